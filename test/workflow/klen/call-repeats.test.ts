import type { INode } from 'n8n-workflow';
import type { Fault } from '../../../simulator/core/faults';
import {
	restartN8n,
	retryWorkflowJson,
	runWorkflowJson,
	startWorkflowJson,
	type RunOptions,
	type WorkflowJson,
	type WorkflowResult,
} from '../../harness/workflow';
import { workflowAround } from '../../harness/workflow/execution';
import { byId, useKlen } from './klen';

const klen = useKlen();
const SALES = '789';
const PHONES = ['+15550000001', '+15550000002', '+15550000003'];
const HOUR = 3_600_000;

const later = async (ms: number) => await new Promise((resolve) => setTimeout(resolve, ms));

/** A workflow that calls the phone of each item, with settings of the node. */
function calling(settings: Partial<INode> = {}, parameters: object = {}): WorkflowJson {
	const workflow = workflowAround({
		node: 'klen',
		parameters: {
			resource: 'call',
			operation: 'initiate',
			agentId: byId(SALES),
			phoneNumber: '={{ $json.phone }}',
			...parameters,
		},
	});
	Object.assign(workflow.nodes[1] as INode, settings);
	return workflow;
}

const run = async (workflow: WorkflowJson, phones = PHONES, options: RunOptions = {}) =>
	await runWorkflowJson(workflow, {
		credentials: klen.credentials(),
		items: phones.map((phone) => ({ phone })),
		...options,
	});

const retry = async (failed: WorkflowResult, workflow: WorkflowJson) =>
	await retryWorkflowJson(failed, workflow, { credentials: klen.credentials() });

const placements = (result: WorkflowResult) => result.json.map(({ placement }) => placement);

const fault = (value: Fault) => klen.control.addFault({ operationId: 'initiateCall', ...value });

const inTime = async <T>(action: () => Promise<T>) => {
	klen.control.setSpeed(1);
	return await klen.inVirtualTime(async () => {
		const result = await action();
		return { result, rung: await klen.rungPhones() };
	});
};

describe('Retry On Fail rings no phone twice', () => {
	it.each([2, 3, 4, 5])('in %i tries', async (maxTries) => {
		for (let strike = 1; strike < maxTries; strike++) fault({ nth: strike + 1, status: 402 });
		const settings = { retryOnFail: true, maxTries, waitBetweenTries: 1000 };
		const { rung } = await inTime(async () => await run(calling(settings)));
		expect(rung).toEqual(PHONES);
	});

	it.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'with On Error: %s',
		async (onError) => {
			fault({ nth: 1, status: 402 });
			const settings = { retryOnFail: true, maxTries: 3, waitBetweenTries: 0, onError };
			const { result, rung } = await inTime(async () => await run(calling(settings)));
			expect(placements(result)).toEqual(['confirmed', 'confirmed', 'confirmed']);
			expect(rung.sort()).toEqual(PHONES);
		},
	);

	it('after a lost answer that nobody could look up', async () => {
		klen.control.addFault({ operationId: 'listCalls', status: 403, times: 'always' });
		fault({ nth: 2, when: 'after', reset: true });
		const settings = { retryOnFail: true, maxTries: 5, waitBetweenTries: 5000 };
		const { result, rung } = await inTime(async () => await run(calling(settings)));
		expect(result.error?.message).toContain('may or may not have been placed');
		expect(rung).toEqual(PHONES.slice(0, 2));
	});

	it('after a wait that timed out', async () => {
		klen.control.settings({ klen: { callSeconds: 100 } });
		const settings = { retryOnFail: true, maxTries: 3, waitBetweenTries: 0 };
		const wait = { waitUntilFinished: true, timeLimit: 1 };
		const { result, rung } = await inTime(async () => await run(calling(settings, wait)));
		expect(result.json.map(({ status }) => status)).toEqual(PHONES.map(() => 'completed'));
		expect(rung).toEqual(PHONES);
	});

	it('and nothing rings when a later item is wrong', async () => {
		const settings = { retryOnFail: true, maxTries: 3, waitBetweenTries: 0 };
		const phones = [...PHONES, 'not a number'];
		const { result, rung } = await inTime(async () => await run(calling(settings), phones));
		expect(result.error?.message).toContain('"not a number"');
		expect(rung).toEqual([]);
	});
});

it('names the calls that were placed before an item failed', async () => {
	fault({ nth: 3, status: 402 });
	const { result } = await inTime(async () => await run(calling()));
	const ids = klen.control.klen.production
		.calls()
		.filter(({ phoneNumber }) => PHONES.includes(phoneNumber))
		.map(({ klenCallId, phoneNumber }) => `${klenCallId} to ${phoneNumber}`)
		.sort((one, other) =>
			(one.split(' ').at(-1) ?? '').localeCompare(other.split(' ').at(-1) ?? ''),
		);
	expect(result.error?.message).toContain(`(already placed: ${ids.join('; ')})`);
	expect(result.error?.context).toMatchObject({
		data: { placed: PHONES.slice(0, 2).map((number) => ({ numbers: [number] })) },
	});
});

it('does not take the refusal of a repeat for the answer to the request before it', async () => {
	klen.control.settings({ klen: { listLagSeconds: 45 } });
	fault({ nth: 1, when: 'after', reset: true });
	fault({ nth: 2, status: 402 });
	const again = calling({}, { options: { ifOutcomeUnknown: 'placeAgain' } });
	const { result, rung } = await inTime(async () => await run(again, PHONES.slice(0, 1)));
	expect(result.error?.message).toContain('may or may not have been placed');
	expect(result.error?.description).toContain('It was sent again, and refused');
	expect(rung).toEqual(PHONES.slice(0, 1));
});

describe('a retried execution', () => {
	it('never takes the call of another execution for its own', async () => {
		const { result } = await inTime(async () => {
			fault({ status: 402 });
			const failed = await run(calling(), PHONES.slice(0, 1));
			await later(HOUR);
			const other = await run(calling(), PHONES.slice(0, 1));
			await later(HOUR);
			return [other, await retry(failed, calling())];
		});
		const [other, retried] = result.map(({ json }) => json[0]?.call_id);
		expect(retried).not.toBe(other);
	});

	/** Fails at the second call, and loses all that n8n and this process knew. */
	async function crash(hasLog = true): Promise<WorkflowResult> {
		fault({ nth: 2, status: 402 });
		const execution = startWorkflowJson(calling(), {
			credentials: klen.credentials(),
			items: PHONES.map((phone) => ({ phone })),
		});
		await execution.finished;
		const left = execution.crash({ hasLog });
		restartN8n();
		return left;
	}

	it('finds what a crashed attempt placed', async () => {
		const { result, rung } = await inTime(async () => await retry(await crash(), calling()));
		expect(placements(result)).toEqual(['recovered', 'confirmed', 'confirmed']);
		expect(rung).toEqual(PHONES);
	});

	it('finds it behind thousands of calls, and behind one without a time', async () => {
		const { result, rung } = await inTime(async () => {
			const failed = await crash();
			await later(60_000);
			const now = Date.now();
			const common = { agentId: Number(SALES), type: 'outbound' as const };
			const { production } = klen.control.klen;
			production.addCalls({
				...common,
				count: 1,
				status: 'failed',
				startedAt: null,
				endedAt: null,
			});
			const times = { startedAt: now - 5_000, endedAt: now - 1_000 };
			production.addCalls({ ...common, ...times, count: 2_099 });
			return await retryWorkflowJson(failed, calling(), {
				credentials: klen.credentials({ requestsPerMinute: 100_000 }),
			});
		});
		expect(placements(result)[0]).toBe('recovered');
		expect(rung.filter((number) => number === PHONES[0])).toHaveLength(1);
	}, 60_000);

	it('leaves it open whose call it is that was placed long after the crash', async () => {
		const { result, rung } = await inTime(async () => {
			const failed = await crash(false);
			await later(2 * HOUR);
			return await retry(failed, calling());
		});
		expect(result.error?.description).toContain('which may or may not come from this item');
		expect(rung).toEqual(PHONES.slice(0, 1));
	});

	it('places nothing when it cannot look', async () => {
		const { result, rung } = await inTime(async () => {
			const failed = await crash();
			klen.control.addFault({ operationId: 'listCalls', status: 403, times: 'always' });
			return await retry(failed, calling());
		});
		expect(result.error?.description).toContain('could not look for it');
		expect(rung).toEqual(PHONES.slice(0, 1));
	});
});

describe('a sub-workflow', () => {
	const START = Date.now();
	const parent = (executionId: string, isRetry = false) => ({
		mode: 'integrated' as const,
		parent: { establishedAt: START, executionId, isRetry },
	});

	it.each([
		['in the same process', () => undefined],
		['in another process', () => restartN8n()],
	])('of a retried parent places only what is missing, %s', async (_, between) => {
		fault({ nth: 2, status: 402 });
		const { rung } = await inTime(async () => {
			expect((await run(calling(), PHONES, parent('1'))).error).toBeDefined();
			between();
			return await run(calling(), PHONES, parent('2', true));
		});
		expect(rung).toEqual(PHONES);
	});

	it('of another parent places its own call', async () => {
		const [phone] = PHONES;
		const other = { ...parent('2').parent, establishedAt: START + 1 };
		const { result, rung } = await inTime(async () => [
			await run(calling(), [phone as string], parent('1')),
			await run(calling(), [phone as string], { mode: 'integrated', parent: other }),
		]);
		expect(result.map(placements)).toEqual([['confirmed'], ['confirmed']]);
		expect(rung).toEqual([phone, phone]);
	});

	it('calls again in each round of a loop of its parent', async () => {
		const [phone] = PHONES;
		const { rung } = await inTime(async () => {
			await run(calling(), [phone as string], parent('1'));
			await later(HOUR);
			return await run(calling(), [phone as string], parent('1'));
		});
		expect(rung).toEqual([phone, phone]);
	});
});

it('takes no call that another execution is just placing for its own', async () => {
	fault({ nth: 1, reset: true });
	fault({ nth: 2, when: 'after', delayMs: 5_000 });
	const phones = PHONES.slice(0, 1);
	const { result } = await inTime(async () => {
		const first = run(calling(), phones);
		await later(200);
		return await Promise.all([first, run(calling(), phones)]);
	});
	const [lost, other] = result;
	expect(lost.error?.message).toContain('may or may not have been placed');
	expect(placements(other)).toEqual(['confirmed']);
});

it('calls again when a person runs the step again in the editor', async () => {
	const { rung } = await inTime(async () => {
		await run(calling(), PHONES.slice(0, 1), { mode: 'manual' });
		return await run(calling(), PHONES.slice(0, 1), { mode: 'manual' });
	});
	expect(rung).toHaveLength(2);
});

it('places nothing again when it could not look, whatever the user chose', async () => {
	fault({ when: 'after', reset: true, times: 'always' });
	const credentials = klen.credentials({ permissions: ['can_initiate_calls'] });
	const workflow = calling({}, { options: { ifOutcomeUnknown: 'placeAgain' } });
	const { rung } = await inTime(
		async () => await run(workflow, PHONES.slice(0, 1), { credentials }),
	);
	expect(rung).toHaveLength(1);
});
