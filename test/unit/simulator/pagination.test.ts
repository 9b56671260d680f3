import type { Simulator } from '../../../simulator';
import { send, startStill } from './client';

interface Page {
	count: number;
	page: number;
	limit: number;
	pages: number;
	calls: Array<{ id: string; status: string; type: string; agent_id: string; started_at: string }>;
	contacts: Array<{ id: number; full_name: string }>;
	events: Array<{ id: number }>;
}

let simulator: Simulator;

const list = async (path: string, environment: 'production' | 'sandbox' = 'sandbox') => {
	const { body, status } = await send(simulator, 'GET', path, { environment });
	expect(status).toBe(200);
	return body as Page;
};

beforeEach(async () => {
	simulator = await startStill();
});
afterEach(() => simulator.close());

describe('a paged list', () => {
	it('sends the documented envelope with the documented default', async () => {
		const { calls, ...totals } = await list('/api/v1/calls');

		expect(totals).toEqual({ count: 157, page: 1, limit: 10, pages: 16 });
		expect(calls).toHaveLength(10);
	});

	it('has its own default for contacts and events', async () => {
		expect((await list('/api/v1/contacts')).limit).toBe(25);
		expect((await list('/api/v1/calendar/events')).limit).toBe(10);
	});

	it('covers every call once, newest first', async () => {
		const pages = await Promise.all(
			[1, 2].map((page) => list(`/api/v1/calls?limit=100&page=${page}`)),
		);
		const calls = pages.flatMap((page) => page.calls);

		expect(new Set(calls.map(({ id }) => id)).size).toBe(157);
		const stored = simulator.control.klen.sandbox.calls().map(({ klenCallId }) => klenCallId);
		expect(calls.map(({ id }) => id)).toEqual(stored);
		const created = simulator.control.klen.sandbox.calls().map(({ createdAt }) => createdAt);
		expect(created).toEqual([...created].sort((a, b) => b - a));
	});

	it('is empty after the last page', async () => {
		expect(await list('/api/v1/calls?limit=100&page=3')).toMatchObject({ page: 3, calls: [] });
	});

	it.each(['limit=101', 'limit=0', 'page=0', 'page=two', 'status=queued', 'sort=asc'])(
		'answers 400 validation_error to %s',
		async (query) => {
			expect(await send(simulator, 'GET', `/api/v1/calls?${query}`)).toMatchObject({
				status: 400,
				body: { error: 'validation_error' },
			});
		},
	);

	it('cuts a limit of the event list down without a word, as the maximum is not documented', async () => {
		simulator.control.settings({ klen: { maxEventsPerPage: 5 } });

		expect(await list('/api/v1/calendar/events?limit=100')).toMatchObject({ limit: 5, pages: 5 });
	});

	it('does the same with calls', async () => {
		simulator.control.settings({ klen: { maxCallsPerPage: 50 } });

		expect(await list('/api/v1/calls?limit=100')).toMatchObject({ limit: 50, pages: 4 });
	});

	it('lags as long as it is told', async () => {
		const { calls: before } = await list('/api/v1/calls', 'production');
		simulator.control.settings({ klen: { listLagSeconds: 30 } });
		await send(simulator, 'POST', '/api/v1/calls', {
			body: { phone_number: '+15551230000', agent_id: 789 },
		});
		await simulator.control.advance(29_000);
		expect((await list('/api/v1/calls', 'production')).calls).toEqual(before);
		await simulator.control.advance(1_000);
		const { calls } = await list('/api/v1/calls', 'production');
		expect(calls[0]).toMatchObject({ phone_number: '+15551230000' });
	});
});

describe('filters', () => {
	it('filters calls by agent, under either id, and by status and type', async () => {
		const [first] = (await list('/api/v1/calls')).calls;
		const agent = simulator.control.klen.sandbox
			.agents()
			.find(({ assistantId }) => assistantId === first?.agent_id);
		const byAssistantId = await list(`/api/v1/calls?agent_id=${agent?.assistantId}`);
		const byDatabaseId = await list(`/api/v1/calls?agent_id=${agent?.id}`);
		const failedInbound = await list('/api/v1/calls?status=failed&type=inbound&limit=100');

		expect(byAssistantId.calls.every((call) => call.agent_id === agent?.assistantId)).toBe(true);
		expect(byDatabaseId).toEqual(byAssistantId);
		expect(failedInbound.count).toBeGreaterThan(0);
		expect(
			failedInbound.calls.every(({ status, type }) => status === 'failed' && type === 'inbound'),
		).toBe(true);
		expect((await list('/api/v1/calls?agent_id=nobody')).count).toBe(0);
	});

	it('finds contacts by tag, stage, status and text, but not by phone number', async () => {
		const [contact] = simulator.control.klen.sandbox.addContacts({
			firstName: 'Xaver',
			lastName: 'Quill',
			email: 'someone@example.com',
			stage: 'customer',
			status: 'active',
			tags: ['Rare'],
		});
		const queries = [
			'tag=Rare',
			'search=XAV',
			'search=quil',
			'search=someone%40',
			'search=xaver&stage=customer&status=active',
		];
		for (const query of queries) {
			const { contacts } = await list(`/api/v1/contacts?${query}`);
			expect(contacts.map(({ id }) => id)).toEqual([contact?.id]);
		}
		const number = encodeURIComponent(contact?.phoneNumbers[0]?.phoneNumber ?? '');
		expect((await list(`/api/v1/contacts?search=${number}`)).count).toBe(0);
	});
});

it('does not page agents', async () => {
	simulator.control.klen.sandbox.addAgents({ count: 200 });
	const { body } = await send(simulator, 'GET', '/api/v1/agents', { environment: 'sandbox' });

	expect(Object.keys(body as object)).toEqual(['agents']);
	expect((body as { agents: unknown[] }).agents).toHaveLength(206);
});

describe('changes between pages', () => {
	it('adds and removes calls after the planned request', async () => {
		const { sandbox } = simulator.control.klen;
		const before = sandbox.calls().map(({ id }) => id);
		sandbox.changeList({ operationId: 'listCalls', after: 2, add: 3, removeOldest: 2 });

		expect((await list('/api/v1/calls')).count).toBe(157);
		expect((await list('/api/v1/calls?page=2')).count).toBe(157);
		expect((await list('/api/v1/calls?page=3')).count).toBe(158);
		const after = sandbox.calls().map(({ id }) => id);
		expect(after.slice(3)).toEqual(before.slice(0, -2));
	});

	it('removes from the top too', async () => {
		const { sandbox } = simulator.control.klen;
		const [newest] = sandbox.contacts();
		sandbox.changeList({ operationId: 'listContacts', after: 1, removeNewest: 1 });
		await list('/api/v1/contacts');

		expect(sandbox.contacts().map(({ id }) => id)).not.toContain(newest?.id);
	});
});
