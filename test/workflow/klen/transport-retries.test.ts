import type { IDataObject } from 'n8n-workflow';
import { inVirtualTime } from '../../harness/workflow';
import { byId, useKlen } from './klen';
import type { KlenRun } from './klen';

const klen = useKlen();
const MINUTE = 60_000;

/** Runs the node without waiting for its waits. */
const run = async (options: KlenRun) => await inVirtualTime(async () => await klen.run(options));

const placing = (...phones: string[]): KlenRun => ({
	resource: 'call',
	operation: 'initiate',
	parameters: { agentId: byId('789'), phoneNumber: '={{ $json.phone }}' },
	items: phones.map((phone) => ({ phone })),
});

const reading = (): KlenRun => {
	const [call] = klen.control.klen.production.calls();
	return { resource: 'call', operation: 'get', parameters: { callId: byId(String(call?.id)) } };
};

/** Times between the requests that reached Klen, in ms. */
function gaps(): number[] {
	const times = klen.requests().map(({ receivedAtMs }) => receivedAtMs);
	return times.slice(1).map((time, index) => time - (times[index] ?? 0));
}

const rateLimit = (retryAfter?: string) => ({
	status: 429,
	...(retryAfter && { headers: { 'retry-after': retryAfter } }),
	body: { error: 'rate_limit_exceeded', message: 'Rate limit exceeded.' },
});

describe('a rate limit', () => {
	it('is waited for as many seconds as Klen says, and no call is lost or placed twice', async () => {
		klen.control.addFault({ operationId: 'initiateCall', nth: 2, ...rateLimit('30') });
		const result = await run(placing('+15550000001', '+15550000002', '+15550000003'));
		expect(result.json.map(({ phone_number }) => phone_number)).toEqual([
			'+15550000001',
			'+15550000002',
			'+15550000003',
		]);
		expect(gaps()[1]).toBeGreaterThanOrEqual(30_000);
		expect(gaps()[1]).toBeLessThan(MINUTE);
		expect(await klen.rungPhones()).toEqual(['+15550000001', '+15550000002', '+15550000003']);
	});

	it('is waited for until the date that Klen names', async () => {
		const result = await inVirtualTime(async () => {
			const date = new Date(Date.now() + 2 * MINUTE).toUTCString();
			klen.control.addFault({ operationId: 'initiateCall', ...rateLimit(date) });
			return await klen.run(placing('+15550000001'));
		});
		expect(result.error).toBeUndefined();
		// The date has no milliseconds.
		expect(gaps()[0]).toBeGreaterThanOrEqual(2 * MINUTE - 1000);
		expect(await klen.rungPhones()).toEqual(['+15550000001']);
	});

	it('holds back the other executions with the same key', async () => {
		klen.control.addFault({ operationId: 'initiateCall', ...rateLimit('30') });
		await inVirtualTime(async () => {
			const first = klen.begin(placing('+15550000001'));
			while (klen.requests().length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
			await new Promise((resolve) => setTimeout(resolve, 500));
			await Promise.all([first.finished, klen.run(reading())]);
		});
		expect(klen.requests()).toHaveLength(3);
		expect(gaps()[0]).toBeGreaterThanOrEqual(30_000);
	});

	it('of a day is not waited for, and says when it ends', async () => {
		klen.control.klen.changeKey('all', { limits: { daily: { callsPerDay: 1 } } });
		const result = await run({
			...placing('+15550000001', '+15550000002'),
			continueOnFail: 'continueRegularOutput',
		});
		expect(result.json[0]).toMatchObject({ status: 'queued' });
		expect(result.json[1]).toMatchObject({
			error: 'The API key has reached its limit for requests, calls or calendar events',
			details: { httpStatus: 429, code: 'rate_limit_exceeded' },
		});
		expect((result.json[1]?.details as IDataObject).nextStep).toMatch(
			/asks to wait \d+ (minutes|hours)/,
		);
		expect(klen.requests()).toHaveLength(2);
		expect(await klen.rungPhones()).toEqual(['+15550000001']);
	});
});

describe('trouble while reading', () => {
	it('is reported after five attempts, with what Klen said', async () => {
		const body = { error: 'server_error', message: 'An unexpected server error occurred' };
		klen.control.addFault({ times: 'always', status: 500, body });
		const result = await run(reading());
		expect(klen.requests()).toHaveLength(5);
		expect(result.error).toMatchObject({
			message: 'Klen AI has a problem of its own',
			description: expect.stringContaining('An unexpected server error occurred') as string,
			httpCode: '500',
			context: { data: { code: 'server_error', body } },
		});
	});

	it('is readable when it comes as a web page', async () => {
		const body = '<html><style>h1{}</style><h1>Bad   gateway</h1></html>';
		klen.control.addFault({ times: 'always', status: 502, body });
		const result = await run(reading());
		expect(result.error?.message).toBe('Klen AI has a problem of its own (HTTP 502)');
		expect(result.error?.description).toContain('"Bad gateway"');
	});

	it('does not follow a redirect with the key', async () => {
		klen.control.addFault({ status: 302, headers: { location: klen.elsewhere } });
		const result = await run(reading());
		expect(result.error?.message).toContain('redirect');
		expect(klen.requests()).toHaveLength(1);
	});

	it('reads an unknown error code by its status', async () => {
		const body = { error: 'teapot', message: 'Short and stout' };
		klen.control.addFault({ status: 409, body });
		const result = await run(reading());
		expect(result.error).toMatchObject({
			httpCode: '409',
			context: { data: { code: 'teapot', body } },
		});
		expect(result.error?.description).toContain('Short and stout');
	});
});
