import type { Simulator } from '../../../simulator';
import { PRODUCTION_IDS as IDS } from '../../../simulator/trillet/seed';
import { startStill } from './client';
import { ask, succeed } from './trillet-client';

let simulator: Simulator;

beforeEach(async () => {
	simulator = await startStill();
});
afterEach(() => simulator.close());

const request = async (method: string, path: string, body?: unknown) =>
	await ask(simulator, method, path, { body });
const done = (method: string, path: string, body?: unknown) =>
	succeed(simulator, method, path, body);
const set = (settings: object) => simulator.control.settings({ trillet: settings });

describe('agents', () => {
	const PATH = '/v1/api/agents';
	const agent = {
		name: 'New Agent',
		llmModel: 'gpt-4o-mini',
		ttsModel: { provider: 'rime', voiceId: 'mistv2_Brook', language: 'en' },
		variables: { product: 'seats' },
		smartCallback: true,
	};

	it('are created, listed, read and deleted', async () => {
		const { _id } = await done('POST', PATH, agent);
		expect(await done('GET', `${PATH}/${_id}`)).toMatchObject({ ...agent, status: 'ready' });
		expect(await done('GET', PATH)).toHaveLength(4);
		await done('DELETE', `${PATH}/${_id}`);

		expect((await request('GET', `${PATH}/${_id}`)).status).toBe(404);
		expect((await request('POST', PATH, { name: 'x' })).status).toBe(400);
	});

	it('are replaced by PUT: what is not sent is lost', async () => {
		const { _id } = await done('POST', PATH, agent);
		const { llmModel, ttsModel } = agent;
		const replaced = await done('PUT', `${PATH}/${_id}`, { llmModel, ttsModel });

		expect(replaced).toMatchObject({ _id, llmModel, variables: {}, smartCallback: false });
		expect(replaced).not.toHaveProperty('name');
		expect(await done('PUT', `${PATH}/${IDS.salesAgent}`, agent)).toMatchObject({
			phoneNumberIds: [],
		});
	});

	it('keep what is not sent with PATCH', async () => {
		const { _id } = await done('POST', PATH, agent);

		expect(await done('PATCH', `/api/v1/agents/${_id}`, { name: 'Renamed' })).toMatchObject({
			...agent,
			name: 'Renamed',
		});
	});

	it.each(['_id', 'workspaceId', 'userId', 'status', 'activeSessions', 'createdAt', 'updatedAt'])(
		'answer 500 to the read-only field %s',
		async (field) => {
			const before = await done('GET', `${PATH}/${IDS.salesAgent}`);
			const body = { ...agent, [field]: before[field] };
			expect((await request('PUT', `${PATH}/${IDS.salesAgent}`, body)).status).toBe(500);
			expect(await done('GET', `${PATH}/${IDS.salesAgent}`)).toEqual(before);

			set({ readOnlyFields: 'ignored' });
			expect((await request('PUT', `${PATH}/${IDS.salesAgent}`, body)).status).toBe(200);
		},
	);

	it('fail to be read for a while after an update when told so', async () => {
		set({ failedReadsAfterUpdate: 1 });
		await done('PUT', `${PATH}/${IDS.salesAgent}`, agent);

		expect(await request('GET', `${PATH}/${IDS.salesAgent}`)).toMatchObject({
			status: 500,
			body: { error: { message: 'Agent not found' } },
		});
		await done('GET', `${PATH}/${IDS.salesAgent}`);
	});

	it('answer their creation flat when told so', async () => {
		set({ agentCreationAnswer: 'flat' });

		expect(await done('POST', PATH, agent)).toMatchObject({
			agentId: expect.any(String),
			ttsProvider: 'rime',
		});
	});

	it('have a singular path', async () => {
		const body = { name: 'One', systemPrompt: 'Hi', voice: 'alloy', language: 'en-US' };
		const { _id } = await done('POST', '/v1/api/agent', body);
		await done('PUT', `/v1/api/agent/${_id}`, { ...body, name: 'Two' });

		expect(await done('GET', `/v1/api/agent/${_id}`)).toMatchObject({
			name: 'Two',
			ttsModel: { voiceId: 'alloy', language: 'en-US' },
		});
		expect(await done('GET', '/v1/api/agent')).toHaveLength(4);
	});

	it('bind and release phone numbers', async () => {
		const path = (action: string) => `${PATH}/${IDS.draftAgent}/${action}/${IDS.freeNumber}`;
		expect(await done('POST', path('bind'), { recordCalls: true })).toMatchObject({
			agent: { _id: IDS.draftAgent, phoneNumberIds: [IDS.freeNumber] },
			phoneNumber: { agentId: IDS.draftAgent, recordingEnabled: true },
			direction: 'bidirectional',
		});
		expect(await done('POST', path('release'), { confirmation: true })).toMatchObject({
			status: 'success',
		});

		expect((await request('POST', path('release'), {})).status).toBe(400);
		expect(await done('GET', `${PATH}/${IDS.draftAgent}`)).toMatchObject({ phoneNumberIds: [] });
	});

	it('move a number from one agent to another', async () => {
		await done('POST', `${PATH}/${IDS.draftAgent}/bind/${IDS.salesNumber}`, {});

		expect(await done('GET', `${PATH}/${IDS.salesAgent}`)).toMatchObject({ phoneNumberIds: [] });
	});

	it('are whole records in references when told so', async () => {
		set({ hydratedReferences: true });

		expect(await done('GET', `${PATH}/${IDS.salesAgent}`)).toMatchObject({
			phoneNumberIds: [{ _id: IDS.salesNumber, phoneNumber: '+15557654321' }],
		});
		expect(await done('GET', '/v1/api/call-flows')).toMatchObject([
			{ agent: { _id: IDS.salesAgent } },
			{ agent: { _id: IDS.supportAgent } },
		]);
	});
});

describe('omni-flow agents', () => {
	const PATH = '/v1/api/omni-flow-agents';
	const agent = { name: 'Writer', llmModel: 'gpt-4o' };

	it('are created, read and replaced', async () => {
		const { _id } = await done('POST', PATH, agent);
		await done('PUT', `${PATH}/${_id}`, { name: 'Author', llmModel: 'gpt-4o-mini' });

		expect(await done('GET', `${PATH}/${_id}`)).toMatchObject({ name: 'Author', status: 'ready' });
		expect(await done('GET', PATH)).toHaveLength(2);
	});

	it('have no ids in most answers when told so', async () => {
		set({ omniFlowAgentIds: false });

		expect(await done('POST', PATH, agent)).not.toHaveProperty('_id');
		expect(await done('PUT', `${PATH}/${IDS.messageAgent}`, agent)).toHaveProperty('_id');
	});
});
