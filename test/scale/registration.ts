import { node } from '../harness/real-workflow';
import { OUR, type ScaleBench } from './bench';
import { report, size } from './figures';

const RESTARTS = size(2, 1);

/** A webhook is created once for a workflow, whatever starts and starts again. */
export function describeRegistration(bench: () => ScaleBench): void {
	describe('the registration of a trigger', () => {
		it('happens once, not once a process, and not again when main restarts', async () => {
			const { cluster, simulator } = bench();
			const created = () => simulator.control.requests({ operationId: 'createWebhook' }).length;
			const before = created();
			const trigger = node(
				'Trigger',
				`${OUR}.klenTrigger`,
				{ registration: 'automatic', events: ['call.ended'] },
				bench().klen,
			);
			const workflow = { name: 'Registration', nodes: [trigger], connections: {} };
			const { id } = await cluster.api.createWorkflow(workflow);
			await cluster.api.publish(id);
			const afterPublishing = created() - before;

			for (let restart = 0; restart < RESTARTS; restart++) await cluster.main.restart();
			const afterRestarts = created() - before;

			expect(afterPublishing).toBe(1);
			expect(afterRestarts).toBe(1);
			report('registration', {
				processes: cluster.processes().length,
				restartsOfMain: RESTARTS,
				webhooksCreated: afterRestarts,
			});
			await cluster.api.unpublish(id);
		});
	});
}
