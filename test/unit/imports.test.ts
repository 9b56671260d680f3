import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const root = join(__dirname, '../..');
const files = globSync('{nodes,credentials}/**/*.ts', { cwd: root });

/** The files of the pack that a file takes something from, types included. */
function importsOf(file: string): string[] {
	const source = readFileSync(join(root, file), 'utf8');
	return [...source.matchAll(/\bfrom '(\.[^']*)'|\bimport\('(\.[^']*)'\)/g)].map(
		([, fixed, lazy]) => {
			const path = join(dirname(file), fixed ?? lazy ?? '');
			return existsSync(join(root, `${path}.ts`)) ? `${path}.ts` : join(path, 'index.ts');
		},
	);
}

const graph = new Map(files.map((file) => [file, importsOf(file)]));

/** A way from a file back to itself; undefined when there is none. */
function wayBack(file: string): string[] | undefined {
	const before = new Map<string, string>();
	const queue = [file];
	for (const at of queue) {
		for (const next of graph.get(at) ?? []) {
			if (next === file) {
				const way = [file];
				for (let step = at; step !== file; step = before.get(step) ?? file) way.unshift(step);
				return [file, ...way];
			}
			if (before.has(next)) continue;
			before.set(next, at);
			queue.push(next);
		}
	}
	return undefined;
}

it('is no file that needs itself', () => {
	const cycles = files.flatMap((file) => wayBack(file)?.join(' > ') ?? []);
	expect(cycles).toEqual([]);
});

it('is no vendor that needs the other, and nothing shared that needs a vendor', () => {
	const roomOf = (file: string) => relative('nodes', file).split('/')[0] ?? '';
	const wrong = files.flatMap((file) =>
		importsOf(file)
			.filter((path) => path.startsWith('nodes/') && file.startsWith('nodes/'))
			.filter((path) => !['shared', roomOf(file)].includes(roomOf(path)))
			.map((path) => `${file} > ${path}`),
	);
	expect(wrong).toEqual([]);
});
