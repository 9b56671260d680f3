import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';
import { inVirtualTime } from '../../harness/workflow';
import { closedOrigin, useKlen } from './klen';
import type { KlenRun } from './klen';

const klen = useKlen();

const checking = (credential: ICredentialDataDecryptedObject = {}): KlenRun => ({
	resource: 'apiStatus',
	operation: 'check',
	credential,
});

/** Runs Check with Return Status, which must not fail. */
async function check(credential?: ICredentialDataDecryptedObject): Promise<IDataObject> {
	const result = await klen.run(checking(credential));
	expect(result.error).toBeUndefined();
	expect(result.json).toHaveLength(1);
	return result.json[0] ?? {};
}

const keysOf = ({ keys }: IDataObject) => keys as IDataObject[];
const problemsOf = ({ problems }: IDataObject) => problems as string[];

const NOT_TESTABLE = {
	can_initiate_calls: 'not testable',
	can_write_calendar: 'not testable',
	can_write_contacts: 'not testable',
};
const READS = ['can_read_agents', 'can_read_calendar', 'can_read_calls', 'can_read_contacts'];
const all = (state: string) => ({
	...NOT_TESTABLE,
	...Object.fromEntries(READS.map((permission) => [permission, state])),
});

/** Answers of the vendor, by what a status is expected to say of them. */
const serverError = { status: 500, body: { error: 'server_error', message: 'Oops' } };
const rateLimit = {
	status: 429,
	headers: { 'retry-after': '30' },
	body: { error: 'rate_limit_exceeded', message: 'Rate limit exceeded.' },
};

describe('when all is well', () => {
	it('says what each key may do, how fast answers come and how many requests are left', async () => {
		expect(await check()).toEqual({
			status: 'ok',
			reachable: true,
			environment: 'production',
			workspace: null,
			latencyMs: expect.any(Number) as number,
			keys: [
				{
					name: 'API Key',
					valid: true,
					permissions: all('granted'),
					pace: { requestsPerMinute: 60, remaining: 56 },
					rateLimit: { limit: null, remaining: null, reset: null },
				},
			],
			problems: [],
			checkedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as string,
		});
	});

	it('changes nothing and reads one record at a time', async () => {
		await check();
		expect(klen.requests().map(({ method }) => method)).toEqual(Array(4).fill('GET'));
		const paged = klen.requests().filter(({ operationId }) => operationId !== 'listAgents');
		expect(paged.map(({ query }) => query)).toEqual(Array(3).fill({ limit: '1' }));
		expect(await klen.rungPhones()).toEqual([]);
	});

	it('makes one item of any number of items', async () => {
		const result = await klen.run({ ...checking(), items: [{}, {}, {}] });
		expect(result.json).toHaveLength(1);
		expect(klen.requests()).toHaveLength(4);
	});

	it('takes the limits that the vendor reports', async () => {
		const headers = {
			'x-ratelimit-limit': '60',
			'ratelimit-remaining': '7',
			'ratelimit-reset': '9',
		};
		klen.control.addFault({ times: 'always', headers });
		expect(keysOf(await check())[0]?.rateLimit).toEqual({ limit: 60, remaining: 7, reset: '9' });
	});

	it('checks the environment of the credential', async () => {
		expect(await check({ environment: 'sandbox' })).toMatchObject({
			status: 'ok',
			environment: 'sandbox',
		});
		expect(klen.requests().every(({ environment }) => environment === 'sandbox')).toBe(true);
	});
});

describe('keys', () => {
	it('are checked each on its own, under the name that the credential has for it', async () => {
		const status = await check({
			secondApiKey: 'klen_test_inactive',
			scopedKeys: {
				key: [{ apiKey: 'klen_test_can_read_calls', permissions: ['can_read_calls'] }],
			},
		});
		expect(status.status).toBe('degraded');
		expect(keysOf(status)).toMatchObject([
			{ name: 'Scoped Key 1', valid: true },
			{ name: 'API Key', valid: true, permissions: all('granted') },
			{ name: 'Second API Key', valid: false, permissions: all('unknown') },
		]);
		expect(keysOf(status)[0]?.permissions).toEqual({ ...all('denied'), can_read_calls: 'granted' });
		expect(problemsOf(status)).toEqual([
			expect.stringMatching(/^Second API Key: The API key is invalid or was revoked\. Open the/),
		]);
		expect(klen.requests().filter(({ status: code }) => code === 401)).toHaveLength(1);
	});

	it('that were revoked leave nothing that works', async () => {
		klen.control.klen.revokeKey('all');
		const status = await check();
		expect(status).toMatchObject({ status: 'down', reachable: true, keys: [{ valid: false }] });
	});

	it('without a permission are no problem unless the credential states it', async () => {
		const apiKey = 'klen_test_can_read_calls';
		const permissions = { ...all('denied'), can_read_calls: 'granted' };
		expect(await check({ apiKey })).toMatchObject({
			status: 'ok',
			keys: [{ permissions }],
			problems: [],
		});
		const stated = await check({ apiKey, permissions: ['can_read_calls', 'can_read_contacts'] });
		expect(stated).toMatchObject({ status: 'degraded', keys: [{ valid: true, permissions }] });
		expect(problemsOf(stated)).toEqual([
			expect.stringMatching(/^API Key: The API key lacks the permission can_read_contacts\./),
		]);
	});

	it('that may do nothing from here are a problem, with what Klen says', async () => {
		const status = await check({ apiKey: 'klen_test_allowlist' });
		expect(status).toMatchObject({ status: 'degraded', keys: [{ valid: true }] });
		expect(problemsOf(status)).toEqual([
			expect.stringContaining('may not be used from the IP address') as string,
		]);
	});

	it('are missed when there is none', async () => {
		expect(await check({ apiKey: ' ' })).toMatchObject({
			status: 'down',
			reachable: null,
			latencyMs: null,
			keys: [],
			problems: ['The credential holds no API key.'],
		});
	});
});

describe('the vendor', () => {
	it('is down when nothing listens, without waiting and trying again', async () => {
		const status = await check({
			baseUrl: await closedOrigin(),
			secondApiKey: 'klen_test_second',
		});
		expect(status).toMatchObject({
			status: 'down',
			reachable: false,
			latencyMs: null,
			keys: [
				{ name: 'API Key', valid: null, permissions: all('unknown') },
				{ name: 'Second API Key', valid: null, permissions: all('unknown') },
			],
		});
		expect(problemsOf(status)).toEqual([expect.stringMatching(/^Klen AI could not be reached\./)]);
	});

	it.each([
		['server errors', serverError, /^Klen AI has a problem of its own/],
		['web pages', { status: 200, body: '<h1>Log in</h1>' }, /cut off or not JSON/],
		['redirects', { status: 302, headers: { location: '/login' } }, /answered with a redirect/],
		['404', { status: 404, body: 'Not here' }, /Base URL Override/],
	])('is down when it answers nothing but %s', async (_, fault, problem) => {
		klen.control.addFault({ times: 'always', ...fault });
		const status = await check();
		expect(status).toMatchObject({ status: 'down', reachable: true, keys: [{ valid: null }] });
		expect(problemsOf(status)).toEqual([expect.stringMatching(problem)]);
	});

	it('is degraded when some of it fails', async () => {
		klen.control.addFault({ operationId: 'listContacts', ...serverError });
		expect(await check()).toMatchObject({
			status: 'degraded',
			keys: [{ valid: true, permissions: { ...all('granted'), can_read_contacts: 'unknown' } }],
			problems: [expect.stringContaining('problem of its own') as string],
		});
	});

	it('is degraded when a connection breaks between answers', async () => {
		klen.control.addFault({ operationId: 'listCalls', reset: true });
		expect(await check()).toMatchObject({
			status: 'degraded',
			reachable: true,
			keys: [{ permissions: { can_read_calendar: 'granted', can_read_contacts: 'unknown' } }],
		});
	});

	it('is degraded while the key is over its limit, which is not waited out', async () => {
		klen.control.addFault({ times: 'always', ...rateLimit });
		const status = await check();
		expect(status).toMatchObject({ status: 'degraded', reachable: true, keys: [{ valid: null }] });
		expect(problemsOf(status)).toEqual([
			expect.stringMatching(/^API Key: The API key has reached its limit/),
		]);
		expect(klen.requests()).toHaveLength(4);
	});

	it('is not asked faster than the credential says', async () => {
		const result = await inVirtualTime(
			async () =>
				await klen.run({
					...checking({ requestsPerMinute: 2 }),
					parameters: { options: { addMetadata: true } },
				}),
		);
		expect(result.json[0]).toMatchObject({
			status: 'ok',
			keys: [{ pace: { requestsPerMinute: 2, remaining: 0 } }],
			_meta: { requests: 4, attempts: 4 },
		});
		expect((result.json[0]?._meta as IDataObject).rateLimitWaitMs).toBeGreaterThanOrEqual(60_000);
	});
});

describe('On Problem: Error', () => {
	const failing = (credential?: ICredentialDataDecryptedObject): KlenRun => ({
		...checking(credential),
		parameters: { onProblem: 'error' },
	});

	it('fails with the status and what to do, for an error workflow', async () => {
		const { error } = await klen.run(failing({ secondApiKey: 'klen_test_inactive' }));
		expect(error).toMatchObject({
			name: 'NodeApiError',
			message: 'Klen AI is degraded',
			description: expect.stringMatching(/^Second API Key: The API key is invalid/) as string,
			context: { data: { status: 'degraded', reachable: true } },
		});
	});

	it('fails when the vendor is down', async () => {
		const { error } = await klen.run(failing({ baseUrl: await closedOrigin() }));
		expect(error?.message).toBe('Klen AI is down');
	});

	it('keeps the status among the details of an item that failed', async () => {
		const options = failing({ apiKey: 'klen_test_inactive' });
		const result = await klen.run({ ...options, continueOnFail: 'continueErrorOutput' });
		expect(result.outputs[1]?.[0]?.json).toMatchObject({
			error: 'Klen AI is down',
			details: { status: 'down', keys: [{ name: 'API Key', valid: false }] },
		});
	});

	it('returns the status when all is well', async () => {
		expect((await klen.run(failing())).json).toEqual([expect.objectContaining({ status: 'ok' })]);
	});
});
