import type { Simulator } from '../../../simulator';
import { PRODUCTION_IDS as IDS } from '../../../simulator/trillet/seed';
import { startStill } from './client';
import { ask, succeed, formWith, type StoredDocument } from './trillet-client';

let simulator: Simulator;

beforeEach(async () => {
	simulator = await startStill();
});
afterEach(() => simulator.close());

const request = async (method: string, path: string, body?: unknown) =>
	await ask(simulator, method, path, { body });
const done = (method: string, path: string, body?: unknown) =>
	succeed(simulator, method, path, body);

describe('call flows', () => {
	const PATH = '/v1/api/call-flows';
	const flow = { name: 'New Flow', direction: 'outbound', promptType: 'simple' };
	const tool = { name: 'book', url: 'https://example.com/book', method: 'POST' };

	it('are created, listed in short and read', async () => {
		const { _id } = await done('POST', PATH, { ...flow, agent: IDS.draftAgent, webhooks: [tool] });
		const [, , listed] = (await done('GET', PATH)) as unknown as StoredDocument[];

		expect(listed).toMatchObject({ _id, name: 'New Flow', isActive: true });
		expect(listed).not.toHaveProperty('webhooks');
		expect(await done('GET', `/api/v1/flows/${_id}`)).toMatchObject({
			welcomeMessage: 'user_initiated',
			webhooks: [tool],
		});
		expect((await request('POST', PATH, { name: 'x' })).status).toBe(400);
	});

	it('are replaced by PUT, but tools are added', async () => {
		const created = { ...flow, agentWebhookUrl: 'https://example.com/a', webhooks: [tool] };
		const { _id } = await done('POST', PATH, created);
		const replaced = await done('PUT', `${PATH}/${_id}`, { ...flow, webhooks: [tool] });

		expect(replaced).not.toHaveProperty('agentWebhookUrl');
		expect(replaced.webhooks).toEqual([tool, tool]);
		expect((await request('PUT', `${PATH}/${_id}`, { name: 'x' })).status).toBe(400);
		expect((await request('PUT', `${PATH}/${_id}`, { ...flow, _id })).status).toBe(500);
	});

	it('keep what is not sent with PATCH, but add tools too', async () => {
		const { _id } = await done('POST', PATH, { ...flow, prompt: 'Hi', webhooks: [tool] });
		const body = { name: 'Renamed', webhooks: [tool] };

		expect(await done('PATCH', `/api/v1/flows/${_id}`, body)).toMatchObject({
			name: 'Renamed',
			prompt: 'Hi',
			webhooks: [tool, tool],
		});
	});

	it('take their agent with them', async () => {
		await done('DELETE', `${PATH}/${IDS.salesFlow}`);

		expect((await request('GET', `/v1/api/agents/${IDS.salesAgent}`)).status).toBe(404);
	});

	it('keep knowledge files', async () => {
		const upload = (name: string) =>
			ask(simulator, 'POST', `${PATH}/${IDS.salesFlow}/knowledge-base`, {
				form: formWith('file', name, 'We open at nine.'),
			});
		const { body } = await upload('opening hours.txt');
		const { settings } = body as { settings: { knowledgeBaseFiles: Array<{ key: string }> } };
		const key = settings.knowledgeBaseFiles[0]?.key ?? '';
		expect(settings.knowledgeBaseFiles).toMatchObject([{ filename: 'opening hours.txt' }]);
		expect((await upload('virus.exe')).status).toBe(400);
		const path = `${PATH}/${IDS.salesFlow}/knowledge-base/${encodeURIComponent(key)}`;

		expect(await done('DELETE', path)).toMatchObject({ settings: { knowledgeBaseFiles: [] } });
		expect((await request('DELETE', path)).status).toBe(404);
	});
});

describe('message flows', () => {
	const PATH = '/v1/api/message-flows';

	it('are created and read', async () => {
		const flow = {
			name: 'New',
			direction: 'outbound',
			agent: IDS.messageAgent,
			initiationMessage: 'Hi {{name}}',
			prompt: 'Be brief.',
			messageChannel: 'SMS',
		};
		const { _id } = await done('POST', PATH, flow);

		expect(await done('GET', `${PATH}/${_id}`)).toMatchObject({ ...flow, autopilot: false });
		expect(await done('GET', PATH)).toHaveLength(3);
		expect((await request('POST', PATH, { ...flow, agent: IDS.salesAgent })).status).toBe(404);
	});

	it('flip their autopilot', async () => {
		const toggle = () => done('PUT', `${PATH}/${IDS.smsFlow}`, { toggleAutopilot: true });

		expect(await toggle()).toMatchObject({ autopilot: true });
		expect(await toggle()).toMatchObject({ autopilot: false, name: 'Reminder' });
	});
});

describe('conversations', () => {
	const generate = (body: object) =>
		request('POST', '/v1/api/conversations/message/generate', body);
	const sms = { flowId: IDS.smsFlow, to: '+15551230000', autopilot: true };

	it('send messages after the delay of the flow', async () => {
		const metadata = { customerDetails: { name: 'Zoë' } };
		const { body } = await generate({ ...sms, metadata, dynamic: { time: '3 PM' } });
		expect(body).toMatchObject({
			status: 'success',
			message: 'Your appointment is confirmed for 3 PM.',
		});
		const newest = async () =>
			((await done('GET', '/v1/api/conversations')) as unknown as StoredDocument[]).at(-1);
		expect(await newest()).toMatchObject({ messages: [{ sent: false }] });
		await simulator.control.advance(5_000);

		expect(await newest()).toMatchObject({
			customer: { name: 'Zoë', phone: '+15551230000', email: null },
			messages: [{ sent: true, status: 'approved' }],
		});
	});

	it('only write them without autopilot', async () => {
		await generate({ ...sms, autopilot: false });
		await simulator.control.advance(60_000);

		expect(await done('GET', '/v1/api/conversations')).toMatchObject([
			{},
			{ messages: [{ sent: false, status: 'pending' }] },
		]);
	});

	it('refuse recipients that do not fit the channel, and flows that are off', async () => {
		expect((await generate({ ...sms, to: 'john@example.com' })).status).toBe(400);
		expect((await generate({ ...sms, flowId: IDS.emailFlow })).status).toBe(400);
		const mail = { ...sms, flowId: IDS.emailFlow, to: 'john@example.com' };
		expect((await generate(mail)).status).toBe(200);
		const change = { isActive: false };
		simulator.control.trillet.production.changeDocument('messageFlows', IDS.emailFlow, change);
		expect((await generate(mail)).status).toBe(400);
	});

	it('are deleted', async () => {
		const path = `/v1/api/conversations/${IDS.conversation}`;

		expect(await done('DELETE', path)).toMatchObject({ conversationId: IDS.conversation });
		expect((await request('DELETE', path)).status).toBe(404);
	});
});

describe('folders', () => {
	const PATH = '/v1/api/flow-folders';

	it('take colours by name and answer hex values', async () => {
		const folder = { name: 'New', color: 'teal', icon: 'phone', flowType: 'message' };
		const answer = await request('POST', PATH, folder);
		expect(answer).toMatchObject({
			status: 201,
			body: { color: '#14B8A6', pathwayModel: 'MessageFlow', pathways: [] },
		});
		const { _id } = answer.body as StoredDocument;
		expect(await done('PATCH', `${PATH}/${_id}`, { color: 'red', icon: 'file' })).toMatchObject({
			name: 'New',
			color: '#EF4444',
		});
		expect((await request('PATCH', `${PATH}/${_id}`, { name: 'x' })).status).toBe(400);
		expect(await done('GET', PATH)).toHaveLength(2);
		expect(await done('DELETE', `${PATH}/${_id}`)).toMatchObject({ _id });
		expect((await request('GET', `${PATH}/${_id}`)).status).toBe(404);
	});

	it.each(['flows', 'pathways'])('hold flows, under /%s', async (segment) => {
		const path = `${PATH}/${IDS.folder}/${segment}`;
		const body = { pathwayId: IDS.supportFlow, pathwayType: 'call' };
		expect(await done('POST', path, body)).toMatchObject({
			pathways: [IDS.salesFlow, IDS.supportFlow],
		});
		expect(await done('POST', path, body)).toMatchObject({ pathways: { length: 2 } });
		expect(await done('GET', `${PATH}/${IDS.folder}`)).toMatchObject({
			pathways: [{ name: 'Sales Flow' }, { name: 'Support Flow' }],
		});
		expect(await done('DELETE', `${path}/${IDS.supportFlow}`)).toMatchObject({
			pathways: [IDS.salesFlow],
		});
		expect((await request('DELETE', `${path}/${IDS.supportFlow}`)).status).toBe(404);
	});
});
