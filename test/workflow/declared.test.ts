import { undeclared } from '../harness/workflow';
import { useKlen } from './klen/klen';

const klen = useKlen();

describe('the comparison of requests with their declarations', () => {
	it('knows what the operations that ran have declared', async () => {
		await klen.run({ resource: 'agent', operation: 'getAll' });
		expect(klen.requests()).toMatchObject([{ operationId: 'listAgents' }]);
		expect(undeclared(klen.requests())).toEqual([]);
	});

	it('names what nobody has declared', async () => {
		await klen.run({ resource: 'agent', operation: 'getAll' });
		await fetch(`${klen.origin}/klen/production/api/v1/calls`);
		expect(undeclared(klen.requests())).toEqual(['klen listCalls']);
		// What this test did itself is none of a node's business.
		await klen.reset();
	});
});
