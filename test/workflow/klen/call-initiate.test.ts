import { asJson, byId, inFields, useKlen } from './klen';
import { testOperation } from '../operation-suite';

const klen = useKlen();
const SALES = '789';
const DRAFT_WITHOUT_NUMBER = '791';

const initiate = async (parameters: object, credential = {}) =>
	await klen.run({
		resource: 'call',
		operation: 'initiate',
		parameters: { agentId: byId(SALES), phoneNumber: '+15551234567', ...parameters },
		credential,
	});

testOperation(klen, {
	resource: 'call',
	operation: 'initiate',
	request: 'initiateCall',
	parameters: { agentId: byId(SALES), phoneNumber: '={{ $json.phone }}' },
	good: () => [{ phone: '+15551234567' }, { phone: '+4915112345678' }],
	expectOutput: (outputs, { phone }) => {
		expect(outputs).toEqual([expect.objectContaining({ phone_number: phone, status: 'queued' })]);
	},
	bad: {
		item: { phone: '0151 12345678' },
		message: 'Phone Number "0151 12345678" is not in E.164 format',
		nextStep:
			'Write it with + and the country code, and without spaces or signs, for example +15551234567.',
	},
	refused: {
		item: () => ({ phone: '+15005550001' }),
		message: 'Klen AI does not accept this phone number',
		nextStep: 'No call was placed. Check that the number exists',
		httpStatus: 400,
		code: 'invalid_phone_number',
	},
});

it('rings every phone once', async () => {
	const result = await klen.run({
		resource: 'call',
		operation: 'initiate',
		parameters: { agentId: byId(SALES), phoneNumber: '={{ $json.phone }}' },
		items: [{ phone: '+15550000001' }, { phone: '+15550000002' }],
	});
	expect(result.error).toBeUndefined();
	expect(await klen.rungPhones()).toEqual(['+15550000001', '+15550000002']);
});

it('sends what the contract asks for, and nothing that was left empty', async () => {
	await initiate({});
	expect(klen.requests()).toEqual([
		expect.objectContaining({
			environment: 'production',
			method: 'POST',
			path: '/api/v1/calls',
			keyPlace: 'bearer',
			body: { phone_number: '+15551234567', agent_id: SALES },
		}),
	]);
});

it('takes the assistant ID too', async () => {
	const result = await initiate({ agentId: byId('assistant_def456') });
	expect(result.json).toEqual([expect.objectContaining({ status: 'queued' })]);
	expect(klen.requests()[0]?.body).toMatchObject({ agent_id: 'assistant_def456' });
});

it('takes context variables as nested JSON', async () => {
	const result = await initiate(asJson('{"plan": "Basic", "open_tickets": [{"id": "T-12345"}]}'));
	expect(result.error).toBeUndefined();
	const variables = { plan: 'Basic', open_tickets: [{ id: 'T-12345' }] };
	expect(klen.requests()).toEqual([
		expect.objectContaining({ body: expect.objectContaining({ variables }) as object }),
	]);
});

it('keeps the call in the history of a contact', async () => {
	const [contact] = klen.control.klen.production.contacts();
	await initiate({ options: { contactId: byId(String(contact?.id)) } });
	expect(klen.requests()[0]?.body).toMatchObject({ contact_id: contact?.id });
	expect(klen.control.klen.production.calls()[0]).toMatchObject({ contactId: contact?.id });
});

it('takes context variables as an object, as expressions and AI agents give them', async () => {
	const result = await initiate(asJson('={{ { plan: { name: "Premium" } } }}'));
	expect(result.error).toBeUndefined();
	expect(klen.requests()[0]?.body).toMatchObject({ variables: { plan: { name: 'Premium' } } });
});

it('keeps the call in the history of a contact', async () => {
	const [contact] = klen.control.klen.production.contacts();
	const placed = await initiate({ options: { contactId: contact?.id } });
	expect(placed.error).toBeUndefined();
	expect(klen.requests()[0]?.body).toMatchObject({ contact_id: contact?.id });
});

it('uses context variables in what the agent says', async () => {
	const placed = await initiate({
		agentId: byId('790'),
		...inFields({ customer_name: 'Jo Public' }),
	});
	await klen.control.advance(10 * 60_000);
	const call = await klen.run({
		resource: 'call',
		operation: 'get',
		parameters: { callId: byId(String(placed.json[0]?.call_id)), simplify: false },
	});
	expect(call.json[0]?.transcript).toContain('Hello Jo Public');
});

it.each([
	{
		what: 'JSON that does not parse',
		parameters: asJson('{"plan": '),
		message: /^Context Variables \(JSON\) is not valid JSON/,
		remedy: 'Check quotes and commas.',
	},
	{
		what: 'JSON that is no object',
		parameters: asJson('["plan"]'),
		message: /^Context Variables \(JSON\) must be a JSON object/,
		remedy: 'Write names and values between braces',
	},
	{
		what: 'a contact that is no number',
		parameters: { options: { contactId: byId('john@example.com') } },
		message: /^Contact must be a number, but is "john@example\.com"/,
		remedy: 'Pick it from the list',
	},
	{
		what: 'no agent',
		parameters: { agentId: byId('  ') },
		message: /^Agent is empty/,
		remedy: 'pick one from the list',
	},
	{
		what: 'a number without country code',
		parameters: { phoneNumber: '(555) 123-4567' },
		message: /^Phone Number "\(555\) 123-4567" is not in E\.164 format/,
		remedy: '+15551234567',
	},
])('refuses $what without asking Klen', async ({ parameters, message, remedy }) => {
	const result = await initiate(parameters);
	expect(result.error?.message).toMatch(message);
	expect(result.error?.description).toContain(remedy);
	expect(klen.requests()).toEqual([]);
});

it.each([
	{
		code: 'do_not_call',
		parameters: { phoneNumber: '+15005550002' },
		httpCode: '403',
		message: 'This phone number is on the do-not-call list',
	},
	{
		code: 'insufficient_funds',
		parameters: { phoneNumber: '+15005550003' },
		httpCode: '402',
		message: 'The Klen AI wallet holds too little for this call',
	},
	{
		code: 'agent_not_found',
		parameters: { agentId: byId('4711') },
		httpCode: '404',
		message: 'Klen AI does not know this agent',
	},
	{
		code: 'no_phone_number',
		parameters: { agentId: byId(DRAFT_WITHOUT_NUMBER) },
		httpCode: '404',
		message: 'This agent has no phone number to call from',
	},
])('explains $code', async ({ code, parameters, httpCode, message }) => {
	const result = await initiate(parameters);
	expect(result.error).toMatchObject({ message, httpCode, context: { data: { code } } });
	expect(klen.requests('initiateCall')).toHaveLength(1);
	expect(await klen.rungPhones()).toEqual([]);
});

it('keeps the body of the refusal, with what the wallet lacks', async () => {
	const result = await initiate({ phoneNumber: '+15005550003' });
	expect(result.error?.context?.data).toMatchObject({
		body: { error: 'insufficient_funds', current_balance: 0, required_rate: 1.5 },
	});
});

it('never rings a phone in the sandbox', async () => {
	const [agent] = klen.control.klen.sandbox.agents();
	const parameters = { agentId: byId(String(agent?.id)) };
	const result = await initiate(parameters, { environment: 'sandbox' });
	expect(result.error).toBeUndefined();
	expect(klen.requests()).toEqual([
		expect.objectContaining({ environment: 'sandbox', status: 201 }),
	]);
	expect(await klen.rungPhones()).toEqual([]);
});
