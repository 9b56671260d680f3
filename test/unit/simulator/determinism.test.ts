import type { Simulator } from '../../../simulator';
import { send, startStill } from './client';

/** What a simulator makes up by itself: its data, a call with its outcome, a webhook's secret. */
async function story(simulator: Simulator) {
	const { control } = simulator;
	const created = await send(simulator, 'POST', '/api/webhooks/create/', {
		body: { name: 'a', url: 'https://example.com', subscribed_events: ['call.failed'] },
	});
	await send(simulator, 'POST', '/api/v1/calls', {
		body: { phone_number: '+15551230000', agent_id: 789 },
	});
	await control.advance(600_000);
	const { production, sandbox } = control.klen;
	return JSON.stringify([
		created.body,
		[production, sandbox].map((environment) => [
			environment.agents(),
			environment.contacts(),
			environment.calls(),
			environment.calendarEvents(),
		]),
	]);
}

const start = (seed: number) => startStill({ seed });

it('tells the same story for the same seed, also after a reset', async () => {
	const [one, other] = [await start(7), await start(7)];
	const told = await story(one);

	expect(await story(other)).toBe(told);
	await one.control.reset();
	expect(await story(one)).toBe(told);
	await Promise.all([one.close(), other.close()]);
});

it('tells another story for another seed', async () => {
	const simulator = await start(7);
	const told = await story(simulator);
	await simulator.control.reset(8);

	expect(await story(simulator)).not.toBe(told);
	await simulator.close();
});

it('gives the sandbox data of its own', async () => {
	const simulator = await start(7);
	const { production, sandbox } = simulator.control.klen;

	expect(sandbox.calls()).toHaveLength(157);
	const ids = new Set(production.calls().map(({ klenCallId }) => klenCallId));
	expect(sandbox.calls().some(({ klenCallId }) => ids.has(klenCallId))).toBe(false);
	await simulator.close();
});
