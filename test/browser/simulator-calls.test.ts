import { see } from '../harness/browser';
import { useSimulatorPage } from './simulator-page';

const world = useSimulatorPage();

describe('calls', () => {
	it.each([
		['Klen AI Production', 'Queued', 'In progress', 'Recording'],
		['Klen AI Sandbox', 'Queued', 'In progress', 'Recording'],
		['Trillet AI Production', 'Placed', 'Answered', 'Completed'],
		['Trillet AI Development', 'Placed', 'Answered', 'Completed'],
	])('from outside move through their states in %s', async (place, first, second, last) => {
		await world.ui.actIn(place);
		await world.ui.enterNumber('+15557770001');
		await world.ui.press('Ring an inbound call');
		await see(world.ui.calls, /^\+15557770001 → /);
		await world.ui.newestCallIs(first);
		await world.ui.press('+10 s');
		await world.ui.newestCallIs(second);
		await world.ui.press('+1 h');
		await world.ui.newestCallIs(last);

		await see(world.ui.calls, 'inbound, completed');
		expect(world.simulator.control.rungPhones()).toEqual([]);
	});

	it.each([
		['Klen AI Production', 'Failed', 'no-answer'],
		['Trillet AI Production', 'No answer', 'No answer'],
	])('to a magic number end as it says in %s', async (place, last, note) => {
		await world.ui.actIn(place);
		await world.ui.page.getByText('Numbers with special outcomes').click();
		await world.ui.press('Use +15005550005');
		await world.ui.press('Place a call');
		await world.ui.notice(/took the call \(20[01]\)/);
		await world.ui.press('+10 s');
		await world.ui.newestCallIs(last);

		await see(world.ui.calls.locator('.note'), note);
		expect(world.simulator.control.rungPhones()).toHaveLength(1);
	});

	it('are refused for the reason that the vendor gives', async () => {
		await world.ui.page.getByRole('combobox', { name: 'Test key' }).selectOption('can_read_agents');
		await world.ui.press('Place a call');

		await world.ui.notice(
			'Klen AI answered 403: This API key does not have can_initiate_calls permission',
		);
		await see(world.ui.calls, 'None yet.');
	});
});

it('starts over with the simulator', async () => {
	await world.ui.press('Place a call');
	await see(world.ui.requests, 'initiateCall');
	await world.simulator.control.reset();

	await see(world.ui.requests, 'None yet.');
	await see(world.ui.calls, 'None yet.');
});

it('sets the speed of simulated time', async () => {
	await world.ui.press('60×');

	await world.ui.page.getByRole('button', { name: '60×', pressed: true }).waitFor();
	await world.ui.press('Pause');
	await world.ui.notice('Time stands still');
});
