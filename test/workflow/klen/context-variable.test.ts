import type { INodeParameters } from 'n8n-workflow';
import { searchList } from '../../harness/workflow';
import { byId, useKlen } from './klen';
import { testOperation } from '../operation-suite';

const klen = useKlen();
const variables = () => klen.control.klen.production.variables();
const idOf = (name: string) => String(variables().find((variable) => variable.name === name)?.id);

const run = async (operation: string, parameters: INodeParameters) =>
	await klen.run({ resource: 'contextVariable', operation, parameters });

const notFound = {
	item: () => ({ variable: 999_999 }),
	message: 'Klen AI does not know this record, or the key may not see it',
	nextStep: 'Check the ID',
	httpStatus: 404,
	code: 'not_found',
};
const bad = {
	item: { variable: 'membership_level' },
	message: 'Context Variable must be a number, but is "membership_level"',
	nextStep: 'Pick it from the list, or enter its database ID.',
};
const twoVariables = (): [{ variable: string }, { variable: string }] => [
	{ variable: idOf('is_active') },
	{ variable: idOf('office_hours') },
];

describe('create', () => {
	const create = async (parameters: INodeParameters) =>
		await run('create', { name: 'tier', displayName: 'Tier', ...parameters });

	testOperation(klen, {
		resource: 'contextVariable',
		operation: 'create',
		request: 'createContextVariable',
		parameters: { name: '={{ $json.name }}', displayName: 'Tier' },
		good: () => [{ name: 'tier' }, { name: 'level' }],
		expectOutput: (outputs, { name }) => {
			expect(outputs).toEqual([expect.objectContaining({ name, display_name: 'Tier' })]);
		},
		bad: { item: { name: ' ' }, message: 'Name is empty', nextStep: 'Enter a value.' },
		refused: {
			item: () => ({ name: 'membership_level' }),
			message: 'A context variable of this name exists already',
			nextStep: 'Update the existing variable, or choose another name.',
			httpStatus: 400,
			code: 'duplicate_variable',
		},
	});

	it('sends every documented field', async () => {
		const result = await create({
			contextType: 'business',
			variableType: 'select',
			selectOptions: 'Bronze, Silver',
			options: { description: 'Tier of the programme' },
		});
		expect(result.error).toBeUndefined();
		expect(klen.requests()[0]?.body).toEqual({
			name: 'tier',
			display_name: 'Tier',
			description: 'Tier of the programme',
			variable_type: 'select',
			context_type: 'business',
			select_options: ['Bronze', 'Silver'],
		});
	});

	it('takes the type from an expression', async () => {
		expect((await create({ variableType: '={{ "number" }}' })).error).toBeUndefined();
		expect(klen.requests()[0]?.body).toMatchObject({ variable_type: 'number' });
	});

	it.each([
		[{ variableType: 'select' }, 'Select Options is empty'],
		[
			{ variableType: '={{ "list" }}' },
			'Variable Type must be one of boolean, date, number, select, text, but is "list"',
		],
		[{ displayName: '={{ "" }}' }, 'Display Name is empty'],
	])('refuses %j before the request', async (parameters, message) => {
		expect((await create(parameters)).error?.message).toContain(message);
		expect(klen.requests()).toEqual([]);
	});
});

describe('update', () => {
	const update = async (updateFields: INodeParameters, options: INodeParameters = {}) =>
		await run('update', { variableId: byId(idOf('membership_level')), updateFields, options });

	testOperation(klen, {
		resource: 'contextVariable',
		operation: 'update',
		request: 'updateContextVariable',
		parameters: {
			variableId: byId('={{ $json.variable }}'),
			updateFields: { displayName: 'Changed' },
		},
		good: twoVariables,
		expectOutput: (outputs, { variable }) => {
			expect(outputs).toEqual([
				expect.objectContaining({ id: Number(variable), display_name: 'Changed' }),
			]);
		},
		bad,
		refused: notFound,
	});

	it('changes the given fields only', async () => {
		await update({ selectOptions: 'Gold, Diamond', description: '' });
		expect(klen.requests()).toEqual([
			expect.objectContaining({
				method: 'PATCH',
				body: { select_options: ['Gold', 'Diamond'], description: '' },
			}),
		]);
		expect(variables().find(({ name }) => name === 'membership_level')).toMatchObject({
			displayName: 'Membership Level',
			selectOptions: ['Gold', 'Diamond'],
		});
	});

	it('replaces all fields on demand', async () => {
		await update({ displayName: 'Level', variableType: 'text' }, { replaceAllFields: true });
		expect(klen.requests()).toEqual([expect.objectContaining({ method: 'PUT' })]);
		expect(variables().find(({ name }) => name === 'membership_level')).toMatchObject({
			displayName: 'Level',
			description: null,
			selectOptions: null,
		});
	});

	it('refuses to change nothing', async () => {
		expect((await update({})).error).toMatchObject({ message: 'Update Fields is empty' });
		expect(klen.requests()).toEqual([]);
	});
});

describe('delete', () => {
	testOperation(klen, {
		resource: 'contextVariable',
		operation: 'delete',
		request: 'deleteContextVariable',
		parameters: { variableId: byId('={{ $json.variable }}') },
		good: twoVariables,
		expectOutput: (outputs, { variable }) => {
			expect(outputs).toEqual([{ id: Number(variable), deleted: true }]);
			expect(variables().map(({ id }) => id)).not.toContain(Number(variable));
		},
		bad,
		refused: {
			item: () => ({ variable: idOf('first_name') }),
			message: 'Klen AI does not let anyone delete this variable',
			nextStep: 'Default variables stay.',
			httpStatus: 403,
			code: 'delete_not_allowed',
		},
	});
});

describe('get many', () => {
	testOperation(klen, {
		resource: 'contextVariable',
		operation: 'getAll',
		request: 'listContextVariables',
		parameters: { limit: '={{ $json.limit }}', options: { contextType: '={{ $json.type }}' } },
		good: () => [
			{ limit: 2, type: 'contact' },
			{ limit: 9, type: 'business' },
		],
		expectOutput: (outputs, { limit, type }) => {
			const names = variables()
				.filter(({ contextType }) => contextType === type)
				.map(({ name }) => name);
			expect(outputs.map(({ name }) => name)).toEqual(names.slice(0, limit as number));
		},
		bad: {
			item: { limit: 'x', type: 'contact' },
			message: 'Limit must be a whole number of at least 1, but is "x"',
			nextStep: 'Enter a number such as 10.',
		},
		refused: {
			item: () => ({ limit: 2, type: 'person' }),
			message: 'Klen AI did not accept a value of this request',
			nextStep: 'Correct the field that Klen AI names',
			httpStatus: 400,
			code: 'validation_error',
		},
	});

	it('returns every definition with one request', async () => {
		const result = await run('getAll', { returnAll: true });
		expect(result.json.map(({ id }) => id)).toEqual(variables().map(({ id }) => id));
		expect(klen.requests()).toEqual([expect.objectContaining({ query: {} })]);
	});
});

describe('list search', () => {
	const search = async (filter?: string) => {
		const request = { node: 'klen', method: 'searchVariables', credentials: klen.credentials() };
		return (await searchList({ ...request, filter })).results;
	};

	it('offers the variables that may be changed, by name', async () => {
		const results = await search();
		expect(results).toContainEqual({
			name: 'Membership Level (membership_level, contact)',
			value: idOf('membership_level'),
		});
		expect(results.map(({ value }) => value)).not.toContain(idOf('first_name'));
	});

	it('finds them by either name, asking Klen once', async () => {
		for (const filter of ['office', 'Office H', 'office_h']) {
			expect((await search(filter)).map(({ value }) => value)).toEqual([idOf('office_hours')]);
		}
		expect(klen.requests()).toHaveLength(1);
	});
});
