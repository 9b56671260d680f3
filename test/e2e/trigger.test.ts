import { readExample } from '../../tools/examples';
import { outputOf, type Execution, type StoredCredential } from '../../tools/real-n8n/api';
import { RealN8nBench, START_TIMEOUT_MS } from '../harness/real-n8n';

let bench: RealN8nBench;
let workflowId: string;

const klen = () => bench.simulator.control.klen.production;

/** A call that no other test has had an event of. */
function newCall(): string {
	const [call] = klen().addCalls();
	if (!call) throw new Error('The simulator added no call');
	return call.klenCallId;
}

async function importTrigger(credential: StoredCredential): Promise<string> {
	return (
		await bench.api.createWorkflow(readExample('when-a-call-ends', { credentials: [credential] }))
	).id;
}

/** What a run was about, for example `call.ended call_1`. */
function eventOf(execution: Execution): string {
	const { event, call_id: callId } = outputOf(execution, 'Report')[0]?.json ?? {};
	return `${String(event)} ${String(callId)}`;
}

/** The runs for events of `call`, once a later event has had its run: whatever was to start has started. */
async function runsFor(call: string): Promise<string[]> {
	const later = newCall();
	await klen().emit({ event: 'call.started', id: later });
	const runs = await bench.runsUntil(workflowId, (run) => eventOf(run).endsWith(later));
	return runs.map(eventOf).filter((event) => event.endsWith(call));
}

beforeAll(async () => {
	bench = await RealN8nBench.start();
	workflowId = await importTrigger(await bench.createCredential('klen_test_all'));
	await bench.api.publish(workflowId);
}, START_TIMEOUT_MS);
afterAll(() => bench?.stop());

describe('Klen AI Trigger', () => {
	it('creates one webhook for its events when the workflow is published', () => {
		expect(klen().webhooks()).toEqual([
			expect.objectContaining({
				url: expect.stringMatching(`^${bench.n8n.url}/webhook/`),
				events: ['call.started', 'call.ended'],
			}),
		]);
	});

	it.each(['compact', 'python'] as const)(
		'starts a run for an event signed over %s JSON',
		async (signing) => {
			bench.simulator.control.settings({ delivery: { signing } });
			const call = newCall();
			const [delivery] = await klen().emit({ event: 'call.ended', id: call });

			expect(delivery).toMatchObject({ status: 200 });
			expect(await runsFor(call)).toEqual([`call.ended ${call}`]);
		},
	);

	it('runs once for an event that is delivered five times', async () => {
		const call = newCall();
		await klen().emit({ event: 'call.ended', id: call, copies: 4 });
		const [repeat] = await klen().emit({ event: 'call.ended', id: call });

		expect(repeat).toMatchObject({ status: 200 });
		expect(await runsFor(call)).toEqual([`call.ended ${call}`]);
	});

	it.each(['wrong', 'missing'] as const)(
		'refuses an event whose signature is %s',
		async (signature) => {
			const call = newCall();
			const [delivery] = await klen().emit({ event: 'call.ended', id: call, signature });

			expect(delivery).toMatchObject({ status: 401 });
			expect(await runsFor(call)).toEqual([]);
		},
	);

	it('keeps its webhook when the workflow is unpublished and published again', async () => {
		await bench.api.unpublish(workflowId);
		await bench.api.publish(workflowId);

		expect(klen().webhooks()).toHaveLength(1);
		const call = newCall();
		await klen().emit({ event: 'call.ended', id: call });
		expect(await runsFor(call)).toEqual([`call.ended ${call}`]);
	});

	it(
		'keeps its webhook, and knows the events it has had, when n8n starts again',
		async () => {
			const call = newCall();
			await klen().emit({ event: 'call.ended', id: call });
			expect(await runsFor(call)).toEqual([`call.ended ${call}`]);
			await bench.n8n.restart();
			const [repeat] = await klen().emit({ event: 'call.ended', id: call });

			expect(repeat).toMatchObject({ status: 200 });
			expect(await runsFor(call)).toEqual([`call.ended ${call}`]);
			expect(klen().webhooks()).toHaveLength(1);
		},
		START_TIMEOUT_MS,
	);

	it('creates another webhook when its events change', async () => {
		const credential = await bench.createCredential('klen_test_all');
		const id = await importTrigger(credential);
		await bench.api.publish(id);
		const { nodes } = await bench.api.getWorkflow(id);
		await bench.api.updateWorkflow(id, {
			nodes: nodes.map((node) =>
				node.name === 'Klen AI Trigger'
					? { ...node, parameters: { ...node.parameters, events: ['call.failed'] } }
					: node,
			),
		});
		await bench.api.publish(id);

		const webhooks = klen().webhooks().slice(1);
		expect(webhooks.map(({ events }) => events)).toEqual([
			['call.started', 'call.ended'],
			['call.failed'],
		]);
		expect(new Set(webhooks.map(({ url }) => url)).size).toBe(1);
		await bench.api.deleteWorkflow(id);
	});

	it(
		'does not go into service with a revoked key, and says what to do',
		async () => {
			const id = await importTrigger(await bench.createCredential('klen_test_inactive'));

			// n8n tries five times, in 15 seconds, before it gives up.
			const refusal = await bench.api.publish(id).then(
				() => '',
				(error: Error) => error.message,
			);
			expect(refusal).toContain('The API key is invalid or was revoked');
			expect(refusal).toContain('API > API Keys');
			expect(refusal).not.toContain('klen_test_inactive');
		},
		START_TIMEOUT_MS,
	);
});
