import type { INodeParameters } from 'n8n-workflow';
import { byId, useKlen } from './klen';
import { testOperation } from '../operation-suite';

const klen = useKlen();
const production = () => klen.control.klen.production;
const add = () => {
	const fields = { firstName: 'Jo', lastName: 'Doe', company: 'Acme Corp', tags: ['VIP'] };
	const [contact] = production().addContacts(fields);
	if (!contact) throw new Error('No contact was added');
	return contact;
};

const update = async (id: number, updateFields: INodeParameters, options: INodeParameters = {}) =>
	await klen.run({
		resource: 'contact',
		operation: 'update',
		parameters: { contactId: byId(String(id)), updateFields, options },
	});

testOperation(klen, {
	resource: 'contact',
	operation: 'update',
	request: 'updateContact',
	parameters: {
		contactId: byId('={{ $json.contact }}'),
		updateFields: { firstName: '={{ $json.name }}' },
	},
	good: () => [
		{ contact: add().id, name: 'Ann' },
		{ contact: add().id, name: 'Ben' },
	],
	expectOutput: (outputs, { contact, name }) => {
		expect(outputs).toEqual([
			{ id: contact, full_name: `${String(name)} Doe`, message: 'Contact updated successfully' },
		]);
	},
	bad: {
		item: { contact: 'call_def456', name: 'Jo' },
		message: 'Contact must be a number, but is "call_def456"',
		nextStep: 'Pick it from the list, or enter its database ID.',
	},
	refused: {
		item: () => ({ contact: 999_999, name: 'Jo' }),
		message: 'Klen AI does not know this record, or the key may not see it',
		nextStep: 'Check the ID',
		httpStatus: 404,
		code: 'not_found',
	},
});

it('changes the given fields only, and clears a text that is given empty', async () => {
	const contact = add();
	const result = await update(contact.id, { company: '', tags: 'New, Hot', stage: 'customer' });
	expect(result.error).toBeUndefined();
	expect(klen.requests()).toEqual([
		expect.objectContaining({
			method: 'PATCH',
			path: `/api/v1/contacts/${contact.id}/update`,
			body: { company: '', tags: ['New', 'Hot'], stage: 'customer' },
		}),
	]);
	expect(contact).toMatchObject({ company: '', tags: ['New', 'Hot'], lastName: 'Doe' });
});

it('changes one phone number and adds another, and leaves alone what is not said', async () => {
	const contact = add();
	const [before] = contact.phoneNumbers;
	Object.assign(before ?? {}, { doNotCall: true });
	const result = await update(contact.id, {
		phoneNumbers: {
			phoneNumber: [
				{ id: String(before?.id), phoneNumber: before?.phoneNumber ?? '', phoneType: 'home' },
				{ phoneNumber: '+15550007777' },
			],
		},
	});
	expect(result.error).toBeUndefined();
	expect(contact.phoneNumbers).toMatchObject([
		{ ...before, phoneType: 'home', doNotCall: true, primary: true },
		{ phoneNumber: '+15550007777', primary: false },
	]);
});

it('replaces all fields on demand', async () => {
	const contact = add();
	const result = await update(
		contact.id,
		{ firstName: 'Ann', email: 'ann@example.com' },
		{ replaceAllFields: true },
	);
	expect(result.error).toBeUndefined();
	expect(klen.requests()).toEqual([expect.objectContaining({ method: 'PUT' })]);
	expect(contact).toMatchObject({ firstName: 'Ann', company: null, tags: [], stage: 'lead' });
});

it.each([
	[{}, 'Update Fields is empty'],
	[{ phoneNumbers: {} }, 'Update Fields is empty'],
	[{ firstName: '' }, 'First Name is empty'],
	[
		{ phoneNumbers: { phoneNumber: [{ id: 'x', phoneNumber: '+15551234567' }] } },
		'Number ID in row 1 of Phone Numbers must be a number, but is "x"',
	],
])('refuses %j before the request', async (fields, message) => {
	expect((await update(add().id, fields)).error).toMatchObject({ message });
	expect(klen.requests()).toEqual([]);
});

it('tells that a team is closed to the key', async () => {
	expect((await update(add().id, { teamId: 457 })).error).toMatchObject({
		message: 'The key may not use this team',
		httpCode: '403',
	});
});
