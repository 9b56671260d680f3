/**
 * The harness has to behave as n8n does, or the other workflow tests prove nothing. These tests run
 * it on two small nodes of their own.
 */
import fastify from 'fastify';
import type {
	ICredentialType,
	IExecuteFunctions,
	IHookFunctions,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
} from 'n8n-workflow';
import { sleep } from 'n8n-workflow';
import {
	inVirtualTime,
	runWorkflow,
	runWorkflowJson,
	startWorkflow,
	TriggerWorkflow,
} from '../harness/workflow';

const generic: ICredentialType = {
	name: 'genericApi',
	displayName: 'Generic',
	properties: [
		{ name: 'key', displayName: 'Key', type: 'string', default: '' },
		{ name: 'tenant', displayName: 'Tenant', type: 'string', default: 'main' },
	],
	authenticate: {
		type: 'generic',
		properties: { headers: { 'x-key': '={{$credentials.key}}@{{$credentials.tenant}}' } },
	},
};

const programmed: ICredentialType = {
	name: 'programmedApi',
	displayName: 'Programmed',
	properties: [{ name: 'key', displayName: 'Key', type: 'string', default: '' }],
	authenticate: async ({ key }, request) => ({
		...request,
		headers: { ...request.headers, 'x-key': `programmed ${String(key)}` },
	}),
};

jest.mock('../harness/workflow/pack', () => ({
	loadPack: () => ({ nodes: [], credentials: [generic, programmed] }),
}));

const common: Pick<INodeTypeDescription, 'version' | 'description' | 'outputs'> = {
	version: 1,
	description: 'A node of this test',
	outputs: ['main'],
};

const echo: INodeType = {
	description: {
		...common,
		displayName: 'Echo',
		name: 'echo',
		group: ['input'],
		defaults: { name: 'Echo' },
		inputs: ['main'],
		credentials: [{ name: 'genericApi' }, { name: 'programmedApi' }],
		properties: [
			{ name: 'url', displayName: 'URL', type: 'string', default: '' },
			{ name: 'authentication', displayName: 'As', type: 'string', default: 'genericApi' },
			{ name: 'wait', displayName: 'Wait', type: 'number', default: 0 },
		],
	},
	async execute(this: IExecuteFunctions) {
		const type = this.getNodeParameter('authentication', 0) as string;
		await sleep(this.getNodeParameter('wait', 0) as number, this.getExecutionCancelSignal());
		const json = await this.helpers.httpRequestWithAuthentication.call(this, type, {
			url: this.getNodeParameter('url', 0) as string,
		});
		return [
			[
				{
					json,
					binary: { file: await this.helpers.prepareBinaryData(Buffer.from('hi'), 'hi.txt') },
				},
			],
		];
	},
};

const counter: INodeType = {
	description: {
		...common,
		displayName: 'Counter',
		name: 'counter',
		group: ['trigger'],
		defaults: { name: 'Counter' },
		inputs: [],
		properties: [],
		webhooks: [
			{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' },
		],
	},
	webhookMethods: {
		default: {
			async checkExists(this: IHookFunctions) {
				return false;
			},
			async create(this: IHookFunctions) {
				this.getWorkflowStaticData('node').created = true;
				return true;
			},
			async delete(this: IHookFunctions) {
				const memory = this.getWorkflowStaticData('node');
				memory.left = memory.created ?? 'nothing';
				return true;
			},
		},
	},
	async webhook(this: IWebhookFunctions) {
		const memory = this.getWorkflowStaticData('node');
		const before = Number(memory.count ?? 0);
		await sleep(5);
		memory.count = before + 1;
		const { ignore, answer, fail, late } = this.getBodyData();
		if (ignore) return {};
		if (fail) throw new Error('The node failed');
		const answerAndRemember = () => {
			memory.count = before + 1;
			return { late: true };
		};
		if (late) {
			return {
				get webhookResponse() {
					return answerAndRemember();
				},
				workflowData: [[{ json: { before } }]],
			};
		}
		if (answer) this.getResponseObject().status(202).json({ answered: true });
		return { noWebhookResponse: answer === true, workflowData: [[{ json: { before } }]] };
	},
};

/** A trigger whose answer n8n asks for. */
const lateCounter: INodeType = {
	...counter,
	description: {
		...counter.description,
		name: 'lateCounter',
		webhooks: counter.description.webhooks?.map((webhook) => ({ ...webhook, responseData: '' })),
	},
};

const server = fastify();
let url = '';

beforeAll(async () => {
	server.get('/', (request) => ({ key: request.headers['x-key'] }));
	url = await server.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => await server.close());

describe('a run', () => {
	it('fills in the defaults of parameters and credentials and resolves expressions in generic authentication', async () => {
		const result = await runWorkflow({
			node: echo,
			parameters: { url: '={{ $json.where }}' },
			items: [{ where: url }],
			credentials: { genericApi: { key: 'abc' } },
		});
		expect(result.error).toBeUndefined();
		expect(result.json).toEqual([{ key: 'abc@main' }]);
		expect(result.binary(result.items[0], 'file')).toEqual({
			buffer: Buffer.from('hi'),
			mimeType: 'text/plain',
			fileName: 'hi.txt',
		});
	});

	it('calls an authenticate function', async () => {
		const result = await runWorkflow({
			node: echo,
			parameters: { url, authentication: 'programmedApi' },
			credentials: { programmedApi: { key: 'abc' } },
		});
		expect(result.json).toEqual([{ key: 'programmed abc' }]);
	});

	it('keeps the error of a failed node', async () => {
		const result = await runWorkflow({
			node: echo,
			parameters: { url: `${url}/nowhere` },
			credentials: { genericApi: {} },
		});
		expect(result.status).toBe('error');
		expect(result.error).toMatchObject({ name: 'NodeApiError', httpCode: '404' });
	});

	it('links items through several nodes', async () => {
		const start = { id: '1', name: 'Start', type: 'n8n-nodes-base.manualTrigger' };
		const copy = { id: '2', name: 'Copy', type: 'n8n-nodes-base.set' };
		const place = { typeVersion: 1, position: [0, 0] as [number, number] };
		const value = "={{ $('Start').item.json.id }}";
		const result = await runWorkflowJson(
			{
				nodes: [
					{ ...start, ...place, parameters: {} },
					{
						...copy,
						...place,
						parameters: { assignments: { assignments: [{ name: 'from', value, type: 'string' }] } },
					},
				],
				connections: { Start: { main: [[{ node: 'Copy', type: 'main', index: 0 }]] } },
			},
			{ items: [{ id: 'a' }, { id: 'b' }] },
		);
		expect(result.json).toEqual([{ from: 'a' }, { from: 'b' }]);
	});

	it('can be cancelled, which ends a wait', async () => {
		const execution = startWorkflow({
			node: echo,
			parameters: { url, wait: 3_600_000 },
			credentials: { genericApi: {} },
		});
		setTimeout(() => execution.cancel(), 20);
		expect((await execution.finished).error).toBeDefined();
	});

	it('takes no time in virtual time', async () => {
		await inVirtualTime(async () => {
			const before = Date.now();
			const parameters = { url, wait: 3_600_000 };
			const result = await runWorkflow({ node: echo, parameters, credentials: { genericApi: {} } });
			expect(result.error).toBeUndefined();
			expect(Date.now() - before).toBeGreaterThanOrEqual(3_600_000);
		});
	});
});

describe('a trigger', () => {
	const request = (body: object) => ({
		rawBody: JSON.stringify(body),
		headers: { 'Content-Type': 'application/json' },
	});

	it('finds what an earlier delivery saved, when the node answers', async () => {
		const trigger = new TriggerWorkflow({ node: counter });
		const first = await trigger.deliver(request({ answer: true }));
		const second = await trigger.deliver(request({ answer: true }));
		expect(first).toMatchObject({ status: 202, body: { answered: true } });
		expect(second.items[0]?.json).toEqual({ before: 1 });
	});

	it('finds nothing when n8n answers after starting the run', async () => {
		const trigger = new TriggerWorkflow({ node: counter });
		await trigger.deliver(request({}));
		const second = await trigger.deliver(request({}));
		expect(second.items[0]?.json).toEqual({ before: 0 });
	});

	it('finds what was written when n8n asked for the answer, once the run was stored', async () => {
		const trigger = new TriggerWorkflow({ node: lateCounter });
		const first = await trigger.deliver(request({ late: true }));
		const second = await trigger.deliver(request({ late: true }));
		expect(first).toMatchObject({ status: 200, body: { late: true } });
		expect(second.items[0]?.json).toEqual({ before: 1 });
		trigger.store = async () => await Promise.reject(new Error('SQLITE_FULL'));
		expect(await trigger.deliver(request({ late: true }))).toMatchObject({
			status: 500,
			items: [],
		});
		expect(trigger.staticData).toEqual({ 'node:Trigger': { count: 2 } });
	});

	it('is not asked for the answer while its webhook names none', async () => {
		const trigger = new TriggerWorkflow({ node: counter });
		expect(await trigger.deliver(request({ late: true }))).toMatchObject({
			body: 'firstEntryJson',
		});
		expect(trigger.staticData).toEqual({});
	});

	it('loses what it wrote before an error, and before another trigger failed to register', async () => {
		const trigger = new TriggerWorkflow({ node: counter });
		expect(await trigger.deliver(request({ fail: true }))).toMatchObject({ status: 500 });
		expect(trigger.staticData).toEqual({});
		const others = async () => await Promise.reject(new Error('Another failed'));
		await expect(trigger.activate('activate', others)).rejects.toThrow('Another failed');
		expect(trigger.staticData).toEqual({ 'node:Trigger': { left: 'nothing' } });
		await trigger.activate();
		expect(trigger.staticData).toMatchObject({ 'node:Trigger': { created: true } });
	});

	it('does not find what a simultaneous delivery is about to save', async () => {
		const trigger = new TriggerWorkflow({ node: counter });
		const both = await Promise.all([
			trigger.deliver(request({ answer: true })),
			trigger.deliver(request({ answer: true })),
		]);
		expect(both.map(({ items }) => items[0]?.json.before)).toEqual([0, 0]);
	});

	it('answers without a run when the node returns no items', async () => {
		const trigger = new TriggerWorkflow({ node: counter });
		const delivery = await trigger.deliver(request({ ignore: true }));
		expect(delivery).toMatchObject({ status: 200, items: [], run: undefined });
		expect(trigger.runs).toEqual([]);
	});
});
