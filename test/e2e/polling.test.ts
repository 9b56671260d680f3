import type { IDataObject } from 'n8n-workflow';
import { PRODUCTION_IDS, WORKSPACE_ID } from '../../simulator/trillet/seed';
import { outputOf, type StoredCredential } from '../../tools/real-n8n/api';
import { RealN8nBench, START_TIMEOUT_MS } from '../harness/real-n8n';
import { node } from '../harness/real-workflow';

/** n8n polls by the minute at most. */
const TEST_TIMEOUT_MS = 240_000;
const POLL_TIMEOUT_MS = 90_000;
const TRIGGER = 'Trigger';

let bench: RealN8nBench;
beforeAll(async () => {
	bench = await RealN8nBench.start();
	bench.simulator.control.settings({
		klen: { queueSeconds: 0, callSeconds: 1, artifactSeconds: 0 },
		trillet: { ringSeconds: 0, callSeconds: 1 },
	});
}, START_TIMEOUT_MS);
afterAll(() => bench?.stop());

const production = () => ({
	klen: bench.simulator.control.klen.production,
	trillet: bench.simulator.control.trillet.production,
});

const vendors = [
	{
		name: 'Klen AI',
		vendor: 'klen',
		ended: 'call.ended',
		list: 'listCalls',
		credential: async () => await bench.createCredential('klen_test_all'),
		newest: () => production().klen.calls()[0]?.klenCallId,
		begin: () => production().klen.receiveCall().klenCallId,
		idOf: ({ call }: IDataObject) => (call as IDataObject).call_id,
	},
	{
		name: 'Trillet AI',
		vendor: 'trillet',
		ended: 'call.completed',
		list: 'listCallHistory',
		credential: async () =>
			await bench.api.createCredential('trilletApi', 'Trillet AI', {
				environment: 'production',
				apiKey: 'trillet_test_key',
				workspaceId: WORKSPACE_ID,
				baseUrl: `${bench.simulator.url}/trillet/{environment}`,
			}),
		newest: () => production().trillet.calls()[0]?.callId,
		begin: () => production().trillet.receiveCall({ agentId: PRODUCTION_IDS.salesAgent }).callId,
		idOf: ({ callId }: IDataObject) => callId,
	},
];

describe.each(vendors)(
	'$name Polling Trigger',
	({ vendor, ended, list, begin, idOf, ...world }) => {
		let credential: StoredCredential | undefined;
		let workflowId: string;

		const itemsOf = (runs: Awaited<ReturnType<typeof bench.runsUntil>>) =>
			runs.flatMap((run) => outputOf(run, TRIGGER).map(({ json }) => json));
		/** What the workflow put out, once that many calls are among it. */
		const reported = async (count: number) => {
			const runs = await bench.runsUntil(
				workflowId,
				(_, all) => itemsOf(all).length >= count,
				POLL_TIMEOUT_MS,
			);
			return itemsOf(runs).map(idOf);
		};
		/** A call that is over when this resolves. */
		const endedCall = async () => {
			const id = begin();
			await bench.simulator.control.advance(5_000);
			return id;
		};

		beforeEach(async () => {
			const trigger = node(
				TRIGGER,
				`n8n-nodes-voice-agents.${vendor}PollingTrigger`,
				{ events: [ended, 'call.failed'], pollTimes: { item: [{ mode: 'everyMinute' }] } },
				(credential ??= await world.credential()),
			);
			const workflow = { name: vendor, nodes: [trigger], connections: {} };
			workflowId = (await bench.api.createWorkflow(workflow)).id;
		});

		it('shows a real past call in the editor, and rings nobody', async () => {
			await endedCall();
			const run = await bench.api.run(workflowId, TRIGGER);

			expect(run.status).toBe('success');
			expect(outputOf(run, TRIGGER).map(({ json }) => idOf(json))).toEqual([world.newest()]);
			expect(bench.simulator.control.rungPhones()).toEqual([]);
		});

		it(
			'reports each call once: by the minute, while it was unpublished, over a restart and a crash',
			async () => {
				await bench.api.publish(workflowId);
				const seen = [await endedCall()];
				expect(await reported(1)).toEqual(seen);

				await bench.api.unpublish(workflowId);
				seen.push(await endedCall());
				await bench.api.publish(workflowId);
				expect(await reported(2)).toEqual(seen);

				seen.push(await endedCall());
				await bench.n8n.restart();
				expect(await reported(3)).toEqual(seen);

				await bench.n8n.kill();
				seen.push(await endedCall());
				await bench.n8n.restart();
				expect(await reported(4)).toEqual(seen);

				await bench.n8n.restart();
				seen.push(await endedCall());
				expect(await reported(5)).toEqual(seen);
				expect(bench.simulator.control.requests({ operationId: list }).length).toBeLessThan(40);
				await bench.api.unpublish(workflowId);
			},
			TEST_TIMEOUT_MS,
		);

		it(
			'does not go into service with a key that the vendor refuses',
			async () => {
				bench.simulator.control.addFault({ operationId: list, status: 403, times: 'always' });
				await expect(bench.api.publish(workflowId)).rejects.toThrow();
				await bench.simulator.control.clearFaults();
			},
			TEST_TIMEOUT_MS,
		);
	},
);
