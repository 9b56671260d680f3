import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { observedNotice } from '../../../nodes/Trillet/actions/observedNotice';
import { release } from '../../../nodes/Trillet/actions/phoneNumber/release.operation';
import { searchAvailable } from '../../../nodes/Trillet/actions/phoneNumber/searchAvailable.operation';
import { PRODUCTION_IDS } from '../../../simulator/trillet/seed';
import { searchList } from '../../harness/workflow';
import { testOperation } from '../operation-suite';
import { testGet, testGetMany, type RecordKind } from './record-suites';
import { emptyLocator, notFound, rejected } from './refusals';
import { byId, useTrillet } from './trillet';

const { salesNumber, supportNumber, freeNumber, salesAgent, salesFlow } = PRODUCTION_IDS;
const trillet = useTrillet();
const production = () => trillet.control.trillet.production;
const numbers = () => production().documents('phoneNumbers');
const resource = 'phoneNumber';
const kind: RecordKind = {
	resource,
	picker: 'phoneNumberId',
	label: 'Phone Number',
	documents: 'phoneNumbers',
	id: salesNumber,
};

const run = async (operation: string, parameters: INodeParameters = {}, items?: IDataObject[]) =>
	await trillet.run({ resource, operation, parameters, items });

const noNumber = emptyLocator('Phone Number', { number: ' ' });
const twoNumbers = (): [IDataObject, IDataObject] => [
	{ number: salesNumber },
	{ number: freeNumber },
];

describe('get many', () => {
	testGetMany(trillet, kind, 'listPhoneNumbers', [salesNumber, supportNumber]);

	const sales = { _id: salesNumber, phoneNumber: '+15557654321', agentId: salesAgent };

	it('simplifies to ten fields, with ISO times', async () => {
		production().changeDocument('phoneNumbers', salesNumber, {
			country: 'US',
			type: 'local',
			pathwayId: salesFlow,
			monthlyPrice: 19.99,
			expiresAt: '2025-06-01T00:00:00Z',
		});
		expect((await run('getAll', { limit: 1 })).json).toEqual([
			{
				...sales,
				country: 'US',
				type: 'local',
				status: 'active',
				flowId: salesFlow,
				isExternal: false,
				monthlyPrice: 19.99,
				expiresAt: '2025-06-01T00:00:00.000Z',
			},
		]);
	});

	it('gives the ID of an agent that comes as a whole', async () => {
		trillet.control.settings({ trillet: { hydratedReferences: true } });
		expect((await run('getAll', { limit: 1 })).json).toMatchObject([sales]);
	});

	it.each([
		['strings' as const, ['+15557654321', '+15551234567', '+15559876543']],
		['object' as const, ['+15557654321']],
	])('reads the list in the form "%s" too', async (phoneNumberList, expected) => {
		trillet.control.settings({ trillet: { phoneNumberList } });
		const result = await run('getAll');
		expect(result.json.map(({ phoneNumber }) => phoneNumber)).toEqual(expected);
	});

	it('returns the raw record on demand', async () => {
		const result = await run('getAll', { limit: 1, simplify: false });
		expect(result.json).toMatchObject([{ ...sales, provider: 'twilio' }]);
	});
});

describe('search available', () => {
	testOperation(trillet, {
		resource,
		operation: 'searchAvailable',
		request: 'searchAvailableNumbers',
		parameters: { country: '={{ $json.country }}', limit: 2 },
		good: () => [{ country: 'US' }, { country: 'ca' }],
		expectOutput: (outputs) => {
			expect(outputs).toEqual([{ phoneNumber: '+14155550110' }, { phoneNumber: '+14155550111' }]);
		},
		bad: {
			item: { country: 'USA' },
			message: 'Country "USA" is not a country code',
			nextStep: 'Write the two letters of the country, such as US, GB or AU.',
		},
		refused: rejected(trillet, 'searchAvailableNumbers', { country: 'US' }),
	});

	it('sends every known parameter', async () => {
		await run('searchAvailable', { type: 'tollFree', areaCode: '215', limit: 5 });
		expect(trillet.requests()[0]?.query).toEqual({
			country: 'US',
			type: 'tollFree',
			areaCode: '215',
			limit: '5',
		});
	});
});

describe('get', () => {
	testGet(trillet, kind, 'getPhoneNumber');
});

describe('get configuration', () => {
	testOperation(trillet, {
		resource,
		operation: 'getConfiguration',
		request: 'getPhoneNumberConfiguration',
		parameters: { phoneNumberId: byId('={{ $json.number }}') },
		good: twoNumbers,
		expectOutput: (outputs, { number }) => {
			expect(outputs).toMatchObject([{ phoneNumberId: number, transferCallerIdMode: 'agent' }]);
		},
		bad: noNumber,
		refused: notFound({ number: 'nowhere' }),
	});

	it('finds numbers in E.164 format, with one list for all items', async () => {
		const phoneNumberId = byId('={{ $json.number }}');
		const items = [{ number: '+15557654321' }, { number: '+15551234567' }];
		const result = await run('getConfiguration', { phoneNumberId }, items);
		expect(result.json.map((configuration) => configuration.phoneNumberId)).toEqual([
			salesNumber,
			supportNumber,
		]);
		expect(trillet.requests('listPhoneNumbers')).toHaveLength(1);
	});

	it('names a number that the workspace does not have', async () => {
		const result = await run('getConfiguration', { phoneNumberId: byId('+15550000000') });
		expect(result.error).toMatchObject({
			message: 'Phone Number "+15550000000" is not among the numbers of the workspace',
			description: expect.stringContaining('Pick it from the list') as string,
		});
	});
});

describe('update configuration', () => {
	const update = async (updateFields: INodeParameters) =>
		await run('updateConfiguration', { phoneNumberId: byId(salesNumber), updateFields });
	const sent = () => trillet.requests('updatePhoneNumberConfiguration')[0]?.body;

	testOperation(trillet, {
		resource,
		operation: 'updateConfiguration',
		request: 'updatePhoneNumberConfiguration',
		parameters: {
			phoneNumberId: byId('={{ $json.number }}'),
			updateFields: { metadataTags: 'vip, sales' },
		},
		good: twoNumbers,
		expectOutput: (outputs, { number }) => {
			expect(outputs).toEqual([{ phoneNumberId: number, success: true }]);
		},
		bad: noNumber,
		refused: notFound({ number: 'nowhere' }),
	});

	it('sends every documented field', async () => {
		const hours = {
			enabled: true,
			timezone: 'America/New_York',
			schedule: '{"monday": ["09:00-17:00"], "sunday": []}',
		};
		const result = await update({
			agentId: byId(salesAgent),
			label: 'Sales line',
			maxCallDuration: 600,
			metadataTags: 'sales, vip',
			officeHours: { hours },
			recordingEnabled: true,
			transferCallerIdMode: 'customer',
		});
		expect(result.error).toBeUndefined();
		expect(sent()).toEqual({
			agentId: salesAgent,
			label: 'Sales line',
			maxCallDuration: 600,
			metadataTags: ['sales', 'vip'],
			officeHours: { ...hours, schedule: { monday: ['09:00-17:00'], sunday: [] } },
			recordingEnabled: true,
			transferCallerIdMode: 'customer',
		});
	});

	it('keeps what is not mentioned, should an update replace it', async () => {
		await update({ metadataTags: 'sales', transferCallerIdMode: 'customer' });
		trillet.control.clearLedger();
		await update({ label: 'Sales line' });
		expect(sent()).toEqual({
			agentId: salesAgent,
			label: 'Sales line',
			recordingEnabled: expect.any(Boolean) as boolean,
			officeHours: { enabled: false },
			transferCallerIdMode: 'customer',
			metadataTags: ['sales'],
		});
	});

	it('does not send back office hours that were read without their schedule', async () => {
		await update({ officeHours: { hours: { enabled: true, schedule: '{}' } } });
		trillet.control.clearLedger();
		await update({ label: 'Sales line' });
		expect(sent()).not.toHaveProperty('officeHours');
	});

	const hours = (fields: INodeParameters) => ({
		officeHours: { hours: { enabled: true, ...fields } },
	});
	it.each([
		[{}, 'Update Fields is empty'],
		[{ maxCallDuration: 0 }, 'must be a whole number of at least 1, but is 0'],
		[hours({ schedule: '{"someday": []}' }), '"someday"'],
		[hours({ schedule: '{"monday": ["9-17"]}' }), '"monday"'],
		[hours({ timezone: 'Mars/Base' }), '"Mars/Base" is not a time zone'],
	])('refuses %j before the request', async (updateFields, message) => {
		expect((await update(updateFields)).error?.message).toContain(message);
		expect(trillet.requests()).toEqual([]);
	});
});

describe('release', () => {
	testOperation(trillet, {
		resource,
		operation: 'release',
		request: 'deletePhoneNumber',
		parameters: { phoneNumberId: byId('={{ $json.number }}') },
		good: twoNumbers,
		expectOutput: (outputs, { number }) => {
			expect(outputs).toEqual([{ _id: number, released: true }]);
			expect(numbers().map(({ _id }) => _id)).not.toContain(number);
		},
		bad: noNumber,
		refused: notFound({ number: 'nowhere' }),
	});
});

it.each([searchAvailable, release])('says that no page documents it', ({ properties }) => {
	expect(properties[0]).toBe(observedNotice);
});

describe('picker', () => {
	const search = async (filter?: string) => {
		const request = { node: 'trillet', method: 'searchPhoneNumbers' };
		const credentials = trillet.credentials();
		return (await searchList({ ...request, credentials, filter })).results;
	};

	it('lists numbers that are not released', async () => {
		production().changeDocument('phoneNumbers', freeNumber, { status: 'released' });
		const values = (await search()).map(({ value }) => value);
		expect(values).toEqual([supportNumber, salesNumber]);
		expect(await search('57654')).toEqual([
			{ name: expect.stringContaining('+15557654321') as string, value: salesNumber },
		]);
	});

	it('lists numbers without an ID, which stand for themselves', async () => {
		trillet.control.settings({ trillet: { phoneNumberList: 'strings' } });
		expect(await search('57654')).toEqual([{ name: '+15557654321', value: '+15557654321' }]);
	});
});
