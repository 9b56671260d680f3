import type { INodeParameters } from 'n8n-workflow';
import { byId, inFields, useKlen } from './klen';
import { testOperation } from '../operation-suite';

const klen = useKlen();

const create = async (parameters: INodeParameters) =>
	await klen.run({
		resource: 'agent',
		operation: 'create',
		parameters: { name: 'Support', ...parameters },
		items: [{ company: 'Acme Corp', persona: 'Hello {{customer_name}}' }],
	});
const sent = () => klen.requests('createAgent')[0]?.body;

testOperation(klen, {
	resource: 'agent',
	operation: 'create',
	request: 'createAgent',
	parameters: { name: '={{ $json.name }}', modelInstructions: 'Be friendly.' },
	good: () => [{ name: 'Support' }, { name: 'Sales' }],
	expectOutput: (outputs, { name }) => {
		expect(outputs).toEqual([
			expect.objectContaining({ name, model_instructions: 'Be friendly.', can_make_calls: false }),
		]);
	},
	bad: { item: { name: ' ' }, message: 'Name is empty', nextStep: 'Enter a value.' },
	refused: {
		item: () => ({ name: 'Refused' }),
		arrange: (nth) =>
			klen.control.addFault({
				operationId: 'createAgent',
				nth,
				status: 400,
				body: { error: 'validation_error', message: 'This name is taken' },
			}),
		message: 'Klen AI did not accept a value of this request',
		nextStep: '"This name is taken"',
		httpStatus: 400,
		code: 'validation_error',
	},
});

describe('instructions', () => {
	const PERSONA = 'Greet {{customer_name}} by name.\nMention {{ order.number }}.';

	it.each([
		['plain text', PERSONA, PERSONA],
		// What the editor makes of a text with braces that is pasted into an empty field.
		['text that the editor took for an expression', `=${PERSONA}`, PERSONA],
		[
			'text with expressions of n8n',
			'=You work for {{ $json.company }}. Greet {{customer_name}} in {{ $now.year > 2000 ? "English" : "Latin" }}.',
			'You work for Acme Corp. Greet {{customer_name}} in English.',
		],
		['text from a field', '={{ $json.persona }}', 'Hello {{customer_name}}'],
	])('keep {{variable_name}} in %s', async (_, modelInstructions, expected) => {
		const result = await create({ modelInstructions });
		expect(result.error).toBeUndefined();
		expect(sent()).toEqual({ name: 'Support', model_instructions: expected });
	});

	it('are filled in on a call', async () => {
		const [agent] = (await create({ modelInstructions: '=Hello {{customer_name}}.' })).json;
		const [created] = klen.control.klen.production.agents().filter(({ id }) => id === agent?.id);
		Object.assign(created ?? {}, { phoneNumber: '+15550009999' });
		const call = await klen.run({
			resource: 'call',
			operation: 'initiate',
			parameters: {
				agentId: byId(String(agent?.assistant_id)),
				phoneNumber: '+15551234567',
				...inFields({ customer_name: 'Jo Public' }),
			},
		});
		await klen.control.advance(600_000);
		const { call_id } = call.json[0] ?? {};
		const record = klen.control.klen.production
			.calls()
			.find(({ klenCallId }) => klenCallId === call_id);
		expect(record?.transcript).toContain('Hello Jo Public.');
	});
});

it('sends variables from rows and JSON', async () => {
	const result = await create({
		variablesJson: '{"customer_name": "there", "open_tickets": [{"id": "T-1"}]}',
	});
	expect(result.error).toBeUndefined();
	expect(sent()).toEqual({
		name: 'Support',
		variables: { customer_name: 'there', open_tickets: [{ id: 'T-1' }] },
	});
});

const notOffered = {
	message: 'The Klen AI API does not offer creating agents to this account',
	description: expect.stringContaining('Do it in the Klen AI dashboard') as string,
};

it('says when the account has no such endpoint', async () => {
	klen.control.settings({ klen: { agentWrites: false } });
	expect((await create({})).error).toMatchObject({ ...notOffered, httpCode: '404' });
});

it('says so too when the address knows other methods only', async () => {
	klen.control.addFault({ operationId: 'createAgent', status: 405, body: 'Method Not Allowed' });
	expect((await create({})).error).toMatchObject({ ...notOffered, httpCode: '405' });
});
