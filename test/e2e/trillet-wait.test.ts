import axios from 'axios';
import type { IConnections, INode, INodeParameters } from 'n8n-workflow';
import { outputOf, waitFor, type Execution, type StoredCredential } from '../../tools/real-n8n/api';
import { chosenLine } from '../../tools/real-n8n/folders';
import { RealN8nBench, START_TIMEOUT_MS } from '../harness/real-n8n';
import { node, to, webhookWorkflow } from '../harness/real-workflow';

const AGENT = '664f8e3b1c12d8e9a4f3c2d1';
/** n8n looks once a minute for executions whose time limit is over. */
const TIME_LIMIT_MS = 180_000;

/** n8n 1 runs none of our code after a sleep. */
const canLookUp = chosenLine() !== '1';

let bench: RealN8nBench;
let credential: StoredCredential;

beforeAll(async () => {
	bench = await RealN8nBench.start();
	credential = await bench.api.createCredential('trilletApi', 'Trillet AI', {
		environment: 'production',
		apiKey: 'trillet_test_key',
		workspaceId: '664a1b2c3d4e5f6a7b8c9d0e',
		baseUrl: `${bench.simulator.url}/trillet/{environment}`,
	});
}, START_TIMEOUT_MS);
afterAll(() => bench.stop());
beforeEach(async () => {
	await bench.simulator.control.reset();
	settings({ ringSeconds: 1, callSeconds: 2 });
});

const settings = (trillet: object) => bench.simulator.control.settings({ trillet });

const call = (parameters: INodeParameters = {}) =>
	node(
		'Call',
		'n8n-nodes-voice-agents.trillet',
		{
			resource: 'call',
			operation: 'startAndWait',
			agentId: { __rl: true, mode: 'id', value: AGENT },
			toNumber: '={{ $json.body.phone }}',
			timeLimit: 1,
			...parameters,
		},
		credential,
	);

/** Publishes a workflow that starts with a webhook, and calls that. @returns its ID */
async function start(nodes: INode[], connections: IConnections, body: object): Promise<string> {
	const { id, name } = await bench.api.createWorkflow(webhookWorkflow(nodes, connections));
	await bench.api.publish(id);
	await axios.post(`${bench.n8n.url}/webhook/${name}`, body);
	return id;
}

/** Starts a workflow of a webhook and the call. @returns its ID */
async function startCall(phone: string, parameters: INodeParameters = {}): Promise<string> {
	return await start([call(parameters)], { Webhook: { main: [to('Call')] } }, { phone });
}

/** The execution that the webhook started, when nothing of the workflow is under way any more. */
async function finished(workflowId: string): Promise<Execution> {
	return await waitFor(
		`The end of workflow ${workflowId}`,
		async () => {
			const executions = await bench.api.settledExecutions(workflowId);
			return executions?.find(({ mode }) => mode === 'webhook');
		},
		TIME_LIMIT_MS,
	);
}

const trillet = () => bench.simulator.control.trillet.production;
const requests = (operationId: string) => bench.simulator.control.requests({ operationId });
const answers = () =>
	bench.simulator.control
		.deliveries({ vendor: 'trillet' })
		.map(({ event, status }) => `${event} ${status}`);

const resultOf = (execution: Execution) => outputOf(execution, 'Call').map(({ json }) => json);

describe('Start and Wait for Completion', () => {
	it('sleeps until the callback says that the call is over', async () => {
		const execution = await finished(await startCall('+15551110001'));

		expect(execution.status).toBe('success');
		expect(resultOf(execution)).toEqual([
			expect.objectContaining({
				callId: trillet().calls()[0]?.callId,
				status: 'completed',
				toNumber: '+15551110001',
				duration: 2,
				timedOut: false,
				answeredBy: canLookUp ? 'person' : 'unknown',
			}),
		]);
		expect(answers()).toEqual(['call.started 200', 'call.completed 200']);
		// The callback does not tell who answered.
		expect(requests('listCallHistory')).toHaveLength(canLookUp ? 1 : 0);
	});

	it('goes on when the call failed, with its status', async () => {
		const execution = await finished(await startCall('+15005550004'));

		expect(execution.status).toBe('success');
		expect(resultOf(execution)).toEqual([
			expect.objectContaining({ status: 'failed', timedOut: false }),
		]);
	});

	it('goes on once when the callback comes twice', async () => {
		settings({ deliveryCopies: 2 });
		const execution = await finished(await startCall('+15551110002'));

		expect(execution.status).toBe('success');
		expect(resultOf(execution)).toHaveLength(1);
		expect(answers().filter((answer) => answer.startsWith('call.completed'))).toHaveLength(2);
		expect(requests('startCall')).toHaveLength(1);
	});

	it('takes one call after the other in a loop', async () => {
		const items = node('Items', 'n8n-nodes-base.splitOut', { fieldToSplitOut: 'body.phones' });
		const loop = node('Loop', 'n8n-nodes-base.splitInBatches', {});
		const workflowId = await start(
			[items, loop, call({ toNumber: "={{ $json['body.phones'] }}" })],
			{
				Webhook: { main: [to('Items')] },
				Items: { main: [to('Loop')] },
				Loop: { main: [[], to('Call')] },
				Call: { main: [to('Loop')] },
			},
			{ phones: ['+15551110003', '+15551110004'] },
		);
		const execution = await finished(workflowId);

		expect(execution.status).toBe('success');
		expect(outputOf(execution, 'Call')).toHaveLength(1);
		const results = execution.data.resultData.runData.Call?.map(
			(run) => run.data?.main?.[0]?.[0]?.json,
		);
		expect(results?.map((result) => [result?.toNumber, result?.status])).toEqual([
			['+15551110003', 'completed'],
			['+15551110004', 'completed'],
		]);
	});

	it('works in a run from the editor too', async () => {
		const trigger = node('Start', 'n8n-nodes-base.manualTrigger', {});
		const { id } = await bench.api.createWorkflow({
			name: 'By hand',
			nodes: [trigger, call({ toNumber: '+15551110009' })],
			connections: { Start: { main: [to('Call')] } },
		});
		const execution = await bench.api.run(id, 'Start');

		expect(execution.status).toBe('success');
		expect(resultOf(execution)).toEqual([expect.objectContaining({ status: 'completed' })]);
	});

	it('fails as Call: Start does when the call is refused', async () => {
		const execution = await finished(await startCall('+15005550001'));

		expect(execution.status).toBe('error');
		expect(execution.data.resultData.error).toMatchObject({
			message: 'Trillet AI does not accept this phone number',
			httpCode: '400',
			context: { data: { code: 'invalid_number' } },
		});
	});
});

describe('Start and Wait for Completion, when the time limit is over', () => {
	/** Starts a call and waits until it is placed, so that the next one may have other settings. */
	async function placed(phone: string, parameters: INodeParameters = {}): Promise<string> {
		const before = requests('startCall').length;
		const workflowId = await startCall(phone, parameters);
		await waitFor(
			`The call to ${phone}`,
			async () => requests('startCall').length > before || undefined,
			20_000,
		);
		return workflowId;
	}

	/** n8n 1 runs no code of a node whose time limit is over. */
	async function goesOnAsPlaced() {
		settings({ callbackEvents: [] });
		const execution = await finished(await placed('+15551110005'));

		expect(execution.status).toBe('success');
		expect(resultOf(execution)).toEqual([
			expect.objectContaining({
				status: 'in-progress',
				timedOut: true,
				nextStep: expect.stringContaining('Call > Get'),
			}),
		]);
		expect(requests('listCallHistory')).toEqual([]);
	}

	async function looksUp() {
		settings({ instantCalls: true });
		const early = await placed('+15551110005');
		settings({ instantCalls: false, callbackEvents: [] });
		const never = await placed('+15551110006', { simplify: false });
		await waitFor(
			'The end of the call',
			async () => trillet().calls()[0]?.status === 'completed' || undefined,
			20_000,
		);
		settings({ callSeconds: 600 });
		const lasting = await placed('+15551110007');
		const shown = await placed('+15551110008', { onTimeout: 'continue' });

		// Its callback came while the execution still ran, so n8n refused it.
		expect(answers()).toContain('call.completed 409');
		expect(resultOf(await finished(early))).toEqual([
			expect.objectContaining({ status: 'completed', timedOut: false }),
		]);
		expect(resultOf(await finished(never))).toEqual([
			expect.objectContaining({
				status: 'completed',
				toPhoneNumber: '+15551110006',
				timedOut: false,
			}),
		]);
		const failed = await finished(lasting);
		expect(failed.status).toBe('error');
		expect(failed.data.resultData.error?.message).toMatch(/did not end within the time limit/);
		expect(failed.data.resultData.error?.description).toContain('Raise Time Limit');
		expect(resultOf(await finished(shown))).toEqual([
			expect.objectContaining({ status: 'in-progress', timedOut: true }),
		]);
		expect(requests('listCallHistory')).toHaveLength(4);
		expect(requests('startCall')).toHaveLength(4);
	}

	if (chosenLine() === '1')
		it('goes on with the call as it was placed', goesOnAsPlaced, 2 * TIME_LIMIT_MS);
	else it('looks the call up once before it gives up', looksUp, 2 * TIME_LIMIT_MS);
});

describe('Limit Calling Hours', () => {
	/** Runs a workflow for two people, one of whom may not be called before the next minute but one. */
	async function callTwo(): Promise<Execution> {
		const opening = new Date(Date.now() + 65_000);
		const items = node('Items', 'n8n-nodes-base.splitOut', { fieldToSplitOut: 'body.people' });
		const later = call({
			operation: 'start',
			toNumber: '={{ $json.phone }}',
			limitCallingHours: true,
			callingDays: [1, 2, 3, 4, 5, 6, 7],
			callingFrom: '={{ $json.from }}',
			callingTo: '24:00',
			callingTimeZoneSource: 'specified',
			callingTimeZone: 'UTC',
		});
		const workflowId = await start(
			[items, later, node('After', 'n8n-nodes-base.noOp')],
			{
				Webhook: { main: [to('Items')] },
				Items: { main: [to('Call')] },
				Call: { main: [to('After')] },
			},
			{
				people: [
					{ phone: '+15551110001', from: opening.toISOString().slice(11, 16) },
					{ phone: '+15551110002', from: '00:00' },
				],
			},
		);
		return await finished(workflowId);
	}

	async function sleeps() {
		const execution = await callTwo();

		expect(execution.status).toBe('success');
		const calls = trillet().calls().slice(0, 2);
		expect(calls.map(({ to }) => to)).toEqual(['+15551110001', '+15551110002']);
		expect(outputOf(execution, 'After').map(({ json }) => json)).toEqual(
			calls.map(({ callId }) => expect.objectContaining({ callId, placement: 'confirmed' })),
		);
	}

	/** n8n 1 could not go on with what a sleeping execution of its own returns. */
	async function refuses() {
		const { status, data } = await callTwo();

		expect(status).toBe('error');
		expect(data.resultData.error?.message).toContain('cannot wait in this version of n8n');
		expect(data.resultData.error?.description).toContain('choose Skip the Item');
		expect(requests('startCall')).toEqual([]);
	}

	if (chosenLine() === '1') it('says that it cannot sleep until the hours begin', refuses);
	else
		it('sleeps until the hours begin, and keeps all items in their order', sleeps, TIME_LIMIT_MS);
});

describe('Call Again If Nobody Answers', () => {
	const NO_ANSWER = '+15005550005';
	const options = { callAgain: { again: { attempts: 2, gap: 'minutes', gapMinutes: 1 } } };

	/** Two ways to wait for a call that nobody answers. */
	async function callBoth(): Promise<Execution[]> {
		const ids = [
			await startCall(NO_ANSWER, { operation: 'start', waitUntilFinished: true, options }),
			await startCall(NO_ANSWER, { timeLimit: 10, options }),
		];
		return await Promise.all(ids.map(async (id) => await finished(id)));
	}

	async function callsAgain() {
		for (const execution of await callBoth()) {
			expect(execution.status).toBe('success');
			expect(resultOf(execution)).toEqual([
				expect.objectContaining({
					answeredBy: 'nobody',
					attempt: 2,
					attempts: [
						expect.objectContaining({ answeredBy: 'nobody' }),
						expect.objectContaining({ answeredBy: 'nobody' }),
					],
				}),
			]);
		}
		expect(requests('startCall')).toHaveLength(4);
	}

	async function cannotWait() {
		for (const execution of await callBoth()) {
			expect(execution.data.resultData.error?.message).toContain(
				'for which this version of n8n cannot wait',
			);
		}
		expect(requests('startCall')).toEqual([]);
	}

	if (chosenLine() === '1') it('says that n8n 1 cannot wait', cannotWait, TIME_LIMIT_MS);
	else it('sleeps, and calls again', callsAgain, 2 * TIME_LIMIT_MS);
});
