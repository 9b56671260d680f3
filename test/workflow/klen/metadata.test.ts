import type { IDataObject } from 'n8n-workflow';
import { inVirtualTime, sleepingExecution } from '../../harness/workflow';
import { byId, closedOrigin, useKlen } from './klen';
import type { KlenRun } from './klen';

const klen = useKlen();
const MINUTE = 60_000;

/** Reads calls with `_meta`; without IDs one that exists. */
const reading = (ids: string[] = [newestCall()]): KlenRun => ({
	resource: 'call',
	operation: 'get',
	parameters: { callId: byId('={{ $json.id }}'), options: { addMetadata: true } },
	items: ids.map((id) => ({ id })),
});
const newestCall = () => String(klen.control.klen.production.calls()[0]?.id);

const run = async (options: KlenRun) => await inVirtualTime(async () => await klen.run(options));
const metadata = (items: IDataObject[]) => items.map(({ _meta }) => _meta);

describe('Add Metadata', () => {
	it('adds what the request took, beside the fields of the item', async () => {
		klen.control.addFault({ headers: { 'x-request-id': 'req_42' } });
		const { json, hints } = await klen.run(reading());
		expect(json[0]).toHaveProperty('call_id');
		expect(metadata(json)).toEqual([
			{
				attempts: 1,
				requests: 1,
				rateLimitWaitMs: expect.any(Number) as number,
				responseMs: expect.any(Number) as number,
				requestId: 'req_42',
				environment: 'production',
			},
		]);
		expect(hints).toEqual([]);
	});

	it('is off unless it was turned on', async () => {
		const { json } = await klen.run({ ...reading(), parameters: { callId: byId(newestCall()) } });
		expect(json[0]).not.toHaveProperty('_meta');
	});

	it('takes the value of an AI agent, which is text', async () => {
		const parameters = { ...reading().parameters, options: { addMetadata: 'false' } };
		const { json } = await klen.run({ ...reading(), parameters });
		expect(json[0]).not.toHaveProperty('_meta');
	});

	it('counts every page of a list, for each of its items', async () => {
		klen.control.klen.production.addCalls({ count: 150 });
		const { json } = await klen.run({
			resource: 'call',
			operation: 'getAll',
			parameters: { returnAll: true, options: { addMetadata: true } },
		});
		expect(json.length).toBeGreaterThan(150);
		expect(new Set(metadata(json).map((meta) => JSON.stringify(meta))).size).toBe(1);
		expect(json[0]?._meta).toMatchObject({ requests: 2, attempts: 2 });
	});

	it('tells items that needed no request of their own', async () => {
		const { json } = await klen.run({
			resource: 'agent',
			operation: 'get',
			parameters: { agentId: byId('={{ $json.id }}'), options: { addMetadata: true } },
			items: klen.control.klen.sandbox.agents().map(({ id }) => ({ id: String(id) })),
			credential: { environment: 'sandbox' },
		});
		expect(metadata(json).slice(0, 2)).toMatchObject([
			{ requests: 1, environment: 'sandbox' },
			{ requests: 0, attempts: 0, responseMs: null, requestId: null, environment: 'sandbox' },
		]);
	});

	it.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'is among the details of an item that failed: %s',
		async (continueOnFail) => {
			const result = await klen.run({
				...reading([newestCall(), ' ', 'call_nowhere']),
				continueOnFail,
			});
			const errors = result.outputs.flat().filter(({ json }) => json.error);
			expect(errors.map(({ json }) => (json.details as IDataObject)._meta)).toMatchObject([
				{ attempts: 0, responseMs: null, environment: 'production' },
				{ attempts: 1, responseMs: expect.any(Number) as number, environment: 'production' },
			]);
			if (continueOnFail === 'continueErrorOutput') expect(result.outputs[1]).toHaveLength(2);
		},
	);

	it('counts the attempts of a request that never came through', async () => {
		const result = await run({
			...reading(),
			credential: { baseUrl: await closedOrigin() },
			continueOnFail: 'continueRegularOutput',
		});
		expect(result.json[0]?.details).toMatchObject({
			_meta: { attempts: 5, requests: 1, requestId: null },
		});
	});
});

it('is added to a call that waited for its calling hours', async () => {
	const tomorrow = new Date().getUTCDay() + 1;
	await klen.run({
		resource: 'call',
		operation: 'initiate',
		parameters: {
			agentId: byId('789'),
			phoneNumber: '+15551234567',
			limitCallingHours: true,
			callingDays: [tomorrow],
			options: { addMetadata: true },
		},
		settings: { timezone: 'UTC' },
	});
	const sleeping = sleepingExecution();
	const result = await inVirtualTime(async () => {
		jest.setSystemTime(sleeping.until);
		return await sleeping.passTimeLimit();
	});
	expect(result.json[0]).toMatchObject({
		placement: 'confirmed',
		_meta: { requests: 1, attempts: 1, environment: 'production' },
	});
});

describe('waiting for the rate limit', () => {
	it('is told in ms for the item and in seconds for the run, after an answer 429', async () => {
		klen.control.addFault({ status: 429, headers: { 'retry-after': '30' }, body: {} });
		const { json, hints } = await run(reading());
		const { rateLimitWaitMs, attempts } = json[0]?._meta as Record<string, number>;
		expect(attempts).toBe(2);
		expect(rateLimitWaitMs).toBeGreaterThanOrEqual(30_000);
		expect(rateLimitWaitMs).toBeLessThan(31_000);
		expect(hints).toEqual([
			expect.stringMatching(/^Waited 3[01] seconds for the rate limit of the API key\./),
		]);
	});

	it('is told for the pace of the credential too', async () => {
		klen.control.klen.production.addCalls({ count: 350 });
		const { json, hints } = await run({
			resource: 'call',
			operation: 'getAll',
			parameters: { returnAll: true, options: { addMetadata: true } },
			credential: { requestsPerMinute: 2 },
		});
		const { rateLimitWaitMs } = json[0]?._meta as Record<string, number>;
		expect(rateLimitWaitMs).toBeGreaterThanOrEqual(MINUTE);
		expect(hints).toEqual([expect.stringMatching(/^Waited \d+ seconds for the rate limit/)]);
	});
});

it('tells when a run recovered from errors, and of how many requests', async () => {
	klen.control.addFault({ operationId: 'getCall', nth: 2, times: 2, status: 503, body: 'Busy' });
	klen.control.addFault({ operationId: 'getCall', nth: 5, reset: true });
	const { json, hints } = await run(reading([newestCall(), newestCall(), newestCall()]));
	expect(metadata(json)).toMatchObject([{ attempts: 1 }, { attempts: 3 }, { attempts: 2 }]);
	expect(hints).toEqual(['2 of 3 requests failed at first and succeeded when repeated.']);
});
