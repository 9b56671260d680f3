import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { launchBrowser } from '../../tools/browser';

/** Long enough for a busy machine; what is missing fails a test before jest gives up on it. */
const PATIENCE_MS = 10_000;

/** A Chromium whose pages belong to one test each. */
export class TestBrowser {
	private constructor(private readonly browser: Browser) {}

	static async start(): Promise<TestBrowser> {
		return new TestBrowser(await launchBrowser());
	}

	/**
	 * Opens an address in a profile of its own.
	 * @param errors gets what goes wrong on the page
	 */
	async open(
		url: string,
		options: BrowserContextOptions = {},
		errors: string[] = [],
	): Promise<Page> {
		const context = await this.browser.newContext({
			viewport: { width: 1280, height: 800 },
			...options,
		});
		context.setDefaultTimeout(PATIENCE_MS);
		const page = await context.newPage();
		page.on('pageerror', (error) => errors.push(error.message));
		page.on('console', (message) => {
			if (message.type() === 'error') errors.push(message.text());
		});
		await page.goto(url);
		return page;
	}

	/** Closes every page, for the end of a test. */
	async closePages(): Promise<void> {
		await Promise.all(this.browser.contexts().map((context) => context.close()));
	}

	async stop(): Promise<void> {
		await this.browser.close();
	}
}

/** Waits until there is a visible element with this text, and returns it. */
export async function see(place: Locator | Page, text: string | RegExp): Promise<Locator> {
	const found = place.getByText(text).first();
	await found.waitFor();
	return found;
}

/** Runs a test on a page; when it fails, its error says where the picture of the page is. */
export async function pictureOnFailure(page: Page, test: () => Promise<void>): Promise<void> {
	try {
		await test();
	} catch (error) {
		const folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-voice-agents-picture-'));
		const path = join(folder, 'page.png');
		await page.screenshot({ path });
		if (error instanceof Error) error.message += `\nThe page at that time: ${path}`;
		throw error;
	}
}
