import { VOICEMAIL_NUMBER } from '../../../simulator/klen/outcomes';
import { runLive, waitRun } from '../live';
import { testWaitUntilFinished } from '../wait-suite';
import { useKlen } from './klen';

const klen = useKlen();
const production = () => klen.control.klen.production;
const setTalk = (callSeconds: number) => {
	klen.control.settings({ klen: { callSeconds } });
};

testWaitUntilFinished(klen, {
	startCall: () => production().receiveCall().klenCallId,
	setTalk,
	failedCall: () => String(production().addCalls({ status: 'failed' })[0]?.klenCallId),
	oldCalls: () =>
		production()
			.calls()
			.map(({ klenCallId }) => klenCallId),
	answers: () => {
		klen.control.settings({ klen: { endedReasons: true } });
		const added = (fields: Parameters<ReturnType<typeof production>['addCalls']>[0]) =>
			String(production().addCalls(fields)[0]?.klenCallId);
		return {
			unknown: added({ status: 'completed' }),
			voicemail: added({ status: 'completed', phoneNumber: VOICEMAIL_NUMBER }),
			nobody: added({ status: 'failed', failureReason: 'no-answer' }),
		};
	},
	idField: 'call_id',
	list: 'listCalls',
	emptyList: { count: 0, page: 1, limit: 100, pages: 0, calls: [] },
	unknownId: 'call_nowhere',
	inactiveKey: 'The API key is invalid or was revoked',
	liftPace: () => klen.control.klen.changeKey('all', { limits: { requestsPerMinute: 1000 } }),
	detail: 'transcript',
	details: 'getCall',
});

const wait = async (ids: string[]) => await runLive(klen, waitRun(ids));
const queries = () => klen.requests('listCalls').map(({ query }) => query);

it('takes database IDs too, and looks each up once', async () => {
	const calls = [1, 2, 3].map(() => production().receiveCall());
	const { result } = await wait(calls.map(({ id }) => String(id)));
	expect(result.json).toEqual(
		calls.map(
			({ klenCallId }) =>
				expect.objectContaining({ call_id: klenCallId, status: 'completed' }) as object,
		),
	);
	expect(klen.requests('getCall')).toHaveLength(3);
});

it('reads calls that are deep in the list one by one, and each once', async () => {
	production().addCalls({ count: 400 });
	const ids = production()
		.calls()
		.slice(-3)
		.map(({ klenCallId }) => klenCallId);
	const { result } = await wait(ids);
	expect(result.json.map(({ call_id }) => call_id)).toEqual(ids);
	expect(queries()).toHaveLength(2);
	expect(klen.requests('getCall')).toHaveLength(3);
});

it('follows a call that newer ones push deep into the list while it lasts', async () => {
	setTalk(120);
	const { klenCallId } = production().receiveCall();
	for (let newer = 0; newer < 250; newer++) production().receiveCall();
	const { result } = await wait([klenCallId]);
	expect(result.json).toEqual([expect.objectContaining({ status: 'completed' })]);
	const looks = queries().filter(({ page }) => Number(page) === 1).length;
	expect(klen.requests('getCall').length).toBeLessThanOrEqual(looks / 4 + 2);
});

it('gives a call time to appear, which neither the list nor its address knows yet', async () => {
	const body = { count: 0, page: 1, limit: 100, pages: 0, calls: [] };
	klen.control.addFault({ operationId: 'listCalls', status: 200, body, times: 5 });
	const missing = { error: 'not_found', message: 'Call not found or you do not have access' };
	klen.control.addFault({ operationId: 'getCall', status: 404, body: missing, times: 'always' });
	const { result } = await wait([production().receiveCall().klenCallId]);
	expect(result.error).toBeUndefined();
	expect(result.json).toEqual([expect.objectContaining({ status: 'completed' })]);
});

it('reads the list of one agent only, once it is known that all calls are of that agent', async () => {
	const [first, second] = [123, 789];
	const start = (agentId: number) => production().receiveCall({ agentId }).klenCallId;
	await wait([start(first), start(first)]);
	const [look, ...others] = queries();
	expect(look).not.toHaveProperty('agent_id');
	expect(new Set(others.map(({ agent_id }) => agent_id))).toEqual(new Set(['assistant_abc123']));

	klen.control.clearLedger();
	setTalk(60);
	await wait([start(first), start(second)]);
	expect(queries().filter(({ agent_id }) => agent_id !== undefined)).toEqual([]);
});
