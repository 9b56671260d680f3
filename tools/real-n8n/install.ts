import { Listr, PRESET_TIMER } from 'listr2';
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { mkdir, readdir, rename, rm, statfs, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { runNpm } from '../npm';
import {
	chosenLine,
	COMPLETE_MARKER,
	isInstalled,
	manifestFolder,
	n8nFolder,
	type N8nLine,
} from './folders';
import { lockFolder } from './lock';

const NEEDED_GIGABYTES = 3;
const NEEDED_MINUTES = '3 to 8';

/** Someone reading a terminal sees seconds pass; a log file gets a line now and then. */
const HEARTBEAT_MS = process.stdout.isTTY ? 1_000 : 20_000;

interface Manifest {
	dependencies: { n8n: string };
}

/** What the steps hand on to whoever runs them. */
interface Context {
	release?: () => Promise<void>;
}

interface Lock {
	packages: Record<string, { optional?: boolean }>;
}

const readJson = <T>(line: N8nLine, name: string) =>
	JSON.parse(readFileSync(join(manifestFolder(line), name), 'utf8')) as T;

/** Calls `say` with the elapsed time until the work is done, since npm itself is silent for minutes. */
async function withHeartbeat<T>(
	say: (text: string) => void,
	describe: () => string,
	work: () => Promise<T>,
): Promise<T> {
	const started = Date.now();
	const beat = () => {
		const seconds = Math.round((Date.now() - started) / 1000);
		say(`${describe()}, ${Math.floor(seconds / 60)} min ${seconds % 60} s so far`);
	};
	const timer = setInterval(beat, HEARTBEAT_MS);
	try {
		return await work();
	} finally {
		clearInterval(timer);
	}
}

/** The driver compiles offline when the running Node brings its own headers. */
function nodeHeaders(): Record<string, string> {
	const folder = dirname(dirname(process.execPath));
	return existsSync(join(folder, 'include/node/node_api.h')) ? { npm_config_nodedir: folder } : {};
}

async function checkDiskSpace(folder: string) {
	const { bavail, bsize } = await statfs(folder);
	const free = (bavail * bsize) / 1e9;
	if (free < NEEDED_GIGABYTES) {
		throw new Error(
			`n8n needs ${NEEDED_GIGABYTES} GB, and only ${free.toFixed(1)} GB are free in ${folder}. ` +
				'Free some space, or name a folder on another disk in VOICE_AGENTS_CACHE.',
		);
	}
}

/** Removes what crashed installations left. An npm that outlived one may still write there: let it. */
async function removePartials(folder: string) {
	const names = await readdir(dirname(folder));
	const partials = names.filter(
		(name) => name.startsWith(basename(folder)) && name.endsWith('.partial'),
	);
	await Promise.allSettled(
		partials.map((name) => rm(join(dirname(folder), name), { recursive: true, force: true })),
	);
}

/** The steps of one installation; a half-finished one never gets the folder's name. */
function steps(line: N8nLine) {
	const folder = n8nFolder(line);
	const done = () => isInstalled(line);
	const partial = `${folder}.${process.pid}.partial`;
	const logFile = `${folder}.log`;
	const version = readJson<Manifest>(line, 'package.json').dependencies.n8n;
	const packages = Object.values(readJson<Lock>(line, 'package-lock.json').packages).length - 1;

	return new Listr<Context>(
		[
			{
				title: 'Wait for other installations',
				task: async (context, task) => {
					context.release = await withHeartbeat(
						(text) => (task.output = text),
						() => 'Another process is installing n8n into the same folder',
						() => lockFolder(folder),
					);
				},
			},
			{
				title: `Download and unpack n8n ${version}`,
				skip: done,
				task: async (_, task) => {
					await checkDiskSpace(dirname(folder));
					await removePartials(folder);
					await rm(logFile, { force: true });
					await mkdir(partial, { recursive: true });
					for (const name of ['package.json', 'package-lock.json']) {
						copyFileSync(join(manifestFolder(line), name), join(partial, name));
					}
					let fetched = 0;
					await withHeartbeat(
						(text) => (task.output = text),
						() =>
							fetched === 0
								? 'npm is reading the lock file'
								: `npm has fetched ${fetched} of up to ${packages} packages and is unpacking them`,
						() =>
							runNpm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=http'], {
								cwd: partial,
								logFile,
								onLine: (line) => {
									if (/^npm http .*\.tgz /.test(line)) fetched += 1;
								},
							}),
					);
				},
			},
			{
				title: 'Prepare its SQLite driver',
				skip: done,
				task: (_, task) =>
					withHeartbeat(
						(text) => (task.output = text),
						() => 'Fetching the driver, or compiling it where no ready-made one is to be had',
						() =>
							runNpm(['rebuild', 'sqlite3', '--ignore-scripts=false'], {
								cwd: partial,
								logFile,
								env: nodeHeaders(),
							}),
					),
			},
			{
				title: 'Put it in place',
				task: async () => {
					if (!done()) {
						await writeFile(join(partial, COMPLETE_MARKER), `n8n ${version}\n`);
						await rm(folder, { recursive: true, force: true });
						await rename(partial, folder);
					}
				},
			},
		],
		{
			fallbackRenderer: 'simple',
			rendererOptions: { timer: PRESET_TIMER, showErrorMessage: false },
		},
	);
}

/**
 * Installs the real n8n of a line into the user's cache folder unless it is there already, and shows
 * what it does meanwhile. Several processes may call it at once.
 * @returns the folder that holds `node_modules/n8n`
 * @throws Error with the end of npm's log, or when the disk is too full
 */
export async function installRealN8n(line: N8nLine): Promise<string> {
	const folder = n8nFolder(line);
	if (isInstalled(line)) return folder;
	await mkdir(dirname(folder), { recursive: true });
	process.stdout.write(
		`The real n8n ${line}.x is needed and not yet installed. This takes ${NEEDED_MINUTES} minutes and ` +
			`${NEEDED_GIGABYTES} GB, once:\n${folder}\n`,
	);
	const context: Context = {};
	try {
		await steps(line).run(context);
	} finally {
		await context.release?.();
	}
	return folder;
}

if (require.main === module) {
	installRealN8n(chosenLine()).then(
		(folder) => process.stdout.write(`n8n is installed in ${folder}\n`),
		(error: Error) => {
			process.stderr.write(`${error.message}\n`);
			process.exitCode = 1;
		},
	);
}
