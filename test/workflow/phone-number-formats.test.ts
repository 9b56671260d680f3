import type { INodeParameters } from 'n8n-workflow';
import { PRODUCTION_IDS } from '../../simulator/trillet/seed';
import { Klen } from './klen/klen';
import { batchesOf } from './trillet/batches';
import { byId, Trillet } from './trillet/trillet';
import { useWorld } from './vendor-world';

const klen = useWorld(new Klen());
const trillet = useWorld(new Trillet());
const { create: createBatch, rows } = batchesOf(trillet);

const US = { phoneNumberFormat: 'national', phoneNumberCountry: 'US' };

/** Every operation with the fields, and the numbers that its requests name. */
const OPERATIONS: Array<{
	what: string;
	run(number: string, format: INodeParameters): Promise<{ error?: { message: string } }>;
	sent(): unknown[];
}> = [
	{
		what: 'a contact',
		run: async (number, format) =>
			await klen.run({
				resource: 'contact',
				operation: 'create',
				parameters: {
					firstName: 'Jo',
					additionalFields: {
						phoneNumbers: { phoneNumber: [{ phoneNumber: '={{ $json.number }}', ...format }] },
					},
				},
				items: [{ number }],
			}),
		sent: () =>
			klen
				.requests('createContact')
				.flatMap(({ body }) => (body as { phone_numbers: object[] }).phone_numbers)
				.map((entry) => (entry as { phone_number: string }).phone_number),
	},
	{
		what: 'a contact that is looked for',
		run: async (number, format) =>
			await klen.run({
				resource: 'contact',
				operation: 'upsert',
				parameters: {
					matchBy: 'phone',
					phoneNumber: '={{ $json.number }}',
					firstName: 'Jo',
					...format,
				},
				items: [{ number }],
			}),
		sent: () =>
			klen
				.requests('createContact')
				.flatMap(({ body }) => (body as { phone_numbers: object[] }).phone_numbers)
				.map((entry) => (entry as { phone_number: string }).phone_number),
	},
	{
		what: 'an external number',
		run: async (number, format) =>
			await trillet.run({
				resource: 'phoneNumber',
				operation: 'registerExternal',
				parameters: {
					phoneNumber: '={{ $json.number }}',
					accountSid: 'AC1',
					authToken: 'a-long-token',
					...format,
				},
				items: [{ number }],
			}),
		sent: () =>
			trillet
				.requests('registerExternalNumber')
				.map(({ body }) => (body as { phoneNumber: string }).phoneNumber),
	},
	{
		what: 'a message',
		run: async (number, format) =>
			await trillet.run({
				resource: 'conversation',
				operation: 'generateMessage',
				parameters: {
					messageFlowId: byId(PRODUCTION_IDS.smsFlow),
					to: '={{ $json.number }}',
					...format,
				},
				items: [{ number }],
			}),
		sent: () => trillet.requests('generateMessage').map(({ body }) => (body as { to: string }).to),
	},
	{
		what: 'a batch of items',
		run: async (number, format) =>
			await createBatch({ items: [{ phone: number }], parameters: format }),
		sent: () => (rows() ?? []).map(({ phone_number }) => phone_number),
	},
	{
		what: 'a batch of a file',
		run: async (number, format) =>
			await createBatch({ csv: `phone_number,name\n"${number}",Jo\n`, parameters: format }),
		sent: () => (rows() ?? []).map(({ phone_number }) => phone_number),
	},
];

describe.each(OPERATIONS)('$what', ({ run, sent }) => {
	it.each([
		['E.164 without the fields', '+15551230001', {}, '+15551230001'],
		['spaces and signs', '+1 (555) 123-0001', { phoneNumberFormat: 'clean' }, '+15551230001'],
		['a national number', '(555) 123-0001', US, '+15551230001'],
		['a number with its country code', '0044 20 7946 0958', US, '+442079460958'],
	])('takes %s', async (_, number, format, expected) => {
		const { error } = await run(number, format);

		expect(error?.message).toBeUndefined();
		expect(sent()).toEqual([expected]);
	});

	it.each([
		['signs where they are not wanted', '+1 (555) 123-0001', {}],
		['a number without a country', '(555) 123-0001', { phoneNumberFormat: 'clean' }],
		['an extension', '(555) 123-0001 ext. 8', US],
	])('refuses %s', async (_, number, format) => {
		const { error } = await run(number, format);

		expect(error?.message).toMatch(
			/is not in E\.164 format|not a phone number of US|neither a phone number nor/,
		);
		expect(sent()).toEqual([]);
	});
});

it('one number in two spellings is one recipient', async () => {
	const { error } = await createBatch({
		csv: 'phone_number\n+1 555 123 0001\n(555) 123-0001\n',
		parameters: US,
	});

	expect(error?.message).toContain('row 3 repeats row 2');
});

it('takes the column of the numbers in other spellings', async () => {
	const { error } = await createBatch({ csv: ' Phone Number ,name\n+15551230001,Jo\n,\n' });

	expect(error).toBeUndefined();
	expect(rows()).toEqual([{ phone_number: '+15551230001', name: 'Jo' }]);
});

it.each([
	['phone_number,name,name\n+15551230001,a,b\n', 'Row 1 names the column "name" twice'],
	['phone_number,,name\n+15551230001,a,b\n', 'Row 1 has no name for column 2'],
])('names what is wrong with the names of columns: %j', async (csv, problem) => {
	const { error } = await createBatch({ csv });

	expect(error?.message).toContain(problem);
	expect(trillet.requests()).toEqual([]);
});
