import type { IBinaryData, IDataObject, INodeParameters } from 'n8n-workflow';
import { PRODUCTION_IDS } from '../../../simulator/trillet/seed';
import { inVirtualTime } from '../../harness/workflow';
import { byId, useTrillet } from './trillet';

const { salesAgent, supportAgent } = PRODUCTION_IDS;
const trillet = useTrillet();
const batches = () => trillet.control.trillet.production.batches();
const rows = () => batches()[0]?.jobs.map(({ row }) => row);

const csvFile = (content: string | Buffer): IBinaryData => ({
	data: Buffer.from(content as string).toString('base64'),
	fileName: 'recipients.csv',
	mimeType: 'text/csv',
});

interface BatchRun {
	items?: IDataObject[];
	csv?: string | Buffer;
	parameters?: INodeParameters;
	continueOnFail?: 'continueRegularOutput' | 'continueErrorOutput';
}

/** Starts a batch from the items, or from a file when there is one. */
const create = async ({ items, csv, parameters, continueOnFail }: BatchRun) =>
	await trillet.run({
		resource: 'batch',
		operation: 'create',
		parameters: {
			agentId: byId(salesAgent),
			source: csv === undefined ? 'items' : 'file',
			toNumber: '={{ $json.phone }}',
			...parameters,
		},
		items,
		files: csv === undefined ? undefined : [{ data: csvFile(csv) }],
		continueOnFail,
	});

const people = [
	{ phone: '+15551110001', name: 'Jo "the boss"', plan: 'Premium, yearly' },
	{ phone: '+15551110002', name: 'Ängström', plan: 'two\nlines' },
	{ phone: '+15551110003', name: null, plan: { code: 1 } },
];

describe('from items', () => {
	it('makes one batch of all items, and links it to all of them', async () => {
		const result = await create({ items: people });
		expect(result.error).toBeUndefined();
		expect(result.json).toEqual([
			{
				batchId: batches()[0]?._id,
				totalCalls: 3,
				status: 'queued',
				message: 'Batch calls initiated successfully',
			},
		]);
		expect(result.items[0]?.pairedItem).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
		expect(trillet.requests()).toHaveLength(1);
		expect(rows()).toEqual(people.map(({ phone }) => ({ phone_number: phone })));
	});

	it('makes columns of the fields below, with the values of each item', async () => {
		await create({
			items: people,
			parameters: {
				variables: {
					variable: [
						{ name: 'first_name', value: '={{ $json.name }}' },
						{ name: 'plan', value: 'Basic' },
					],
				},
				variablesJson: '={{ { plan: "Other", details: $json.plan } }}',
			},
		});
		expect(rows()).toEqual([
			{
				phone_number: '+15551110001',
				plan: 'Basic',
				details: 'Premium, yearly',
				first_name: 'Jo "the boss"',
			},
			{
				phone_number: '+15551110002',
				plan: 'Basic',
				details: 'two\nlines',
				first_name: 'Ängström',
			},
			{ phone_number: '+15551110003', plan: 'Basic', details: '{"code":1}', first_name: '' },
		]);
	});

	it('makes columns of all fields, also of those that only some items have', async () => {
		await create({
			items: [
				{ phone: '+15551110001', name: 'Jo', phone_number: 'ignored' },
				{ phone: '+15551110002', vip: true },
			],
			parameters: { variablesFrom: 'item' },
		});
		expect(rows()).toEqual([
			{ phone_number: '+15551110001', phone: '+15551110001', name: 'Jo', vip: '' },
			{ phone_number: '+15551110002', phone: '+15551110002', name: '', vip: 'true' },
		]);
	});

	it('names every row whose number is wrong, and uploads nothing', async () => {
		const { error } = await create({
			items: [
				{ phone: '+15551110001' },
				{ phone: '(555) 111-0002' },
				{ phone: '' },
				{ phone: '0151 12345678' },
			],
		});
		expect(error).toMatchObject({
			name: 'NodeOperationError',
			message:
				'Phone Number has a number that is not in E.164 format in 3 rows: row 2: "(555) 111-0002" (perhaps +15551110002); row 3: ""; row 4: "0151 12345678"',
			description: expect.stringContaining('Row 1 is the first input item.') as string,
		});
		expect(trillet.requests()).toEqual([]);
	});

	it('names the first ten wrong rows, and counts the others', async () => {
		const items = Array.from({ length: 14 }, () => ({ phone: 'x' }));
		const message = (await create({ items })).error?.message;
		expect(message).toMatch(
			/^Phone Number has a number that is not in E\.164 format in 14 rows: row 1: "x"; row 2/,
		);
		expect(message).toMatch(/row 10: "x"; and 4 more$/);
	});

	it('names rows that repeat a number, and uploads nothing', async () => {
		const { error } = await create({ items: [people[0], people[1], people[0]] as IDataObject[] });
		expect(error).toMatchObject({
			message: 'Phone Number has a number that comes twice in one row: row 3 repeats row 1',
			description: expect.stringContaining('add the option Remove Duplicates') as string,
		});
		expect(trillet.requests()).toEqual([]);
	});

	it('keeps the first row of a number with Remove Duplicates', async () => {
		const items = [people[0], people[1], { ...people[0], name: 'Other' }] as IDataObject[];
		await create({
			items,
			parameters: {
				options: { removeDuplicates: true },
				variables: { variable: [{ name: 'name', value: '={{ $json.name }}' }] },
			},
		});
		expect(rows()).toEqual([
			{ phone_number: '+15551110001', name: 'Jo "the boss"' },
			{ phone_number: '+15551110002', name: 'Ängström' },
		]);
	});

	it.each<{ what: string; parameters: INodeParameters; message: RegExp }>([
		{
			what: 'a variable in the column of the numbers',
			parameters: { variablesJson: '{"phone_number": "+1"}' },
			message: /^Dynamic Variables has a variable phone_number/,
		},
		{
			what: 'agents that differ',
			parameters: { agentId: byId('={{ $json.phone }}') },
			message: /^Call Agent is not the same for all input items/,
		},
		{
			what: 'times that differ',
			parameters: { options: { scheduledAt: '={{ "2999-01-0" + ($itemIndex + 1) }}' } },
			message: /^Options is not the same for all input items/,
		},
		{
			what: 'a time in the past',
			parameters: { options: { scheduledAt: '2020-01-01T10:00:00Z' } },
			message: /^Scheduled At is in the past: 2020-01-01T10:00:00\.000Z/,
		},
		{
			what: 'no agent',
			parameters: { agentId: byId('={{ "" }}') },
			message: /^Call Agent is empty/,
		},
	])('refuses $what before the upload', async ({ parameters, message }) => {
		expect((await create({ items: people, parameters })).error?.message).toMatch(message);
		expect(trillet.requests()).toEqual([]);
	});

	it('refuses a file above 20 MB before the upload', async () => {
		const { error } = await create({
			items: people,
			parameters: { variablesJson: '={{ { text: "x".repeat(8 * 1024 * 1024) } }}' },
		});
		expect(error?.message).toBe('Recipients From makes a file of 25 MB, but the most is 20 MB');
		expect(trillet.requests()).toEqual([]);
	});

	it.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'fails as one when it may continue: %s',
		async (continueOnFail) => {
			const items = [{ phone: 'x' }, { phone: '+15551110001' }];
			const result = await create({ items, continueOnFail });
			expect(result.error).toBeUndefined();
			const failed = continueOnFail === 'continueErrorOutput' ? result.outputs[1] : result.items;
			expect(failed).toHaveLength(1);
			expect(failed?.[0]?.json.error).toMatch(
				/^Phone Number has a number that is not in E\.164 format in one row/,
			);
			expect(trillet.requests()).toEqual([]);
		},
	);
});

describe('from a file', () => {
	it('takes its columns as they are', async () => {
		const csv = '\uFEFFname,phone_number\r\n"Doe, Jo",+15551110001\r\nÄnne, +15551110002\r\n';
		const result = await create({ csv });
		expect(result.error).toBeUndefined();
		expect(rows()).toEqual([
			{ name: 'Doe, Jo', phone_number: '+15551110001' },
			{ name: 'Änne', phone_number: '+15551110002' },
		]);
		expect(result.items[0]?.pairedItem).toEqual({ item: 0 });
	});

	it('makes a batch of each item with a file', async () => {
		const files = ['+15551110001', '+15551110002'].map((number) => ({
			data: csvFile(`phone_number\n${number}\n`),
		}));
		const result = await trillet.run({
			resource: 'batch',
			operation: 'create',
			parameters: { agentId: byId('={{ $json.agent }}'), source: 'file' },
			items: [{ agent: salesAgent }, { agent: supportAgent }],
			files,
		});
		expect(result.items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		expect(batches().map(({ agentId }) => agentId)).toEqual([salesAgent, supportAgent]);
	});

	it.each<[string, string | Buffer, RegExp]>([
		[
			'a number that is wrong',
			'phone_number,name\n+15551110001,Jo\n\n555-1234,Al\n',
			/^Input Binary Field has a number that is not in E\.164 format in one row: row 4: "555-1234"/,
		],
		[
			'a number that comes twice',
			'phone_number\n+15551110001\n+15551110001\n',
			/^Input Binary Field has a number that comes twice in one row: row 3 repeats row 2/,
		],
		[
			'no column of numbers',
			'phone;name\n+1;Jo\n',
			/^Input Binary Field has no column phone_number/,
		],
		['no rows', 'phone_number\n', /^Input Binary Field holds nobody to call/],
		[
			'a quotation mark that is not closed',
			'phone_number,name\n+15551110001,"Jo\n',
			/^Input Binary Field cannot be read as CSV: Row 2 has a quotation mark/,
		],
		[
			'a row that is too short',
			'phone_number,name\n+15551110001\n',
			/^Input Binary Field cannot be read as CSV: Row 2 has 1 values, but there are 2 columns/,
		],
		[
			'another encoding',
			Buffer.from('phone_number,name\n+15551110001,\xe4\n', 'latin1'),
			/^Input Binary Field cannot be read as CSV: it is not in UTF-8/,
		],
	])('refuses %s before the upload', async (_, csv, message) => {
		expect((await create({ csv })).error?.message).toMatch(message);
		expect(trillet.requests()).toEqual([]);
	});

	it('refuses a missing file', async () => {
		const result = await create({ items: [{}], parameters: { source: 'file' } });
		expect(result.error?.message).toMatch(/^Input Binary Field/);
	});
});

describe('options', () => {
	it('sends time and smart callback as the pages show them', async () => {
		await create({
			items: people,
			parameters: {
				options: {
					scheduledAt: '2999-06-01T09:00:00+02:00',
					smartCallbackAttempts: 2,
					smartCallbackGaps: {
						gap: [
							{ days: 0, hours: 4 },
							{ days: 1, hours: 0 },
						],
					},
				},
			},
		});
		expect(trillet.requests()[0]?.body).toMatchObject({
			agentId: salesAgent,
			scheduledAt: '2999-06-01T07:00:00Z',
			smartCallbackConfig: JSON.stringify({
				enabled: true,
				maxAttempts: 2,
				gaps: [
					{ days: 0, hours: 4 },
					{ days: 1, hours: 0 },
				],
			}),
		});
	});

	it('sends neither unless it is added', async () => {
		await create({ items: people });
		expect(Object.keys(trillet.requests()[0]?.body as object).sort()).toEqual(['agentId', 'file']);
	});

	it('calls nobody before the time', async () => {
		const scheduledAt = new Date(trillet.control.now().getTime() + 3_600_000).toISOString();
		await create({ items: people, parameters: { options: { scheduledAt } } });
		expect(await trillet.rungPhones()).toEqual([]);
		await trillet.control.advance(3_600_000);
		expect(await trillet.rungPhones()).not.toEqual([]);
	});
});

describe('a refusal', () => {
	it.each([
		['a lost answer', { reset: true }],
		['an answer that is cut off', { status: 200, body: '{"batchId": "ba' }],
		['a server error', { status: 502, body: 'Bad gateway' }],
	])('is not followed by another upload: %s', async (_, fault) => {
		trillet.control.addFault({ operationId: 'createBatch', when: 'after', ...fault });
		const { error } = await inVirtualTime(async () => await create({ items: people }));
		expect(error).toMatchObject({
			message: 'Trillet AI did not confirm this batch, so it may or may not have started',
			description: expect.stringContaining('Look for its calls with Call > Get Many') as string,
		});
		expect(trillet.requests('createBatch')).toHaveLength(1);
		expect(batches()).toHaveLength(1);
	});

	it.each(['documented', 'object', 'string'] as const)(
		'keeps the words of Trillet AI, in the form "%s"',
		async (errorEnvelope) => {
			trillet.control.settings({ trillet: { errorEnvelope, credits: 0 } });
			const { error } = await create({ items: people });
			expect(error).toMatchObject({
				name: 'NodeApiError',
				httpCode: '402',
				description: expect.stringContaining('insufficient credits') as string,
			});
			expect(error?.message).toMatch(/too (few credits|little balance)/);
		},
	);

	it('is a missing agent', async () => {
		const { error } = await create({ items: people, parameters: { agentId: byId('nobody') } });
		expect(error).toMatchObject({
			httpCode: '404',
			message: 'Trillet AI does not know this record or address',
		});
	});
});
