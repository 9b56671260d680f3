import envPaths from 'env-paths';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The top level of this project. */
export const PROJECT_FOLDER = resolve(__dirname, '../..');

/** Written last by the installer: a folder without it is not a finished installation. */
export const COMPLETE_MARKER = '.complete';

const LINES = ['1', '2'] as const;

/** The major versions of n8n that the pack works on; `n8n-1` and `n8n-2` pin one version of each. */
export type N8nLine = (typeof LINES)[number];

/**
 * The line of n8n that this process uses: `$VOICE_AGENTS_N8N_LINE`, or the newer one.
 * @throws Error when there is no such line
 */
export function chosenLine(): N8nLine {
	const chosen = process.env.VOICE_AGENTS_N8N_LINE || '2';
	const line = LINES.find((name) => name === chosen);
	if (!line)
		throw new Error(`VOICE_AGENTS_N8N_LINE is "${chosen}", and must be ${LINES.join(' or ')}.`);
	return line;
}

/**
 * Everything large that one clone can share with the next lies here, outside the clone:
 * `$VOICE_AGENTS_CACHE`, or a folder of this project in the user's cache directory.
 */
export function cacheFolder(): string {
	const chosen = process.env.VOICE_AGENTS_CACHE;
	return chosen ? resolve(chosen) : envPaths('n8n-nodes-voice-agents', { suffix: '' }).cache;
}

/** The committed package.json and lock file that pin the real n8n of a line. */
export const manifestFolder = (line: N8nLine): string => join(__dirname, `n8n-${line}`);

/** The folder of the installation that the committed lock file describes. */
export function n8nFolder(line: N8nLine): string {
	const lock = readFileSync(join(manifestFolder(line), 'package-lock.json'));
	const hash = createHash('sha256').update(lock).digest('hex').slice(0, 16);
	return join(cacheFolder(), `n8n-${hash}`);
}

export function isInstalled(line: N8nLine): boolean {
	return existsSync(join(n8nFolder(line), COMPLETE_MARKER));
}
