/**
 * A phone rings once, whoever repeats: n8n's own repeats, in the real n8n.
 */
import axios from 'axios';
import type { INode, INodeParameters } from 'n8n-workflow';
import { outputOf, waitFor, type Execution, type StoredCredential } from '../../tools/real-n8n/api';
import { RealN8nBench, START_TIMEOUT_MS } from '../harness/real-n8n';
import { chained, inARow, node, webhookWorkflow } from '../harness/real-workflow';

const PHONES = ['+15551110001', '+15551110002', '+15551110003'];
const RETRY_ON_FAIL = { retryOnFail: true, maxTries: 3, waitBetweenTries: 100 };
const EXECUTION_MS = 150_000;

let bench: RealN8nBench;
let credential: StoredCredential;

beforeAll(async () => {
	bench = await RealN8nBench.start();
	credential = await bench.createCredential('klen_test_all');
}, START_TIMEOUT_MS);
afterAll(() => bench.stop());
beforeEach(async () => await bench.simulator.control.reset());

const items = () => node('Items', 'n8n-nodes-base.splitOut', { fieldToSplitOut: 'body.phones' });

const call = (parameters: INodeParameters = {}, settings: Partial<INode> = {}): INode => ({
	...node(
		'Call',
		'n8n-nodes-voice-agents.klen',
		{
			resource: 'call',
			operation: 'initiate',
			agentId: { __rl: true, mode: 'id', value: '789' },
			phoneNumber: '={{ $json["body.phones"] }}',
			...parameters,
		},
		credential,
	),
	...settings,
});

/** Publishes a workflow of a webhook and these nodes, and calls it. @returns its ID */
async function start(nodes: INode[]): Promise<string> {
	const { id, name } = await bench.api.createWorkflow(webhookWorkflow(nodes, chained(nodes)));
	await bench.api.publish(id);
	await axios.post(`${bench.n8n.url}/webhook/${name}`, { phones: PHONES });
	return id;
}

const ended = async (workflowId: string, mode = 'webhook'): Promise<Execution> =>
	await waitFor(
		`The end of workflow ${workflowId}`,
		async () =>
			(await bench.api.settledExecutions(workflowId))?.find((execution) => execution.mode === mode),
		EXECUTION_MS,
	);

/** Retries an execution as a person does from the list. */
async function retried({ id, workflowId }: Execution): Promise<Execution> {
	await bench.api.retry(id);
	return await ended(workflowId, 'retry');
}

const called = () =>
	bench.simulator.control.klen.production
		.calls()
		.map(({ phoneNumber }) => phoneNumber)
		.filter((number) => PHONES.includes(number))
		.sort();

const placements = (execution: Execution) =>
	outputOf(execution, 'Call').map(({ json }) => json.placement);

const refuseSecond = () =>
	bench.simulator.control.addFault({ operationId: 'initiateCall', nth: 2, status: 402 });

jest.setTimeout(2 * EXECUTION_MS);

describe('every phone rings once', () => {
	it('with Retry On Fail', async () => {
		refuseSecond();
		const execution = await ended(await start([items(), call({}, RETRY_ON_FAIL)]));
		expect(execution.status).toBe('success');
		expect(placements(execution)).toEqual(['confirmed', 'confirmed', 'confirmed']);
		expect(called()).toEqual(PHONES);
	});

	it('with Retry On Fail and On Error: Continue', async () => {
		bench.simulator.control.addFault({ operationId: 'initiateCall', nth: 1, status: 402 });
		const onError = 'continueRegularOutput';
		const execution = await ended(await start([items(), call({}, { ...RETRY_ON_FAIL, onError })]));
		expect(placements(execution)).toEqual(['confirmed', 'confirmed', 'confirmed']);
		expect(called()).toEqual(PHONES);
	});

	it.each([
		['in the same process', async () => await Promise.resolve()],
		['after a restart', async () => await bench.n8n.restart()],
	])('when the execution is retried %s', async (_, between) => {
		refuseSecond();
		const failed = await ended(await start([items(), call()]));
		expect(failed.status).toBe('error');
		expect(failed.data.resultData.error?.message).toContain(`to ${PHONES[0]}`);
		await between();
		const retry = await retried(failed);
		expect(retry.status).toBe('success');
		expect(placements(retry)).toEqual(['confirmed', 'confirmed', 'confirmed']);
		expect(called()).toEqual(PHONES);
	});

	it('when a parent is retried, whose sub-workflow n8n starts anew', async () => {
		const trigger = node('Called', 'n8n-nodes-base.executeWorkflowTrigger', {
			inputSource: 'passthrough',
		});
		const sub = await bench.api.createWorkflow({
			name: 'Sub',
			nodes: [{ ...trigger, typeVersion: 1.1 }, call()],
			connections: inARow('Called', 'Call'),
			settings: { executionOrder: 'v1' },
		});
		await bench.api.publish(sub.id).catch(() => undefined);
		const execute = node('Execute', 'n8n-nodes-base.executeWorkflow', {
			source: 'database',
			workflowId: { __rl: true, mode: 'id', value: sub.id },
			mode: 'once',
		});
		refuseSecond();
		const failed = await ended(await start([items(), { ...execute, typeVersion: 1.2 }]));
		expect(failed.status).toBe('error');
		const retry = await retried(failed);
		expect(retry.status).toBe('success');
		expect(called()).toEqual(PHONES);
	});

	it('when n8n is killed in between', async () => {
		bench.simulator.control.addFault({
			operationId: 'initiateCall',
			nth: 2,
			when: 'after',
			delayMs: 10_000,
		});
		const workflowId = await start([items(), call()]);
		await waitFor(
			'The second call',
			async () => (called().length === 2 ? true : undefined),
			20_000,
		);
		await bench.n8n.kill();
		await bench.n8n.restart();
		const crashed = await ended(workflowId);
		expect(crashed.status).toBe('crashed');
		const retry = await retried(crashed);
		expect(retry.status).toBe('success');
		expect(placements(retry)).toEqual(['recovered', 'recovered', 'confirmed']);
		expect(called()).toEqual(PHONES);
	});

	it('when the time limit of Wait Until Finished is over', async () => {
		bench.simulator.control.settings({ klen: { callSeconds: 75 } });
		const wait = { waitUntilFinished: true, timeLimit: 1, onTimeout: 'error' };
		const execution = await ended(await start([items(), call(wait, RETRY_ON_FAIL)]));
		expect(execution.status).toBe('success');
		expect(outputOf(execution, 'Call').map(({ json }) => json.status)).toEqual(
			PHONES.map(() => 'completed'),
		);
		expect(called()).toEqual(PHONES);
	});
});
