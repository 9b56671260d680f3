import { PRODUCTION_IDS } from '../../../simulator/trillet/seed';
import { inVirtualTime } from '../../harness/workflow';
import { batchesOf, csvFile, people } from './batches';
import { byId, useTrillet } from './trillet';

const { salesAgent, supportAgent } = PRODUCTION_IDS;
const trillet = useTrillet();
const { create, batches, rows } = batchesOf(trillet);

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

describe('calling hours', () => {
	const tomorrow = (new Date().getUTCDay() % 7) + 1;
	const hours = { limitCallingHours: true, callingDays: [tomorrow], callingFrom: '10:00' };
	const zone = { callingTimeZoneSource: 'specified', callingTimeZone: 'UTC' };

	it('schedule the batch for when they begin', async () => {
		const { json } = await create({ items: people, parameters: { ...hours, ...zone } });
		expect(json).toEqual([expect.objectContaining({ placement: 'confirmed' })]);
		const [form] = trillet.requests('createBatch');
		expect(JSON.stringify(form?.body)).toMatch(/"scheduledAt":"20\d\d-\d\d-\d\dT10:00:00Z"/);
		expect(await trillet.rungPhones()).toEqual([]);
	});

	it('start no batch when the user wants none', async () => {
		const skip = { ...hours, ...zone, outsideCallingHours: 'skip' };
		const { json } = await create({ items: people, parameters: skip });
		expect(json).toEqual([expect.objectContaining({ totalCalls: 3, placement: 'skipped' })]);
		expect(trillet.requests()).toEqual([]);
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

	describe('whose answer was lost after the batch began', () => {
		const run = { items: people };
		const lose = () => {
			trillet.control.setSpeed(1);
			trillet.control.addFault({ operationId: 'createBatch', when: 'after', reset: true });
		};

		it('is none when most of its numbers have calls', async () => {
			trillet.control.settings({ trillet: { batchConcurrency: 2 } });
			lose();
			const { json } = await inVirtualTime(async () => await create(run));
			expect(json).toEqual([
				expect.objectContaining({ batchId: null, totalCalls: 3, placement: 'recovered' }),
			]);
			expect(batches()).toHaveLength(1);
		});

		it('stays unknown while few of its numbers have calls', async () => {
			lose();
			const { error } = await inVirtualTime(async () => await create(run));
			expect(error?.description).toContain(
				'only 1 of its 3 numbers have calls that began after it',
			);
			expect(batches()).toHaveLength(1);
		});
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
			message: 'Trillet AI does not know this record, or the Base URL is wrong',
		});
	});
});
