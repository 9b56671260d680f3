import type { Simulator } from '../../../simulator';
import { PRODUCTION_IDS } from '../../../simulator/trillet/seed';
import { startStill } from './client';
import { ask, formWith } from './trillet-client';

const { salesAgent } = PRODUCTION_IDS;
const PATH = '/v1/api/batch-calls';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let simulator: Simulator;

beforeEach(async () => {
	simulator = await startStill({ settings: { trillet: { callSeconds: 60 } } });
});
afterEach(() => simulator.close());

const create = (csv: string, fields: Record<string, string> = {}) =>
	ask(simulator, 'POST', PATH, {
		form: formWith('file', 'batch.csv', csv, { agentId: salesAgent, ...fields }),
	});
const created = async (csv: string, fields: Record<string, string> = {}) => {
	const { body, status } = await create(csv, fields);
	expect([status, body]).toMatchObject([200, { status: 'queued' }]);
	return (body as { batchId: string }).batchId;
};
const get = async (id: string, rest = '') =>
	(await ask(simulator, 'GET', `${PATH}/${id}${rest}`)).body;
const numbers = (count: number) =>
	['phone_number', ...Array.from({ length: count }, (_, i) => `+1555123${1000 + i}`)].join('\n');

describe('a batch', () => {
	it('calls one number after the other, with its line as variables', async () => {
		const id = await created(
			'phone_number,first_name,note\r\n+15551230000,Zoë,"a ""b"",\nc"\r\n+15005550004,Max,\r\n',
		);
		expect(id).toMatch(/^batch_\d{13}$/);
		expect(await get(id)).toMatchObject({ id, status: 'queued', isComplete: false, totalCalls: 2 });
		await simulator.control.advance(5_000);
		expect(await get(id, '/status')).toMatchObject({ status: 'processing', active: 1, waiting: 1 });
		await simulator.control.advance(10 * MINUTE);

		expect(await get(id)).toMatchObject({
			status: 'completed',
			isComplete: true,
			progress: { waiting: 0, active: 0, completed: 1, failed: 1, total: 2 },
		});
		expect(await get(id, '/status')).toMatchObject({
			recent_calls: [
				{ status: 'failed', phone_number: '+15005550004', error: 'Number busy' },
				{ status: 'completed', phone_number: '+15551230000', duration: 65 },
			],
		});
		const history = await ask(simulator, 'GET', `/v2/api/call-history?batchId=${id}`);
		expect(history.body).toMatchObject([
			{ toPhoneNumber: '+15005550004', status: 'failed' },
			{ toPhoneNumber: '+15551230000', variables: { first_name: 'Zoë', note: 'a "b",\nc' } },
		]);
	});

	it('waits for its time', async () => {
		const id = await created(numbers(1), { scheduledAt: '2025-05-01T10:00:00Z' });
		await simulator.control.advance(2 * HOUR - 1);
		expect(simulator.control.rungPhones()).toEqual([]);
		await simulator.control.advance(10 * MINUTE);

		expect(await get(id)).toMatchObject({ status: 'completed' });
	});

	it('calls as many numbers at a time as the settings allow', async () => {
		simulator.control.settings({ trillet: { batchConcurrency: 3 } });
		const id = await created(numbers(5));
		await simulator.control.advance(5_000);

		expect(await get(id, '/status')).toMatchObject({ active: 3, waiting: 2 });
	});

	it('calls again what was not answered, when told so', async () => {
		const id = await created('phone_number\n+15005550005\n', {
			smartCallbackConfig: '{"enabled":true,"maxAttempts":3,"gaps":[{"hours":1},{"days":1}]}',
		});
		await simulator.control.advance(HOUR);
		expect(await get(id, '/status')).toMatchObject({ status: 'processing', waiting: 1 });
		await simulator.control.advance(MINUTE);
		expect(simulator.control.rungPhones()).toHaveLength(2);
		await simulator.control.advance(25 * HOUR);

		expect(simulator.control.rungPhones()).toHaveLength(3);
		expect(await get(id)).toMatchObject({ status: 'completed', progress: { failed: 1 } });
	});

	it('fails numbers that are none', async () => {
		const id = await created('phone_number\n0555 123\n+15551230000\n');
		await simulator.control.advance(10 * MINUTE);

		expect(await get(id, '/calls?status=failed')).toMatchObject({
			calls: [{ phone_number: '0555 123', error: 'Invalid phone number' }],
			summary: { completed: 1, failed: 1 },
		});
	});
});

describe('the list of calls', () => {
	it('pages with an end marker', async () => {
		const id = await created(numbers(25));

		expect(await get(id, '/calls?page=2')).toMatchObject({
			calls: { length: 5 },
			pagination: { page: 2, limit: 20, total: 25, totalPages: 2, hasNext: false, hasPrev: true },
		});
		expect(await get(id, '/calls?limit=10')).toMatchObject({
			pagination: { hasNext: true, hasPrev: false },
		});
		expect((await ask(simulator, 'GET', `${PATH}/${id}/calls?limit=101`)).status).toBe(400);
	});
});

describe('cancelling', () => {
	it('drops what waits and finishes what is under way', async () => {
		const id = await created(numbers(3));
		await simulator.control.advance(6_000);
		expect(await ask(simulator, 'DELETE', `${PATH}/${id}`)).toMatchObject({
			status: 200,
			body: {
				batchId: id,
				status: 'cancelled',
				details: { completedCalls: 0, cancelledCalls: 2, totalCalls: 3 },
			},
		});
		await simulator.control.advance(10 * MINUTE);

		expect(simulator.control.rungPhones()).toHaveLength(1);
		expect(await get(id)).toMatchObject({ status: 'cancelled', progress: { completed: 1 } });
		expect((await ask(simulator, 'DELETE', `${PATH}/${id}`)).status).toBe(200);
	});

	it('keeps a scheduled batch from starting', async () => {
		const id = await created(numbers(1), { scheduledAt: '2025-05-01T10:00:00Z' });
		await ask(simulator, 'DELETE', `${PATH}/${id}`);
		await simulator.control.advance(24 * HOUR);

		expect(simulator.control.rungPhones()).toEqual([]);
	});

	it('is too late for a finished batch', async () => {
		const id = await created(numbers(1));
		await simulator.control.advance(10 * MINUTE);

		expect(await ask(simulator, 'DELETE', `${PATH}/${id}`)).toMatchObject({
			status: 400,
			body: { id },
		});
	});
});

describe('refusals', () => {
	it.each([
		['', 'The CSV file has no column phone_number'],
		['number\n+15551230000\n', 'The CSV file has no column phone_number'],
		['phone_number\n', 'The CSV file has no lines'],
		['phone_number,name\n+15551230000\n', expect.stringContaining('broken in line 2')],
		['phone_number\n"+15551230000', expect.stringContaining('broken')],
	])('of %j', async (csv, message) => {
		expect(await create(csv)).toMatchObject({
			status: 400,
			body: { error: 'Bad Request', message },
		});
	});

	it('of a request without file or agent', async () => {
		const form = new FormData();
		form.set('agentId', salesAgent);
		expect((await ask(simulator, 'POST', PATH, { form })).status).toBe(400);
		const file = formWith('file', 'batch.csv', numbers(1));
		expect(await ask(simulator, 'POST', PATH, { form: file })).toMatchObject({
			status: 400,
			body: { message: 'agentId is required' },
		});
	});

	it('of a file of more than 20 MB', async () => {
		const answer = await create(`phone_number\n${'x'.repeat(20 * 1024 * 1024)}`);
		expect(answer.status).toBe(413);
	});

	it('of settings that are no JSON, and of an agent without a number', async () => {
		expect((await create(numbers(1), { smartCallbackConfig: '{' })).status).toBe(400);
		expect((await create(numbers(1), { scheduledAt: 'tomorrow' })).status).toBe(400);
		expect((await create(numbers(1), { agentId: PRODUCTION_IDS.draftAgent })).status).toBe(400);
	});

	it.each([404, 500] as const)(
		'of an unknown batch with %i and a plain text',
		async (notFoundStatus) => {
			simulator.control.settings({ trillet: { notFoundStatus } });

			expect(await ask(simulator, 'GET', `${PATH}/batch_1`)).toMatchObject({
				status: notFoundStatus,
				body: { error: expect.any(String), message: 'Batch not found', id: 'batch_1' },
			});
		},
	);
});

it('shows the form in the ledger', async () => {
	await created(numbers(1));

	expect(simulator.control.requests()).toMatchObject([
		{
			operationId: 'createBatch',
			body: {
				agentId: salesAgent,
				file: { name: 'batch.csv', contentType: 'text/csv', size: 25, text: numbers(1) },
			},
		},
	]);
});
