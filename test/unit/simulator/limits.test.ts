import type { Simulator } from '../../../simulator';
import { send, startStill } from './client';

const WINDOW_MS = 60_000;

let simulator: Simulator;

beforeEach(async () => {
	simulator = await startStill({ requestsPerMinute: 3, settings: { rateWindowMs: WINDOW_MS } });
});
afterEach(() => simulator.close());

describe('requests per minute', () => {
	const request = (key?: string) => send(simulator, 'GET', '/api/v1/agents', { key });

	it('refuses what is over the limit, with Retry-After in seconds and the documented body', async () => {
		for (let count = 0; count < 3; count++) expect((await request()).status).toBe(200);

		const refused = await request();
		const seconds = Number(refused.headers.get('retry-after'));
		expect(refused).toMatchObject({
			status: 429,
			body: {
				error: 'rate_limit_exceeded',
				message: `Rate limit exceeded. Please try again after ${seconds} seconds.`,
			},
		});
		expect(seconds).toBeGreaterThan(0);
		expect(seconds).toBeLessThanOrEqual(WINDOW_MS / 1000);
	});

	it('notes in the ledger what the key has left', async () => {
		for (let count = 0; count < 4; count++) await request();
		await request('klen_wrong');

		const left = simulator.control.requests().map(({ paceLeft }) => paceLeft);
		expect(left).toEqual([2, 1, 0, 0, null]);
	});

	it('counts each key and each environment on its own', async () => {
		for (let count = 0; count < 4; count++) await request();

		expect((await request('klen_test_second')).status).toBe(200);
		const sandbox = await send(simulator, 'GET', '/api/v1/agents', { environment: 'sandbox' });
		expect(sandbox.status).toBe(200);
	});

	it('accepts again once the window has passed', async () => {
		simulator.control.settings({ rateWindowMs: 50 });
		simulator.control.klen.changeKey('all', { limits: { requestsPerMinute: 1 } });
		expect((await request()).status).toBe(200);

		await new Promise((resolve) => setTimeout(resolve, 60));
		expect((await request()).status).toBe(200);
	});
});

describe('uses a day', () => {
	const call = () =>
		send(simulator, 'POST', '/api/v1/calls', {
			body: { phone_number: '+15551230000', agent_id: 789 },
		});
	const event = () =>
		send(simulator, 'POST', '/api/v1/calendar/events/create', {
			body: {
				title: 'Review',
				start_time: '2025-05-05T10:00:00Z',
				end_time: '2025-05-05T11:00:00Z',
			},
		});

	it.each([
		['callsPerDay', call],
		['calendarEventsPerDay', event],
	])('limits %s until midnight', async (quota, use) => {
		simulator.control.klen.changeKey('all', {
			limits: { requestsPerMinute: 1000, daily: { [quota]: 1 } },
		});
		expect((await use()).status).toBe(201);

		const refused = await use();
		expect(refused.status).toBe(429);
		// Simulated time stands at 08:00, sixteen hours before midnight.
		expect(refused.headers.get('retry-after')).toBe(String(16 * 3600));

		await simulator.control.advance(16 * 3600 * 1000);
		expect((await use()).status).toBe(201);
	});

	it('does not count a call that was refused', async () => {
		simulator.control.klen.changeKey('all', {
			limits: { requestsPerMinute: 1000, daily: { callsPerDay: 1 } },
		});
		await send(simulator, 'POST', '/api/v1/calls', { body: { phone_number: 'wrong' } });

		expect((await call()).status).toBe(201);
	});
});
