import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';
import { installPrograms, pathOf } from './programs';

/** Where other systems than Debian put a Chromium; playwright-core brings none. */
const USUAL_PATHS = [
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

const findChromium = (): string | undefined =>
	process.env.CHROMIUM_PATH ?? USUAL_PATHS.find((usual) => existsSync(usual));

/**
 * Installs Chromium where it is missing.
 * @throws Error that says how to get it
 */
export async function installBrowser(): Promise<void> {
	if (!findChromium()) await installPrograms('The browser', ['chromium']);
}

/** Pages reach this machine alone: the editor of n8n would ask servers of n8n for this and that. */
const LOOPBACK_ONLY = [
	'--no-proxy-server',
	'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
];

/**
 * Starts the system's Chromium without a window; whoever starts it closes it.
 * @throws Error when there is none
 */
export async function launchBrowser(): Promise<Browser> {
	return await chromium.launch({
		executablePath: findChromium() ?? pathOf('chromium'),
		args: ['--no-sandbox', ...LOOPBACK_ONLY],
	});
}
