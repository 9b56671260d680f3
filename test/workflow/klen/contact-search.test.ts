import { searchList } from '../../harness/workflow';
import { useKlen } from './klen';

const klen = useKlen();
const production = () => klen.control.klen.production;

const search = async (filter?: string, paginationToken?: unknown) =>
	await searchList({
		node: 'klen',
		method: 'searchContacts',
		credentials: klen.credentials(),
		filter,
		...(paginationToken !== undefined && { paginationToken: String(paginationToken) }),
	});

const addProbe = () =>
	production().addContacts({ firstName: 'Probe', lastName: 'Contact', email: 'p@example.com' })[0];

it('shows name, email and primary number, and stands for the ID', async () => {
	const contact = addProbe();
	const { results } = await search();
	expect(results[0]).toEqual({
		name: `Probe Contact · p@example.com · ${contact?.phoneNumbers[0]?.phoneNumber}`,
		value: String(contact?.id),
	});
});

it('comes page by page until the last one', async () => {
	production().addContacts({ count: 120 });
	const first = await search();
	const second = await search(undefined, first.paginationToken);
	const values = [...first.results, ...second.results].map(({ value }) => value);
	expect(values).toEqual(
		production()
			.contacts()
			.map(({ id }) => String(id)),
	);
	expect(second.paginationToken).toBeUndefined();
});

it.each(['probe', 'P@EXAMPLE', 'Probe Contact', 'contact  probe'])(
	'lets Klen search for "%s"',
	async (filter) => {
		const contact = addProbe();
		const { results } = await search(filter);
		expect(results.map(({ value }) => value)).toEqual([String(contact?.id)]);
		expect(klen.requests()[0]?.query).toHaveProperty('search');
	},
);

it.each(['+1 (555) 000-7777', '0007777'])(
	'finds "%s", which Klen cannot search',
	async (filter) => {
		const [contact] = production().addContacts({
			phoneNumbers: [{ phoneNumber: '+15550007777', primary: true }] as never,
		});
		production().addContacts({ count: 110 });
		const { results } = await search(filter);
		expect(results.map(({ value }) => value)).toEqual([String(contact?.id)]);
		expect(klen.requests()[0]?.query).not.toHaveProperty('search');
	},
);
