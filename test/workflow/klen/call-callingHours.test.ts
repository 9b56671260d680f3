import type { INodeParameters } from 'n8n-workflow';
import { inVirtualTime, sleepingExecution } from '../../harness/workflow';
import { byId, noCallTo, useKlen, type KlenRun } from './klen';

const klen = useKlen();
const FRIDAY_NIGHT = '2025-03-28T22:00:00Z';
const MONDAY_MORNING = '2025-03-31T09:00:00.000Z';

const initiate = async (parameters: INodeParameters = {}, options: Partial<KlenRun> = {}) =>
	await klen.run({
		resource: 'call',
		operation: 'initiate',
		parameters: {
			agentId: byId('789'),
			phoneNumber: '={{ $json.phone }}',
			limitCallingHours: true,
			...parameters,
		},
		items: [{ phone: '+15550000001' }],
		settings: { timezone: 'UTC' },
		...options,
	});

/** Does something at a time. */
const at = async <T>(time: string, action: () => Promise<T>): Promise<T> =>
	await inVirtualTime(async () => {
		jest.setSystemTime(new Date(time));
		return await action();
	});

it('places calls within the hours', async () => {
	const result = await at(MONDAY_MORNING, async () => await initiate());
	expect(result.json).toEqual([expect.objectContaining({ placement: 'confirmed' })]);
});

it('fails outside the hours when the user wants that', async () => {
	const { error } = await at(
		FRIDAY_NIGHT,
		async () => await initiate({ outsideCallingHours: 'error' }),
	);
	expect(error).toMatchObject({
		message: 'Limit Calling Hours forbids a call at this time in UTC',
		description: expect.stringContaining('begin 2025-03-31T09:00:00.000Z') as string,
	});
	expect(klen.requests()).toEqual([]);
});

it('skips the item when the user wants that', async () => {
	const { json } = await at(
		FRIDAY_NIGHT,
		async () => await initiate({ outsideCallingHours: 'skip' }),
	);
	expect(json).toEqual([
		{
			...noCallTo('+15550000001', '789'),
			placement: 'skipped',
			opensAt: MONDAY_MORNING,
		},
	]);
	expect(klen.requests()).toEqual([]);
});

it('takes the time zone of the item', async () => {
	const parameters = {
		outsideCallingHours: 'skip',
		callingTimeZoneSource: 'specified',
		callingTimeZone: '={{ $json.zone }}',
	};
	const items = [
		{ phone: '+15550000001', zone: 'UTC' },
		{ phone: '+15550000002', zone: 'America/Los_Angeles' },
	];
	const { json } = await at(FRIDAY_NIGHT, async () => await initiate(parameters, { items }));
	expect(json.map(({ placement }) => placement)).toEqual(['skipped', 'confirmed']);
});

it('takes the time zone of the contact', async () => {
	const [contact] = klen.control.klen.production.addContacts({
		count: 1,
		timezone: 'America/Los_Angeles',
	});
	const parameters = {
		outsideCallingHours: 'skip',
		callingTimeZoneSource: 'contact',
		options: { contactId: byId(String(contact?.id)) },
	};
	const { json } = await at(FRIDAY_NIGHT, async () => await initiate(parameters));
	expect(json).toEqual([expect.objectContaining({ placement: 'confirmed' })]);
	const without = { ...parameters, options: {} };
	const { error } = await at(FRIDAY_NIGHT, async () => await initiate(without));
	expect(error?.message).toBe('Time Zone needs a contact');
});

it.each([
	[{ callingFrom: '9 am' }, 'From "9 am" is not a time of day'],
	[{ callingTo: '25:00' }, 'To "25:00" is not a time of day'],
	[{ callingFrom: '20:00', callingTo: '09:00' }, 'To must be later than From'],
	[{ callingDays: [] }, 'Days has no day'],
	[
		{ callingTimeZoneSource: 'specified', callingTimeZone: 'Berlin' },
		'Time Zone Name "Berlin" is not a time zone',
	],
])('refuses %j', async (parameters, message) => {
	expect((await initiate(parameters)).error?.message).toBe(message);
	expect(klen.requests()).toEqual([]);
});

describe('waiting until they begin', () => {
	const items = [
		{ phone: '+15550000001', zone: 'UTC' },
		{ phone: '+15550000002', zone: 'America/Los_Angeles' },
		{ phone: 'nobody', zone: 'UTC' },
		{ phone: '+15550000003', zone: 'Europe/Berlin' },
	];
	const parameters = {
		callingTimeZoneSource: 'specified',
		callingTimeZone: '={{ $json.zone }}',
		options: { refuseDuplicates: true },
	};

	it('sleeps, and places each call when its hours begin', async () => {
		const result = await at(FRIDAY_NIGHT, async () => {
			const asleep = await initiate(parameters, {
				items,
				continueOnFail: 'continueRegularOutput',
			});
			expect(asleep.error).toBeUndefined();
			expect(asleep.status).toBe('waiting');
			expect(await klen.rungPhones()).toEqual(['+15550000002']);
			const berlin = sleepingExecution();
			expect(berlin.until.toISOString()).toBe('2025-03-31T07:00:00.000Z');

			jest.setSystemTime(berlin.until);
			await berlin.passTimeLimit();
			expect(await klen.rungPhones()).toEqual(['+15550000002', '+15550000003']);
			const utc = sleepingExecution();
			expect(utc.until.toISOString()).toBe(MONDAY_MORNING);

			jest.setSystemTime(utc.until);
			return await utc.passTimeLimit();
		});
		expect(result.json).toEqual([
			expect.objectContaining({ phone_number: '+15550000001', placement: 'confirmed' }),
			expect.objectContaining({ phone_number: '+15550000002', placement: 'confirmed' }),
			expect.objectContaining({ error: expect.stringContaining('"nobody"') as string }),
			expect.objectContaining({ phone_number: '+15550000003', placement: 'confirmed' }),
		]);
		expect(result.items.map(({ pairedItem }) => pairedItem)).toEqual(
			items.map((_, item) => ({ item })),
		);
	});

	it('says then what it would have said at once, placeholders included', async () => {
		const parameters = {
			phoneNumber: '+15550000001',
			specifyVariables: 'json',
			variablesJson: '={ "note": "Hi {{customer_name}}", "plan": "{{ $json.plan }}" }',
		};
		const options = { items: [{ plan: 'Gold' }] };
		await at(MONDAY_MORNING, async () => await initiate(parameters, options));
		await at(FRIDAY_NIGHT, async () => {
			await initiate({ ...parameters, outsideCallingHours: 'wait' }, options);
			const sleeping = sleepingExecution();
			jest.setSystemTime(sleeping.until);
			await sleeping.passTimeLimit();
		});
		const [now, later] = klen.requests('initiateCall').map(({ body }) => body);
		expect(now).toMatchObject({ variables: { note: 'Hi {{customer_name}}', plan: 'Gold' } });
		expect(later).toEqual(now);
	});

	it('sleeps on when n8n wakes it too late', async () => {
		await at(FRIDAY_NIGHT, async () => {
			await initiate();
			jest.setSystemTime(new Date('2025-03-31T23:00:00Z'));
			await sleepingExecution().passTimeLimit();
			expect(klen.requests()).toEqual([]);
			expect(sleepingExecution().until.toISOString()).toBe('2025-04-01T09:00:00.000Z');
		});
	});
});
