import type { IWorkflowSettings } from 'n8n-workflow';
import { outputOf, waitFor, type Execution } from '../../tools/real-n8n/api';
import { phoneNumbers } from '../harness/phone-numbers';
import { node } from '../harness/real-workflow';
import type { ScaleBench, Service } from './bench';
import { countRepeated, report, size } from './figures';
import { klenPlacing, trilletPlacing, type Placing } from './placing';

const CALLS = size(200, 40);
/** So many calls are placed when the end comes. */
const PLACED_BEFORE = Math.floor(CALLS * 0.3);
/** How long the vendor takes for a call, so that there is a middle. */
const ANSWER_MS = 100;
const TIME_LIMIT_MS = 120_000;

/** An execution that places calls, and the vendor's ledger of them. */
interface Campaign {
	service: Service;
	executionId: string;
	/** The numbers of the placed calls, each as often as it was called. */
	called(): string[];
}

const PLACINGS = size([trilletPlacing, klenPlacing], [trilletPlacing]);

/** What becomes of calls when the process that places them ends without a word. */
export function describeKilledWorker(bench: () => ScaleBench): void {
	/** Starts placing the calls, and returns in the middle of it. */
	async function placeSome(
		{ credential, nodes, called, operationId }: Placing,
		settings?: IWorkflowSettings,
	): Promise<Campaign> {
		const { control } = bench().simulator;
		const phones = phoneNumbers(CALLS);
		const service = await bench().serve(nodes(credential(bench())), settings);
		control.addFault({ operationId, times: 'always', delayMs: ANSWER_MS });
		await bench().call(service, { phones });
		const placed = () => called(bench()).filter((number) => phones.includes(number));
		await waitFor(
			`The first ${PLACED_BEFORE} calls`,
			async () => placed().length >= PLACED_BEFORE || undefined,
			TIME_LIMIT_MS,
		);
		const [executionId = ''] = await bench().executionIds(service);
		return { service, executionId, called: placed };
	}

	/** The execution, when n8n has noticed that nobody works on it any more. */
	async function noticed({ service }: Campaign): Promise<Execution> {
		const [execution] = await bench().finished(service);
		if (!execution) throw new Error('n8n has lost the execution');
		return execution;
	}

	/** A workflow that n8n starts when an execution of another one fails. @returns its ID */
	async function errorWorkflow(): Promise<string> {
		const nodes = [node('Failure', 'n8n-nodes-base.errorTrigger')];
		const { api } = bench().cluster;
		const { id } = await api.createWorkflow({ name: 'Report failures', nodes, connections: {} });
		await api.publish(id);
		return id;
	}

	/** Retries it as a person would, from the execution list, and waits for the end. */
	async function retried({ service, executionId }: Campaign): Promise<Execution | undefined> {
		await bench().cluster.api.retry(executionId);
		const executions = await bench().finished(service, 2);
		return executions.find(({ retryOf }) => retryOf === executionId);
	}

	afterEach(() => bench().simulator.control.clearFaults());

	describe.each(PLACINGS)('a worker that is killed while it places calls at $vendor', (placing) => {
		it('has placed none twice, and its execution ends with an error that is reported', async () => {
			const reporter = await errorWorkflow();
			const campaign = await placeSome(placing, { errorWorkflow: reporter });
			const [worker] = bench().cluster.workersOf(campaign.executionId);
			await worker?.kill();
			const execution = await noticed(campaign);
			const [reported] = await bench().finished({ workflowId: reporter });
			await worker?.restart();
			const placed = campaign.called();
			const retry = await retried(campaign);

			expect(execution.status).toBe('error');
			expect(execution.data.resultData.error?.message).toContain('failed to be processed');
			expect(outputOf(reported as Execution, 'Failure')).toEqual([
				{
					json: expect.objectContaining({
						execution: expect.objectContaining({ id: campaign.executionId }),
					}),
					pairedItem: expect.anything(),
				},
			]);
			// n8n has thrown away the items, so a retry has nothing to work on.
			expect(retry?.status).toBe('error');
			expect(campaign.called()).toEqual(placed);
			expect(countRepeated(placed)).toBe(0);
			report('killed', {
				vendor: placing.vendor,
				killed: 'The worker',
				calls: CALLS,
				placedBefore: placed.length,
				placedAfterRetry: campaign.called().length,
				doubled: countRepeated(campaign.called()),
				status: execution.status,
			});
		});

		it('places the rest when it is retried after the whole machine went down', async () => {
			const { cluster } = bench();
			const campaign = await placeSome(placing);
			const others = [...cluster.workers, ...cluster.webhookProcessors];
			await Promise.all([cluster.main, ...others].map((process) => process.kill()));
			const placed = campaign.called();
			// The main process last: when it starts it marks what nobody works on any more.
			await Promise.all(others.map((process) => process.restart()));
			await cluster.main.restart();
			const execution = await noticed(campaign);
			const retry = await retried(campaign);

			expect(execution.status).toBe('crashed');
			expect(retry?.status).toBe('success');
			expect(countRepeated(campaign.called())).toBe(0);
			expect(campaign.called()).toHaveLength(CALLS);
			report('killed', {
				vendor: placing.vendor,
				killed: 'All processes of n8n',
				calls: CALLS,
				placedBefore: placed.length,
				placedAfterRetry: campaign.called().length,
				doubled: countRepeated(campaign.called()),
				status: execution.status,
			});
		});
	});
}
