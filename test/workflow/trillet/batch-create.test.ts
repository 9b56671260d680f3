import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { batchesOf, people } from './batches';
import { asJson, byId, inFields, useTrillet } from './trillet';

const trillet = useTrillet();
const { create, batches, rows } = batchesOf(trillet);

describe('from items', () => {
	it('makes one batch of all items, and links it to all of them', async () => {
		const result = await create({ items: people });
		expect(result.error).toBeUndefined();
		expect(result.json).toEqual([
			{
				batchId: batches()[0]?._id,
				totalCalls: 3,
				placement: 'confirmed',
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
			parameters: inFields({
				plan: 'Basic',
				details: '={{ $json.plan }}',
				first_name: '={{ $json.name }}',
			}),
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
			parameters: { specifyVariables: 'item' },
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
				{ phone: '+1 (555) 111-0002' },
				{ phone: '' },
				{ phone: '0151 12345678' },
			],
		});
		expect(error).toMatchObject({
			name: 'NodeOperationError',
			message:
				'Phone Number has a number that is not in E.164 format in 3 rows: row 2: "+1 (555) 111-0002" (perhaps +15551110002); row 3: ""; row 4: "0151 12345678"',
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
				...inFields({ name: '={{ $json.name }}' }),
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
			parameters: asJson({ phone_number: '+1' }),
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
			parameters: asJson('={{ { text: "x".repeat(8 * 1024 * 1024) } }}'),
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
