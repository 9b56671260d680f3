import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { operationsTable } from '../operations';
import { PROJECT_FOLDER } from '../real-n8n/folders';
import { changelogOf } from './changelog';
import { manifestOf } from './manifest';
import { PACK_NAME, type PackageSpec } from './specs';

const OPERATIONS = '<!-- operations -->';

const readProject = async (file: string) => await readFile(join(PROJECT_FOLDER, file), 'utf8');

/** The files below `dist` that a package carries, as globs. */
export function distGlobs({ vendors }: PackageSpec): string[] {
	return [
		'dist/nodes/shared/**',
		...vendors.flatMap((vendor) => [`dist/nodes/${vendor}/**`, `dist/credentials/${vendor}*`]),
	];
}

/** The README of the project links to its tables; those of the vendors have one each. */
async function readmeOf({ readme, vendors }: PackageSpec): Promise<string> {
	const text = await readProject(readme);
	const [vendor] = vendors;
	return vendors.length > 1 || !vendor
		? text
		: text.replace(OPERATIONS, () => operationsTable(`${vendor} AI`));
}

/** A node's codex and its hints name nodes with their package. */
async function renameNodes(folder: string, name: string): Promise<void> {
	const entries = await readdir(join(folder, 'dist/nodes'), { recursive: true });
	for (const entry of entries.filter((path) => /\.node\.js(on)?$/.test(path))) {
		const file = join(folder, 'dist/nodes', entry);
		const text = await readFile(file, 'utf8');
		await writeFile(file, text.replaceAll(new RegExp(`(["'])${PACK_NAME}\\.`, 'g'), `$1${name}.`));
	}
}

/** Writes what makes a package of the compiled files that are in `folder` already. */
export async function completePackage(spec: PackageSpec, folder: string): Promise<void> {
	await renameNodes(folder, spec.name);
	const texts = {
		'package.json': JSON.stringify(manifestOf(spec)),
		'README.md': await readmeOf(spec),
		'CHANGELOG.md': changelogOf(spec.vendors),
		'LICENSE.md': await readProject('LICENSE.md'),
		'index.js': await readProject('index.js'),
	};
	for (const [name, text] of Object.entries(texts)) {
		const filepath = join(folder, name);
		const options = await resolveConfig(join(PROJECT_FOLDER, name));
		await writeFile(filepath, await format(text, { ...options, filepath }));
	}
}
