import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { PRODUCTION_IDS } from '../../simulator/trillet/seed';
import { byId, Klen } from './klen/klen';
import { Trillet } from './trillet/trillet';
import { useWorld } from './vendor-world';

const klen = useWorld(new Klen());
const trillet = useWorld(new Trillet());

/** Changes the mark of a contact's number, by an expression. */
async function mark(answer: unknown) {
	const [contact] = klen.control.klen.production.contacts();
	const phoneNumber = [{ phoneNumber: '+15551234567', doNotCall: '={{ $json.answer }}' }];
	const { error } = await klen.run({
		resource: 'contact',
		operation: 'update',
		parameters: {
			contactId: byId(String(contact?.id)),
			updateFields: { phoneNumbers: { phoneNumber } } as INodeParameters,
		},
		items: [{ answer } as IDataObject],
	});
	const sent = klen.requests('updateContact').map(({ body }) => JSON.stringify(body));
	return { error, sent };
}

/** Calls in the night, with calling hours by an expression. */
async function callAtNight(parameters: INodeParameters, item: IDataObject) {
	return await klen.inVirtualTime(async () => {
		// A Friday.
		jest.setSystemTime(new Date('2025-03-28T03:00:00Z'));
		const { error, json } = await klen.run({
			resource: 'call',
			operation: 'initiate',
			settings: { timezone: 'UTC' },
			parameters: {
				agentId: byId('789'),
				phoneNumber: '+15550000001',
				outsideCallingHours: 'skip',
				...parameters,
			},
			items: [item],
		});
		return { error, json, requests: klen.requests('initiateCall').length };
	});
}

describe('a yes or no by an expression', () => {
	it.each([true, 'true', 'TRUE', 'Yes', 'yes ', 'ON', '1', 1])(
		'sets a mark: %j',
		async (answer) => {
			const { error, sent } = await mark(answer);

			expect(error).toBeUndefined();
			expect(sent).toEqual([expect.stringContaining('"do_not_call":true')]);
		},
	);

	it.each([false, 'No', 'off', '0', 0])('takes a mark away: %j', async (answer) => {
		const { sent } = await mark(answer);

		expect(sent).toEqual([expect.stringContaining('"do_not_call":false')]);
	});

	it.each(['maybe', 'ja', 'x', 2, 'undefined', '-'])('changes no mark: %j', async (answer) => {
		const { error, sent } = await mark(answer);

		expect(error?.message).toBe(
			`Do Not Call in row 1 of Phone Numbers must be yes or no, but is ${JSON.stringify(answer)}`,
		);
		expect(sent).toEqual([]);
	});

	it.each(['', null, undefined])(
		'leaves a mark as it is where nothing came: %j',
		async (answer) => {
			const { sent } = await mark(answer);

			expect(sent).toEqual([expect.not.stringContaining('do_not_call')]);
		},
	);

	it.each(['yes', '1', 'on', 'true ', 'TRUE', 1])('limits the calling hours: %j', async (limit) => {
		const { json, requests } = await callAtNight(
			{ limitCallingHours: '={{ $json.limit }}' },
			{ limit },
		);

		expect(json).toEqual([expect.objectContaining({ placement: 'skipped' })]);
		expect(requests).toBe(0);
	});

	it.each([
		['maybe', 'Limit Calling Hours must be yes or no, but is "maybe"'],
		['', 'Limit Calling Hours is empty: its expression gave nothing for this item'],
		[null, 'Limit Calling Hours is empty: its expression gave nothing for this item'],
		[undefined, 'Limit Calling Hours is empty: its expression gave nothing for this item'],
	])('leaves no limit off that it did not understand: %j', async (limit, message) => {
		const { error, requests } = await callAtNight(
			{ limitCallingHours: '={{ $json.limit }}' },
			{ limit },
		);

		expect(error?.message).toBe(message);
		expect(requests).toBe(0);
	});

	it.each(['no', 'Off', '0', false])('rings at any hour: %j', async (limit) => {
		const { requests } = await callAtNight({ limitCallingHours: '={{ $json.limit }}' }, { limit });

		expect(requests).toBe(1);
	});
});

describe('days by an expression', () => {
	const limited = (days: unknown) => ({
		limitCallingHours: true,
		callingFrom: '00:00',
		callingTo: '24:00',
		callingDays: days as number[],
	});

	it.each([
		['={{ ["Saturday", "sunday"] }}', 0],
		['=Saturday, Sunday', 0],
		['={{ [6, "7"] }}', 0],
		['=["6", 7]', 0],
		['={{ ["friday "] }}', 1],
		['={{ 5 }}', 1],
	])('are known by number and by name: %s', async (days, calls) => {
		const { error, requests } = await callAtNight(limited(days), {});

		expect(error).toBeUndefined();
		expect(requests).toBe(calls);
	});

	it.each(['={{ ["Friday", "Funday"] }}', '={{ [5, 8] }}', '=0', '=Fr', '={{ [5, null] }}'])(
		'are refused as a whole when one is none: %s',
		async (days) => {
			const { error, requests } = await callAtNight(limited(days), {});

			expect(error?.message).toMatch(/^Days (has ".*", which is not one of Monday|must be a list)/);
			expect(requests).toBe(0);
		},
	);

	it('are not left out where nothing came', async () => {
		const { error, requests } = await callAtNight(limited('={{ $json.days }}'), {});

		expect(error?.message).toBe('Days is empty: its expression gave nothing for this item');
		expect(requests).toBe(0);
	});
});

describe('a choice by an expression', () => {
	it.each(['skip', 'SKIP', ' Skip the Item', 'skip the item'])(
		'is known by value and name: %j',
		async (how) => {
			const { json } = await callAtNight(
				{ limitCallingHours: true, outsideCallingHours: '={{ $json.how }}' },
				{ how },
			);

			expect(json).toEqual([expect.objectContaining({ placement: 'skipped' })]);
		},
	);

	it.each([
		['later', 'Outside Calling Hours must be one of error, skip, wait, but is "later"'],
		[undefined, 'Outside Calling Hours is empty: its expression gave nothing for this item'],
	])('is refused: %j', async (how, message) => {
		const { error } = await callAtNight(
			{ limitCallingHours: true, outsideCallingHours: '={{ $json.how }}' },
			{ how },
		);

		expect(error?.message).toBe(message);
	});
});

it('an empty expression in a required field says so', async () => {
	const { error } = await klen.run({
		resource: 'call',
		operation: 'initiate',
		parameters: { agentId: byId('789'), phoneNumber: '={{ $json.phone }}' },
		items: [{ telephone: '+15550000001' }],
	});

	expect(error?.message).toBe('Phone Number is empty: its expression gave nothing for this item');
	expect(error?.description).toContain('the field that the expression reads');
});

it('an empty picker says so as well', async () => {
	const { error } = await trillet.run({
		resource: 'callFlow',
		operation: 'get',
		parameters: { callFlowId: byId('={{ $json.flow }}') },
	});

	expect(error?.message).toBe('Call Flow is empty: its expression gave nothing for this item');
});

it.each([0, '0', -1, 'all'])('a Limit of %j names Return All', async (limit) => {
	const { error } = await trillet.run({
		resource: 'folder',
		operation: 'getAll',
		parameters: { limit: '={{ $json.limit }}' },
		items: [{ limit }],
	});

	expect(error?.message).toContain('Limit must be a whole number');
	expect(error?.description).toContain('turn on Return All');
});

it('a switch in a collection is read the same way', async () => {
	const update = async (isActive: string) =>
		await trillet.run({
			resource: 'callFlow',
			operation: 'update',
			parameters: {
				callFlowId: byId(PRODUCTION_IDS.salesFlow),
				updateFields: { isActive: `=${isActive}` },
			},
		});
	await update('No');
	const { error } = await update('perhaps');

	expect(trillet.requests('updateCallFlow').map(({ body }) => body)).toEqual([
		expect.objectContaining({ isActive: false }),
	]);
	expect(error?.message).toMatch(/must be yes or no, but is "perhaps"$/);
});

it.each(['={{first-name}}, hello', '=Hello {{größe}}', '=Hi {{first name}}', '={{{name}}}'])(
	'a placeholder with a name that is none is an error with the next step: %s',
	async (prompt) => {
		const { error } = await trillet.run({
			resource: 'callFlow',
			operation: 'update',
			parameters: { callFlowId: byId(PRODUCTION_IDS.salesFlow), updateFields: { prompt } },
		});

		expect(error?.message).toMatch(
			/^Prompt has \{\{.*\}\}, which is neither a placeholder nor an expression/,
		);
		expect(error?.description).toContain('such as {{first_name}}');
		expect(trillet.requests('updateCallFlow')).toEqual([]);
	},
);

it('a placeholder in the JSON of variables is checked the same way', async () => {
	const { error } = await klen.run({
		resource: 'call',
		operation: 'initiate',
		parameters: {
			agentId: byId('789'),
			phoneNumber: '+15550000001',
			specifyVariables: 'json',
			variablesJson: '={ "note": "Hi {{customer-name}}, {{customer_name}}" }',
		},
	});

	expect(error?.message).toContain('has {{customer-name}}');
	expect(klen.requests('initiateCall')).toEqual([]);
});
