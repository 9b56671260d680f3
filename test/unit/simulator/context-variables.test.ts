import type { Simulator } from '../../../simulator';
import type { ContextType } from '../../../simulator/klen/records';
import { send, startStill } from './client';

let simulator: Simulator;

beforeEach(async () => {
	simulator = await startStill();
});
afterEach(() => simulator.close());

const definition = {
	name: 'colour',
	display_name: 'Colour',
	variable_type: 'select',
	context_type: 'contact',
	select_options: ['red', 'blue'],
};
const create = async (body: object) => {
	const answer = await send(simulator, 'POST', '/api/v1/context-variables/create', { body });
	return { ...answer, id: (answer.body as { id: number }).id };
};
const change = (method: string, id: number, what: 'update' | 'delete', body?: object) =>
	send(simulator, method, `/api/v1/context-variables/${id}/${what}`, { body });
const find = (name: string, contextType: ContextType = 'contact') =>
	simulator.control.klen.production
		.variables()
		.find((variable) => variable.name === name && variable.contextType === contextType);

describe('definitions', () => {
	it('are listed by context type', async () => {
		const { body } = await send(
			simulator,
			'GET',
			'/api/v1/context-variables?context_type=business',
		);
		const { count, variables } = body as { count: number; variables: Array<{ name: string }> };

		expect(variables.map(({ name }) => name)).toEqual(['name', 'office_hours']);
		expect(count).toBe(2);
	});

	it('are created, updated and deleted', async () => {
		const { id, status } = await create(definition);
		expect(status).toBe(201);

		await change('PATCH', id, 'update', { description: 'The favourite' });
		expect(find('colour')).toMatchObject({
			description: 'The favourite',
			selectOptions: ['red', 'blue'],
		});
		await change('PUT', id, 'update', { display_name: 'Hue', variable_type: 'text' });
		expect(find('colour')).toMatchObject({
			displayName: 'Hue',
			description: null,
			selectOptions: null,
		});
		expect((await change('DELETE', id, 'delete')).status).toBe(200);
		expect(find('colour')).toBeUndefined();
	});

	it.each([
		[{ ...definition, display_name: undefined }, 'missing_parameter'],
		[{ ...definition, name: '' }, 'missing_parameter'],
		[{ ...definition, select_options: undefined }, 'missing_parameter'],
		[{ ...definition, select_options: [] }, 'missing_parameter'],
		[{ ...definition, variable_type: 'colour' }, 'validation_error'],
		[{ ...definition, name: 'membership_level' }, 'duplicate_variable'],
	])('are refused: %j with 400 %s', async (body, error) => {
		expect(await create(body)).toMatchObject({ status: 400, body: { error } });
	});

	it('may have the same name for a contact and for the business', async () => {
		const body = { ...definition, name: 'office_hours' };
		expect((await create(body)).status).toBe(201);
	});

	it('cannot be changed or deleted when they are default ones', async () => {
		const id = find('first_name')?.id ?? 0;

		expect(await change('PATCH', id, 'update', { display_name: 'a' })).toMatchObject({
			status: 400,
		});
		expect(await change('DELETE', id, 'delete')).toMatchObject({
			status: 403,
			body: { error: 'delete_not_allowed' },
		});
		expect(await change('DELETE', 999, 'delete')).toMatchObject({
			status: 404,
			body: { error: 'not_found' },
		});
	});
});

describe('values', () => {
	const set = (variables: object, auto_create_variables?: boolean) => {
		const [contact] = simulator.control.klen.production.contacts();
		return send(simulator, 'POST', `/api/v1/contacts/${contact?.id}/context`, {
			body: { variables, auto_create_variables },
		});
	};
	const values = () => simulator.control.klen.production.contacts()[0]?.customContext;

	it.each([
		['account_balance', '42', 42],
		['account_balance', 250.5, 250.5],
		['is_active', 'yes', true],
		['is_active', false, false],
		['last_payment_date', '2023-12-01', '2023-12-01'],
		['last_payment_date', '2023-12-01T10:00:00Z', '2023-12-01T10:00:00Z'],
		['membership_level', 'Gold', 'Gold'],
	])('%s takes %j', async (name, value, stored) => {
		expect((await set({ [name]: value })).status).toBe(200);
		expect(values()).toEqual({ [name]: stored });
	});

	it.each([
		['account_balance', 'much'],
		['account_balance', ''],
		['is_active', 'perhaps'],
		['last_payment_date', 'yesterday'],
		['last_payment_date', '2023-13-01'],
		['membership_level', 'Wood'],
		['first_name', 5],
	])('%s refuses %j, and then nothing is set', async (name, value) => {
		expect(await set({ company: 'Acme', [name]: value })).toMatchObject({
			status: 400,
			body: { error: 'invalid_value', message: expect.stringContaining(name) },
		});
		expect(values()).toEqual({});
	});

	it('are removed by null, and stay when their definition goes', async () => {
		await set({ membership_level: 'Gold', is_active: true });
		await set({ is_active: null });
		await change('DELETE', find('membership_level')?.id ?? 0, 'delete');

		expect(values()).toEqual({ membership_level: 'Gold' });
	});

	it('need a definition unless one is to be created', async () => {
		expect(await set({ shoe_size: 43 })).toMatchObject({
			status: 400,
			body: { error: 'undefined_variable', message: 'Variable not defined: shoe_size' },
		});
		expect(find('shoe_size')).toBeUndefined();

		expect((await set({ shoe_size: 43 }, true)).status).toBe(200);
		expect(find('shoe_size')).toMatchObject({
			displayName: 'Shoe Size',
			variableType: 'number',
			isDefault: false,
		});
	});

	it.each([
		[true, 'boolean'],
		[1.5, 'number'],
		['2025-05-01', 'date'],
		['hello', 'text'],
	])('have their type inferred: %j is %s', async (value, variableType) => {
		await set({ fresh: value }, true);
		expect(find('fresh')).toMatchObject({ variableType });
	});

	it('of the business reach agents with a prefix', async () => {
		const { production } = simulator.control.klen;
		const { status } = await send(simulator, 'POST', '/api/v1/business/context', {
			body: { variables: { office_hours: '9 to 5' } },
		});
		expect(status).toBe(200);

		production.addAgents({ id: 4711, modelInstructions: 'Open {{business_office_hours}}.' });
		await send(simulator, 'POST', '/api/v1/calls', {
			body: { phone_number: '+15551230000', agent_id: 4711 },
		});
		await simulator.control.advance(600_000);
		expect(production.calls()[0]?.transcript).toContain('Open 9 to 5.');
	});

	it('answer 404 for an unknown contact', async () => {
		const answer = await send(simulator, 'POST', '/api/v1/contacts/1/context', {
			body: { variables: {} },
		});
		expect(answer).toMatchObject({ status: 404, body: { error: 'not_found' } });
	});
});
