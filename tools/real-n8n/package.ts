import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runNpm } from '../npm';
import { cacheFolder, PROJECT_FOLDER } from './folders';

/** What the tarball is made of: a change in one of them makes a new tarball. */
const SOURCES = [
	'nodes',
	'credentials',
	'package.json',
	'index.js',
	'gulpfile.js',
	'tsconfig.json',
	'tsconfig.build.json',
	'README.md',
	'CHANGELOG.md',
	'LICENSE',
];

async function sourceHash(): Promise<string> {
	const hash = createHash('sha256');
	for (const source of SOURCES.map((name) => join(PROJECT_FOLDER, name))) {
		if (!existsSync(source)) continue;
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

/**
 * Builds the package and packs it as it would be published, once for each state of its sources.
 * @returns the path of the tarball
 */
export async function packPackage(): Promise<string> {
	const folder = join(cacheFolder(), 'packages', await sourceHash());
	const findTarball = async () => (await readdir(folder)).find((name) => name.endsWith('.tgz'));
	if (!existsSync(folder)) {
		const partial = `${folder}.${process.pid}`;
		await mkdir(partial, { recursive: true });
		try {
			const logFile = join(partial, 'build.log');
			await runNpm(['run', 'build'], { cwd: PROJECT_FOLDER, logFile });
			await runNpm(['pack', '--pack-destination', partial], { cwd: PROJECT_FOLDER, logFile });
			// Another process may have been faster; its tarball is the same.
			await rename(partial, folder).catch(() => undefined);
		} finally {
			await rm(partial, { recursive: true, force: true });
		}
	}
	const tarball = await findTarball();
	if (!tarball)
		throw new Error(`There is no tarball in ${folder}. Delete that folder and try again.`);
	return join(folder, tarball);
}

/**
 * Installs a tarball the way n8n installs a community package, without asking any registry.
 * @param userFolder the N8N_USER_FOLDER of an n8n that is not running
 */
export async function installPackage(tarball: string, userFolder: string): Promise<void> {
	const folder = join(userFolder, '.n8n', 'nodes');
	await mkdir(folder, { recursive: true });
	await writeFile(
		join(folder, 'package.json'),
		JSON.stringify({ name: 'installed-nodes', private: true, dependencies: {} }, null, 2),
	);
	await runNpm(
		[
			'install',
			tarball,
			// n8n installs with these: the peer n8n-workflow is n8n's own.
			'--ignore-scripts',
			'--legacy-peer-deps',
			'--omit=dev',
			'--offline',
			'--no-audit',
			'--no-fund',
		],
		{ cwd: folder, logFile: join(userFolder, 'install.log') },
	);
}
