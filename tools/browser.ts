import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

/** Where systems put a Chromium; playwright-core brings none. */
const USUAL_PATHS = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

function findChromium(): string {
	const path = process.env.CHROMIUM_PATH ?? USUAL_PATHS.find((usual) => existsSync(usual));
	if (path) return path;
	throw new Error(
		'No Chromium was found. Install one, or name its program in the environment variable CHROMIUM_PATH.',
	);
}

/**
 * Starts the system's Chromium without a window; whoever starts it closes it.
 * @throws Error when there is none
 */
export async function launchBrowser(): Promise<Browser> {
	return await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
}
