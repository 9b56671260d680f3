import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { INodeParameters } from 'n8n-workflow';
import { PRODUCTION_IDS } from '../../simulator/trillet/seed';
import { inVirtualTime, searchList } from '../harness/workflow';
import { byId, expectNoKeyIn, Klen } from './klen/klen';
import { TriggerHost, useHost } from './trigger-host';
import { fileOf } from './trillet/files';
import { Trillet } from './trillet/trillet';
import { useWorld } from './vendor-world';

const REDIRECTS = [301, 302, 303, 307, 308];

/** A host that nobody trusts, on a port of its own; it notes what it is sent. */
class Stranger {
	readonly received: Array<{ url: string; headers: IncomingHttpHeaders; body: string }> = [];
	private readonly server = createServer((request, response) => {
		let body = '';
		request.on('data', (chunk: Buffer) => (body += chunk.toString('latin1')));
		request.on('end', () => {
			this.received.push({ url: request.url ?? '', headers: request.headers, body });
			response.writeHead(200, { 'content-type': 'audio/wav' }).end('RIFF');
		});
	});

	async start(): Promise<void> {
		await once(this.server.listen(0, '127.0.0.1'), 'listening');
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		this.server.close();
		await once(this.server, 'close');
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/elsewhere.wav`;
	}
}

const stranger = new Stranger();
beforeAll(async () => await stranger.start());
beforeEach(() => stranger.received.splice(0));
afterAll(async () => await stranger.close());

const klen = useWorld(new Klen());
const trillet = useWorld(new Trillet());
const klenTriggers = useHost(new TriggerHost(klen));

const { salesAgent, knowledgeBase } = PRODUCTION_IDS;
const GUIDE = fileOf({ fileName: 'guide.pdf', mimeType: 'application/pdf', text: 'Ours' });

/** One of each kind of request, and where its vendor receives it. */
const REQUESTS: Array<{
	what: string;
	operationId: string;
	/** @returns what n8n would show and store */
	send(): Promise<{ message: string; all: string }>;
}> = [
	...[
		{ world: klen, what: 'a list of Klen AI', operationId: 'listCalls', operation: 'getAll' },
		{
			world: klen,
			what: 'a call of Klen AI',
			operationId: 'initiateCall',
			operation: 'initiate',
			parameters: { agentId: byId('789'), phoneNumber: '+15551234567' },
		},
		{
			world: trillet,
			what: 'a list of Trillet AI',
			operationId: 'listCallHistory',
			operation: 'getAll',
		},
		{
			world: trillet,
			what: 'a call of Trillet AI',
			operationId: 'startCall',
			operation: 'start',
			parameters: { agentId: byId(salesAgent), toNumber: '+15551234567' },
		},
		{
			world: trillet,
			what: 'a file from Trillet AI',
			operationId: 'exportCallHistory',
			operation: 'exportHistory',
		},
		{
			world: trillet,
			what: 'a file for Trillet AI',
			operationId: 'uploadKnowledgeBaseFile',
			resource: 'knowledgeBase',
			operation: 'uploadFile',
			parameters: { knowledgeBaseId: byId(knowledgeBase) } as INodeParameters,
			files: [{ data: GUIDE }],
		},
	].map(({ world, what, operationId, resource = 'call', ...run }) => ({
		what,
		operationId,
		async send() {
			const result = await world.run({ resource, ...run });
			return { message: result.error?.message ?? '', all: result.toText() };
		},
	})),
	{
		what: 'a picker',
		operationId: 'listAgents',
		async send() {
			const search = { node: 'klen', method: 'searchAgents', credentials: klen.credentials() };
			const error = await searchList(search).then(
				() => new Error('The search succeeded'),
				(failure: Error) => failure,
			);
			return { message: error.message, all: JSON.stringify(error) + String(error.stack) };
		},
	},
	{
		what: 'the registration of a trigger',
		operationId: 'createWebhook',
		async send() {
			const error = await klenTriggers
				.open()
				.activate()
				.then(
					() => new Error('The activation succeeded'),
					(failure: Error) => failure,
				);
			return { message: error.message, all: JSON.stringify(error) + String(error.stack) };
		},
	},
];

describe.each(REDIRECTS)('a redirect with status %s', (status) => {
	it.each(REQUESTS)('is not followed by $what', async ({ operationId, send }) => {
		for (const { control } of [klen, trillet]) {
			control.addFault({
				operationId,
				status,
				headers: { location: stranger.url },
				times: 'always',
			});
		}
		const { message, all } = await inVirtualTime(send);
		// 303 says that the request was carried out (RFC 9110, 15.4.4), but not how.
		expect(message).toMatch(
			status === 303 ? /answered with a redirect|did not confirm/ : /answered with a redirect/,
		);
		expectNoKeyIn(all);
		expect(stranger.received).toEqual([]);
		const requests = [...klen.requests(operationId), ...trillet.requests(operationId)];
		expect(requests.map((request) => request.status)).toEqual([status]);
	});
});

describe('a recording on another host', () => {
	const KEY_HEADERS = ['authorization', 'x-api-key', 'x-workspace-id', 'cookie'];

	/** What the host was sent must not hold a key, in whatever place. */
	function expectStrangerKnowsNothing(requests: number): void {
		expect(stranger.received).toHaveLength(requests);
		expectNoKeyIn(JSON.stringify(stranger.received));
		for (const { headers } of stranger.received) {
			expect(KEY_HEADERS.filter((name) => name in headers)).toEqual([]);
		}
	}

	it.each([
		{
			vendor: 'Klen AI',
			world: klen,
			operationId: 'getCall',
			answer: () => ({ call_id: 'call_1', recording_url: stranger.url }),
		},
		{
			vendor: 'Trillet AI',
			world: trillet,
			operationId: 'getCallRecord',
			answer: () => ({ _id: '1', callId: 'call_1', recordingUrl: stranger.url }),
		},
	])('of $vendor is read without the key', async ({ world, operationId, answer }) => {
		world.control.addFault({ operationId, status: 200, body: answer(), times: 'always' });
		const result = await world.run({
			resource: 'call',
			operation: 'downloadRecording',
			parameters: { callId: byId('call_1') },
		});
		expect(result.error?.message).toBeUndefined();
		expect(result.binary(result.items[0], 'data').buffer.toString()).toBe('RIFF');
		expectStrangerKnowsNothing(1);
	});

	it.each(REDIRECTS)('is read without the key after a redirect with status %s', async (status) => {
		const [call] = klen.control.klen.production.addCalls({
			status: 'completed',
			hasRecording: true,
		});
		// The record first, then its file.
		klen.control.addFault({ nth: 2, status, headers: { location: stranger.url } });
		const result = await klen.run({
			resource: 'call',
			operation: 'downloadRecording',
			parameters: { callId: byId(String(call?.id)) },
		});
		expect(result.binary(result.items[0], 'data').buffer.toString()).toBe('RIFF');
		expectStrangerKnowsNothing(1);
	});
});
