import { testOperation } from '../operation-suite';
import { useKlen } from './klen';

const klen = useKlen();
const production = () => klen.control.klen.production;
const pages = () => klen.requests('listContacts').length;

/** Adds a contact whose number is stored in this spelling. @returns its ID */
function stored(phoneNumber: string): number {
	const [model] = production().contacts();
	const numbers = (model?.phoneNumbers ?? []).slice(0, 1);
	const phoneNumbers = numbers.map((entry) => ({ ...entry, phoneNumber, primary: true }));
	return Number(production().addContacts({ phoneNumbers })[0]?.id);
}

const find = async (phones: unknown[], parameters: object = {}) =>
	await klen.run({
		resource: 'contact',
		operation: 'findByPhoneNumber',
		parameters: { phoneNumber: '={{ $json.phone }}', ...parameters },
		items: phones.map((phone) => ({ phone: phone as string })),
	});

testOperation(klen, {
	resource: 'contact',
	operation: 'findByPhoneNumber',
	request: 'listContacts',
	requestsForTwo: 1,
	parameters: { phoneNumber: '={{ $json.phone }}' },
	good: () => {
		// More than a page, of which an item that is not found reads the second.
		production().addContacts({ count: 150 });
		const [first, second] = production().contacts();
		const numberOf = (contact: typeof first) => contact?.phoneNumbers[0]?.phoneNumber;
		return [{ phone: numberOf(first) }, { phone: numberOf(second) }];
	},
	expectOutput: (outputs, { phone }) => {
		expect(outputs).toEqual([expect.objectContaining({ found: true, phone })]);
	},
	bad: {
		item: { phone: '555 111 0001' },
		message: 'Phone Number "555 111 0001" is not in E.164 format',
		nextStep: 'Write it with + and the country code',
	},
	refused: {
		item: () => ({ phone: '+15551110002' }),
		arrange: (nth) =>
			klen.control.addFault({
				operationId: 'listContacts',
				nth,
				status: 403,
				body: { error: 'permission_denied', message: 'x' },
			}),
		message: 'The API key lacks the permission can_read_contacts',
		nextStep: 'Create a key with this permission',
		httpStatus: 403,
		code: 'permission_denied',
	},
});

it.each(['+1 (555) 111-0001', '0015551110001', '+1.555.111.0001', ' +15551110001 '])(
	'takes %j for a number that is stored otherwise',
	async (phone) => {
		const id = stored('1-555-111-0001');
		expect((await find([phone])).json).toEqual([expect.objectContaining({ found: true, id })]);
	},
);

it('takes a national number where its country is told', async () => {
	const id = stored('+442071838750');
	const format = { phoneNumberFormat: 'national', phoneNumberCountry: 'GB' };
	expect((await find(['020 7183 8750'], format)).json).toEqual([expect.objectContaining({ id })]);
});

it('says that there is no such contact in the same fields', async () => {
	stored('+15551110001');
	const { json } = await find(['+15551110001', '+15559990000']);
	expect(json[1]).toMatchObject({ found: false, id: null, phone: '+15559990000' });
	expect(Object.keys(json[1] ?? {})).toEqual(Object.keys(json[0] ?? {}));
});

it('returns the record of the list without Simplify', async () => {
	const id = stored('+15551110001');
	const { json } = await find(['+15551110001', '+15559990000'], { simplify: false });
	expect(json).toEqual([
		expect.objectContaining({ found: true, id, created_date: expect.any(String) as string }),
		{ found: false, phone: '+15559990000' },
	]);
});

it('reads each page once for all items, and none behind the last one that it needs', async () => {
	production().addContacts({ count: 250 });
	const numbers = production()
		.contacts()
		.map(({ phoneNumbers: [first] }) => first?.phoneNumber);
	await find([numbers[0], numbers[3], numbers[0]]);
	expect(pages()).toBe(1);
	klen.control.clearLedger();
	await find([numbers.at(-1), numbers[0], '+15559990000']);
	expect(pages()).toBe(Math.ceil(numbers.length / 100));
});

it('says "not found" of no list that may have a hole', async () => {
	klen.control.addFault({
		operationId: 'listContacts',
		status: 200,
		body: { count: 300, page: 1, limit: 100, pages: 3, contacts: [] },
		times: 'always',
	});
	const { error } = await find(['+15559990000']);
	expect(error?.message).toBe(
		'Nothing in the list matches, but it may not have been read as a whole',
	);
});
