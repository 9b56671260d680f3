import { readFileSync } from 'fs';
import type { Page } from 'playwright-core';
import { startSimulator, type Simulator } from '../../simulator';
import { see, TestBrowser } from '../harness/browser';
import { SimulatorPage } from './simulator-page';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
	id: string;
	nodes: Array<{ html: string; failureSummary?: string }>;
}

let browser: TestBrowser;
let simulator: Simulator;
let page: Page;

beforeAll(async () => {
	browser = await TestBrowser.start();
	simulator = await startSimulator({ speed: 0, settings: { delivery: { retryDelaysMs: [] } } });
	page = await browser.open(simulator.url, { reducedMotion: 'reduce' });
	await fill(new SimulatorPage(page));
	await page.evaluate(AXE);
});
afterAll(async () => {
	await browser.stop();
	await simulator.close();
});

/** Something of everything that the page can show. */
async function fill(ui: SimulatorPage): Promise<void> {
	await ui.press('Register webhook');
	await ui.press('Place a call');
	await ui.press('+1 h');
	await ui.enterNumber('+15005550004');
	await ui.press('Place a call');
	await ui.press('+10 s');
	await ui.press('Ring an inbound call');
	await ui.press('Forge last');
	await see(ui.deliveries, 'wrong signature');
	await ui.page.getByRole('switch', { name: '500' }).check();
	await ui.press('Place a call');
	await ui.notice('answered 500');
	await ui.page.getByText('Test keys').click();
	await ui.requests.getByRole('button', { name: 'initiateCall' }).first().click();
	await see(ui.requests, 'Headers, without keys');
	await ui.deliveries.getByRole('button', { expanded: false }).first().click();
	await see(ui.deliveries, 'Body, as sent');
}

it.each([
	['light', 1280, 800],
	['dark', 1280, 800],
	['light', 390, 844],
	['dark', 390, 844],
] as const)(
	'can be read and operated by anybody: %s, %i x %i',
	async (colorScheme, width, height) => {
		await page.emulateMedia({ colorScheme });
		await page.setViewportSize({ width, height });
		const violations = (await page.evaluate(
			'axe.run().then(({ violations }) => violations)',
		)) as Violation[];

		expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
		expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
	},
);
