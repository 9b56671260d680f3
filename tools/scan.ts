import {
	analyzePackage,
	SOURCE_FILE_PATTERNS,
} from '@n8n/scan-community-package/scanner/scanner.mjs';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { findPackageJSON } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extract } from 'tar';
import { PACKAGES } from './packages/specs';
import { PROJECT_FOLDER } from './real-n8n/folders';
import { packPackage } from './real-n8n/package';

/** What n8n's scanner reads in a published package: the compiled code, not the sources. */
const PUBLISHED_FILE_PATTERNS = ['**/*.js', 'package.json'];

const SCANNER = '@n8n/scan-community-package';

function versionOf(name: string, importer: string): string {
	const manifest = findPackageJSON(name, importer);
	if (!manifest) throw new Error(`${name} is not installed. Run "npm ci" first.`);
	const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
	return `${name} ${version}`;
}

/** The rules are those of the scanner's own dependencies, which may differ from what `npm run lint` uses. */
function scannerVersions(): string {
	const scanner = require.resolve(`${SCANNER}/package.json`);
	return [
		versionOf(SCANNER, __filename),
		versionOf('eslint', scanner),
		versionOf('@n8n/eslint-plugin-community-nodes', scanner),
		versionOf('eslint-plugin-n8n-nodes-base', scanner),
	].join(', ');
}

async function passes(what: string, folder: string, patterns: string[]): Promise<boolean> {
	const { passed, message, details } = await analyzePackage(folder, patterns);
	process.stdout.write(
		passed ? `${what}: no findings\n` : `${what}: ${message}\n${details ?? ''}\n`,
	);
	return passed;
}

async function passesPublished(name: string): Promise<boolean> {
	const folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-voice-agents-scan-'));
	try {
		await extract({ file: await packPackage(name), cwd: folder, strip: 1 });
		return await passes(`Published ${name}`, folder, PUBLISHED_FILE_PATTERNS);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

/** Runs the scan that n8n runs before it verifies a package, on the sources and on every tarball. */
async function main(): Promise<boolean> {
	process.stdout.write(`${scannerVersions()}\n`);
	const results = [await passes('Sources', PROJECT_FOLDER, SOURCE_FILE_PATTERNS)];
	for (const { name } of PACKAGES) results.push(await passesPublished(name));
	return results.every(Boolean);
}

main().then(
	(passed) => {
		process.exitCode = passed ? 0 : 1;
	},
	(error: Error) => {
		process.stderr.write(`The scan could not run: ${error.message}\n`);
		process.exitCode = 1;
	},
);
