import type { INodeParameters } from 'n8n-workflow';
import { PRODUCTION_IDS } from '../../../simulator/trillet/seed';
import { searchList } from '../../harness/workflow';
import { testOperation } from '../operation-suite';
import { testDelete, testGet, testGetMany, type RecordKind } from './record-suites';
import { isoTime, rejected } from './refusals';
import { byId, useTrillet } from './trillet';

const { salesAgent, supportAgent, draftAgent, salesFlow, salesNumber, freeNumber } = PRODUCTION_IDS;
const trillet = useTrillet();
const resource = 'callAgent';
const kind: RecordKind = {
	resource,
	picker: 'agentId',
	label: 'Call Agent',
	documents: 'agents',
	id: salesAgent,
};
const agents = () => trillet.control.trillet.production.documents('agents');

const run = async (operation: string, parameters: INodeParameters = {}, items = [{}]) =>
	await trillet.run({ resource, operation, parameters, items });
const sent = () => trillet.requests('createAgent')[0]?.body;

const sales = {
	_id: salesAgent,
	name: 'Sales Agent',
	status: 'ready',
	type: 'voice',
	llmModel: 'gpt-4o-mini',
	voice: { provider: 'rime', voiceId: 'mistv2_Wildflower', language: 'en' },
	phoneNumberIds: [salesNumber],
	callFlowId: salesFlow,
	createdAt: isoTime,
	updatedAt: isoTime,
};

describe('create', () => {
	testOperation(trillet, {
		resource,
		operation: 'create',
		request: 'createAgent',
		parameters: { name: '={{ $json.name }}' },
		good: () => [{ name: 'A' }, { name: 'B' }],
		expectOutput: (outputs, { name }) => {
			const unbound = { phoneNumberIds: [], callFlowId: null };
			expect(outputs).toEqual([{ ...sales, _id: expect.any(String) as string, name, ...unbound }]);
		},
		bad: { item: { name: ' ' }, message: 'Name is empty', nextStep: 'Enter a value.' },
		refused: rejected(trillet, 'createAgent', { name: 'C' }),
	});

	it('sends what older pages require, and nothing else that is not given', async () => {
		await run('create', { name: 'A' });
		expect(sent()).toEqual({
			name: 'A',
			llmModel: 'gpt-4o-mini',
			ttsModel: { provider: 'rime', voiceId: 'mistv2_Wildflower', language: 'en' },
			type: 'voice',
			settings: {},
		});
	});

	it('sends every field', async () => {
		const result = await run(
			'create',
			{
				name: 'A',
				llmModel: { __rl: true, mode: 'name', value: 'gpt-9' },
				voiceProvider: { __rl: true, mode: 'name', value: '11labs_byo' },
				voiceId: 'own',
				language: 'de',
				additionalFields: {
					callFlowId: byId(salesFlow),
					elevenLabsApiKey: 'eleven-secret',
					fallbackLlmModel: { __rl: true, mode: 'list', value: 'gpt-4o' },
					fallbackSttProviderId: 'stt-2',
					phoneNumbers: {
						phoneNumber: [
							{ phoneNumberId: byId(salesNumber) },
							{ phoneNumberId: byId('+15559876543') },
						],
					},
					rimeModel: 'arcana',
					smartCallback: true,
					smartCallbackAttempts: 3,
					smartCallbackGaps: { gap: [{ days: 0, hours: 2 }, { days: 1 }] },
					speed: 0.7,
					sttProviderId: 'stt-1',
					systemPrompt: '=Greet {{firstName}} of {{ $json.company }}.',
					temperature: 0,
					type: 'text',
					variablesJson: '{"city": "Ulm", "plans": ["Basic"]}',
					voiceName: 'Mine',
					volume: '1',
					websiteUrl: 'https://example.com',
				},
			},
			[{ company: 'Acme' }],
		);
		expect(result.error).toBeUndefined();
		expect(sent()).toEqual({
			name: 'A',
			llmModel: 'gpt-9',
			ttsModel: {
				provider: '11labs_byo',
				voiceId: 'own',
				language: 'de',
				name: 'Mine',
				elevenLabsApiKey: 'eleven-secret',
				rimeModel: 'arcana',
			},
			fallbackLlmModel: 'gpt-4o',
			sttProvider: { id: 'stt-1' },
			fallbackSttProvider: { id: 'stt-2' },
			phoneNumberIds: [salesNumber, freeNumber],
			smartCallback: true,
			maxAttemptsForSmartCallback: 3,
			gapBetweenEachAttemptForSmartCallback: [
				{ days: 0, hours: 2 },
				{ days: 1, hours: 1 },
			],
			settings: { speed: 0.7, temperature: 0, volume: 1 },
			systemPrompt: 'Greet {{firstName}} of Acme.',
			type: 'text',
			variables: { city: 'Ulm', plans: ['Basic'] },
			pathway: salesFlow,
			websiteUrl: 'https://example.com',
		});
	});

	it('has one shape for the flat answer of older pages, which comes as it is on demand', async () => {
		trillet.control.settings({ trillet: { agentCreationAnswer: 'flat' } });
		const { json } = await run('create', { name: 'A' });
		const [, , , agent] = agents();
		expect(json).toEqual([
			{
				_id: agent?._id,
				name: 'A',
				status: null,
				type: null,
				llmModel: 'gpt-4o-mini',
				voice: sales.voice,
				phoneNumberIds: [],
				callFlowId: null,
				createdAt: null,
				updatedAt: null,
			},
		]);
		const raw = (await run('create', { name: 'B', simplify: false })).json;
		expect(raw).toMatchObject([{ agentId: agents().at(-1)?._id, ttsVoice: 'mistv2_Wildflower' }]);
	});

	it.each([
		[{ speed: 1.5 }, 'Speed must be a number from 0 to 1, but is 1.5'],
		[{ volume: 'loud' }, 'Volume must be a number from 0 to 1, but is "loud"'],
		[{ smartCallbackAttempts: -1 }, 'Smart Callback Attempts must be a whole number of at least 0'],
		[
			{ smartCallbackGaps: { gap: [{ days: 1, hours: 0.5 }] } },
			'Hours in row 1 of Smart Callback Gaps must be a whole number',
		],
		[{ variablesJson: '[]' }, 'Variables (JSON) must be a JSON object'],
		[
			{ phoneNumbers: { phoneNumber: [{ phoneNumberId: byId('') }] } },
			'Phone Number in row 1 of Phone Numbers is empty',
		],
	])('refuses %j before the request', async (additionalFields, message) => {
		const result = await run('create', { name: 'A', additionalFields });
		expect(result.error?.message).toContain(message);
		expect(trillet.requests()).toEqual([]);
	});

	it('shows the key of ElevenLabs in no error', async () => {
		trillet.control.addFault({
			operationId: 'createAgent',
			status: 400,
			body: { error: 'Bad Request', message: 'eleven-secret is not a key' },
		});
		const additionalFields = { elevenLabsApiKey: 'eleven-secret' };
		const { error } = await run('create', { name: 'A', additionalFields });
		expect(error?.description).toContain('"[hidden] is not a key"');
		expect(JSON.stringify(error)).not.toContain('eleven-secret');
	});
});

describe('get', () => {
	testGet(trillet, kind, 'getAgent');

	it.each([false, true])('has one shape when numbers are whole records: %s', async (hydrated) => {
		trillet.control.settings({ trillet: { hydratedReferences: hydrated } });
		expect((await run('get', { agentId: byId(salesAgent) })).json).toEqual([sales]);
	});

	it('has one shape for the single number of older answers', async () => {
		const fields = { phoneNumberId: salesNumber, phoneNumberIds: undefined };
		trillet.control.addFault({
			operationId: 'getAgent',
			status: 200,
			body: { ...agents()[0], ...fields, pathway: salesFlow },
		});
		expect((await run('get', { agentId: byId(salesAgent) })).json).toEqual([sales]);
	});

	it('returns the raw record on demand', async () => {
		const { json } = await run('get', { agentId: byId(salesAgent), simplify: false });
		expect(json).toMatchObject([{ _id: salesAgent, smartCallback: false, pathway: salesFlow }]);
	});

	it('finds an agent that is said to be missing because it has just changed', async () => {
		trillet.control.settings({ trillet: { failedReadsAfterUpdate: 1 } });
		const parameters = { agentId: byId(salesAgent), updateFields: { name: 'New' } };
		await run('update', parameters);
		expect((await run('get', parameters)).json).toMatchObject([{ name: 'New' }]);
	});

	it('reads a status 500 that means not found as such, without trying again', async () => {
		trillet.control.settings({ trillet: { notFoundStatus: 500 } });
		expect((await run('get', { agentId: byId('nowhere') })).error).toMatchObject({
			message: 'Trillet AI does not know this record, or the Base URL is wrong',
			description: expect.stringContaining('"Agent not found"') as string,
			httpCode: '404',
		});
		expect(trillet.requests().map(({ operationId }) => operationId)).toEqual([
			'getAgent',
			'listAgents',
		]);
	});
});

describe('get many', () => {
	testGetMany(trillet, kind, 'listAgents', [salesAgent, supportAgent]);

	it('returns all of them, simple or raw', async () => {
		expect((await run('getAll', { returnAll: true })).json).toMatchObject([
			sales,
			{ _id: supportAgent },
			{ _id: draftAgent, phoneNumberIds: [], callFlowId: null },
		]);
		const raw = await run('getAll', { returnAll: true, simplify: false });
		expect(raw.json[0]).toMatchObject({ ttsModel: { provider: 'rime' } });
	});
});

describe('delete', () => {
	testDelete(trillet, { ...kind, id: draftAgent }, 'deleteAgent');
});

describe('suggestions', () => {
	const search = async (method: string, filter?: string) => {
		const credentials = trillet.credentials();
		const { results } = await searchList({ node: 'trillet', method, credentials, filter });
		return results.map(({ value }) => value);
	};

	it('are names from the documentation, without a request', async () => {
		expect(await search('searchLanguageModels')).toContain('gpt-4o-mini');
		expect(await search('searchLanguageModels', 'GPT-5')).toEqual(['gpt-5', 'gpt-5.1-chat-latest']);
		expect(await search('searchVoiceProviders', 'labs')).toEqual(['elevenlabs', '11labs_byo']);
		expect(await search('searchCountries', 'german')).toEqual(['DE']);
		expect(trillet.requests()).toEqual([]);
	});

	it('are the voices of the workspace, by the names that their providers give them', async () => {
		const voices = trillet.control.trillet.production.documents('voices');
		expect((await search('searchVoices')).sort()).toEqual(
			voices.map(({ voiceId, _id }) => String(voiceId ?? _id)).sort(),
		);
	});

	it('say what to do without a voice', async () => {
		trillet.control.addFault({ operationId: 'listVoices', status: 200, body: [] });
		await expect(search('searchVoices')).rejects.toMatchObject({
			message: 'The workspace has no voices of its own',
			description: 'Choose By ID and enter the name of the voice at its provider.',
		});
	});
});
