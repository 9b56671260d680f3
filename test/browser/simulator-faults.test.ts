import { see } from '../harness/browser';
import { useSimulatorPage } from './simulator-page';

const world = useSimulatorPage();

describe('faults', () => {
	const calls = () => world.simulator.control.klen.production.calls().length;

	it.each([
		['429 Too Many Requests', '429', 'answered 429: Rate limit exceeded', 0],
		['500 Internal Server Error', '500', 'answered 500: Internal server error', 0],
		['Connection reset before processing', 'cut', 'No answer came', 0],
		['Connection reset after processing', 'cut', 'No answer came', 1],
		['Truncated body', '201', 'No answer came', 1],
	])('%s fails one request', async (name, status, notice, placed) => {
		const before = calls();
		await world.ui.faults.getByLabel('Fail').selectOption('1');
		const fault = world.ui.page.getByRole('switch', { name });
		await fault.check();
		await world.ui.notice('The next request fails');
		await world.ui.press('Place a call');
		await world.ui.notice(notice);
		await see(world.ui.requests, `fault: ${name}`);

		expect((await world.ui.cells(0)).at(-1)).toBe(status);
		expect(calls()).toBe(before + placed);
		await see(world.ui.faults, 'failed 1');
		expect(await fault.isChecked()).toBe(false);
	});

	it('fail every request until they are switched off', async () => {
		await world.ui.faults.getByLabel('Fail').selectOption('always');
		const fault = world.ui.page.getByRole('switch', { name: '500' });
		await fault.check();
		for (const count of [1, 2]) {
			await world.ui.press('Place a call');
			await see(world.ui.faults, `failed ${count}`);
		}
		await fault.uncheck();
		await world.ui.notice('The fault is off');
		await world.ui.press('Place a call');
		await world.ui.notice('Klen AI took the call (201)');

		expect(world.simulator.control.faults()).toEqual([]);
		await world.ui.page.locator('.tries .done', { hasText: 'Survive a fault' }).waitFor();
	});

	it('can be slow answers', async () => {
		await world.ui.faults.getByLabel('Fail').selectOption('always');
		await world.ui.page.getByRole('switch', { name: 'Slow answer' }).check();
		await world.ui.notice('Every request fails');

		expect(world.simulator.control.faults()).toMatchObject([{ delayMs: 5_000, times: 'always' }]);
	});
});
