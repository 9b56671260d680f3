import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { useKlen } from './klen';
import { testOperation } from '../operation-suite';

const klen = useKlen();
const production = () => klen.control.klen.production;
const withPhone = (phoneNumber: string) => ({
	phoneNumbers: [
		{
			id: 1,
			phoneNumber,
			phoneType: 'mobile',
			primary: true,
			doNotCall: false,
			dncDate: null,
			dncReason: null,
		},
	],
});

const upsert = async (parameters: INodeParameters, items: IDataObject[] = [{}]) =>
	await klen.run({ resource: 'contact', operation: 'upsert', parameters, items });
const asked = () => klen.requests().map(({ operationId }) => operationId);

testOperation(klen, {
	resource: 'contact',
	operation: 'upsert',
	request: 'listContacts',
	parameters: {
		email: '={{ $json.email }}',
		firstName: 'Jo',
		additionalFields: { teamId: '={{ $json.team }}' },
	},
	good: () => {
		const [known] = production().addContacts({ firstName: 'Joe', lastName: 'Doe' });
		return [{ email: known?.email }, { email: 'new@example.com', team: 456 }];
	},
	expectOutput: (outputs, { email }) => {
		const isNew = email === 'new@example.com';
		expect(outputs).toEqual([
			expect.objectContaining({ full_name: isNew ? 'Jo' : 'Jo Doe', created: isNew }),
		]);
		expect(
			production()
				.contacts()
				.filter((contact) => contact.email === email),
		).toHaveLength(1);
	},
	bad: { item: { email: '' }, message: 'Email is empty', nextStep: 'Enter a value.' },
	refused: {
		item: () => ({ email: 'refused@example.com', team: 457 }),
		message: 'The key may not use this team',
		nextStep: 'Choose a team',
		httpStatus: 403,
		code: 'team_access_denied',
	},
});

describe('by email', () => {
	it('finds the contact whose email is the same, not one that contains it', async () => {
		const emails = ['bjo@example.com', 'jo@example.com.au', 'Jo@Example.com'];
		const [, , same] = emails.map((email) => production().addContacts({ email })[0]);
		const result = await upsert({
			email: 'jo@example.com',
			additionalFields: { company: 'Acme Corp' },
		});
		expect(result.json).toEqual([expect.objectContaining({ id: same?.id, created: false })]);
		expect(klen.requests()).toEqual([
			expect.objectContaining({ query: { search: 'jo@example.com', page: '1', limit: '100' } }),
			// Nothing but what the user gave: the name stays.
			expect.objectContaining({ method: 'PATCH', body: { company: 'Acme Corp' } }),
		]);
	});

	it('creates a contact with the email, and finds it the next time', async () => {
		const fields = { email: 'new@example.com', firstName: 'Jo', additionalFields: { tags: 'VIP' } };
		const first = await upsert(fields);
		const second = await upsert(fields);
		expect(first.json).toEqual([expect.objectContaining({ created: true })]);
		expect(second.json).toEqual([
			expect.objectContaining({ id: first.json[0]?.id, created: false }),
		]);
		expect(klen.requests('createContact').map(({ body }) => body)).toEqual([
			{ first_name: 'Jo', email: 'new@example.com', tags: ['VIP'] },
		]);
	});

	it('changes nothing when nothing is given', async () => {
		const [contact] = production().addContacts({ email: 'jo@example.com' });
		const result = await upsert({ email: 'jo@example.com' });
		expect(result.json).toEqual([expect.objectContaining({ id: contact?.id, created: false })]);
		expect(asked()).toEqual(['listContacts']);
	});

	it('asks for a first name only when the contact is new', async () => {
		const result = await upsert({ email: 'new@example.com' });
		expect(result.error).toMatchObject({
			message: 'First Name is empty, and there is no such contact yet',
			description: 'Klen AI requires a first name for every new contact.',
		});
		expect(asked()).toEqual(['listContacts']);
	});
});

describe('by phone number', () => {
	const byPhone = { matchBy: 'phone', phoneNumber: '={{ $json.phone }}', firstName: 'Jo' };

	it.each(['15551234567', '1-555-123-4567', '001 555 123 4567', '+1 555 123 4567 ext. 89'])(
		'finds the contact whose number is stored as %s',
		async (stored) => {
			production().addContacts(withPhone(stored));
			const result = await upsert(byPhone, [{ phone: '+15551234567' }]);
			expect(result.json).toEqual([expect.objectContaining({ created: false })]);
		},
	);

	it('reads the list up to the contact, however the number is written there', async () => {
		const [old] = production().addContacts(withPhone('+1 (555) 000-7777'));
		production().addContacts({ count: 150 });
		production().addContacts({ count: 150 });
		const position = production()
			.contacts()
			.findIndex(({ id }) => id === old?.id);
		const result = await upsert(byPhone, [{ phone: '+15550007777' }]);
		expect(result.json).toEqual([expect.objectContaining({ id: old?.id, created: false })]);
		expect(klen.requests('listContacts')).toHaveLength(Math.ceil((position + 1) / 100));
	});

	it('reads no page twice for several items, and finds what an earlier item created', async () => {
		production().addContacts({ count: 250 });
		const pages = Math.ceil(production().contacts().length / 100);
		const known = production().contacts().at(-1)?.phoneNumbers[0]?.phoneNumber;
		const phones = ['+15550007777', known, '+15550008888', '+15550007777'];
		const result = await upsert(
			byPhone,
			phones.map((phone) => ({ phone })),
		);
		expect(result.json.map(({ created }) => created)).toEqual([true, false, true, false]);
		expect(result.json[3]?.id).toBe(result.json[0]?.id);
		expect(klen.requests('listContacts')).toHaveLength(pages);
	});

	it('reads the list again in the next run', async () => {
		await upsert(byPhone, [{ phone: '+15550007777' }]);
		const result = await upsert(byPhone, [{ phone: '+15550007777' }]);
		expect(result.json).toEqual([expect.objectContaining({ created: false })]);
	});

	it('makes the number the primary one of a new contact, the only one that lists show', async () => {
		const additionalFields = {
			phoneNumbers: { phoneNumber: [{ phoneNumber: '+15550009999', primary: 'true' }] },
		};
		await upsert({ ...byPhone, additionalFields }, [{ phone: '+15550007777' }]);
		expect(klen.requests('createContact')[0]?.body).toEqual({
			first_name: 'Jo',
			phone_numbers: [
				{ phone_number: '+15550007777', primary: true },
				{ phone_number: '+15550009999', primary: false },
			],
		});
	});

	it('refuses a number that is not in E.164 format before the request', async () => {
		const result = await upsert(byPhone, [{ phone: '555 000 7777' }]);
		expect(result.error?.message).toBe('Phone Number "555 000 7777" is not in E.164 format');
		expect(klen.requests()).toEqual([]);
	});
});
