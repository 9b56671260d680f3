/**
 * Events come three times each, many at once, and n8n is killed in the middle: what was acknowledged
 * has a run, and nothing that was acknowledged runs twice. n8n's own Webhook node gets the same beside.
 */
import { randomUUID } from 'node:crypto';
import type { INode } from 'n8n-workflow';
import { DELIVERY_SOURCES, type DeliverySource } from '../harness/deliveries/sources';
import { effort, report } from '../harness/figures';
import { RealN8nBench, START_TIMEOUT_MS } from '../harness/real-n8n';
import { node, to } from '../harness/real-workflow';
import type { WebhookRequest } from '../harness/workflow/webhook-exchange';

const TEST_TIMEOUT_MS = effort({ usual: 300_000, long: 3_600_000 });
const EVENTS = effort({ usual: 40, long: 600 });
const COPIES = 3;
const AT_ONCE = 30;

let bench: RealN8nBench;
beforeAll(async () => void (bench = await RealN8nBench.start()), START_TIMEOUT_MS);
afterAll(() => bench?.stop(), TEST_TIMEOUT_MS);

/** A published workflow that events come to. */
interface Target {
	name: string;
	id: string;
	url: string;
	source: DeliverySource;
}

async function publish(name: string, trigger: INode, source: DeliverySource, path: string) {
	const { id } = await bench.api.createWorkflow({
		name,
		nodes: [trigger, node('End', 'n8n-nodes-base.noOp')],
		connections: { [trigger.name]: { main: [to('End')] } },
	});
	await bench.api.publish(id);
	return { name, id, url: `${bench.n8n.url}/webhook/${path}`, source };
}

async function publishTrigger(source: DeliverySource): Promise<Target> {
	const { name, vendor, parameters, credential } = source;
	const data = { environment: 'production', apiKey: `${vendor} key of the storm`, ...credential };
	const stored = await bench.api.createCredential(`${vendor}Api`, name, data);
	const type = `n8n-nodes-voice-agents.${vendor}Trigger`;
	const trigger = node('Trigger', type, parameters, stored);
	return await publish(name, trigger, source, `${trigger.webhookId}/webhook`);
}

async function publishWebhook(source: DeliverySource): Promise<Target> {
	const path = randomUUID();
	const webhook = node('Webhook', 'n8n-nodes-base.webhook', { path, httpMethod: 'POST' });
	return await publish('Webhook node', webhook, source, path);
}

function requestFor({ source, url }: Target, call: string): WebhookRequest & { url: string } {
	const rawBody = Buffer.from(JSON.stringify(source.event(call)));
	const { headers, query } = source.withProof(source.proofOf(rawBody, source.secret));
	const parameters = new URLSearchParams(query as Record<string, string> | undefined);
	return {
		url: `${url}?${parameters.toString()}`,
		headers: { 'content-type': 'application/json', ...headers },
		rawBody,
	};
}

/** @returns whether it was acknowledged; not, when n8n was gone or refused it */
async function send(target: Target, call: string): Promise<boolean> {
	const { url, headers, rawBody } = requestFor(target, call);
	try {
		const response = await fetch(url, {
			method: 'POST',
			headers: headers as Record<string, string>,
			body: rawBody as RequestInit['body'],
		});
		return response.status === 200;
	} catch {
		return false;
	}
}

/** A page of the list of executions; the last one has no cursor. */
interface ExecutionPage {
	results: Array<{ id: string }>;
	nextCursor?: string | null;
}

/** How many runs each call has in a workflow. */
async function runsOf({ id: workflowId }: Target): Promise<Map<string, number>> {
	const runs = new Map<string, number>();
	const filter = encodeURIComponent(JSON.stringify({ workflowId }));
	for (let cursor: string | null | undefined = ''; typeof cursor === 'string';) {
		const page: { body: { data: ExecutionPage } } = await bench.api.fetch(
			`/rest/executions?filter=${filter}&limit=100${cursor && `&cursor=${cursor}`}`,
		);
		for (const { id } of page.body.data.results) {
			const { body } = await bench.api.fetch(`/rest/executions/${id}`);
			const [call = 'none'] = /storm_\d+/.exec(JSON.stringify(body)) ?? [];
			runs.set(call, (runs.get(call) ?? 0) + 1);
		}
		cursor = page.body.data.nextCursor;
	}
	return runs;
}

const calls = Array.from({ length: EVENTS }, (_, number) => `storm_${number}`);

/** Sends every call to every target, and kills n8n once a third was acknowledged. */
async function storm(targets: Target[], copies: number, kill?: () => Promise<void>) {
	const acknowledged = new Map(targets.map((target) => [target, new Set<string>()]));
	const deliveries = calls.flatMap((call) =>
		targets.flatMap((target) => Array.from({ length: copies }, () => ({ target, call }))),
	);
	const killAfter = deliveries.length / 3;
	let answered = 0;
	let killed: Promise<void> | undefined;
	const worker = async () => {
		for (let next = deliveries.shift(); next; next = deliveries.shift()) {
			if (!(await send(next.target, next.call))) continue;
			acknowledged.get(next.target)?.add(next.call);
			if (++answered >= killAfter) killed ??= kill?.();
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, worker));
	await killed;
	return acknowledged;
}

it(
	'loses nothing that was acknowledged when n8n is killed, and runs nothing of it twice',
	async () => {
		const [klen, trillet] = DELIVERY_SOURCES as [DeliverySource, DeliverySource];
		const ours = [await publishTrigger(klen), await publishTrigger(trillet)];
		const webhook = await publishWebhook(klen);

		const acknowledged = await storm([...ours, webhook], COPIES, () => bench.n8n.kill());
		await bench.n8n.restart();
		const before = new Map<Target, Map<string, number>>();
		for (const target of [...ours, webhook]) before.set(target, await runsOf(target));
		const again = await storm(ours, 1);
		await bench.n8n.restart();
		await storm(ours, COPIES);

		for (const target of [...ours, webhook]) {
			const { size } = acknowledged.get(target) ?? new Set();
			const lost = [...(acknowledged.get(target) ?? [])].filter(
				(call) => !before.get(target)?.has(call),
			);
			const runs = ours.includes(target) ? await runsOf(target) : new Map<string, number>();
			const twice = [...runs].filter(
				([call, times]) => times > 1 && acknowledged.get(target)?.has(call),
			);
			report({
				what: `Events for ${target.name}, n8n killed in between`,
				tried: { events: EVENTS, acknowledged: size },
				lost: lost.length,
				doubled: twice.length,
			});
			expect({ name: target.name, lost, twice }).toEqual({
				name: target.name,
				lost: [],
				twice: [],
			});
			expect(size).toBeGreaterThan(0);
			if (!ours.includes(target)) continue;
			expect(again.get(target)?.size).toBe(EVENTS);
			expect(runs.size).toBe(EVENTS);
			// Only what was under way when n8n died, and nobody was told of, may have run twice.
			const total = [...runs.values()].reduce((sum, times) => sum + times, 0);
			expect(total - EVENTS).toBeLessThanOrEqual(AT_ONCE);
		}
	},
	TEST_TIMEOUT_MS,
);
