import axios from 'axios';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ICredentialDataDecryptedObject, IDataObject, INodeParameters } from 'n8n-workflow';
import { outputOf, waitFor, type Execution, type StoredCredential } from '../../tools/real-n8n/api';
import { klenDashboard, trilletDashboard } from '../harness/dashboards';
import { deliveryCases } from '../harness/deliveries/cases';
import { DELIVERY_SOURCES, type DeliverySource } from '../harness/deliveries/sources';
import { RealN8nBench, START_TIMEOUT_MS } from '../harness/real-n8n';
import { node, to } from '../harness/real-workflow';
import { formsOf, secretsIn } from '../harness/secrets';
import type { WebhookRequest } from '../harness/workflow/webhook-exchange';

const TEST_TIMEOUT_MS = 120_000;
const PACE = { requestsPerMinute: 100_000 };

let bench: RealN8nBench;
beforeAll(async () => {
	bench = await RealN8nBench.start();
	// A vendor that gave up waiting would not tell what n8n answered.
	bench.simulator.control.settings({ delivery: { timeoutMs: 60_000 } });
}, START_TIMEOUT_MS);
// Fails when a secret of these tests was left anywhere.
afterAll(() => bench?.stop(), TEST_TIMEOUT_MS);

type Vendor = DeliverySource['vendor'];

/** A credential for the simulator, with what differs from a usual one. */
async function createCredential(
	vendor: Vendor,
	fields: ICredentialDataDecryptedObject,
): Promise<{ credential: StoredCredential; edit(fields: object): Promise<void> }> {
	const base = {
		environment: 'production',
		workspaceId: '664a1b2c3d4e5f6a7b8c9d0e',
		baseUrl: `${bench.simulator.url}/${vendor}/{environment}`,
		...PACE,
	};
	const credential = await bench.api.createCredential(`${vendor}Api`, vendor, {
		...base,
		...fields,
	});
	return {
		credential,
		edit: async (changed) => await bench.api.updateCredential(credential, { ...base, ...changed }),
	};
}

const TRIGGER = 'Trigger';

/** Publishes a workflow of a trigger and nothing else. @returns its ID and its webhook's address */
async function publishTrigger(
	vendor: Vendor,
	parameters: INodeParameters,
	credential: StoredCredential,
): Promise<{ id: string; url: string }> {
	const type = `n8n-nodes-voice-agents.${vendor}Trigger`;
	const trigger = node(TRIGGER, type, parameters, credential);
	const end = node('End', 'n8n-nodes-base.noOp');
	const { id } = await bench.api.createWorkflow({
		name: randomUUID(),
		nodes: [trigger, end],
		connections: { [TRIGGER]: { main: [to('End')] } },
	});
	await bench.api.publish(id);
	return { id, url: `${bench.n8n.url}/webhook/${trigger.webhookId}/webhook` };
}

const itemOf = (execution: Execution): IDataObject => outputOf(execution, TRIGGER)[0]?.json ?? {};

/** Sends a request as it is. @returns the status of the answer */
async function send(url: string, { headers, rawBody, query = {} }: WebhookRequest) {
	const parameters = Object.entries(query).flatMap(([name, values]) =>
		[values].flat().map((value): [string, string] => [name, value]),
	);
	const response = await fetch(`${url}?${new URLSearchParams(parameters).toString()}`, {
		method: 'POST',
		headers: headers as Record<string, string>,
		body: rawBody as RequestInit['body'],
	});
	await response.arrayBuffer();
	return response.status;
}

describe.each(DELIVERY_SOURCES)('everything that may come from $name', (source) => {
	it(
		'gets the right answer, and starts the right runs',
		async () => {
			const { credential } = await createCredential(source.vendor, source.credential);
			const { id, url } = await publishTrigger(source.vendor, source.parameters, credential);
			const cases = deliveryCases(source);
			const answered = [];
			for (const { name, requests } of cases) {
				const statuses = [];
				for (const request of requests) statuses.push(await send(url, request));
				answered.push({ name, statuses });
			}
			expect(answered).toEqual(cases.map(({ name, statuses }) => ({ name, statuses })));

			const rawBody = Buffer.from(JSON.stringify(source.event('the last call')));
			const proof = source.withProof(source.proofOf(rawBody, source.secret));
			expect(await send(url, { rawBody, ...proof })).toBe(200);
			const isLast = (run: Execution) => source.callOf(itemOf(run)) === 'the last call';
			const runs = await bench.runsUntil(id, isLast);
			expect(new Set(runs.map(({ status }) => status))).toEqual(new Set(['success']));
			const expected = cases.reduce((sum, one) => sum + one.runs, 1);
			expect(runs).toHaveLength(expected);
		},
		TEST_TIMEOUT_MS,
	);
});

/** Does something over and over, until it is told to stop. */
class Stream<T> {
	readonly results: T[] = [];
	private isOn = true;
	private readonly ended: Promise<void>;

	constructor(work: () => Promise<T>) {
		this.ended = (async () => {
			while (this.isOn) {
				this.results.push(await work());
				await sleep(100);
			}
		})();
	}

	/** Resolves when this much more has been done. */
	async progress(times: number): Promise<void> {
		const goal = this.results.length + times;
		while (this.results.length < goal) await Promise.race([sleep(20), this.ended]);
	}

	async stop(): Promise<T[]> {
		this.isOn = false;
		await this.ended;
		return this.results;
	}
}

const control = () => bench.simulator.control;

describe.each([klenDashboard(control), trilletDashboard(control)])('$displayName', (dashboard) => {
	const { vendor } = dashboard;
	const [oldKey, newKey] = [`${vendor}/old+key=5tG8`, `${vendor}/new+key=2hJ6`];
	const [oldSecret, newSecret] = [`whsec/${vendor}+old=8pL3`, `whsec/${vendor}+new=6vC1`];
	let requestUrl: string;
	let requestWorkflow: string;
	let trigger: { id: string; url: string };
	let edit: (fields: object) => Promise<void>;

	beforeAll(async () => {
		dashboard.addKey('old of e2e', oldKey, PACE);
		dashboard.addKey('new of e2e', newKey, PACE);
		const created = await createCredential(vendor, { apiKey: oldKey, webhookSecret: oldSecret });
		edit = created.edit;
		trigger = await publishTrigger(vendor, dashboard.trigger, created.credential);
		dashboard.addWebhook(trigger.url, oldSecret);

		const path = randomUUID();
		requestUrl = `${bench.n8n.url}/webhook/${path}`;
		const { id } = await bench.api.createWorkflow({
			name: path,
			nodes: [
				node('Webhook', 'n8n-nodes-base.webhook', {
					path,
					httpMethod: 'POST',
					responseMode: 'lastNode',
				}),
				node(
					'Calls',
					`n8n-nodes-voice-agents.${vendor}`,
					{ resource: 'call', operation: 'getAll', limit: 1 },
					created.credential,
				),
			],
			connections: { Webhook: { main: [to('Calls')] } },
		});
		requestWorkflow = id;
		await bench.api.publish(id);
	});

	/** What the trigger has run for, when all runs that have to come are over. */
	async function eventsOfRuns(atLeast: number): Promise<string[]> {
		const runs = await waitFor(
			`${atLeast} runs`,
			async () => {
				const settled = await bench.api.settledExecutions(trigger.id);
				return settled && settled.length >= atLeast ? settled : undefined;
			},
			TEST_TIMEOUT_MS,
		);
		return runs.map((run) => dashboard.describe(itemOf(run)));
	}

	/** Reports the end of another call. */
	async function report(copies?: number) {
		const [call = ''] = dashboard.addCalls(1);
		const deliveries = await dashboard.emit(dashboard.events[1], call, copies);
		const event = `${dashboard.events[1]} ${call}`;
		return { event, statuses: deliveries.map(({ status }) => status) };
	}

	const request = async () =>
		(await axios.post(requestUrl, {}, { validateStatus: () => true })).status;

	it(
		'changes keys and secrets with no failed request and no lost event',
		async () => {
			const requests = new Stream(request);
			const reports = new Stream(() => report());
			const goOn = async () =>
				void (await Promise.all([requests.progress(3), reports.progress(3)]));
			await goOn();
			await edit({
				apiKey: oldKey,
				secondApiKey: newKey,
				webhookSecret: newSecret,
				previousWebhookSecret: oldSecret,
			});
			await goOn();
			dashboard.changeSecret(newSecret);
			dashboard.revokeKey('old of e2e');
			await goOn();
			await edit({ apiKey: newKey, webhookSecret: newSecret });
			await goOn();

			const [statuses, reported] = [await requests.stop(), await reports.stop()];
			expect(new Set(statuses)).toEqual(new Set([200]));
			expect(new Set(reported.flatMap((one) => one.statuses))).toEqual(new Set([200]));
			const events = reported.map(({ event }) => event);
			expect((await eventsOfRuns(events.length)).sort()).toEqual(events.sort());
		},
		TEST_TIMEOUT_MS,
	);

	it(
		'starts one run for each of 40 events that are sent three times at once',
		async () => {
			const before = (await eventsOfRuns(0)).length;
			const events: string[] = [];
			for (let wave = 0; wave < 8; wave++) {
				const reported = await Promise.all(Array.from({ length: 5 }, () => report(3)));
				expect(reported.flatMap(({ statuses }) => statuses)).toEqual(Array(15).fill(200));
				events.push(...reported.map(({ event }) => event));
			}
			const runs = (await eventsOfRuns(before + 40)).slice(before);
			expect(runs.sort()).toEqual(events.sort());
		},
		TEST_TIMEOUT_MS,
	);

	it('shows no key in an error, however the vendor repeats it', async () => {
		bench.simulator.control.addFault({
			vendor,
			status: 400,
			body: { error: 'bad', message: `You sent ${formsOf(newKey).slice(0, 2).join(' or ')}` },
		});
		expect(await request()).toBe(500);
		const runs = await bench.runsUntil(requestWorkflow, ({ status }) => status === 'error');
		expect(JSON.stringify(runs)).toContain('You sent [hidden] or [hidden]');
		expect(secretsIn(JSON.stringify(runs), [newKey])).toEqual([]);
	});

	it('sends no key to another host when a credential is tested', async () => {
		const before = bench.simulator.control.requests().length;
		const other = vendor === 'klen' ? 'trillet' : 'klen';
		// Another origin for n8n, though it ends at the same simulator.
		const elsewhere = bench.simulator.url.replace('127.0.0.1', 'localhost');
		bench.simulator.control.addFault({
			vendor,
			status: 302,
			headers: { location: `${elsewhere}/${other}/production/api/v1/calls` },
			times: 'always',
		});
		const data = {
			environment: 'production',
			apiKey: newKey,
			baseUrl: `${bench.simulator.url}/${vendor}/{environment}`,
		};
		const credential = await bench.api.createCredential(`${vendor}Api`, vendor, data);
		const { status, message } = await bench.api.testCredential(credential, data);
		await bench.simulator.control.clearFaults();
		expect(status).toBe('Error');
		expect(message).toContain('the key is not sent elsewhere');
		const sent = bench.simulator.control.requests().slice(before);
		expect(new Set(sent.map((one) => one.vendor))).toEqual(new Set([vendor]));
	});
});
