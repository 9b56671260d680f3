import { byId, useKlen } from './klen';

const klen = useKlen();

const get = async (agents: string[], options: { simplify?: boolean; goOn?: boolean } = {}) =>
	await klen.run({
		resource: 'agent',
		operation: 'get',
		parameters: { agentId: byId('={{ $json.agent }}'), simplify: options.simplify ?? true },
		items: agents.map((agent) => ({ agent })),
		...(options.goOn && { continueOnFail: 'continueRegularOutput' as const }),
	});

it('finds agents by either ID, with one request for all items', async () => {
	const result = await get(['789', 'assistant_abc123', '791']);
	expect(result.json.map(({ id }) => id)).toEqual([789, 123, 791]);
	expect(result.items.map(({ pairedItem }) => pairedItem)).toEqual([
		{ item: 0 },
		{ item: 1 },
		{ item: 2 },
	]);
	expect(klen.requests()).toHaveLength(1);
});

it('reads the list again in the next run', async () => {
	await get(['789']);
	klen.control.klen.production.addAgents({ id: 1000, name: 'New' });
	expect((await get(['1000'])).json).toEqual([expect.objectContaining({ name: 'New' })]);
});

it('simplifies to the fields of Get Many, and returns the whole record on demand', async () => {
	const [simple] = (await get(['789'])).json;
	expect(simple).toEqual({
		id: 789,
		assistant_id: 'assistant_def456',
		name: 'Sales Representative',
		role: 'outbound agent',
		phone_number: '+15557654321',
		can_make_calls: true,
		total_calls: expect.any(Number) as number,
		minutes_used: expect.any(Number) as number,
		team_id: 456,
	});
	const [whole] = (await get(['789'], { simplify: false })).json;
	expect(whole).toMatchObject({ ...simple, voice_id: 'ember' });
});

it('names an agent that is not in the list', async () => {
	const result = await get(['789', 'assistant_nowhere']);
	expect(result.error).toMatchObject({
		message: 'Agent "assistant_nowhere" is not among the agents that the key may use',
		description: expect.stringContaining('Pick the agent from the list.') as string,
		context: { itemIndex: 1 },
	});
});

it('refuses an empty ID before the request', async () => {
	const { error } = await get([' ']);
	expect(error?.message).toContain('Agent is empty');
	expect(error?.description).toContain('Enter a value, or pick one from the list.');
	expect(klen.requests()).toEqual([]);
});

it('goes on after an unknown agent and after a failed request', async () => {
	klen.control.addFault({ operationId: 'listAgents', status: 403, body: { error: 'unheard_of' } });
	const result = await get(['789', 'assistant_nowhere', '123'], { goOn: true });
	expect(result.json).toEqual([
		{
			error: 'The API key is not allowed to do this',
			details: expect.objectContaining({ httpStatus: 403, code: 'unheard_of' }) as object,
		},
		{
			error: 'Agent "assistant_nowhere" is not among the agents that the key may use',
			details: { nextStep: expect.any(String) as string },
		},
		expect.objectContaining({ id: 123 }),
	]);
});
