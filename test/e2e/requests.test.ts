import axios from 'axios';
import { isDeepStrictEqual } from 'node:util';
import type { INode, INodeParameters } from 'n8n-workflow';
import { outputOf, type Execution, type StoredCredential } from '../../tools/real-n8n/api';
import { effort, report } from '../harness/figures';
import { RealN8nBench, START_TIMEOUT_MS } from '../harness/real-n8n';
import { answers, fails, requestWorkflow, setFields, takes } from '../harness/request-workflow';

const JOHN = { customer_name: 'John Doe' };
const FALLBACK = { specifyVariables: 'json', variablesJson: '{"customer_name":"nobody"}' };
const whenLate = { variables: { customer_name: 'nobody' } };

let bench: RealN8nBench;
let credential: StoredCredential;

beforeAll(async () => {
	bench = await RealN8nBench.start();
	bench.simulator.control.settings({ rateWindowMs: 1_000 });
	credential = await bench.api.createCredential('trilletApi', 'Trillet AI', {
		environment: 'production',
		apiKey: 'trillet_test_key',
		workspaceId: '664a1b2c3d4e5f6a7b8c9d0e',
		baseUrl: `${bench.simulator.url}/trillet/{environment}`,
		// Every publication asks several times.
		requestsPerMinute: 3_000,
	});
}, START_TIMEOUT_MS);
afterAll(() => bench?.stop());

const flows = () => bench.simulator.control.trillet.production.documents('callFlows');
const flow = () => flows()[0] as Record<string, unknown>;
const callFlowId = () => ({ __rl: true, mode: 'id', value: String(flow()._id) });

/** Publishes a workflow that starts with a request. @returns its ID and where the flow asks */
async function publish(parameters: INodeParameters, nodes: INode[]) {
	const file = requestWorkflow({ callFlowId: callFlowId(), ...parameters }, nodes, credential);
	const { id } = await bench.api.createWorkflow(file);
	await bench.api.publish(id);
	return { id, url: String(flow().inboundWebhookUrl) };
}

/** Asks as Trillet AI does before an inbound call. */
async function ask(url: string, params: Record<string, string> = {}) {
	const started = Date.now();
	const { status, data } = await axios.get<unknown>(url, { params, validateStatus: () => true });
	return { status, data, ms: Date.now() - started };
}

const runsOf = async (id: string, count = 1): Promise<Execution[]> =>
	await bench.runsUntil(id, (_, all) => all.length >= count);

describe('Caller Look-Up', () => {
	it('is answered with the fields of the last node, by GET and POST', async () => {
		const { id, url } = await publish({}, [setFields(JOHN)]);
		expect(await ask(url, { from: '+1555', call_id: 'a' })).toMatchObject({
			status: 200,
			data: { variables: JOHN },
		});
		const { data } = await axios.post<unknown>(url, { from: '+1555', call_id: 'b' });
		expect(data).toEqual({ variables: JOHN });
		const runs = await runsOf(id, 2);
		expect(runs.map((run) => outputOf(run, 'Request')[0]?.json.callId)).toEqual(['a', 'b']);
		await bench.api.unpublish(id);
		expect(flow().inboundWebhookUrl ?? null).toBeNull();
	});

	it('is answered early by a node, after which the workflow goes on', async () => {
		const answer = answers({ answerWith: 'json', answerJson: JSON.stringify(JOHN) }, credential);
		const { id, url } = await publish({ responseMode: 'responseNode' }, [
			answer,
			takes(2),
			setFields({ logged: true }),
		]);
		const { data, ms } = await ask(url, { from: '+1555' });
		expect(data).toEqual({ variables: JOHN });
		expect(ms).toBeLessThan(2_000);
		const [run] = await runsOf(id);
		expect(run?.status).toBe('success');
		expect(outputOf(run as Execution, 'Set')[0]?.json).toEqual({ logged: true });
		await bench.api.unpublish(id);
	});

	it.each([
		['fails', 'lastNode', () => [fails()], 'error'],
		['is late', 'lastNode', () => [takes(4), setFields(JOHN)], 'success'],
		['passes nothing on', 'lastNode', () => [setFields({})], 'success'],
		['fails before it answers', 'responseNode', () => [fails()], 'error'],
		['never answers', 'responseNode', () => [setFields(JOHN)], 'success'],
		[
			'answers late',
			'responseNode',
			() => [takes(4), answers({ answerWith: 'json', answerJson: '{"a":1}' }, credential)],
			'success',
		],
	])('is answered in time when the workflow %s (%s)', async (_, responseMode, nodes, status) => {
		const { id, url } = await publish({ ...FALLBACK, responseMode, deadlineSeconds: 1 }, nodes());
		const { data, ms, ...answer } = await ask(url, { from: '+1555' });
		expect(answer.status).toBe(200);
		expect(data).toEqual(whenLate);
		expect(ms).toBeLessThan(3_000);
		const [run] = await runsOf(id);
		expect(run?.status).toBe(status);
		await bench.api.unpublish(id);
	});

	it('is answered once for requests that come five times', async () => {
		const { id, url } = await publish({}, [takes(1), setFields(JOHN)]);
		const repeats = await Promise.all(Array.from({ length: 4 }, () => ask(url, { callId: 'x' })));
		repeats.push(await ask(url, { callId: 'x' }));
		expect(repeats.map(({ data }) => data)).toEqual(Array(5).fill({ variables: JOHN }));
		expect(await runsOf(id)).toHaveLength(1);
		await bench.api.unpublish(id);
	});

	it('is refused without the token, and starts no run', async () => {
		const { id, url } = await publish({}, [setFields(JOHN)]);
		const [bare = ''] = url.split('?');
		expect((await ask(bare)).status).toBe(401);
		expect((await ask(bare, { token: 'guess' })).status).toBe(401);
		expect((await ask(url)).status).toBe(200);
		expect(await runsOf(id)).toHaveLength(1);
		await bench.api.unpublish(id);
	});
});

describe('an answer in time', () => {
	const token = 'a long random text of ours';
	const DEADLINE_SECONDS = 2;
	const AMOUNT = effort({ usual: 6, long: 100 });

	it('comes each time, whatever the workflow does, and each request has one run', async () => {
		const ways = { answers: [setFields(JOHN)], fails: [fails()], hangs: [takes(6)] };
		const targets = await Promise.all(
			Object.entries(ways).map(async ([way, nodes]) => {
				const parameters = { ...FALLBACK, registration: 'manual', token };
				const file = requestWorkflow(
					{ ...parameters, deadlineSeconds: DEADLINE_SECONDS },
					nodes,
					credential,
				);
				const workflow = await bench.api.createWorkflow(file);
				await bench.api.publish(workflow.id);
				const path = `${workflow.nodes[0]?.webhookId}/request`;
				return { way, id: workflow.id, url: `${bench.n8n.url}/webhook/${path}` };
			}),
		);
		let [lost, doubled] = [0, 0];
		for (let index = 0; index < AMOUNT; index++) {
			// Each comes twice: the repeat waits for the first answer.
			const asked = targets.flatMap(({ way, url }) =>
				[1, 2].map(async () => ({ way, ...(await ask(url, { token, call_id: `c${index}` })) })),
			);
			for (const { way, status, data } of await Promise.all(asked)) {
				// On a machine that is busy the workflow may be late too.
				const expected = way === 'answers' ? [{ variables: JOHN }, whenLate] : [whenLate];
				const isAnswered = expected.some((answer) => isDeepStrictEqual(data, answer));
				if (status !== 200 || !isAnswered) lost++;
			}
		}
		for (const { id } of targets) doubled += (await runsOf(id, AMOUNT)).length - AMOUNT;
		expect({ lost, doubled }).toEqual({ lost: 0, doubled: 0 });
		report({
			what: 'Requests during a call whose workflow answers, fails or hangs, each sent twice at once',
			tried: { requests: 6 * AMOUNT, runs: 3 * AMOUNT },
			lost,
			doubled,
		});
		for (const { id } of targets) await bench.api.unpublish(id);
	}, 900_000);
});

describe('Tool', () => {
	const TOOL = {
		kind: 'tool',
		toolName: 'book',
		toolDescription: 'Books.',
		toolParameters: { parameter: [{ name: 'guests', type: 'number', required: true }] },
		answerFields: { field: [{ name: 'confirmation' }] },
		fallbackText: 'Later.',
	};
	const production = () => bench.simulator.control.trillet.production;
	const own = () =>
		(flow().webhooks as Array<{ name: string }>).filter(({ name }) => name === 'book');

	/** Somebody calls the agent of the flow. @returns the call when it is over */
	async function ring() {
		bench.simulator.control.settings({
			trillet: { ringSeconds: 0, callSeconds: 1, toolArguments: { book: { guests: 3 } } },
		});
		const { callId } = production().receiveCall({ agentId: String(flow().agent) });
		await bench.simulator.control.advance(60_000);
		return production()
			.calls()
			.find((call) => call.callId === callId);
	}

	it('is written into the flow once, used during a call, and answered', async () => {
		const answer = answers(
			{ answerWith: 'json', answerJson: '{"confirmation":"A-17"}' },
			credential,
		);
		const { id } = await publish({ ...TOOL, responseMode: 'responseNode' }, [answer]);
		await bench.api.unpublish(id);
		await bench.api.publish(id);
		expect(own()).toHaveLength(1);

		const call = await ring();
		expect(call?.dynamicVariables).toEqual({ confirmation: 'A-17' });
		const [run] = await runsOf(id);
		expect(outputOf(run as Execution, 'Request')[0]?.json).toMatchObject({
			kind: 'tool',
			arguments: { guests: 3 },
		});
		await bench.api.unpublish(id);
	});

	it('is told the fallback when the workflow fails', async () => {
		production().changeDocument('callFlows', String(flow()._id), { webhooks: [] });
		const { id } = await publish(TOOL, [fails()]);
		const call = await ring();
		expect(call?.questions).toMatchObject([
			{ outcome: 'answered', answer: '{"message":"Later."}' },
		]);
		await bench.api.unpublish(id);
	});
});
