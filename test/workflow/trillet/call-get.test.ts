import { inVirtualTime, searchList } from '../../harness/workflow';
import { testOperation } from '../operation-suite';
import { emptyLocator, isoTime, notFound } from './refusals';
import { byId, useTrillet } from './trillet';

const trillet = useTrillet();
const calls = () => trillet.control.trillet.production.calls();

/** A finished call of the simulator. */
function finishedCall() {
	const [call] = trillet.control.trillet.production.addCalls({ status: 'completed' });
	if (!call) throw new Error('The simulator added no call');
	return call;
}

const get = async (id: string, parameters: object = {}) =>
	await trillet.run({
		resource: 'call',
		operation: 'get',
		parameters: { callId: byId(id), ...parameters },
	});

testOperation(trillet, {
	resource: 'call',
	operation: 'get',
	request: 'getCallRecord',
	parameters: { callId: byId('={{ $json.id }}') },
	good: () => [{ id: finishedCall()._id }, { id: finishedCall().callId }],
	expectOutput: (outputs, { id }) => {
		const call = calls().find(({ _id, callId }) => [_id, callId].includes(String(id)));
		expect(outputs).toEqual([
			{
				callId: id === call?.callId ? id : null,
				_id: call?._id,
				status: 'completed',
				answeredBy: 'person',
				direction: call?.direction,
				fromNumber: call?.from,
				toNumber: call?.to,
				agent: expect.any(String) as string,
				startedAt: isoTime,
				endedAt: isoTime,
				duration: expect.any(Number) as number,
				cost: expect.any(Number) as number,
				summary: call?.summary,
				analyzedData: { answered_by_voicemail: false },
				recordingUrl: id === call?.callId ? expect.stringContaining('/recordings/') : null,
			},
		]);
	},
	bad: emptyLocator('Call', { id: '' }),
	refused: notFound({ id: '66c0ffee66c0ffee66c0ffee' }),
});

it('asks for a record once, and for a call ID in the list first', async () => {
	const { _id, callId } = finishedCall();
	await get(_id);
	expect(trillet.requests().map(({ operationId }) => operationId)).toEqual(['getCallRecord']);
	await get(callId);
	expect(trillet.requests()[1]).toMatchObject({
		operationId: 'listCallHistory',
		query: { callIds: JSON.stringify([callId]) },
	});
	expect(trillet.requests()[2]).toMatchObject({ operationId: 'getCallRecord' });
});

it('takes a call ID that looks like the ID of a record', async () => {
	const callId = 'aaaaaaaaaaaaaaaaaaaaaaaa';
	const [call] = trillet.control.trillet.production.addCalls({ callId });
	const result = await get(callId);
	expect(result.json).toEqual([expect.objectContaining({ callId, _id: call?._id })]);
});

it('takes the ID of a record that looks like a call ID', async () => {
	trillet.control.trillet.production.addCalls({ _id: 'record-1' });
	expect((await get('record-1')).json).toEqual([expect.objectContaining({ _id: 'record-1' })]);
});

it('returns everything of list and details without Simplify', async () => {
	const { callId, _id } = finishedCall();
	const [call] = (await get(callId, { simplify: false })).json;
	expect(call).toMatchObject({
		_id,
		callId,
		transcript: expect.any(Array) as unknown[],
		timestamp: expect.any(Number) as number,
		startTime: expect.any(Number) as number,
		metadata: expect.any(Object) as object,
		cost: { customer_charge: expect.any(Number) as number },
	});
});

it('calls a call that lasts in progress, whichever word Trillet AI has for it', async () => {
	const [call] = trillet.control.trillet.production.addCalls({ status: 'active', endedAt: null });
	const byRecord = await get(String(call?._id));
	const byCallId = await get(String(call?.callId));
	expect([...byRecord.json, ...byCallId.json].map(({ status }) => status)).toEqual([
		'in-progress',
		'in-progress',
	]);
	expect(byRecord.json[0]).toMatchObject({ endedAt: null, duration: null });
});

it.each([404, 500])('reads the first version where the second answers %d', async (status) => {
	const { callId, _id } = finishedCall();
	for (const operationId of ['getCallRecord', 'listCallHistory']) {
		trillet.control.addFault({ operationId, status, times: 'always', body: { error: 'broken' } });
	}
	const [byRecord, byCallId] = await inVirtualTime(async () => [await get(_id), await get(callId)]);
	expect(byRecord?.json).toEqual([expect.objectContaining({ _id })]);
	expect(byCallId?.json).toEqual([expect.objectContaining({ _id, callId })]);
});

it.each([404, 500] as const)('says that a call does not exist, with status %d', async (status) => {
	trillet.control.settings({ trillet: { notFoundStatus: status } });
	for (const id of ['66c0ffee66c0ffee66c0ffee', 'call_unknown']) {
		const { error } = await get(id);
		expect(error).toMatchObject({
			message: 'Trillet AI does not know this record, or the Base URL is wrong',
			httpCode: '404',
		});
	}
});

it('does not take some other call when the list ignores the filter', async () => {
	const body = [{ _id: 'other', callId: 'other', status: 'completed' }];
	trillet.control.addFault({ operationId: 'listCallHistory', status: 200, body });
	expect((await get('call_unknown')).error?.httpCode).toBe('404');
});

describe('the list of calls', () => {
	const search = async (filter?: string) =>
		await searchList({
			node: 'trillet',
			method: 'searchCalls',
			filter,
			credentials: trillet.credentials(),
		});

	it('shows the latest calls, newest first', async () => {
		const { results } = await search();
		const newest = calls();
		expect(results.map(({ value }) => value)).toEqual(newest.map(({ callId }) => callId));
		expect(results[0]?.name).toMatch(
			new RegExp(`^\\${newest[0]?.to} · .+ Agent · .+ · \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d$`),
		);
	});

	it('finds them by phone number, and by ID', async () => {
		const [call] = trillet.control.trillet.production.addCalls({ to: '+15559990001' });
		expect((await search('9990001')).results).toHaveLength(1);
		expect((await search(call?.callId)).results).toHaveLength(1);
		expect((await search('nobody')).results).toEqual([]);
	});
});
