import { outputOf, waitFor } from '../../tools/real-n8n/api';
import { phoneNumbers } from '../harness/phone-numbers';
import { node } from '../harness/real-workflow';
import { OUR, type ScaleBench } from './bench';
import { report } from './figures';

/** Long enough to end the worker meanwhile. */
const CALL_SECONDS = 12;
const TIME_LIMIT_MS = 60_000;

/** An execution that sleeps belongs to nobody: whoever is there goes on with it. */
export function describeWaiting(bench: () => ScaleBench): void {
	describe('Start and Wait for Completion', () => {
		afterEach(() => bench().simulator.control.settings({ trillet: { callSeconds: null } }));

		it('goes on in another worker when the one that fell asleep is gone', async () => {
			const { cluster, simulator, trillet } = bench();
			simulator.control.settings({ trillet: { ringSeconds: 1, callSeconds: CALL_SECONDS } });
			const call = node(
				'Call',
				`${OUR}.trillet`,
				{
					resource: 'call',
					operation: 'startAndWait',
					agentId: { __rl: true, mode: 'id', value: '664f8e3b1c12d8e9a4f3c2d1' },
					toNumber: '={{ $json.body.phone }}',
					timeLimit: 5,
				},
				trillet,
			);
			const service = await bench().serve([call]);
			const [phone] = phoneNumbers(1);
			await bench().call(service, { phone });
			await waitFor(
				'The sleep',
				async () => {
					const [row] = await cluster.services.query(
						`SELECT 1 FROM execution_entity WHERE status = 'waiting' AND "workflowId" = '${service.workflowId}'`,
					);
					return row;
				},
				TIME_LIMIT_MS,
			);
			const ids = await bench().executionIds(service);
			const asleep = cluster.workers.filter((worker) =>
				ids.some((id) => cluster.workersOf(id).includes(worker)),
			);
			await Promise.all(asleep.map((worker) => worker.kill()));
			const executions = await bench().finished(service, ids.length);
			await Promise.all(asleep.map((worker) => worker.restart()));

			const [execution] = executions.filter(({ mode }) => mode === 'webhook');
			if (!execution) throw new Error('The execution is gone');
			expect(execution.status).toBe('success');
			expect(outputOf(execution, 'Call')).toEqual([
				{
					json: expect.objectContaining({ status: 'completed', toNumber: phone }),
					pairedItem: expect.anything(),
				},
			]);
			const resumedBy = cluster
				.workersOf(execution.id)
				.filter((worker) => !asleep.includes(worker));
			expect(resumedBy).toHaveLength(1);
			expect(
				simulator.control.trillet.production.calls().filter(({ to }) => to === phone),
			).toHaveLength(1);
			report('waiting', { workersKilled: asleep.length, resumedElsewhere: resumedBy.length });
		});
	});
}
