import type { INodeParameters } from 'n8n-workflow';
import { restartN8n, type WebhookRequest } from '../../harness/workflow';
import { TriggerHost, useHost } from '../trigger-host';
import { expectNoKeyIn, useTrillet } from './trillet';

const trillet = useTrillet();
const host = useHost(new TriggerHost(trillet));
const production = () => trillet.control.trillet.production;

const completed = {
	event: 'call.completed',
	data: { callId: 'call_xyz789', agentId: 'agent_123abc', duration: 125, status: 'completed' },
};

const unsigned = (body: object, query?: Record<string, string>): WebhookRequest => ({
	rawBody: JSON.stringify(body),
	headers: { 'content-type': 'application/json' },
	query,
});

describe('call flow', () => {
	const flows = () => production().documents('callFlows');
	const flowId = () => String(flows()[0]?._id);
	const flow = () => flows().find(({ _id }) => _id === flowId());
	const FORMER = 'https://example.com/former';

	const open = (parameters: INodeParameters = {}) =>
		host.open({
			parameters: {
				receive: 'callFlow',
				callFlowId: { __rl: true, mode: 'id', value: flowId() },
				flowUrls: ['agentWebhookUrl'],
				events: ['call.completed'],
				...parameters,
			},
		});

	it('sets its address on the flow, and brings the former one back', async () => {
		production().changeDocument('callFlows', flowId(), { agentWebhookUrl: FORMER });
		const before = flow();
		const trigger = open();
		await trigger.activate();
		expect(flow()?.agentWebhookUrl).toMatch(
			new RegExp(`^${trigger.url}\\?token=[\\w-]{32}&former=[\\w-]+$`),
		);
		expect(flow()).toMatchObject({ name: before?.name, prompt: before?.prompt });
		await trigger.deactivate();
		expect(flow()).toMatchObject({ agentWebhookUrl: FORMER, name: before?.name });
	});

	it('stores no token in clear text', async () => {
		const trigger = open();
		await trigger.activate();
		const token = new URL(String(flow()?.agentWebhookUrl)).searchParams.get('token') ?? '';
		expect(token).toHaveLength(32);
		expect(JSON.stringify(trigger.staticData)).not.toContain(token);
	});

	it('changes nothing when n8n starts again', async () => {
		const trigger = open();
		await trigger.activate();
		const address = flow()?.agentWebhookUrl;
		trillet.control.clearLedger();
		await trigger.activate('init');
		expect(flow()?.agentWebhookUrl).toBe(address);
		expect(trillet.requests('updateCallFlow')).toEqual([]);
	});

	it('leaves an address that somebody set meanwhile', async () => {
		const trigger = open();
		await trigger.activate();
		production().changeDocument('callFlows', flowId(), { agentWebhookUrl: 'https://mine.example' });
		await trigger.deactivate();
		expect(flow()?.agentWebhookUrl).toBe('https://mine.example');
	});

	it('moves to another field, and gives the first one back', async () => {
		production().changeDocument('callFlows', flowId(), { agentWebhookUrl: FORMER });
		const trigger = open();
		await trigger.activate();
		trigger.edit({ flowUrls: ['inboundWebhookUrl'] });
		await trigger.activate('update');
		expect(flow()).toMatchObject({
			agentWebhookUrl: FORMER,
			inboundWebhookUrl: expect.stringContaining(trigger.url),
		});
	});

	it('can be unpublished after the flow was deleted', async () => {
		const trigger = open();
		await trigger.activate();
		production().removeDocument('callFlows', flowId());
		await trigger.deactivate();
	});

	it('runs for what comes with its token only', async () => {
		const trigger = open();
		await trigger.activate();
		const token = new URL(String(flow()?.agentWebhookUrl)).searchParams.get('token') ?? '';
		expect((await trigger.deliver(unsigned(completed))).status).toBe(401);
		expect((await trigger.deliver(unsigned(completed, { token: 'guess' }))).status).toBe(401);
		expect((await trigger.deliver(unsigned(completed, { token }))).items).toHaveLength(1);
		expect((await trigger.deliver(unsigned(completed, { token }))).items).toEqual([]);
	});

	it('says what to do when the flow does not exist', async () => {
		const trigger = open({ callFlowId: { __rl: true, mode: 'id', value: 'gone' } });
		const failure = await trigger.activate().then(
			() => new Error('The activation succeeded'),
			(error: Error) => error,
		);
		expect(failure.message).toContain('Trillet AI does not know this record');
		expectNoKeyIn(JSON.stringify(failure) + String(failure.stack));
	});

	it('keeps neither a former address nor a token in static data', async () => {
		production().changeDocument('callFlows', flowId(), { agentWebhookUrl: `${FORMER}?token=crm` });
		const trigger = open();
		await trigger.activate();
		expect(JSON.stringify(trigger.staticData)).not.toMatch(/example|crm/);
		expect(String(flow()?.agentWebhookUrl)).not.toMatch(/example|crm/);
	});

	describe('what stood there before', () => {
		const others = async () => await Promise.reject(new Error('Another trigger failed'));
		const fields = { agentWebhookUrl: FORMER, inboundWebhookUrl: undefined };
		const both = { flowUrls: ['agentWebhookUrl', 'inboundWebhookUrl'] };
		const present = () => [flow()?.agentWebhookUrl, flow()?.inboundWebhookUrl];

		beforeEach(() => void production().changeDocument('callFlows', flowId(), fields));

		it.each([
			['nothing', undefined],
			['no text', ''],
			['an address', FORMER],
		])('comes back as it was: %s', async (_, agentWebhookUrl) => {
			production().changeDocument('callFlows', flowId(), { agentWebhookUrl });
			const trigger = open();
			await trigger.activate();
			await trigger.deactivate();
			expect(flow()?.agentWebhookUrl).toBe(agentWebhookUrl);
		});

		it('comes back when another trigger of the workflow fails', async () => {
			const trigger = open(both);
			await expect(trigger.activate('activate', others)).rejects.toThrow('Another trigger');
			expect(present()).toEqual([FORMER, undefined]);
		});

		it('comes back later when it could not while Trillet AI was down', async () => {
			const trigger = open(both);
			const down = { operationId: 'updateCallFlow', nth: 2, times: 'always', status: 500 } as const;
			const fault = trillet.control.addFault(down);
			await trillet.inVirtualTime(
				async () => await expect(trigger.activate('activate', others)).rejects.toThrow('Another'),
			);
			expect(present()).toEqual([
				expect.stringContaining(trigger.url),
				expect.stringContaining(trigger.url),
			]);
			trillet.control.removeFault(fault);
			restartN8n();
			await trigger.activate();
			await trigger.deactivate();
			expect(present()).toEqual([FORMER, undefined]);
		});

		it('comes back when n8n was killed before it saved anything', async () => {
			const trigger = open(both);
			await trigger.dieWhileActivating();
			await trigger.activate('init');
			expect(trillet.requests('updateCallFlow')).toHaveLength(1);
			const token = new URL(String(present()[0])).searchParams.get('token') ?? '';
			expect((await trigger.deliver(unsigned(completed, { token }))).status).toBe(200);
			await trigger.deactivate();
			expect(present()).toEqual([FORMER, undefined]);
		});

		it('comes back after n8n moved to another address', async () => {
			const trigger = open(both);
			await trigger.activate();
			restartN8n();
			trigger.moveTo('https://n8n.example.com');
			await trigger.activate('init');
			await trigger.deactivate();
			expect(present()).toEqual([FORMER, undefined]);
		});

		it('comes back after one of two keys was replaced', async () => {
			const keys = { apiKey: 'trillet_test_key', secondApiKey: 'trillet_new_key' };
			production().addKey('new', keys.secondApiKey);
			const trigger = open(both);
			await trigger.activate();
			trigger.editCredentials(trillet.credentials(keys));
			await trigger.activate('init');
			trigger.editCredentials(trillet.credentials({ apiKey: keys.secondApiKey }));
			restartN8n();
			await trigger.activate('init');
			await trigger.deactivate();
			expect(present()).toEqual([FORMER, undefined]);
		});

		it.each([
			['published again', true],
			['not published again', false],
		])('is not made up when every key was replaced: %s', async (_, isPublishedAgain) => {
			production().addKey('new', 'trillet_new_key');
			const trigger = open();
			await trigger.activate();
			trigger.editCredentials(trillet.credentials({ apiKey: 'trillet_new_key' }));
			restartN8n();
			if (isPublishedAgain) await trigger.activate('init');
			await expect(trigger.deactivate()).rejects.toThrow(/cannot be read.*Second API Key/s);
			trigger.editCredentials(
				trillet.credentials({ apiKey: 'trillet_new_key', secondApiKey: 'trillet_test_key' }),
			);
			await trigger.deactivate();
			expect(present()[0]).toBe(FORMER);
		});
	});

	describe('two workflows', () => {
		beforeEach(() => {
			production().changeDocument('callFlows', flowId(), { agentWebhookUrl: FORMER });
		});

		it('hand the flow on to each other, and the last one back', async () => {
			const [one, other] = [open(), open()];
			await one.activate();
			await other.activate();
			expect(flow()?.agentWebhookUrl).toContain(other.url);
			await other.deactivate();
			expect(flow()?.agentWebhookUrl).toContain(`${one.url}?`);
			await one.activate('init');
			const token = new URL(String(flow()?.agentWebhookUrl)).searchParams.get('token') ?? '';
			expect((await one.deliver(unsigned(completed, { token }))).status).toBe(200);
			await one.deactivate();
			expect(flow()?.agentWebhookUrl).toBe(FORMER);
		});

		it('can be published at the same time', async () => {
			const [one, other] = [open(), open({ flowUrls: ['inboundWebhookUrl'] })];
			await Promise.all([one.activate('init'), other.activate('init')]);
			expect(flow()).toMatchObject({
				agentWebhookUrl: expect.stringContaining(one.url) as string,
				inboundWebhookUrl: expect.stringContaining(other.url) as string,
			});
			await Promise.all([one.deactivate(), other.deactivate()]);
			expect([flow()?.agentWebhookUrl, flow()?.inboundWebhookUrl]).toEqual([FORMER, undefined]);
		});

		it('never bring back the address of one that is gone', async () => {
			const [one, copy] = [open(), open()];
			await one.activate();
			copy.staticData = one.staticData;
			await copy.activate();
			await one.deactivate();
			expect(flow()?.agentWebhookUrl).toContain(copy.url);
			restartN8n();
			await copy.deactivate();
			expect(flow()?.agentWebhookUrl).toBe(FORMER);
		});

		it('are not needed for a test listen to give the flow back to the published one', async () => {
			const trigger = open();
			await trigger.activate();
			await trigger.listenForTestEvent();
			expect(flow()?.agentWebhookUrl).toContain(trigger.testUrl);
			await trigger.stopListening();
			expect(flow()?.agentWebhookUrl).toContain(`${trigger.url}?`);
			await trigger.deactivate();
			expect(flow()?.agentWebhookUrl).toBe(FORMER);
		});
	});
});
