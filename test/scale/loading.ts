import { node } from '../harness/real-workflow';
import { OUR, type ScaleBench } from './bench';

const NODES = ['klen', 'klenTrigger', 'trillet', 'trilletTrigger'];
const MOST_EXECUTIONS = 40;

/** The package is there in the editor's process, in every worker and in every webhook processor. */
export function describeLoading(bench: () => ScaleBench): void {
	describe('the package', () => {
		it('is in the main process', async () => {
			const { body } =
				await bench().cluster.api.fetch<Array<{ name: string }>>('/types/nodes.json');

			expect(body.map(({ name }) => name)).toEqual(
				expect.arrayContaining(NODES.map((name) => `${OUR}.${name}`)),
			);
		});

		it('runs in every worker', async () => {
			const parameters = { resource: 'agent', operation: 'getAll', limit: 1 };
			const agents = node('Agents', `${OUR}.klen`, parameters, bench().klen);
			const service = await bench().serve([agents]);
			const { cluster } = bench();
			const seen = new Set<string>();
			for (let count = 1; count <= MOST_EXECUTIONS; count++) {
				await bench().call(service, {});
				const execution = (await bench().finished(service, count)).at(-1);
				expect(execution?.status).toBe('success');
				for (const { url } of cluster.workersOf(execution?.id ?? '')) seen.add(url);
				if (seen.size === cluster.workers.length) break;
			}

			expect(seen.size).toBe(cluster.workers.length);
		});
	});
}
