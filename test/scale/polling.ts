import { setTimeout as sleep } from 'node:timers/promises';
import { outputOf } from '../../tools/real-n8n/api';
import { node } from '../harness/real-workflow';
import { OUR, type ScaleBench } from './bench';
import { size } from './figures';

const MINUTE_MS = 60_000;
const MINUTES = size(4, 2);

/** A poll is made once, whatever number of processes n8n has. */
export function describePolling(bench: () => ScaleBench): void {
	it('a polling trigger asks once a minute, and not once a process', async () => {
		const { cluster, simulator } = bench();
		const asked = () => simulator.control.requests({ operationId: 'listCalls' }).length;
		const trigger = node(
			'Trigger',
			`${OUR}.klenPollingTrigger`,
			{ events: ['call.ended'], pollTimes: { item: [{ mode: 'everyMinute' }] } },
			bench().klen,
		);
		const workflow = { name: 'Polling', nodes: [trigger], connections: {} };
		const { id } = await cluster.api.createWorkflow(workflow);
		await cluster.api.publish(id);
		simulator.control.settings({ klen: { queueSeconds: 0, callSeconds: 1, artifactSeconds: 0 } });
		const { klenCallId } = simulator.control.klen.production.receiveCall();
		const before = asked();
		await sleep(MINUTES * MINUTE_MS);
		const polls = asked() - before;
		const runs = await bench().finished({ workflowId: id });
		await cluster.api.unpublish(id);

		expect(Math.abs(polls - MINUTES)).toBeLessThanOrEqual(1);
		expect(runs.flatMap((run) => outputOf(run, 'Trigger').map(({ json }) => json.call))).toEqual([
			expect.objectContaining({ call_id: klenCallId }),
		]);
	});
}
