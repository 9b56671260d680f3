import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { format, resolveConfig } from 'prettier';

/** Writes a text the way that the project formats files of its kind. */
export async function writeFormatted(file: string, text: string): Promise<void> {
	await mkdir(dirname(file), { recursive: true });
	const options = { ...(await resolveConfig(file)), filepath: file };
	await writeFile(file, await format(text, options));
}

/**
 * Puts each text between its markers, `<!-- name -->` and `<!-- /name -->`.
 * @throws Error when the page lacks one of them
 */
export async function writeBetweenMarkers(
	file: string,
	named: Record<string, string>,
): Promise<void> {
	let page = await readFile(file, 'utf8');
	for (const [name, text] of Object.entries(named)) {
		const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
		const [before, rest = ''] = page.split(start);
		const [, after] = rest.split(end);
		if (after === undefined) throw new Error(`${file} has no markers ${start} and ${end}`);
		page = `${before}${start}\n\n${text}\n\n${end}${after}`;
	}
	await writeFormatted(file, page);
}
