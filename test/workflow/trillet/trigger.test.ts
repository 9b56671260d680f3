import { createHmac } from 'node:crypto';
import axios from 'axios';
import { sleep, type IDataObject, type INodeParameters } from 'n8n-workflow';
import { restartN8n, type WebhookRequest } from '../../harness/workflow';
import { PRODUCTION_IDS } from '../../../simulator/trillet/seed';
import { TriggerHost, useHost } from '../trigger-host';
import { byId, useTrillet } from './trillet';

const SECRET = 'whsec_xxxxxxxxxxxxx';
const trillet = useTrillet();
const host = useHost(new TriggerHost(trillet));
const production = () => trillet.control.trillet.production;

const completed = {
	event: 'call.completed',
	data: { callId: 'call_xyz789', agentId: 'agent_123abc', duration: 125, status: 'completed' },
};

const signed = (body: object, secret?: string) => signedText(JSON.stringify(body), secret);

function signedText(rawBody: string, secret = SECRET): WebhookRequest {
	const signature = createHmac('sha256', secret).update(rawBody).digest('hex');
	return {
		rawBody,
		headers: { 'content-type': 'application/json', 'x-trillet-signature': signature },
	};
}

const unsigned = (body: object, query?: Record<string, string>): WebhookRequest => ({
	rawBody: JSON.stringify(body),
	headers: { 'content-type': 'application/json' },
	query,
});

describe('account webhook', () => {
	const open = async (parameters: INodeParameters = {}, credential = { webhookSecret: SECRET }) => {
		const trigger = host.open({
			parameters: { receive: 'account', events: ['call.completed'], ...parameters },
			credential,
		});
		await trigger.activate();
		return trigger;
	};

	it('accepts the signature of the documented example', async () => {
		const trigger = await open();
		const { status, items } = await trigger.deliver({
			rawBody: JSON.stringify(completed),
			headers: {
				'content-type': 'application/json',
				'x-trillet-signature': '48680538f9558d0211c7ae16473b6a33d97075eb3b7b08169a5aeadd53001ea1',
			},
		});
		expect(status).toBe(200);
		expect(items.map(({ json }) => json)).toEqual([
			{
				event: 'call.completed',
				callId: 'call_xyz789',
				agentId: 'agent_123abc',
				data: { ...completed.data, answeredBy: 'unknown' },
				body: completed,
			},
		]);
	});

	it.each([`${SECRET}\n`, ` "${SECRET}" `, `\u200b${SECRET}`])(
		'takes the secret as it was copied: %j',
		async (webhookSecret) => {
			const trigger = await open({}, { webhookSecret });
			expect((await trigger.deliver(signed(completed))).status).toBe(200);
		},
	);

	it('takes the whole secret for the key, whsec_ included', async () => {
		const trigger = await open();
		const withoutPrefix = signed(completed, SECRET.replace('whsec_', ''));
		expect((await trigger.deliver(withoutPrefix)).status).toBe(401);
	});

	it('refuses everything while the credential holds no secret', async () => {
		const trigger = await open({}, { webhookSecret: '' });
		expect((await trigger.deliver(signed(completed, ''))).status).toBe(401);
	});

	it('takes an event without an entry of its own for any other event', async () => {
		const transferred = { event: 'call.transferred', data: { callId: 'c' } };
		const others = await open({ events: ['other'] });
		expect((await others.deliver(signed(transferred))).items).toHaveLength(1);
		expect((await others.deliver(signed(completed))).items).toEqual([]);
	});

	it('does not ask Trillet AI for anything when it is published', async () => {
		await open();
		expect(trillet.requests()).toEqual([]);
	});
});

describe('events that look alike', () => {
	const updated = signed({ event: 'flow.updated', data: { flowId: 'flow_1', name: 'Sales' } });
	const open = async (options = {}) => {
		const trigger = host.open({
			parameters: { receive: 'account', events: ['flow.updated', 'call.completed'], options },
			credential: { webhookSecret: SECRET },
		});
		await trigger.activate();
		return trigger;
	};

	it('are repeats within the window and events of their own after it, also after a restart', async () => {
		const trigger = await open();
		await trillet.inVirtualTime(async () => {
			await trigger.deliver(updated);
			await sleep(9 * 60_000);
			await trigger.deliver(updated);
			restartN8n();
			await trigger.deliver(updated);
			expect(trigger.runs).toHaveLength(1);
			await sleep(24 * 60 * 60_000);
			await trigger.deliver(updated);
		});
		expect(trigger.runs).toHaveLength(2);
	});

	it('are events of their own when they were sent days apart, however late they come', async () => {
		const trigger = await open();
		production().addWebhook({ url: trigger.url, secret: SECRET });
		for (const prompt of ['Be kind.', 'Be brief.', 'Be bold.']) {
			await trillet.run({
				resource: 'callFlow',
				operation: 'update',
				parameters: { callFlowId: byId(PRODUCTION_IDS.salesFlow), updateFields: { prompt } },
			});
			await trillet.control.advance(86_400_000);
		}
		await host.settled();
		expect(trigger.runs).toHaveLength(3);
	});

	it('are events of their own when something else was true in between', async () => {
		const trigger = await open();
		const named = (name: string, flowId = 'flow_1') =>
			signed({ event: 'flow.updated', data: { flowId, name } });
		for (const event of [named('A'), named('B'), named('B'), named('A'), named('C', 'flow_2')]) {
			await trigger.deliver(event);
			await trigger.deliver(event);
		}
		expect(trigger.runs.map(({ json }) => (json[0]?.data as IDataObject).name).join()).toBe(
			'A,B,A,C',
		);
		restartN8n();
		await trigger.deliver(named('A'));
		expect(trigger.runs).toHaveLength(4);
	});

	it('have the window that the user wants', async () => {
		const trigger = await open({ repeatWindowMinutes: 0 });
		await trigger.deliver(updated);
		await trigger.deliver(updated);
		expect(trigger.runs).toHaveLength(2);
	});

	it('are told apart by IDs above 2^53 as they were written', async () => {
		const trigger = await open();
		const body = (id: string) => `{"event":"call.completed","data":{"callId":${id}}}`;
		for (const id of ['9007199254740992', '9007199254740993', '9007199254740993']) {
			await trigger.deliver(signedText(body(id)));
		}
		expect(trigger.runs.map(({ json }) => json[0]?.callId)).toEqual([
			'9007199254740992',
			'9007199254740993',
		]);
	});
});

describe('metadata', () => {
	const options = { addMetadata: true };
	const events = ['call.completed'];
	const metadataOf = async (parameters: INodeParameters, request: WebhookRequest) => {
		const trigger = host.open({
			parameters: { events, options, ...parameters },
			credential: { webhookSecret: 'whsec_new', previousWebhookSecret: SECRET },
		});
		await trigger.activate();
		return (await trigger.deliver(request)).items[0]?.json._meta;
	};

	it.each([
		['currentSecret', signed(completed, 'whsec_new')],
		['previousSecret', signed(completed)],
	])('tells that an event was signed with the %s', async (verifiedBy, request) => {
		expect(await metadataOf({ receive: 'account' }, request)).toEqual({
			eventKey: expect.stringContaining('call_xyz789') as string,
			receivedAt: expect.any(String) as string,
			environment: 'production',
			verifiedBy,
			requestId: null,
		});
	});

	it('tells that the address of a callback had the token', async () => {
		const parameters = { receive: 'perCall', callbackToken: 'a-long-token' };
		const request = unsigned(completed, { token: 'a-long-token' });
		expect(await metadataOf(parameters, request)).toMatchObject({ verifiedBy: 'token' });
	});

	it('is off unless it was turned on', async () => {
		expect(
			await metadataOf({ receive: 'account', options: {} }, signed(completed)),
		).toBeUndefined();
	});
});

describe('per-call callbacks', () => {
	const callback = { event: 'call.completed', call_id: 'call_1', metadata: { order: 7 } };

	it('runs for callbacks with the token, and refuses the others', async () => {
		const trigger = host.open({
			parameters: { receive: 'perCall', callbackToken: 'a-long-token', events: ['call.completed'] },
		});
		await trigger.activate();
		const deliver = async (query?: Record<string, string>) =>
			await trigger.deliver(unsigned(callback, query));
		expect((await deliver()).status).toBe(401);
		expect((await deliver({ token: 'another' })).status).toBe(401);
		const { status, items } = await deliver({ token: 'a-long-token' });
		expect(status).toBe(200);
		expect(items[0]?.json).toMatchObject({ callId: 'call_1', data: { metadata: { order: 7 } } });
	});

	it.each([
		'a+b/c=d ef',
		'50%off&more=all?yes',
		'tökén ☎',
		'"quoted and long enough"',
		'100%25 sure',
		'long enough to stop#here',
	])('takes a token of any signs, written into the address as it is: %s', async (callbackToken) => {
		const trigger = host.open({
			parameters: { receive: 'perCall', callbackToken, events: ['call.completed'] },
		});
		await trigger.activate();
		const post = async (token: string, body: object) =>
			(await axios.post(`${trigger.url}?token=${token}`, body, { validateStatus: () => true }))
				.status;
		expect(await post(callbackToken, callback)).toBe(200);
		expect(await post(encodeURIComponent(callbackToken), callback)).toBe(200);
		expect(await post(callbackToken.slice(0, 5), callback)).toBe(401);
		expect(await post('', callback)).toBe(401);
		await host.settled();
		expect(trigger.runs).toHaveLength(1);
	});
});
