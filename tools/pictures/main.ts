import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { launchBrowser } from '../browser';
import { PROJECT_FOLDER } from '../real-n8n/folders';
import { photographEditor } from './editor';
import { photographSimulator } from './simulator';

const FOLDER = join(PROJECT_FOLDER, 'docs/pictures');

/** Each renews some of the pictures. */
const PHOTOGRAPHERS = { simulator: photographSimulator, editor: photographEditor };

/** Renews the pictures of the documentation: all of them, or those that the arguments name. */
async function main(names: string[]): Promise<void> {
	const known = Object.keys(PHOTOGRAPHERS);
	const unknown = names.find((name) => !known.includes(name));
	if (unknown !== undefined) {
		throw new Error(`There are no pictures "${unknown}". There are ${known.join(', ')}.`);
	}
	await mkdir(FOLDER, { recursive: true });
	const browser = await launchBrowser();
	try {
		for (const [name, photograph] of Object.entries(PHOTOGRAPHERS)) {
			if (names.length === 0 || names.includes(name)) await photograph(browser, FOLDER);
		}
	} finally {
		await browser.close();
	}
}

main(process.argv.slice(2)).catch((error: Error) => {
	process.stderr.write(`${error.message}\n`);
	process.exitCode = 1;
});
