import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { searchList } from '../../harness/workflow';
import { expectNoKeyIn, useKlen } from './klen';

const klen = useKlen();
const production = () => klen.control.klen.production;

const search = async (
	method: string,
	{
		credential,
		node = 'klen',
		...request
	}: {
		credential?: ICredentialDataDecryptedObject;
		node?: string;
		filter?: string;
		paginationToken?: string;
		timezone?: string;
	} = {},
) => await searchList({ node, method, credentials: klen.credentials(credential), ...request });

describe('agents', () => {
	it('are listed by name with their number, and stand for the database ID', async () => {
		const { results } = await search('searchAgents');
		expect(results).toEqual([
			{ name: 'Appointment Scheduler (+15559876543)', value: '790' },
			{ name: 'Customer Support (+15551234567)', value: '123' },
			{ name: 'Sales Representative (+15557654321)', value: '789' },
			{ name: 'Survey Draft (no phone number)', value: '791' },
		]);
	});

	it.each([
		{ by: 'part of the name in any case', filter: 'SALES rep' },
		{ by: 'assistant ID', filter: 'assistant_def' },
		{ by: 'phone number', filter: '5557654321' },
	])('are found by $by', async ({ filter }) => {
		const { results } = await search('searchAgents', { filter });
		expect(results.map(({ value }) => value)).toEqual(['789']);
	});

	it('are asked for once while somebody types', async () => {
		await search('searchAgents');
		await search('searchAgents', { filter: 's' });
		await search('searchAgents', { filter: 'sa' });
		expect(klen.requests('listAgents')).toHaveLength(1);
	});

	it('are not mixed up between environments', async () => {
		await search('searchAgents');
		const { results } = await search('searchAgents', { credential: { environment: 'sandbox' } });
		expect(results.map(({ value }) => value)).not.toContain('789');
	});

	it('are asked for again after a failure', async () => {
		klen.control.addFault({ operationId: 'listAgents', status: 400, body: { error: 'x' } });
		await expect(search('searchAgents')).rejects.toThrow();
		await expect(search('searchAgents')).resolves.toMatchObject({ results: { length: 4 } });
	});

	it('are offered by the trigger too', async () => {
		const { results } = await search('searchAgents', { node: 'klenTrigger' });
		expect(results).toHaveLength(4);
	});
});

describe('calls', () => {
	it('are listed newest first, by number, agent, status and time, and stand for the call ID', async () => {
		const [call] = production().addCalls({
			agentId: 789,
			phoneNumber: '+15550001111',
			status: 'completed',
			startedAt: Date.parse('2025-04-23T14:30:45Z'),
		});
		const { results } = await search('searchCalls', { timezone: 'Asia/Tokyo' });
		expect(results[0]).toEqual({
			name: '+15550001111 · Sales Representative · completed · 2025-04-23 23:30',
			value: call?.klenCallId,
		});
	});

	it('come page by page until the last one', async () => {
		production().addCalls({ count: 150 });
		const first = await search('searchCalls');
		const second = await search('searchCalls', {
			paginationToken: String(first.paginationToken),
		});
		const values = [...first.results, ...second.results].map(({ value }) => value);
		expect(values).toEqual(
			production()
				.calls()
				.map(({ klenCallId }) => klenCallId),
		);
		expect(second.paginationToken).toBeUndefined();
	});

	it('are found by number', async () => {
		production().addCalls({ phoneNumber: '+15550001111' });
		const { results } = await search('searchCalls', { filter: '0001111' });
		expect(results).toEqual([
			{
				name: expect.stringContaining('+15550001111') as string,
				value: expect.any(String) as string,
			},
		]);
	});
});

it('says why a list stays empty, without showing the key', async () => {
	const failure = await search('searchAgents', {
		credential: { apiKey: 'klen_test_inactive' },
	}).catch((error: unknown) => error);
	expect(failure).toMatchObject({ message: 'The API key is invalid or was revoked' });
	expectNoKeyIn(JSON.stringify(failure));
});

describe('what goes on after the first page', () => {
	it('comes a hundred at a time where the API serves everything at once', async () => {
		production().addAgents({ count: 120 });
		const first = await search('searchAgents');
		const second = await search('searchAgents', { paginationToken: String(first.paginationToken) });
		expect([first.results, second.results]).toMatchObject([{ length: 100 }, { length: 24 }]);
		expect(second.paginationToken).toBeUndefined();
		expect(klen.requests('listAgents')).toHaveLength(1);
	});

	it('is searched when the first page has nothing that matches', async () => {
		const createdAt = Date.parse('2020-01-01T10:00:00Z');
		const [call] = production().addCalls({ phoneNumber: '+15550001111', createdAt });
		production().addCalls({ count: 150 });
		const found = await search('searchCalls', { filter: '0001111' });
		expect(found.results.map(({ value }) => value)).toEqual([call?.klenCallId]);
		expect(klen.requests('listCalls').map(({ query }) => query.page)).toEqual(['1', '2']);
	});

	it('is searched for five pages at a time', async () => {
		production().addCalls({ count: 620 });
		const { results, paginationToken } = await search('searchCalls', { filter: 'nobody' });
		expect(results).toEqual([]);
		expect(paginationToken).toBe('6');
	});
});

it.each([
	['searchAgents', 'agents', 'agents', 'Create one in the Klen AI dashboard'],
	['searchCalls', 'calls', 'calls', 'Use Call > Initiate'],
	['searchContacts', 'contacts', 'contacts', 'Use Contact > Create'],
	['searchEvents', 'events', 'events from a month ago', 'Use Calendar Event > Create'],
	['searchVariables', 'variables', 'context variables of its own', 'Use Context Variable > Create'],
])('%s says what to do when there is nothing', async (method, key, records, remedy) => {
	klen.control.addFault({ status: 200, body: { [key]: [], count: 0 } });
	await expect(search(method)).rejects.toMatchObject({
		name: 'NodeApiError',
		message: expect.stringContaining(`This account has no ${records}`) as string,
		description: expect.stringContaining(remedy) as string,
	});
});

it.each([
	['searchAgents', 'can_read_agents'],
	['searchCalls', 'can_read_calls'],
	['searchContacts', 'can_read_contacts'],
	['searchEvents', 'can_read_calendar'],
	['searchVariables', 'can_read_contacts'],
])('%s names the permission that the key lacks', async (method, permission) => {
	const credential = { apiKey: 'klen_test_can_initiate_calls' };
	await expect(search(method, { credential })).rejects.toMatchObject({
		name: 'NodeApiError',
		message: `The API key lacks the permission ${permission}`,
	});
});
