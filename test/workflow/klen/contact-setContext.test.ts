import type { INodeParameters } from 'n8n-workflow';
import { asJson, byId, inFields, useKlen } from './klen';
import { testOperation } from '../operation-suite';

const klen = useKlen();
const contact = () => {
	const [newest] = klen.control.klen.production.contacts();
	if (!newest) throw new Error('There are no contacts');
	return newest;
};

const setContext = async (parameters: INodeParameters) =>
	await klen.run({
		resource: 'contact',
		operation: 'setContext',
		parameters: { contactId: byId(String(contact().id)), ...parameters },
	});

testOperation(klen, {
	resource: 'contact',
	operation: 'setContext',
	request: 'setContactContext',
	parameters: {
		contactId: byId('={{ $json.contact }}'),
		...asJson('={{ $json.values }}'),
	},
	good: () => {
		const [first, second] = klen.control.klen.production.contacts();
		return [
			{ contact: first?.id, values: { membership_level: 'Gold' } },
			{ contact: second?.id, values: { account_balance: '250.50' } },
		];
	},
	expectOutput: (outputs, { contact: id }) => {
		expect(outputs).toEqual([expect.objectContaining({ contact_id: id })]);
	},
	bad: {
		item: { contact: 1, values: {} },
		message: 'Context Variables (JSON) is empty',
		nextStep: 'Write names and values as a JSON object.',
	},
	refused: {
		item: () => ({ contact: contact().id, values: { favourite_colour: 'green' } }),
		message: 'A context variable is not defined',
		nextStep: 'turn on the option that creates unknown variables',
		httpStatus: 400,
		code: 'undefined_variable',
	},
});

it('sets and removes what is chosen in fields', async () => {
	const { customContext } = contact();
	Object.assign(customContext, { last_payment_date: '2023-12-01', account_balance: 1 });
	const result = await setContext({
		...inFields({ membership_level: 'Gold', is_active: true }),
		removeVariables: ['last_payment_date', 'account_balance'],
	});
	expect(result.error).toBeUndefined();
	expect(customContext).toEqual({ membership_level: 'Gold', is_active: true });
});

it('sets and removes what the JSON says', async () => {
	const { customContext } = contact();
	Object.assign(customContext, { account_balance: 1 });
	const result = await setContext(asJson('{"is_active": true, "account_balance": null}'));
	expect(result.error).toBeUndefined();
	expect(klen.requests()[0]?.body).toEqual({
		variables: { is_active: true, account_balance: null },
		auto_create_variables: false,
	});
	expect(customContext).toEqual({ is_active: true });
});

it('creates unknown variables on demand', async () => {
	const result = await setContext({ ...asJson({ visits: 3 }), createUnknown: true });
	expect(result.error).toBeUndefined();
	expect(klen.control.klen.production.variables().at(-1)).toMatchObject({
		name: 'visits',
		displayName: 'Visits',
		variableType: 'number',
	});
});

it.each([
	[{}, 'Context Variables is empty'],
	[asJson('[]'), 'Context Variables (JSON) must be a JSON object'],
])('refuses %j before the request', async (parameters, message) => {
	expect((await setContext(parameters)).error).toMatchObject({ message });
	expect(klen.requests()).toEqual([]);
});

it('quotes what Klen says about a value of the wrong type', async () => {
	const result = await setContext(asJson({ account_balance: 'a lot' }));
	expect(result.error).toMatchObject({
		message: 'A context variable does not accept its value',
		description: expect.stringContaining('account_balance: expected a number') as string,
	});
});
