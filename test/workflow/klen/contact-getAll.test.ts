import type { INodeParameters } from 'n8n-workflow';
import { useKlen } from './klen';
import { testOperation } from '../operation-suite';

const klen = useKlen();
const production = () => klen.control.klen.production;

const getAll = async (parameters: INodeParameters) =>
	await klen.run({ resource: 'contact', operation: 'getAll', parameters });

testOperation(klen, {
	resource: 'contact',
	operation: 'getAll',
	request: 'listContacts',
	parameters: { limit: '={{ $json.limit }}' },
	good: () => [{ limit: 1 }, { limit: 3 }],
	expectOutput: (outputs, { limit }) => {
		const ids = production()
			.contacts()
			.map(({ id }) => id);
		expect(outputs.map(({ id }) => id)).toEqual(ids.slice(0, limit as number));
	},
	bad: {
		item: { limit: 0 },
		message: 'Limit must be a whole number of at least 1, but is 0',
		nextStep: 'Enter a number such as 10.',
	},
	refused: {
		item: () => ({ limit: 4 }),
		arrange: (nth) =>
			klen.control.addFault({
				operationId: 'listContacts',
				nth,
				status: 400,
				body: { error: 'validation_error', message: 'Invalid value for limit' },
			}),
		message: 'Klen AI did not accept a value of this request',
		nextStep: '"Invalid value for limit"',
		httpStatus: 400,
		code: 'validation_error',
	},
});

it('returns all contacts in pages of a hundred', async () => {
	production().addContacts({ count: 200 });
	const result = await getAll({ returnAll: true });
	expect(result.json.map(({ id }) => id)).toEqual(
		production()
			.contacts()
			.map(({ id }) => id),
	);
	expect(klen.requests().map(({ query }) => query)).toEqual([
		{ page: '1', limit: '100' },
		{ page: '2', limit: '100' },
		{ page: '3', limit: '100' },
	]);
});

it.each([
	['search', { search: 'PROBE@example' }, { search: 'PROBE@example' }],
	['stage', { stage: 'probed' }, { stage: 'probed' }],
	['status', { status: 'probing' }, { status: 'probing' }],
	['tag', { tag: 'Probe' }, { tag: 'Probe' }],
	[
		'all at once',
		{ search: 'probe', stage: 'probed', status: 'probing', tag: 'Probe' },
		{ search: 'probe', stage: 'probed', status: 'probing', tag: 'Probe' },
	],
])('lets Klen filter by %s', async (_, filters, query) => {
	const [probe] = production().addContacts({
		email: 'probe@example.com',
		stage: 'probed',
		status: 'probing',
		tags: ['Probe'],
	});
	const result = await getAll({ filters });
	expect(result.json.map(({ id }) => id)).toEqual([probe?.id]);
	expect(klen.requests()).toEqual([
		expect.objectContaining({ query: { ...query, page: '1', limit: '50' } }),
	]);
});

it('returns the raw record on demand', async () => {
	const [raw] = (await getAll({ simplify: false, limit: 1 })).json;
	expect(raw).toMatchObject({ first_name: production().contacts()[0]?.firstName, team: null });
});
