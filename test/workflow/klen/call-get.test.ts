import { byId, useKlen } from './klen';
import { testOperation } from '../operation-suite';

const klen = useKlen();
const calls = () => klen.control.klen.production.calls();

testOperation(klen, {
	resource: 'call',
	operation: 'get',
	request: 'getCall',
	parameters: { callId: byId('={{ $json.call }}') },
	good: () => {
		const [newest, previous] = calls();
		return [{ call: newest?.klenCallId }, { call: previous?.klenCallId }];
	},
	expectOutput: (outputs, { call }) => {
		expect(outputs).toEqual([expect.objectContaining({ call_id: call })]);
	},
	bad: {
		item: { call: ' ' },
		message: 'Call is empty',
		nextStep: 'Enter a value, or pick one from the list.',
	},
	refused: {
		item: () => ({ call: 'call_nowhere' }),
		message: 'Klen AI does not know this record, or the key may not see it',
		nextStep: 'Check the ID',
		httpStatus: 404,
		code: 'not_found',
	},
});

it('takes the database ID too', async () => {
	const [newest] = calls();
	const result = await klen.run({
		resource: 'call',
		operation: 'get',
		parameters: { callId: byId(String(newest?.id)) },
	});
	expect(result.json).toEqual([expect.objectContaining({ call_id: newest?.klenCallId })]);
});

it('simplifies to the same fields for every call, and returns the whole record on demand', async () => {
	const [call] = klen.control.klen.production.addCalls({ status: 'completed', contactId: null });
	const parameters = { callId: byId(String(call?.id)) };
	const simple = await klen.run({ resource: 'call', operation: 'get', parameters });
	expect(Object.keys(simple.json[0] ?? {})).toEqual([
		'call_id',
		'status',
		'type',
		'phone_number',
		'agent_id',
		'agent_name',
		'contact_name',
		'started_at',
		'duration_seconds',
		'summary',
		'recording_url',
		'answeredBy',
	]);
	expect(simple.json[0]).toMatchObject({ contact_name: null, status: 'completed' });

	const whole = await klen.run({
		resource: 'call',
		operation: 'get',
		parameters: { ...parameters, simplify: false },
	});
	expect(whole.json[0]).toMatchObject({
		id: call?.id,
		call_id: call?.klenCallId,
		transcript: call?.transcript,
		agent: { id: call?.agentId },
		billing: { status: 'billed' },
	});
});

it('keeps an ID with special characters inside the path', async () => {
	const result = await klen.run({
		resource: 'call',
		operation: 'get',
		parameters: { callId: byId('../agents?limit=1') },
	});
	expect(result.error).toMatchObject({ httpCode: '404' });
	expect(klen.requests()).toEqual([expect.objectContaining({ query: {} })]);
	expect(klen.requests('listAgents')).toEqual([]);
});
