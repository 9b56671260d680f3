import envPaths from 'env-paths';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The committed package.json and lock file that pin the real n8n. */
export const MANIFEST_FOLDER = __dirname;

/** The top level of this project. */
export const PROJECT_FOLDER = resolve(__dirname, '../..');

/** Written last by the installer: a folder without it is not a finished installation. */
export const COMPLETE_MARKER = '.complete';

/**
 * Everything large that one clone can share with the next lies here, outside the clone:
 * `$VOICE_AGENTS_CACHE`, or a folder of this project in the user's cache directory.
 */
export function cacheFolder(): string {
	const chosen = process.env.VOICE_AGENTS_CACHE;
	return chosen ? resolve(chosen) : envPaths('n8n-nodes-voice-agents', { suffix: '' }).cache;
}

/** The folder of the installation that the committed lock file describes. */
export function n8nFolder(): string {
	const lock = readFileSync(join(MANIFEST_FOLDER, 'package-lock.json'));
	const hash = createHash('sha256').update(lock).digest('hex').slice(0, 16);
	return join(cacheFolder(), `n8n-${hash}`);
}

export function isInstalled(): boolean {
	return existsSync(join(n8nFolder(), COMPLETE_MARKER));
}
