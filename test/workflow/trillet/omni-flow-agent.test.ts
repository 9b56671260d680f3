import type { INodeParameters } from 'n8n-workflow';
import { PRODUCTION_IDS } from '../../../simulator/trillet/seed';
import { searchList } from '../../harness/workflow';
import { testOperation } from '../operation-suite';
import { testGet, type RecordKind } from './record-suites';
import { badLimit, emptyLocator, isoTime, notFound, rejected } from './refusals';
import { byId, useTrillet } from './trillet';

const { messageAgent } = PRODUCTION_IDS;
const trillet = useTrillet();
const resource = 'omniFlowAgent';
const kind: RecordKind = {
	resource,
	picker: 'omniFlowAgentId',
	label: 'Omni-Flow Agent',
	documents: 'omniFlowAgents',
	id: messageAgent,
};
const production = () => trillet.control.trillet.production;
const copy = () => production().copyDocument('omniFlowAgents', messageAgent)._id;
const withoutIds = () => trillet.control.settings({ trillet: { omniFlowAgentIds: false } });

const run = async (operation: string, parameters: INodeParameters = {}) =>
	await trillet.run({ resource, operation, parameters });

const noAgent = emptyLocator('Omni-Flow Agent', { agent: '', name: 'A' });
const whole = {
	_id: messageAgent,
	name: 'Message Agent',
	status: 'ready',
	llmModel: 'gpt-4o-mini',
	messageChannel: 'SMS',
	phoneNumberId: null,
	createdAt: isoTime,
	updatedAt: isoTime,
};

describe('create', () => {
	testOperation(trillet, {
		resource,
		operation: 'create',
		request: 'createOmniFlowAgent',
		parameters: { name: '={{ $json.name }}' },
		good: () => [{ name: 'A' }, { name: 'B' }],
		expectOutput: (outputs, { name }) => {
			expect(outputs).toEqual([{ ...whole, _id: expect.any(String) as string, name }]);
		},
		bad: { item: { name: '' }, message: 'Name is empty', nextStep: 'Enter a value.' },
		refused: rejected(trillet, 'createOmniFlowAgent', { name: 'C' }),
	});

	it('sends every field', async () => {
		await run('create', {
			name: 'A',
			llmModel: { __rl: true, mode: 'name', value: 'gpt-9' },
			options: { settings: '{"tone": "warm"}' },
		});
		await run('create', { name: 'B', simplify: false });
		expect(trillet.requests().map(({ body }) => body)).toEqual([
			{ name: 'A', llmModel: 'gpt-9', settings: { tone: 'warm' } },
			{ name: 'B', llmModel: 'gpt-4o-mini' },
		]);
	});
});

describe('get', () => {
	testGet(trillet, kind, 'getOmniFlowAgent', whole);

	it.each([
		['an ID', '665a1b2c3d4e5f6a7b8c9d0e'],
		['the whole number', { _id: '665a1b2c3d4e5f6a7b8c9d0e', phoneNumber: '+15557654321' }],
	])('has one shape when the phone number is %s', async (_, phoneNumberId) => {
		production().changeDocument('omniFlowAgents', messageAgent, { phoneNumberId });
		const { json } = await run('get', { omniFlowAgentId: byId(messageAgent) });
		expect(json).toEqual([{ ...whole, phoneNumberId: '665a1b2c3d4e5f6a7b8c9d0e' }]);
	});

	it('carries the ID when the answer does not, raw and simple', async () => {
		withoutIds();
		const omniFlowAgentId = byId(messageAgent);
		expect((await run('get', { omniFlowAgentId })).json).toEqual([whole]);
		expect((await run('get', { omniFlowAgentId, simplify: false })).json).toMatchObject([
			{ _id: messageAgent, settings: {} },
		]);
	});
});

describe('get many', () => {
	testOperation(trillet, {
		resource,
		operation: 'getAll',
		request: 'listOmniFlowAgents',
		parameters: { limit: '={{ $json.limit }}' },
		good: () => {
			copy();
			return [{ limit: 1 }, { limit: 2 }];
		},
		expectOutput: (outputs, { limit }) => expect(outputs).toHaveLength(limit as number),
		bad: badLimit,
		refused: rejected(trillet, 'listOmniFlowAgents', { limit: 3 }),
	});

	it('returns agents without an ID too', async () => {
		withoutIds();
		expect((await run('getAll')).json).toEqual([{ ...whole, _id: null }]);
	});
});

describe('update', () => {
	testOperation(trillet, {
		resource,
		operation: 'update',
		request: 'updateOmniFlowAgent',
		parameters: {
			omniFlowAgentId: byId('={{ $json.agent }}'),
			updateFields: { name: '={{ $json.name }}' },
		},
		good: () => [
			{ agent: messageAgent, name: 'A' },
			{ agent: copy(), name: 'B' },
		],
		expectOutput: (outputs, { agent, name }) => {
			expect(outputs).toEqual([{ ...whole, _id: agent, name }]);
		},
		bad: noAgent,
		refused: notFound({ agent: 'nowhere', name: 'A' }),
	});

	it('keeps name, model and the rest of the voice when one of them changes', async () => {
		production().changeDocument('omniFlowAgents', messageAgent, {
			ttsModel: { provider: 'rime', voiceId: 'own' },
			settings: { tone: 'warm' },
		});
		const updateFields = { voiceProvider: { __rl: true, mode: 'list', value: 'openai' } };
		await run('update', { omniFlowAgentId: byId(messageAgent), updateFields });
		expect(trillet.requests('updateOmniFlowAgent')[0]?.body).toEqual({
			name: 'Message Agent',
			llmModel: 'gpt-4o-mini',
			ttsModel: { provider: 'openai', voiceId: 'own' },
		});
		const [agent] = production().documents('omniFlowAgents');
		expect(agent).toMatchObject({ settings: { tone: 'warm' }, messageChannel: 'SMS' });
	});

	it('refuses to change nothing', async () => {
		const result = await run('update', { omniFlowAgentId: byId(messageAgent) });
		expect(result.error).toMatchObject({ message: 'Update Fields is empty' });
		expect(trillet.requests()).toEqual([]);
	});
});

describe('picker', () => {
	const search = async (filter?: string) =>
		await searchList({
			node: 'trillet',
			method: 'searchOmniFlowAgents',
			credentials: trillet.credentials(),
			filter,
		});

	it('finds agents by name', async () => {
		const results = [{ name: 'Message Agent', value: messageAgent }];
		expect(await search('message')).toEqual({ results });
		expect(await search('nobody')).toEqual({ results: [] });
	});

	it('says so when the list holds no IDs', async () => {
		withoutIds();
		await expect(search()).rejects.toMatchObject({
			message: 'Trillet AI lists these agents without their IDs',
			description: 'Choose By ID and take the ID from the dashboard. The list has: Message Agent.',
		});
	});
});
