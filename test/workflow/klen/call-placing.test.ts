import type { INodeParameters } from 'n8n-workflow';
import type { Fault } from '../../../simulator/core/faults';
import { inVirtualTime, restartN8n, type WorkflowResult } from '../../harness/workflow';
import { byId, noCallTo, useKlen, type KlenRun } from './klen';

const klen = useKlen();
const SALES = '789';
const NUMBER = '+15551234567';

const initiate = async (parameters: INodeParameters = {}, options: Partial<KlenRun> = {}) =>
	await klen.run({
		resource: 'call',
		operation: 'initiate',
		parameters: { agentId: byId(SALES), phoneNumber: NUMBER, ...parameters },
		...options,
	});

/** Runs with a fault that strikes placing a call. */
async function initiateWith(
	fault: Fault,
	parameters?: INodeParameters,
	options?: Partial<KlenRun>,
): Promise<WorkflowResult> {
	klen.control.setSpeed(1);
	klen.control.addFault({ operationId: 'initiateCall', ...fault });
	return await inVirtualTime(async () => await initiate(parameters, options));
}

const afterPlacing: Array<[string, Fault]> = [
	['the connection breaks', { when: 'after', reset: true }],
	['the answer is cut off', { when: 'after', truncate: true }],
	['a proxy answers 502', { when: 'after', status: 502, body: '<h1>Bad gateway</h1>' }],
	['the answer is empty', { when: 'after', status: 200, body: '' }],
];
const beforePlacing: Array<[string, Fault]> = [
	['the connection breaks', { reset: true }],
	['a proxy answers 503', { status: 503 }],
];

it.each(afterPlacing)('finds the call when %s after it was placed', async (_, fault) => {
	const result = await initiateWith(fault);
	expect(result.error).toBeUndefined();
	const [call] = klen.control.klen.production.calls();
	expect(result.json).toEqual([
		expect.objectContaining({
			call_id: call?.klenCallId,
			phone_number: NUMBER,
			placement: 'recovered',
		}),
	]);
	expect(await klen.rungPhones()).toEqual([NUMBER]);
});

describe.each(beforePlacing)('when %s before the call is placed', (_, fault) => {
	it('stops with an explanation by default', async () => {
		const { error } = await initiateWith(fault);
		expect(error).toMatchObject({
			message: 'Klen AI did not confirm this call, so it may or may not have been placed',
			description: expect.stringContaining('looked for it and found nothing') as string,
		});
		expect(klen.requests('initiateCall')).toHaveLength(1);
		expect(await klen.rungPhones()).toEqual([]);
	});

	it('places it again when the user wants that', async () => {
		const result = await initiateWith(fault, { options: { ifOutcomeUnknown: 'placeAgain' } });
		expect(result.json).toEqual([expect.objectContaining({ placement: 'confirmed' })]);
		expect(await klen.rungPhones()).toEqual([NUMBER]);
	});

	it('goes on with a flagged item when the user wants that', async () => {
		const result = await initiateWith(fault, { options: { ifOutcomeUnknown: 'continue' } });
		expect(result.json).toEqual([
			{
				...noCallTo(NUMBER, SALES),
				placement: 'unknown',
				notice: 'Klen AI did not confirm this call, so it may or may not have been placed',
			},
		]);
		expect(await klen.rungPhones()).toEqual([]);
	});
});

it('gives up placing again after three unconfirmed requests', async () => {
	const result = await initiateWith(
		{ reset: true, times: 'always' },
		{ options: { ifOutcomeUnknown: 'placeAgain' } },
	);
	expect(result.error?.message).toContain('did not confirm this call');
	expect(klen.requests('initiateCall')).toHaveLength(3);
});

it('waits for a list that lags', async () => {
	klen.control.addFault({
		operationId: 'listCalls',
		status: 200,
		body: { count: 0, page: 1, limit: 100, pages: 0, calls: [] },
		times: 2,
	});
	const result = await initiateWith({ when: 'after', reset: true });
	expect(result.json).toEqual([expect.objectContaining({ placement: 'recovered' })]);
	expect(klen.requests('listCalls')).toHaveLength(3);
});

it('says when it could not look for the call', async () => {
	klen.control.addFault({ operationId: 'listCalls', status: 403, body: {}, times: 'always' });
	const { error } = await initiateWith({ when: 'after', reset: true });
	expect(error?.description).toContain('The node could not look for it: ');
	expect(await klen.rungPhones()).toEqual([NUMBER]);
});

it('does not take the call of another item for its own', async () => {
	const result = await initiateWith(
		{ nth: 2, reset: true },
		{ options: { ifOutcomeUnknown: 'continue' } },
		{ items: [{}, {}] },
	);
	expect(result.json.map(({ placement }) => placement)).toEqual(['confirmed', 'unknown']);
});

it('does not take the call of an earlier execution for its own', async () => {
	await initiate();
	const result = await initiateWith({ reset: true }, { options: { ifOutcomeUnknown: 'continue' } });
	expect(result.json).toEqual([expect.objectContaining({ placement: 'unknown' })]);
});

it('does not take an older call to the number for its own', async () => {
	const now = Date.now();
	klen.control.klen.production.addCalls({
		count: 1,
		agentId: Number(SALES),
		phoneNumber: NUMBER,
		type: 'outbound',
		startedAt: now - 10 * 60_000,
		endedAt: now - 5 * 60_000,
	});
	const result = await initiateWith({ reset: true }, { options: { ifOutcomeUnknown: 'continue' } });
	expect(result.json).toEqual([expect.objectContaining({ placement: 'unknown' })]);
});

describe('an execution that is retried from the failed node', () => {
	const run: KlenRun = {
		resource: 'call',
		operation: 'initiate',
		parameters: { agentId: byId(SALES), phoneNumber: '={{ $json.phone }}' },
		items: [{ phone: '+15550000001' }, { phone: '+15550000002' }, { phone: '+15550000003' }],
	};

	/** Fails at the second of three items, long before it is retried. */
	async function failAtSecond(fault: Fault): Promise<WorkflowResult> {
		klen.control.setSpeed(1);
		klen.control.addFault({ operationId: 'initiateCall', nth: 2, ...fault });
		const failed = await klen.run(run);
		expect(failed.error).toBeDefined();
		await new Promise((resolve) => setTimeout(resolve, 3 * 3_600_000));
		return failed;
	}

	it.each([
		['was refused', { status: 402 }, ['confirmed', 'confirmed', 'confirmed']],
		[
			'may have been placed, and was',
			{ when: 'after' as const, reset: true },
			['confirmed', 'recovered', 'confirmed'],
		],
	])('places only what is missing when a call %s', async (_, fault, placements) => {
		// The outcome stays unknown where the list does not help.
		klen.control.addFault({ operationId: 'listCalls', status: 500, times: 'always' });
		const { retried, rung } = await inVirtualTime(async () => {
			const failed = await failAtSecond(fault);
			klen.control.clearFaults();
			restartN8n();
			return { retried: await klen.retry(failed, run), rung: await klen.rungPhones() };
		});
		expect(retried.error).toBeUndefined();
		expect(retried.json.map(({ placement }) => placement)).toEqual(placements);
		expect(rung.sort()).toEqual(run.items?.map(({ phone }) => phone));
	});

	it('asks nobody about what it knows', async () => {
		const { retried, rung } = await inVirtualTime(async () => {
			const failed = await failAtSecond({ status: 402 });
			klen.control.addFault({ operationId: 'listCalls', status: 403, times: 'always' });
			return { retried: await klen.retry(failed, run), rung: await klen.rungPhones() };
		});
		expect(retried.json.map(({ placement }) => placement)).toEqual(Array(3).fill('confirmed'));
		expect(klen.requests('listCalls')).toEqual([]);
		expect(rung).toHaveLength(3);
	});

	it('places nothing when it cannot look for what may have been placed', async () => {
		const { retried, rung } = await inVirtualTime(async () => {
			klen.control.addFault({ operationId: 'listCalls', status: 403, times: 'always' });
			const failed = await failAtSecond({ when: 'after', reset: true });
			return { retried: await klen.retry(failed, run), rung: await klen.rungPhones() };
		});
		expect(retried.error?.description).toContain('could not look for it');
		expect(rung).toEqual(['+15550000001', '+15550000002']);
	});
});

describe('Refuse Duplicate Numbers', () => {
	const items = [{ phone: NUMBER }, { phone: '+15557654321' }, { phone: NUMBER }];
	const parameters = { phoneNumber: '={{ $json.phone }}', options: { refuseDuplicates: true } };

	it('calls a number once in an execution', async () => {
		const result = await initiate(parameters, { items, continueOnFail: 'continueRegularOutput' });
		expect(result.json).toEqual([
			expect.objectContaining({ phone_number: NUMBER }),
			expect.objectContaining({ phone_number: '+15557654321' }),
			expect.objectContaining({
				error: `Phone Number ${NUMBER} was already called in this execution, for item 0`,
			}),
		]);
		expect(await klen.rungPhones()).toEqual([NUMBER, '+15557654321']);
	});

	it('does not count a call that was refused', async () => {
		klen.control.addFault({ operationId: 'initiateCall', status: 402 });
		const result = await initiate(parameters, { items, continueOnFail: 'continueRegularOutput' });
		expect(result.json.map(({ error }) => error === undefined)).toEqual([false, true, true]);
	});

	it('counts anew in the next execution', async () => {
		await initiate(parameters, { items: [{ phone: NUMBER }] });
		const result = await initiate(parameters, { items: [{ phone: NUMBER }] });
		expect(result.error).toBeUndefined();
	});

	it('calls every item when it is off', async () => {
		await initiate({ ...parameters, options: {} }, { items });
		expect(await klen.rungPhones()).toHaveLength(3);
	});
});
