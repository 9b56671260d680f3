import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { PRODUCTION_IDS } from '../../../simulator/trillet/seed';
import { testOperation } from '../operation-suite';
import { testDelete, testGet, testGetMany, type RecordKind } from './record-suites';
import { isoTime, rejected } from './refusals';
import { byId, useTrillet } from './trillet';

const { salesAgent, salesFlow, supportFlow, folder, knowledgeBase } = PRODUCTION_IDS;
const trillet = useTrillet();
const resource = 'callFlow';
const kind: RecordKind = {
	resource,
	picker: 'callFlowId',
	label: 'Call Flow',
	documents: 'callFlows',
	id: salesFlow,
};

const run = async (operation: string, parameters: INodeParameters = {}, items = [{}]) =>
	await trillet.run({ resource, operation, parameters, items });
const sent = () => trillet.requests('createCallFlow')[0]?.body as IDataObject;

const sales = {
	_id: salesFlow,
	name: 'Sales Flow',
	description: null,
	direction: 'outbound',
	agentId: salesAgent,
	folderId: null,
	isActive: true,
	prompt: 'Hello {{firstName}}, I am calling about {{product}}.',
	createdAt: isoTime,
	updatedAt: isoTime,
};

describe('create', () => {
	testOperation(trillet, {
		resource,
		operation: 'create',
		request: 'createCallFlow',
		parameters: { name: '={{ $json.name }}', agentId: byId(salesAgent) },
		good: () => [{ name: 'A' }, { name: 'B' }],
		expectOutput: (outputs, { name }) => {
			expect(outputs).toEqual([
				{ ...sales, _id: expect.any(String) as string, name, prompt: null },
			]);
		},
		bad: { item: { name: '' }, message: 'Name is empty', nextStep: 'Enter a value.' },
		refused: rejected(trillet, 'createCallFlow', { name: 'C' }),
	});

	it('sends nothing that is not given', async () => {
		await run('create', { name: 'A' });
		expect(sent()).toEqual({
			name: 'A',
			direction: 'outbound',
			promptType: 'simple',
			welcomeMessage: 'user_initiated',
		});
	});

	it('sends every field', async () => {
		const parameters: INodeParameters = {
			name: 'A',
			direction: 'bidirectional',
			agentId: byId(salesAgent),
			prompt: '=Sell {{product}} of {{ $json.company }}.',
			welcomeMessage: 'ai_custom',
			customWelcomeMessage: '={{greeting}}',
			additionalFields: {
				isActive: false,
				agentWebhookUrl: 'https://example.com/agent',
				description: 'Sells',
				dynamicVariableCollections: '[{"name": "Spring", "variables": [], "isDefault": true}]',
				flowData: '{"nodes": [], "edges": []}',
				folderId: byId(folder),
				isGlobal: false,
				inboundWebhookUrl: 'https://example.com/inbound',
				isPreConfigured: true,
				preConfiguredWorkspaceId: 'w',
				promptType: 'flow',
				tools: '=[{"name": "book", "url": "https://{{ $json.company }}.com", "body": "{{slot}}"}]',
			},
			simplify: false,
		};
		const result = await run('create', parameters, [{ company: 'Acme' }]);
		expect(result.error).toBeUndefined();
		const body = {
			name: 'A',
			direction: 'bidirectional',
			agent: salesAgent,
			prompt: 'Sell {{product}} of Acme.',
			welcomeMessage: 'ai_custom',
			customWelcomeMessage: '{{greeting}}',
			isActive: false,
			agentWebhookUrl: 'https://example.com/agent',
			description: 'Sells',
			dynamicVariableCollections: [{ name: 'Spring', variables: [], isDefault: true }],
			flowData: { nodes: [], edges: [] },
			folderId: folder,
			isGlobal: false,
			inboundWebhookUrl: 'https://example.com/inbound',
			isPreConfigured: true,
			preConfiguredWorkspaceId: 'w',
			promptType: 'flow',
			webhooks: [{ name: 'book', url: 'https://Acme.com', body: '{{slot}}' }],
		};
		expect(sent()).toEqual(body);
		expect(result.json).toEqual([expect.objectContaining(body)]);
	});

	it('sends every setting, the fields before the JSON, in both spellings of the pages', async () => {
		const result = await run('create', {
			name: 'A',
			settings: {
				settingsJson:
					'{"transfers": [{"to": "+1"}], "callSettings": {"maxCallDuration": 1, "enableLlmCache": true}, "security": {"publicAccess": false}}',
				allowAgentHangUp: true,
				endCallOnSilence: 20,
				hipaaCompliance: true,
				humanLikeVoice: true,
				knowledgeBases: { knowledgeBase: [{ knowledgeBaseId: byId(knowledgeBase) }] },
				maxCallDuration: 300,
				priorCallsContext: true,
				publicAccess: true,
				enableRecording: false,
				responseDelay: 2,
				voiceGuard: true,
				welcomeMessageDelay: 1,
				workingHours: {
					hours: {
						enabled: true,
						start: '09:00',
						end: '17:30',
						timezone: 'Europe/Berlin',
						outOfHoursMessage: 'Closed, {{firstName}}.',
					},
				},
			},
		});
		expect(result.error).toBeUndefined();
		const callSetting = {
			maxCallDuration: 300,
			endCallOnSilence: 20,
			enableLlmCache: true,
			trilletVoiceGuard: true,
		};
		expect(sent().settings).toEqual({
			transfers: [{ to: '+1' }],
			callSetting,
			callSettings: callSetting,
			security: { publicAccess: true, hipaaCompliance: true },
			allowAgentHangUp: true,
			enableHumanLikeVoiceAndTone: true,
			knowledgeBases: [knowledgeBase],
			utilizePriorCallsContext: true,
			enableRecording: false,
			responseSettings: {
				delay: 2,
				workingHours: {
					enabled: true,
					start: '09:00',
					end: '17:30',
					timezone: 'Europe/Berlin',
					outOfHoursMessage: 'Closed, {{firstName}}.',
				},
			},
			welcomeMessageDelay: 1,
		});
	});

	it('sends the variables of a tool in both spellings of the pages, and no tool twice', async () => {
		const variables = [{ name: 'slot' }];
		const tool = { name: 'book', url: 'https://example.com/book' };
		const tools = [{ ...tool, variables }, tool, { ...tool, url: 'https://example.com/2' }];
		await run('create', { name: 'A', additionalFields: { tools: JSON.stringify(tools) } });
		expect(sent().webhooks).toEqual([
			{ ...tool, variables, variablesforcallflow: variables },
			tools[2],
		]);
	});

	it.each([
		[{ welcomeMessage: 'ai_custom' }, 'Custom Welcome Message is empty'],
		[{ direction: '={{ "up" }}' }, 'Direction must be one of bidirectional, inbound, outbound'],
		[{ additionalFields: { tools: '{}' } }, 'Tools (JSON) must be a JSON array of objects'],
		[{ additionalFields: { tools: '[1]' } }, 'Tools (JSON) must be a JSON array of objects'],
		[
			{ additionalFields: { tools: '[{"name": "a", "url": "https://a.b"}, {"name": "b"}]' } },
			'Tools (JSON) holds a tool without a name or a web address, number 2',
		],
		[{ additionalFields: { flowData: '{"nodes": ]' } }, 'Flow Data (JSON) is not valid JSON'],
		[{ settings: { maxCallDuration: -1 } }, 'Max Call Duration (Seconds) must be a whole number'],
		[
			{ settings: { workingHours: { hours: { start: '9am' } } } },
			'Start in row 1 of Working Hours "9am" is not a time of day',
		],
		[
			{ settings: { workingHours: { hours: { timezone: 'Mars' } } } },
			'Time Zone in row 1 of Working Hours "Mars" is not a time zone',
		],
	])('refuses %j before the request', async (parameters, message) => {
		const result = await run('create', { name: 'A', ...parameters } as INodeParameters);
		expect(result.error?.message).toContain(message);
		expect(trillet.requests()).toEqual([]);
	});
});

describe('get', () => {
	testGet(trillet, kind, 'getCallFlow');

	it.each([false, true])('has one shape when the agent is a whole record: %s', async (hydrated) => {
		trillet.control.settings({ trillet: { hydratedReferences: hydrated } });
		expect((await run('get', { callFlowId: byId(salesFlow) })).json).toEqual([sales]);
	});

	it('returns the raw record on demand', async () => {
		const { json } = await run('get', { callFlowId: byId(salesFlow), simplify: false });
		expect(json).toMatchObject([{ agent: salesAgent, webhooks: [], settings: {} }]);
	});
});

describe('get many', () => {
	testGetMany(trillet, kind, 'listCallFlows', [salesFlow, supportFlow]);

	it('has the shape of Get, without what the list leaves out', async () => {
		const { json } = await run('getAll', { limit: 1 });
		expect(json).toEqual([{ ...sales, prompt: null }]);
		const raw = await run('getAll', { limit: 1, simplify: false });
		expect(raw.json).toMatchObject([{ agent: salesAgent, promptType: 'simple' }]);
	});
});

describe('delete', () => {
	testDelete(trillet, kind, 'deleteCallFlow');
});
