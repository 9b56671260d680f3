import { PRODUCTION_IDS } from '../../../simulator/trillet/seed';
import { MINUTE, runLive, waitRun } from '../live';
import { testWaitUntilFinished } from '../wait-suite';
import { useTrillet } from './trillet';

const trillet = useTrillet();
const production = () => trillet.control.trillet.production;
const startCall = () => production().receiveCall({ agentId: PRODUCTION_IDS.supportAgent });

testWaitUntilFinished(trillet, {
	startCall: () => startCall().callId,
	setTalk: (callSeconds) => trillet.control.settings({ trillet: { callSeconds } }),
	failedCall: () => String(production().addCalls({ status: 'failed' })[0]?.callId),
	oldCalls: () =>
		production()
			.calls()
			.map(({ callId }) => callId),
	answers: () => {
		const added = (fields: Parameters<ReturnType<typeof production>['addCalls']>[0]) =>
			String(production().addCalls(fields)[0]?.callId);
		const found = (isVoicemail: unknown) => ({ answered_by_voicemail: isVoicemail });
		return {
			person: added({ status: 'completed', analyzedData: found(false) }),
			voicemail: added({ status: 'completed', analyzedData: found(true) }),
			nobody: added({ status: 'no-answer', analyzedData: {} }),
			unknown: added({ status: 'failed', analyzedData: {} }),
		};
	},
	idField: 'callId',
	list: 'listCallHistory',
	emptyList: [],
	unknownId: 'call_nowhere',
	inactiveKey: 'Trillet AI did not accept the API key',
	liftPace: () => production().changeKey('test', { limits: { requestsPerMinute: 1000 } }),
	detail: 'functionCalls',
	details: 'getCallRecord',
});

const wait = async (ids: string[]) => await runLive(trillet, waitRun(ids));
const requests = () => trillet.requests('listCallHistory');
const queries = () => requests().map(({ query }) => query);

it('asks for up to a hundred calls at a time, and only for those that are not over', async () => {
	const ids = Array.from({ length: 150 }, () => startCall().callId);
	await wait(ids);
	const asked = queries().map(({ callIds }) => (JSON.parse(String(callIds)) as string[]).length);
	expect(asked.slice(0, 2)).toEqual([100, 50]);
	expect(Math.max(...asked)).toBe(100);
	expect(asked.at(-1)).toBeLessThan(100);
	const [first = 0, , second = 0] = requests().map(({ receivedAtMs }) => receivedAtMs);
	// Twice as many calls as fit into one request are looked at half as often.
	expect(second - first).toBe(10_000);
});

it('takes the IDs of records too, of calls that last and of calls that are over', async () => {
	const old = production().calls()[3];
	const call = startCall();
	const { result } = await wait([call._id, String(old?._id)]);
	expect(result.json).toEqual([
		expect.objectContaining({ callId: call.callId, status: 'completed' }),
		expect.objectContaining({ _id: old?._id, status: old?.status }),
	]);
	// Once the call ID is known, the history is asked for that call only.
	expect(queries().at(-1)).toHaveProperty('callIds', JSON.stringify([call.callId]));
});

it('uses the first version of call history where the second one is missing', async () => {
	trillet.control.addFault({ operationId: 'listCallHistory', status: 404, times: 'always' });
	const { callId } = startCall();
	const { result } = await wait([callId]);
	expect(result.json).toEqual([expect.objectContaining({ callId, status: 'completed' })]);
});

it('gives a call time to appear in a history that answers with an error while it is empty', async () => {
	trillet.control.addFault({ operationId: 'listCallHistory', status: 500, times: 10 });
	trillet.control.addFault({ operationId: 'listCallHistoryV1', status: 500, times: 10 });
	const { callId } = startCall();
	const { result } = await wait([callId]);
	expect(result.json).toEqual([expect.objectContaining({ callId, status: 'completed' })]);
});

describe('a summary that is not there when the call is over', () => {
	const withoutSummary = (times: number | 'always') => {
		const [call] = production().calls();
		const callId = String(call?.callId);
		const body = [{ _id: call?._id, callId, status: 'completed', summary: null }];
		trillet.control.addFault({ operationId: 'listCallHistory', status: 200, body, times });
		return callId;
	};

	it('is waited for', async () => {
		const { result } = await wait([withoutSummary(2)]);
		expect(result.json).toEqual([
			expect.objectContaining({ summary: expect.any(String) as string, timedOut: false }),
		]);
	});

	it('is not waited for long', async () => {
		const { result, took } = await wait([withoutSummary('always')]);
		expect(result.json).toEqual([expect.objectContaining({ summary: null, timedOut: false })]);
		expect(took).toBeLessThan(MINUTE);
	});
});
