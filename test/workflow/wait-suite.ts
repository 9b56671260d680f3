import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { live, MINUTE, pause, SECOND, waitRun } from './live';
import { byId, type VendorWorld } from './vendor-world';
import { statuses, waitsOf, type WaitCase } from './wait-case';
import { testWaitPace } from './wait-pace-suite';

const pairs = (items: INodeExecutionData[]) => items.map(({ pairedItem }) => pairedItem);

/** What Wait Until Finished has to do at every vendor. */
export function testWaitUntilFinished(world: VendorWorld, waitCase: WaitCase): void {
	const { idField, list, unknownId } = waitCase;
	const { displayName } = world.profile;
	const { start, wait } = waitsOf(world, waitCase);

	it('returns calls that are over at once, with one list request for all', async () => {
		const ids = waitCase.oldCalls().slice(0, 5).reverse();
		const { result, took } = await wait(ids);
		expect(result.error).toBeUndefined();
		expect(result.json.map((call) => call[idField])).toEqual(ids);
		expect(pairs(result.items)).toEqual(ids.map((_, item) => ({ item })));
		expect(world.requests().map(({ operationId }) => operationId)).toEqual([list]);
		expect(took).toBeLessThan(SECOND);
	});

	it('waits for the end of each call, however it ends, and for its summary', async () => {
		const ids = [...start(3), waitCase.failedCall()];
		const { result } = await wait(ids);
		expect(result.error).toBeUndefined();
		expect(result.json.map((call) => call[idField])).toEqual(ids);
		expect(statuses(result)).toEqual(['completed', 'completed', 'completed', 'failed']);
		expect(result.json.map(({ timedOut }) => timedOut)).toEqual([false, false, false, false]);
		expect(result.json.slice(0, 3).filter(({ summary }) => !summary)).toEqual([]);
		expect(pairs(result.items)).toEqual(ids.map((_, item) => ({ item })));
	});

	it.each([true, false])('says who answered, with Simplify %s', async (simplify) => {
		const calls = Object.entries(waitCase.answers());
		const { result } = await wait(
			calls.map(([, id]) => id),
			{ simplify },
		);
		expect(result.json.map(({ answeredBy }) => answeredBy)).toEqual(calls.map(([by]) => by));
	});

	testWaitPace(world, waitCase);

	describe('a call that lasts longer than the time limit', () => {
		const limit = { timeLimit: 2 };
		beforeEach(() => waitCase.setTalk(10 * 60));

		it('fails its item, with the ID and what to do', async () => {
			const [id = ''] = start(1);
			const { result, took } = await wait([id], limit);
			expect(result.error).toMatchObject({
				message: `The call ${id} did not end within 2 minutes`,
				description: expect.stringMatching(
					/^Its latest status is "[\w-]+"\. Raise Time Limit, or set On Timeout/,
				) as string,
				context: { itemIndex: 0 },
			});
			expect(took).toBeGreaterThanOrEqual(2 * MINUTE);
			expect(took).toBeLessThan(2 * MINUTE + SECOND);
		});

		it('is returned as it is, when that is wanted', async () => {
			const ids = start(2);
			const { result } = await wait(ids, { ...limit, onTimeout: 'continue' });
			expect(result.error).toBeUndefined();
			expect(result.json).toEqual(
				ids.map((id) => expect.objectContaining({ [idField]: id, timedOut: true }) as object),
			);
			expect(statuses(result)).toEqual(['in-progress', 'in-progress']);
		});

		it('leaves the other items alone, each with a limit of its own', async () => {
			const [late, soon] = [waitCase.startCall(), waitCase.failedCall()];
			const { result } = await wait(
				[late, soon, unknownId],
				{ timeLimit: `={{ $json.call === '${late}' ? 2 : 30 }}` },
				{ continueOnFail: 'continueRegularOutput' },
			);
			expect(result.json).toEqual([
				{
					error: `The call ${late} did not end within 2 minutes`,
					details: { nextStep: expect.stringContaining('Raise Time Limit') as string },
				},
				expect.objectContaining({ [idField]: soon, status: 'failed', timedOut: false }),
				{
					error: `${displayName} does not know the call ${unknownId}`,
					details: { nextStep: expect.stringContaining('Check the ID') as string },
				},
			]);
		});
	});

	it('fails early for an ID that does not exist, and names it', async () => {
		const { result, took } = await wait([...start(1), unknownId]);
		expect(result.error).toMatchObject({
			message: `${displayName} does not know the call ${unknownId}`,
			description:
				'Check the ID, and that the credential is for the account and the environment in which the call was placed.',
			context: { itemIndex: 1 },
		});
		expect(took).toBeLessThan(2 * MINUTE);
	});

	it.each([
		['Call is empty', { callId: byId(' ') }],
		['Time Limit (Minutes) must be a whole number of at least 1', { timeLimit: 0 }],
		['On Timeout must be one of continue, error', { onTimeout: 'never' }],
	])('refuses a wrong value before the first request: %s', async (message, parameters) => {
		const result = await world.run(waitRun(['x'], parameters));
		expect(result.error?.message).toContain(message);
		expect(world.requests()).toEqual([]);
	});

	describe('trouble at the vendor', () => {
		it('does not harm when the list shows the calls late', async () => {
			world.control.addFault({
				operationId: list,
				status: 200,
				body: waitCase.emptyList,
				times: 6,
			});
			const ids = start(2);
			const { result } = await wait(ids);
			expect(result.error).toBeUndefined();
			expect(statuses(result)).toEqual(['completed', 'completed']);
		});

		it('is waited out when the vendor has answered before', async () => {
			world.control.addFault({ operationId: list, status: 503, nth: 2, times: 40 });
			waitCase.setTalk(120);
			const { result } = await wait(start(2));
			expect(result.error).toBeUndefined();
			expect(statuses(result)).toEqual(['completed', 'completed']);
		});

		it('is named when the time limit is over meanwhile', async () => {
			world.control.addFault({ operationId: list, status: 503, nth: 2, times: 'always' });
			const { result } = await wait(start(1), { timeLimit: 3 });
			expect(result.error).toMatchObject({
				message: expect.stringContaining('did not end within 3 minutes') as string,
				description: expect.stringContaining('The last look failed: ') as string,
			});
		});

		it('ends the wait soon when the vendor never answered', async () => {
			world.control.addFault({ operationId: list, status: 503, times: 'always' });
			const { result, took } = await wait(start(1));
			expect(result.error).toMatchObject({ httpCode: '503', context: { itemIndex: 0 } });
			expect(took).toBeLessThan(2 * MINUTE);
		});

		it('ends the wait at once when the key is refused', async () => {
			const ids = start(2);
			const { result } = await wait(
				ids,
				{},
				{
					credential: { apiKey: `${world.profile.vendor}_test_inactive` },
					continueOnFail: 'continueRegularOutput',
				},
			);
			expect(result.json).toEqual(
				ids.map(
					() =>
						expect.objectContaining({
							error: waitCase.inactiveKey,
							details: expect.objectContaining({ httpStatus: 401 }) as object,
						}) as object,
				),
			);
			expect(world.requests()).toHaveLength(1);
		});
	});

	it('stops within a second when the execution is cancelled', async () => {
		waitCase.setTalk(10 * 60);
		const ids = start(3);
		const { took, requests, result } = await live(world, async () => {
			const execution = world.begin(waitRun(ids, {}, { continueOnFail: 'continueRegularOutput' }));
			await pause(MINUTE);
			const before = { at: Date.now(), requests: world.requests().length };
			execution.cancel();
			const ended = await execution.finished;
			const after = { took: Date.now() - before.at, result: ended };
			await pause(MINUTE);
			return { ...after, requests: world.requests().length - before.requests };
		});
		expect(result.status).not.toBe('success');
		expect(result.json.filter(({ error }) => error)).toEqual([]);
		expect({ took, requests }).toEqual({ took: 0, requests: 0 });
	});

	it('returns raw records, and whole ones on demand', async () => {
		const ids = waitCase.oldCalls().slice(0, 2);
		const raw = await wait(ids, { simplify: false });
		expect(raw.result.json.map((call) => call[idField])).toEqual(ids);
		for (const call of raw.result.json) expect(call).not.toHaveProperty(waitCase.detail);
		expect(world.requests(waitCase.details)).toHaveLength(0);

		const whole = await wait(ids, { simplify: false, includeDetails: true });
		expect(whole.result.json.map((call) => call[idField])).toEqual(ids);
		for (const call of whole.result.json) expect(call).toHaveProperty(waitCase.detail);
		expect(world.requests(waitCase.details)).toHaveLength(2);
	});

	it('takes what an AI agent gives it', async () => {
		const [id = ''] = start(1);
		const { result } = await wait(['x'], {
			callId: byId(`={{ '${id}' }}`),
			timeLimit: "={{ '30' }}",
			onTimeout: "={{ 'error' }}",
			simplify: "={{ 'true' }}",
		});
		expect(result.error).toBeUndefined();
		expect(result.json).toEqual([expect.objectContaining({ [idField]: id, status: 'completed' })]);
	});

	it('watches a call once that several items ask for', async () => {
		const [id = ''] = start(1);
		const { result } = await wait([id, id]);
		const call: IDataObject = { [idField]: id, status: 'completed' };
		expect(result.json).toEqual([expect.objectContaining(call), expect.objectContaining(call)]);
	});
}
