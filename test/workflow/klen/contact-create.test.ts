import type { INodeParameters } from 'n8n-workflow';
import { inFields, useKlen } from './klen';
import { testOperation } from '../operation-suite';

const klen = useKlen();

const create = async (
	additionalFields: INodeParameters,
	{ apiKey = 'klen_test_all', ...parameters }: INodeParameters = {},
) =>
	await klen.run({
		resource: 'contact',
		operation: 'create',
		parameters: { firstName: 'Jo', additionalFields, ...parameters },
		credential: { apiKey: apiKey as string },
	});
const sent = () => klen.requests()[0]?.body;

testOperation(klen, {
	resource: 'contact',
	operation: 'create',
	request: 'createContact',
	parameters: {
		firstName: '={{ $json.name }}',
		additionalFields: { teamId: '={{ $json.team }}' },
	},
	good: () => [{ name: 'Jo' }, { name: 'Nathan', team: 456 }],
	expectOutput: (outputs, { name }) => {
		expect(outputs).toEqual([
			{
				id: expect.any(Number) as number,
				full_name: name,
				message: 'Contact created successfully',
			},
		]);
	},
	bad: { item: { name: ' ' }, message: 'First Name is empty', nextStep: 'Enter a value.' },
	refused: {
		item: () => ({ name: 'Jo', team: 999 }),
		message: 'Klen AI does not know this team',
		nextStep: 'Check the team ID',
		httpStatus: 404,
		code: 'team_not_found',
	},
});

it('sends every documented field', async () => {
	const fields = {
		city: 'San Francisco',
		company: 'Acme Corp',
		country: 'US',
		email: ' jo@example.com ',
		industryContext: { employees: 120 },
		lastName: 'Doe',
		phoneNumbers: {
			phoneNumber: [
				{ phoneNumber: '+15551234567', phoneType: 'work', primary: 'true', doNotCall: 'false' },
				{ phoneNumber: '+15551234568', doNotCall: 'true' },
			],
		},
		stage: 'prospect',
		state: 'CA',
		status: 'contacted',
		street: '123 Main St',
		tags: 'VIP, Enterprise',
		teamId: 456,
		website: 'https://acme.example.com',
		zipCode: '94105',
	};
	const result = await create(fields, inFields({ decision_maker: true }));
	expect(result.error).toBeUndefined();
	expect(sent()).toEqual({
		first_name: 'Jo',
		last_name: 'Doe',
		email: 'jo@example.com',
		company: 'Acme Corp',
		website: 'https://acme.example.com',
		address: '123 Main St',
		city: 'San Francisco',
		state: 'CA',
		zip_code: '94105',
		country: 'US',
		status: 'contacted',
		stage: 'prospect',
		team_id: 456,
		tags: ['VIP', 'Enterprise'],
		phone_numbers: [
			{ phone_number: '+15551234567', phone_type: 'work', primary: true, do_not_call: false },
			{ phone_number: '+15551234568', do_not_call: true },
		],
		custom_context: { decision_maker: true },
		industry_context: { employees: 120 },
	});
});

it('sends nothing that was left empty', async () => {
	await create({ lastName: '', tags: '', phoneNumbers: {}, company: '={{ $json.company }}' });
	expect(sent()).toEqual({ first_name: 'Jo' });
});

it('takes tags as a list too', async () => {
	await create({ tags: '={{ ["High, very", "VIP"] }}' });
	expect(sent()).toMatchObject({ tags: ['High, very', 'VIP'] });
});

it.each([
	[
		{
			phoneNumbers: { phoneNumber: [{ phoneNumber: '+15551234567' }, { phoneNumber: '555-1234' }] },
		},
		'Phone Number in row 2 of Phone Numbers "555-1234" is not in E.164 format',
	],
	[
		{ phoneNumbers: { phoneNumber: [{ phoneNumber: '' }] } },
		'Phone Number in row 1 of Phone Numbers is empty',
	],
	[{ teamId: 0 }, 'Team ID must be a whole number of at least 1, but is 0'],
])('refuses %j before the request', async (fields, message) => {
	const result = await create(fields);
	expect(result.error).toMatchObject({ message });
	expect(klen.requests()).toEqual([]);
});

// The pages contradict each other: one asks for the right to read, the others for that to write.
describe('permission', () => {
	it.each(['klen_test_can_read_contacts', 'klen_test_can_write_contacts'])(
		'%s is enough',
		async (key) => {
			expect((await create({}, { apiKey: key })).error).toBeUndefined();
		},
	);

	it('names both when the key has neither', async () => {
		const result = await create({}, { apiKey: 'klen_test_can_read_calls' });
		expect(result.error).toMatchObject({
			message: 'The API key lacks the permission can_read_contacts or can_write_contacts',
			httpCode: '403',
		});
	});

	const run = async (...scoped: Array<[apiKey: string, permission: string]>) =>
		await klen.run({
			resource: 'contact',
			operation: 'create',
			parameters: { firstName: 'Jo' },
			credential: {
				apiKey: '',
				scopedKeys: {
					key: scoped.map(([apiKey, permission]) => ({ apiKey, permissions: [permission] })),
				},
			},
		});

	it('names both when no key in the credential has either, without a request', async () => {
		const result = await run(['klen_test_can_read_calls', 'can_read_calls']);
		expect(result.error?.message).toBe(
			'No API key in the credential has the permission can_read_contacts or can_write_contacts',
		);
		expect(klen.requests()).toEqual([]);
	});

	it('tries the key that may write when Klen refuses the one that may read', async () => {
		klen.control.klen.changeKey('can_read_contacts', { permissions: ['can_read_calls'] });
		const result = await run(
			['klen_test_can_read_contacts', 'can_read_contacts'],
			['klen_test_can_write_contacts', 'can_write_contacts'],
		);
		expect(result.json).toEqual([expect.objectContaining({ full_name: 'Jo' })]);
		expect(klen.requests().map(({ key }) => key)).toEqual([
			'can_read_contacts',
			'can_write_contacts',
		]);
	});

	it('keeps using a key for what it may do, after Klen refused it something else', async () => {
		const body = { error: 'permission_denied', message: 'No' };
		klen.control.addFault({ operationId: 'createContact', status: 403, body });
		const read = { apiKey: 'klen_test_can_read_contacts', permissions: ['can_read_contacts'] };
		const both = {
			apiKey: 'klen_test_all',
			permissions: ['can_read_contacts', 'can_write_contacts'],
		};
		const credential = { apiKey: '', scopedKeys: { key: [read, both] } };
		const contact = { resource: 'contact', credential };
		await klen.run({ ...contact, operation: 'create', parameters: { firstName: 'Jo' } });
		await klen.run({ ...contact, operation: 'getAll' });
		expect(klen.requests('createContact').at(-1)?.key).toBe('all');
		expect(klen.requests('listContacts')[0]?.key).toBe('can_read_contacts');
	});
});
