import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runNpm } from '../npm';
import { PACK_NAME } from '../packages/specs';
import { cacheFolder, PROJECT_FOLDER } from './folders';
import { lockFolder } from './lock';

/** Where `npm run package` puts the tarballs. */
const RELEASE_FOLDER = join(PROJECT_FOLDER, 'release');

/** What the tarballs are made of: a change in one of them makes new ones. */
const SOURCES = [
	'nodes',
	'credentials',
	'contracts',
	'packages',
	'tools/packages',
	'tools/operations.ts',
	'package.json',
	'index.js',
	'gulpfile.js',
	'tsconfig.json',
	'tsconfig.build.json',
	'README.md',
	'CHANGELOG.md',
	'LICENSE.md',
];

async function sourceHash(): Promise<string> {
	const hash = createHash('sha256');
	for (const source of SOURCES.map((name) => join(PROJECT_FOLDER, name))) {
		const entries = await readdir(source, { recursive: true, withFileTypes: true }).catch(() => []);
		const files = entries
			.filter((entry) => entry.isFile())
			.map((entry) => join(entry.parentPath, entry.name));
		for (const file of files.length > 0 ? files.sort() : [source]) {
			hash.update(file.slice(PROJECT_FOLDER.length)).update(readFileSync(file));
		}
	}
	return hash.digest('hex').slice(0, 16);
}

/** Builds all packages and keeps their tarballs in `folder`, which a half-finished build never becomes. */
async function packInto(folder: string): Promise<void> {
	const partial = `${folder}.${process.pid}`;
	await mkdir(partial, { recursive: true });
	try {
		const logFile = join(partial, 'build.log');
		await runNpm(['run', 'package'], { cwd: PROJECT_FOLDER, logFile });
		const isTarball = (name: string) => name.endsWith('.tgz');
		for (const name of (await readdir(RELEASE_FOLDER)).filter(isTarball))
			await cp(join(RELEASE_FOLDER, name), join(partial, name));
		await rename(partial, folder);
	} finally {
		await rm(partial, { recursive: true, force: true });
	}
}

/**
 * Builds the packages as they would be published, once for each state of their sources.
 * @returns the path of the tarball of one of them
 */
export async function packPackage(name = PACK_NAME): Promise<string> {
	const packages = join(cacheFolder(), 'packages');
	const folder = join(packages, await sourceHash());
	await mkdir(packages, { recursive: true });
	const release = await lockFolder(packages);
	try {
		if (!existsSync(folder)) await packInto(folder);
	} finally {
		await release();
	}
	const { version } = JSON.parse(readFileSync(join(PROJECT_FOLDER, 'package.json'), 'utf8')) as {
		version: string;
	};
	return join(folder, `${name}-${version}.tgz`);
}

/**
 * Installs tarballs the way n8n installs community packages.
 * @param userFolder the N8N_USER_FOLDER of an n8n that is not running
 * @param options.offline whether to ask no registry, as packages without dependencies need none
 */
export async function installPackages(
	tarballs: string[],
	userFolder: string,
	{ offline = true } = {},
): Promise<void> {
	const folder = join(userFolder, '.n8n', 'nodes');
	await mkdir(folder, { recursive: true });
	await writeFile(
		join(folder, 'package.json'),
		JSON.stringify({ name: 'installed-nodes', private: true, dependencies: {} }, null, 2),
	);
	await runNpm(
		[
			'install',
			...tarballs,
			// n8n installs with these: the peer n8n-workflow is n8n's own.
			'--ignore-scripts',
			'--legacy-peer-deps',
			'--omit=dev',
			...(offline ? ['--offline'] : []),
			'--no-audit',
			'--no-fund',
		],
		{ cwd: folder, logFile: join(userFolder, 'install.log') },
	);
}
