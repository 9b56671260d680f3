import autocannon from 'autocannon';
import { randomUUID } from 'node:crypto';
import type { INode } from 'n8n-workflow';
import { PRODUCTION_IDS, WORKSPACE_ID } from '../../simulator/trillet/seed';
import { answers, requestWorkflow } from '../../test/harness/request-workflow';
import { percentile } from '../../tools/percentile';
import { BenchN8n } from '../n8n';
import { builtIn } from '../nodes';
import { OURS, type Measurement, type Scenario } from '../scenario';
import { BenchVendor } from '../vendor';

const SIZE = 48;
const WARM_UP_SIZE = 12;
const REPEATS = 3;
const CONNECTIONS = { 'One at a time': 1, 'Eight at a time': 8 };

interface Answerer {
	name: string;
	url: string;
}

const jsonBody = '{"customer_name":"John Doe"}';

const set = (): INode => ({
	...builtIn('Set', 'set', { mode: 'raw', jsonOutput: jsonBody, options: {} }),
	typeVersion: 3.4,
});

/** A look-up of the request trigger, which registers itself at a flow of the simulator. */
async function ours(
	n8n: BenchN8n,
	vendor: BenchVendor,
	name: string,
	isEarly: boolean,
): Promise<Answerer> {
	const credential = await n8n.api.createCredential('trilletApi', name, {
		environment: 'production',
		apiKey: 'trillet_test_key',
		workspaceId: WORKSPACE_ID,
		baseUrl: `${vendor.simulator.url}/trillet/{environment}`,
	});
	const flow = isEarly ? PRODUCTION_IDS.salesFlow : PRODUCTION_IDS.supportFlow;
	const parameters = {
		callFlowId: { __rl: true, mode: 'id', value: flow },
		responseMode: isEarly ? 'responseNode' : 'lastNode',
	};
	const answer = answers({ answerWith: 'json', answerJson: jsonBody }, credential);
	const nodes = [isEarly ? answer : set()];
	const { id } = await n8n.api.createWorkflow(requestWorkflow(parameters, nodes, credential));
	await n8n.api.publish(id);
	const flows = vendor.simulator.control.trillet.production.documents('callFlows');
	return { name, url: String(flows.find(({ _id }) => _id === flow)?.inboundWebhookUrl) };
}

/** What somebody builds of n8n's nodes; it knows no token, no repeat and no fallback. */
async function byHand(n8n: BenchN8n): Promise<Answerer> {
	const respond = builtIn('Respond', 'respondToWebhook', {
		respondWith: 'json',
		responseBody: `{"variables":${jsonBody}}`,
		options: {},
	});
	const path = randomUUID();
	const webhook = builtIn('Webhook', 'webhook', { path, responseMode: 'responseNode' });
	const connections = {
		Webhook: { main: [[{ node: 'Respond', type: 'main' as const, index: 0 }]] },
	};
	const settings = { executionOrder: 'v1' as const };
	const { id } = await n8n.api.createWorkflow({
		name: 'By hand',
		nodes: [webhook, respond],
		connections,
		settings,
	});
	await n8n.api.publish(id);
	return { name: 'Webhook, Respond to Webhook', url: `${n8n.n8n.url}/webhook/${path}` };
}

/**
 * Asks so often, so many at a time, each time for another call.
 * @returns the times to the answers, in milliseconds
 * @throws Error when an answer is not the workflow's
 */
async function ask(
	{ name, url }: Answerer,
	amount: number,
	connections: number,
): Promise<number[]> {
	const times: number[] = [];
	const { pathname, search } = new URL(url);
	await autocannon({
		url,
		connections,
		amount,
		requests: [
			{
				setupRequest(request, context) {
					Object.assign(context, { sentAt: performance.now() });
					const path = `${pathname}${search ? `${search}&` : '?'}call_id=${randomUUID()}`;
					return { ...request, path };
				},
				onResponse(status, body, context) {
					const { sentAt } = context as { sentAt: number };
					if (status === 200 && body.includes('John Doe')) times.push(performance.now() - sentAt);
				},
			},
		],
	});
	if (times.length === amount) return times;
	throw new Error(`${name} gave ${amount - times.length} of ${amount} requests no answer`);
}

async function measure(): Promise<Measurement[]> {
	const n8n = await BenchN8n.start();
	const vendor = await BenchVendor.start();
	const answerers = [
		await ours(n8n, vendor, OURS, false),
		await ours(n8n, vendor, 'Our node, Request: Answer', true),
		await byHand(n8n),
	];
	for (const answerer of answerers) await ask(answerer, WARM_UP_SIZE, 1);
	const measurements: Measurement[] = [];
	for (const [group, connections] of Object.entries(CONNECTIONS)) {
		const all = answerers.map((answerer) => ({ answerer, times: [] as number[] }));
		for (let repeat = 0; repeat < REPEATS; repeat++) {
			// Each goes first once, so that whatever changes with time changes it for all.
			for (const { answerer, times } of [...all.slice(repeat), ...all.slice(0, repeat)]) {
				times.push(...(await ask(answerer, SIZE, connections)));
			}
		}
		for (const { answerer, times } of all) {
			const values = {
				'Answer, p50': percentile(times, 0.5),
				'Answer, p99': percentile(times, 0.99),
			};
			measurements.push({ group, size: SIZE, contender: answerer.name, values });
		}
	}
	return measurements;
}

/** How long a caller waits for the answer to a look-up. */
export const answer: Scenario = {
	name: 'answer',
	title: 'Answer while a call runs',
	groupName: 'Requests',
	sizeName: 'Requests in a pass',
	metrics: [
		{ name: 'Answer, p50', unit: 'ms' },
		{ name: 'Answer, p99', unit: 'ms' },
	],
	measure,
};
