import type { INodeParameters, ResourceMapperField } from 'n8n-workflow';
import { loadOptions, mapFields } from '../../harness/workflow';
import { asJson, byId, inFields, useKlen } from './klen';

const klen = useKlen();
const production = () => klen.control.klen.production;

const fieldsOf = async (resource: string, credential = {}) =>
	await mapFields({
		node: 'klen',
		method: 'getContextVariables',
		parameters: { resource },
		credentials: klen.credentials(credential),
	});

const initiate = async (parameters: INodeParameters, credential = {}) =>
	await klen.run({
		resource: 'call',
		operation: 'initiate',
		parameters: { agentId: byId('789'), phoneNumber: '+15551234567', ...parameters },
		credential,
	});

describe('fields in the editor', () => {
	it('have the types of the variables', async () => {
		const { fields } = await fieldsOf('call');
		const custom = fields.filter(({ id }) => !['first_name', 'last_name', 'email'].includes(id));
		expect(custom).toMatchObject([
			{ id: 'company', displayName: 'Company', type: 'string' },
			{
				id: 'membership_level',
				displayName: 'Membership Level',
				type: 'options',
				options: ['Bronze', 'Silver', 'Gold', 'Platinum'].map((name) => ({ name, value: name })),
			},
			{ id: 'account_balance', displayName: 'Account Balance', type: 'number' },
			{ id: 'is_active', displayName: 'Is Active', type: 'boolean' },
			{ id: 'last_payment_date', displayName: 'Last Payment Date', type: 'dateTime' },
		]);
		expect(fields.every(({ required, canBeUsedToMatch }) => !required && !canBeUsedToMatch)).toBe(
			true,
		);
	});

	it('are those of the business for its context', async () => {
		const { fields } = await fieldsOf('businessContext');
		expect(fields.map(({ id }) => id)).toEqual(['name', 'office_hours']);
	});

	it('have a notice in their place when there are none', async () => {
		klen.control.addFault({ status: 200, body: { count: 0, variables: [] } });
		expect(await fieldsOf('contact')).toEqual({
			fields: [],
			emptyFieldsNotice: expect.stringContaining('Context Variable > Create') as string,
		});
	});

	it('have a notice in their place when the key lacks the permission', async () => {
		const { fields, emptyFieldsNotice } = await fieldsOf('contact', {
			apiKey: 'klen_test_can_read_calls',
		});
		expect(fields).toEqual([]);
		expect(emptyFieldsNotice).toBe(
			'The API key lacks the permission can_read_contacts. To go on without it, choose Using JSON.',
		);
	});

	it('can be removed by name', async () => {
		const request = { node: 'klen', method: 'getContextVariableNames' };
		const options = await loadOptions({
			...request,
			parameters: { resource: 'contact' },
			credentials: klen.credentials(),
		});
		expect(options).toContainEqual({
			name: 'Membership Level',
			value: 'membership_level',
			description: 'Tier of the loyalty programme',
		});
	});
});

describe('values of fields', () => {
	const run = async (value: INodeParameters, item = {}) => {
		const { fields } = await fieldsOf('call');
		return await klen.run({
			resource: 'call',
			operation: 'initiate',
			parameters: {
				agentId: byId('789'),
				phoneNumber: '+15551234567',
				...inFields(value, fields),
			},
			items: [item],
		});
	};
	const sent = () => klen.requests('initiateCall')[0]?.body as { variables?: unknown };

	it.each<{ what: string; name: string; value: unknown; expected: unknown }>([
		{ what: 'numbers of a text', name: 'account_balance', value: '250.50', expected: 250.5 },
		{ what: 'true or false of a text', name: 'is_active', value: 'true', expected: true },
		{ what: 'text of a number', name: 'company', value: 42, expected: '42' },
		{ what: 'an option', name: 'membership_level', value: 'Gold', expected: 'Gold' },
		{
			what: 'a day of the calendar',
			name: 'last_payment_date',
			value: '2025-07-15T00:00:00',
			expected: '2025-07-15',
		},
		{
			what: 'a time with the offset of the workflow',
			name: 'last_payment_date',
			value: '2025-07-15 14:30',
			expected: expect.stringMatching(/^2025-07-15T14:30:00\.000([+-]\d\d:\d\d|Z)$/) as string,
		},
	])('are sent as $what', async ({ name, value, expected }) => {
		const result = await run({ [name]: '={{ $json.value }}' }, { value });
		expect(result.error).toBeUndefined();
		expect(sent().variables).toEqual({ [name]: expected });
	});

	it('are left out when an expression is empty', async () => {
		await run({ company: '={{ $json.company }}', is_active: '={{ $json.active }}' });
		expect(sent()).not.toHaveProperty('variables');
	});

	it.each<[string, unknown, string]>([
		['account_balance', 'a lot', 'a number'],
		['is_active', 'perhaps', 'true or false'],
		['last_payment_date', 'tomorrow', 'a date, such as 2025-07-15'],
		['membership_level', 'Diamond', 'one of Bronze, Silver, Gold, Platinum'],
	])('of a wrong type for %s are refused', async (name, value, expected) => {
		const { error } = await run({ [name]: '={{ $json.value }}' }, { value });
		expect(error).toMatchObject({
			message: `Context Variables has a wrong value for ${name}: "${String(value)}"`,
			description: expect.stringContaining(`The variable takes ${expected}`) as string,
		});
		expect(klen.requests('initiateCall')).toEqual([]);
	});
});

describe('names that are not defined', () => {
	const unknown = { visits: 3, likes_tea: true, renewal: '2025-07-15', plan: 'Basic' };
	const given = asJson({ ...unknown, company: 'Acme', tickets: [{ id: 'T-1' }] });

	it('are sent unless something else is chosen', async () => {
		expect((await initiate(given)).error).toBeUndefined();
		expect(klen.requests().map(({ operationId }) => operationId)).toEqual(['initiateCall']);
	});

	it('fail on demand, before the phone rings', async () => {
		const { error } = await initiate({ ...given, ifNotDefined: 'fail' });
		expect(error?.message).toBe(
			'Context Variables (JSON) has names that Klen AI does not know: visits, likes_tea, renewal, plan, tickets',
		);
		expect(error?.description).toContain('Context Variable > Create');
		expect(klen.requests('initiateCall')).toEqual([]);
	});

	it('are defined first on demand, once for all items, with the types of their values', async () => {
		const result = await klen.run({
			resource: 'call',
			operation: 'initiate',
			parameters: {
				agentId: byId('789'),
				phoneNumber: '={{ $json.phone }}',
				...given,
				ifNotDefined: 'create',
			},
			items: [{ phone: '+15550000001' }, { phone: '+15550000002' }],
		});
		expect(result.error).toBeUndefined();
		const defined = production()
			.variables()
			.slice(-4)
			.map(({ name, displayName, variableType }) => [name, displayName, variableType]);
		expect(defined).toEqual([
			['visits', 'Visits', 'number'],
			['likes_tea', 'Likes Tea', 'boolean'],
			['renewal', 'Renewal', 'date'],
			['plan', 'Plan', 'text'],
		]);
		expect(klen.requests('createContextVariable')).toHaveLength(4);
		expect(klen.requests('initiateCall')).toHaveLength(2);
	});

	it('may have been defined by another execution meanwhile', async () => {
		const body = { error: 'duplicate_variable', message: 'A variable named plan already exists' };
		klen.control.addFault({ operationId: 'createContextVariable', status: 400, body });
		const { error } = await initiate({ ...asJson({ plan: 'Basic' }), ifNotDefined: 'create' });
		expect(error).toBeUndefined();
		expect(klen.requests('initiateCall')).toHaveLength(1);
	});

	it('need a permission to be defined, which the error names', async () => {
		const credential = { apiKey: 'klen_test_can_read_contacts' };
		const { error } = await initiate({ ...given, ifNotDefined: 'create' }, credential);
		expect(error?.message).toBe('The API key lacks the permission can_write_contacts');
		expect(await klen.rungPhones()).toEqual([]);
	});

	it('can be defined with a contact', async () => {
		const parameters = { firstName: 'Jo', ...asJson({ plan: 'Basic' }), ifNotDefined: 'create' };
		const { error } = await klen.run({ resource: 'contact', operation: 'create', parameters });
		expect(error).toBeUndefined();
		expect(production().variables().at(-1)).toMatchObject({ name: 'plan' });
		expect(klen.requests('createContact')[0]?.body).toMatchObject({
			custom_context: { plan: 'Basic' },
		});
	});
});

it('changes a contact by its variables alone', async () => {
	const [contact] = production().contacts();
	const schema: Array<Partial<ResourceMapperField>> = [{ id: 'is_active', type: 'boolean' }];
	const { error } = await klen.run({
		resource: 'contact',
		operation: 'update',
		parameters: { contactId: byId(String(contact?.id)), ...inFields({ is_active: true }, schema) },
	});
	expect(error).toBeUndefined();
	expect(klen.requests()[0]?.body).toEqual({ custom_context: { is_active: true } });
});
