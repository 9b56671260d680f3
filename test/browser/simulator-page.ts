import type { Locator, Page } from 'playwright-core';
import { startSimulator, type Simulator } from '../../simulator';
import { see, TestBrowser } from '../harness/browser';
import { Receiver } from '../unit/simulator/receiver';

/** The parts of the simulator's page, by the names that a person and a screen reader know. */
export class SimulatorPage {
	readonly requests: Locator;
	readonly calls: Locator;
	readonly deliveries: Locator;
	readonly faults: Locator;
	readonly webhooks: Locator;

	constructor(readonly page: Page) {
		this.requests = page.getByRole('region', { name: 'Requests' });
		this.calls = page.getByRole('region', { name: 'Calls under way and over' });
		this.deliveries = page.getByRole('region', { name: 'Webhook deliveries' });
		this.faults = page.getByRole('form', { name: 'Faults' });
		this.webhooks = page.getByRole('region', { name: 'Webhooks' });
	}

	/** @param place such as "Klen AI Sandbox" */
	async actIn(place: string): Promise<void> {
		await this.page.getByRole('radio', { name: place }).check();
	}

	async press(name: string): Promise<void> {
		await this.page.getByRole('button', { name, exact: true }).click();
	}

	async enterNumber(phoneNumber: string): Promise<void> {
		await this.page.getByRole('combobox', { name: 'Phone number' }).fill(phoneNumber);
	}

	/** Waits for what the last action led to. */
	async notice(text: string | RegExp): Promise<void> {
		await this.page.locator('.notice').getByText(text).waitFor();
	}

	/** Waits until the newest call is in this state and the ones after it are open. */
	async newestCallIs(step: string): Promise<void> {
		const reached = this.calls.locator('.call').first().locator('.reached');
		await reached.filter({ hasText: step }).and(reached.last()).waitFor();
	}

	/** @param row 0 is the newest */
	async cells(row: number): Promise<string[]> {
		const cells = this.requests.locator('tbody tr').nth(row).getByRole('cell');
		return (await cells.allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim());
	}

	async registerWebhook(url: string, secret?: string): Promise<void> {
		await this.webhooks.getByLabel('URL').fill(url);
		if (secret !== undefined) {
			await this.webhooks.getByText('Events and secret').click();
			await this.webhooks.getByLabel('Secret').fill(secret);
		}
		await this.press('Register webhook');
		await this.notice('is registered');
	}
}

/** A simulator, its page in a browser, and a receiver of its webhooks. */
export interface SimulatorWorld {
	simulator: Simulator;
	ui: SimulatorPage;
	receiver: Receiver;
}

/** A world for a test file; every test starts with a fresh one, and fails when its page has an error. */
export function useSimulatorPage(): SimulatorWorld {
	const world = {} as SimulatorWorld;
	let browser: TestBrowser;
	let errors: string[];

	beforeAll(async () => {
		browser = await TestBrowser.start();
	});
	afterAll(() => browser.stop());

	beforeEach(async () => {
		world.simulator = await startSimulator({
			speed: 0,
			settings: { delivery: { retryDelaysMs: [] } },
		});
		world.receiver = await Receiver.start();
		errors = [];
		world.ui = new SimulatorPage(await browser.open(world.simulator.url, {}, errors));
		await see(world.ui.page, 'Live');
	});
	afterEach(async () => {
		await browser.closePages();
		await world.receiver.close();
		await world.simulator.close();
		expect(errors).toEqual([]);
	});
	return world;
}
