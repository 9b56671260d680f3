import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { startSimulator } from '../../simulator';
import { step } from '../progress';

/** The usual port, so that the addresses on the picture are those of the documentation. */
const PORT = 4010;

/** Lets the last change arrive, and the notice of it go away. */
const SETTLE_MS = 7_000;

/** What somebody may do in the first minutes. */
async function tryThings(page: Page): Promise<void> {
	const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
	const see = (text: string) => page.getByText(text).first().waitFor();
	const call = async (phoneNumber: string) => {
		await page.getByRole('combobox', { name: 'Phone number' }).fill(phoneNumber);
		await press('Place a call');
		await page.getByText(`→ ${phoneNumber}`).waitFor();
	};
	await press('Register webhook');
	await see('is registered');
	await press('Done');
	await call('+15551230001');
	await press('+1 h');
	await see('Time moved by 1 h');
	await press('Forge last');
	await see('wrong signature');
	await page.getByRole('switch', { name: '500' }).check();
	await see('Every request is struck');
	await press('Place a call');
	await see('answered 500');
	await page.getByRole('switch', { name: '500' }).uncheck();
	await see('The fault is off');
	await call('+15005550004');
	await page.getByRole('radio', { name: 'Trillet AI Production' }).check();
	await call('+15551230002');
	await page.getByRole('radio', { name: 'Klen AI Production' }).check();
	await page.getByRole('combobox', { name: 'Phone number' }).fill('+15551230003');
	await press('Ring an inbound call');
	await press('+10 s');
	await see('Time moved by 10 s');
	await page.evaluate('scrollTo(0, 0)');
}

/** Photographs the simulator's page after somebody has tried this and that. */
export async function photographSimulator(browser: Browser, folder: string): Promise<void> {
	const simulator = await startSimulator({
		port: PORT,
		speed: 0,
		startTime: new Date('2026-11-22T09:30:00'),
		settings: { klen: { callSeconds: 95 } },
	});
	try {
		const page = await browser.newPage({ viewport: { width: 1280, height: 1180 } });
		await page.goto(simulator.url);
		await step('Take the picture of the simulator', async () => {
			await tryThings(page);
			await page.waitForTimeout(SETTLE_MS);
			await page.screenshot({ path: join(folder, 'simulator.png') });
		});
	} finally {
		await simulator.close();
	}
}
