import axios from 'axios';
import { node } from '../harness/real-workflow';
import { answers, requestWorkflow } from '../harness/request-workflow';
import type { ScaleBench } from './bench';

const TOKEN = 'a long random text of ours';
const FALLBACK = { variables: { customer_name: 'nobody' } };
const TIME_LIMIT_MS = 60_000;

/** Whoever waits is connected to a webhook processor, and the answer comes from a worker. */
export function describeAnswering(bench: () => ScaleBench): void {
	describe('a request during a call', () => {
		async function publish(nodes: Parameters<typeof requestWorkflow>[1]) {
			const { cluster, trillet } = bench();
			const file = requestWorkflow(
				{
					registration: 'manual',
					token: TOKEN,
					responseMode: 'responseNode',
					deadlineSeconds: 5,
					specifyVariables: 'json',
					variablesJson: JSON.stringify(FALLBACK.variables),
				},
				nodes,
				trillet,
			);
			const workflow = await cluster.api.createWorkflow(file);
			await cluster.api.publish(workflow.id);
			return {
				workflowId: workflow.id,
				path: `/webhook/${workflow.nodes[0]?.webhookId}/request`,
			};
		}

		const ask = async (path: string, callId: string, processor = bench().processor(0)) =>
			await axios.get<unknown>(processor.url + path, {
				params: { token: TOKEN, call_id: callId },
				timeout: TIME_LIMIT_MS,
			});

		it('is answered by a worker, through the processor that it came to', async () => {
			const answer = { answerWith: 'json', answerJson: '{"customer_name":"John"}' };
			const service = await publish([answers(answer, bench().trillet)]);
			for (const [index, processor] of bench().cluster.webhookProcessors.entries()) {
				const { status, data } = await ask(service.path, `call_${index}`, processor);
				expect({ status, data }).toEqual({
					status: 200,
					data: { variables: { customer_name: 'John' } },
				});
			}
			const { length } = bench().cluster.webhookProcessors;
			const executions = await bench().finished(service, length);
			for (const { id } of executions) expect(bench().cluster.workersOf(id)).toHaveLength(1);
		});

		it('gets the fallback when every worker dies meanwhile', async () => {
			const { cluster } = bench();
			const hang = {
				...node('Hang', 'n8n-nodes-base.wait', { amount: 30, unit: 'seconds' }),
				typeVersion: 1.1,
			};
			const service = await publish([hang]);
			const asked = ask(service.path, 'call_lost');
			await new Promise((resolve) => setTimeout(resolve, 2_000));
			await Promise.all(cluster.workers.map((worker) => worker.kill()));
			const { status, data } = await asked;
			await Promise.all(cluster.workers.map((worker) => worker.restart()));
			expect({ status, data }).toEqual({ status: 200, data: FALLBACK });
		});
	});
}
