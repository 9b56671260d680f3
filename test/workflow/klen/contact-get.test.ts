import { byId, useKlen } from './klen';
import { testOperation } from '../operation-suite';

const klen = useKlen();
const production = () => klen.control.klen.production;

const get = async (id: number, simplify = true) =>
	await klen.run({
		resource: 'contact',
		operation: 'get',
		parameters: { contactId: byId(String(id)), simplify },
	});

testOperation(klen, {
	resource: 'contact',
	operation: 'get',
	request: 'getContact',
	parameters: { contactId: byId('={{ $json.contact }}') },
	good: () => {
		const [first, second] = production().contacts();
		return [{ contact: first?.id }, { contact: second?.id }];
	},
	expectOutput: (outputs, { contact }) => {
		expect(outputs).toEqual([expect.objectContaining({ id: contact })]);
	},
	bad: {
		item: { contact: '' },
		message: 'Contact is empty',
		nextStep: 'Enter a value, or pick one from the list.',
	},
	refused: {
		item: () => ({ contact: 999_999 }),
		message: 'Klen AI does not know this record, or the key may not see it',
		nextStep: 'Check the ID',
		httpStatus: 404,
		code: 'not_found',
	},
});

it('simplifies to ten fields in the shape of Get Many, and returns the whole on demand', async () => {
	const number = { phoneType: 'work', doNotCall: false, dncDate: null, dncReason: null };
	const [contact] = production().addContacts({
		firstName: 'Jo',
		lastName: 'Doe',
		email: 'jo@example.com',
		company: 'Acme Corp',
		stage: 'lead',
		status: 'contacted',
		tags: ['VIP'],
		address: '1 Main St',
		city: 'Springfield',
		state: 'CA',
		zipCode: '94105',
		phoneNumbers: [
			{ ...number, id: 1, phoneNumber: '+15550000001', primary: false },
			{ ...number, id: 2, phoneNumber: '+15550000002', primary: true },
		],
	});
	const id = contact?.id ?? 0;
	const [simple] = (await get(id)).json;
	expect(simple).toEqual({
		id,
		full_name: 'Jo Doe',
		email: 'jo@example.com',
		phone: '+15550000002',
		company: 'Acme Corp',
		stage: 'lead',
		status: 'contacted',
		tags: ['VIP'],
		address: {
			street: '1 Main St',
			city: 'Springfield',
			state: 'CA',
			zip_code: '94105',
			country: 'US',
		},
		last_call_date: null,
	});

	const [whole] = (await get(id, false)).json;
	expect(whole).toMatchObject({ phone_numbers: [{ id: 1 }, { id: 2 }], custom_context: {} });
	expect(whole).not.toHaveProperty('phone');

	const list = await klen.run({
		resource: 'contact',
		operation: 'getAll',
		parameters: { filters: { search: 'jo@example.com' } },
	});
	// The list has no addresses.
	expect(list.json).toEqual([{ ...simple, address: null }]);
});
