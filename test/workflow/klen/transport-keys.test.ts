import { searchList } from '../../harness/workflow';
import { byId, useKlen } from './klen';
import type { KlenRun } from './klen';

const klen = useKlen();

const place: KlenRun = {
	resource: 'call',
	operation: 'initiate',
	parameters: { agentId: byId('789'), phoneNumber: '+15551234567' },
};
const listCalls: KlenRun = { resource: 'call', operation: 'getAll' };
const listAgents: KlenRun = { resource: 'agent', operation: 'getAll' };

/** Names of the keys that requests were accepted or refused with; null when Klen knows no such key. */
const keysUsed = () => klen.requests().map(({ key }) => key);

const scoped = (...permissions: string[][]) => ({
	scopedKeys: {
		key: permissions.map((own) => ({ apiKey: `klen_test_${own[0]}`, permissions: own })),
	},
});

describe('scoped keys', () => {
	const credential = scoped(['can_read_calls'], ['can_initiate_calls']);

	it('serve what they are allowed to, the main key the rest', async () => {
		await klen.run({ ...listCalls, credential });
		await klen.run({ ...place, credential });
		await klen.run({ ...listAgents, credential });
		expect(keysUsed()).toEqual(['can_read_calls', 'can_initiate_calls', 'all']);
	});

	it('serve with the fewest permissions that suffice', async () => {
		klen.control.klen.addKey('broad', 'klen_test_broad', {
			permissions: ['can_read_calls', 'can_read_agents'],
		});
		const broad = { apiKey: 'klen_test_broad', permissions: ['can_read_calls', 'can_read_agents'] };
		const narrow = { apiKey: 'klen_test_can_read_calls', permissions: ['can_read_calls'] };
		const keys = { scopedKeys: { key: [broad, narrow] } };
		await klen.run({ ...listCalls, credential: keys });
		await klen.run({ ...listAgents, credential: keys });
		expect(keysUsed()).toEqual(['can_read_calls', 'broad']);
	});

	it('work without a main key', async () => {
		const result = await klen.run({ ...listCalls, credential: { ...credential, apiKey: '' } });
		expect(result.error).toBeUndefined();
		expect(keysUsed()).toEqual(['can_read_calls']);
	});

	it('are used for picking from lists too', async () => {
		await searchList({
			node: 'klen',
			method: 'searchAgents',
			credentials: klen.credentials(scoped(['can_read_agents'])),
		});
		expect(keysUsed()).toEqual(['can_read_agents']);
	});
});

describe('a missing permission', () => {
	it('is named before any request, with where to grant it', async () => {
		const result = await klen.run({
			...place,
			credential: { apiKey: 'klen_test_can_read_calls', permissions: ['can_read_calls'] },
		});
		expect(result.error?.message).toBe(
			'No API key in the credential has the permission can_initiate_calls',
		);
		expect(result.error?.description).toContain('API > API Keys');
		expect(klen.requests()).toEqual([]);
	});

	it('is named after Klen denied it, when the credential does not state permissions', async () => {
		const result = await klen.run({ ...place, credential: { apiKey: 'klen_test_can_read_calls' } });
		expect(result.error).toMatchObject({ httpCode: '403' });
		expect(result.error?.description).toContain('can_initiate_calls');
		expect(result.error?.description).toContain('API > API Keys');
		expect(await klen.rungPhones()).toEqual([]);
	});

	it('is told from a refused address by what Klen said', async () => {
		const result = await klen.run({ ...listCalls, credential: { apiKey: 'klen_test_allowlist' } });
		expect(result.error?.description).toContain('may not be used from the IP address');
	});
});

describe('a key that Klen refuses a permission', () => {
	const credential = { apiKey: 'klen_test_can_read_calls', secondApiKey: 'klen_test_second' };

	it('is not asked first for that permission again, and stays the first for others', async () => {
		const result = await klen.run({ ...listAgents, items: [{}, {}], credential });
		expect(result.error).toBeUndefined();
		await klen.run({ ...listCalls, credential });
		expect(keysUsed()).toEqual(['can_read_calls', 'second', 'second', 'can_read_calls']);
	});
});

describe('rotation', () => {
	const rotating = { apiKey: 'klen_test_inactive', secondApiKey: 'klen_test_second' };

	it('goes on with the second key when the first is rejected, and starts with it from then on', async () => {
		const result = await klen.run({ ...listAgents, items: [{}, {}, {}], credential: rotating });
		expect(result.error).toBeUndefined();
		expect(klen.requests().map(({ status }) => status)).toEqual([401, 200, 200, 200]);
		expect(keysUsed().slice(1)).toEqual(['second', 'second', 'second']);
	});

	it('places a call once', async () => {
		await klen.run({ ...place, credential: rotating });
		expect(await klen.rungPhones()).toEqual(['+15551234567']);
	});

	it('leaves the second key alone while the first is good', async () => {
		await klen.run({ ...listAgents, credential: { secondApiKey: 'klen_test_second' } });
		expect(keysUsed()).toEqual(['all']);
	});

	it('does not try the second key for other errors', async () => {
		const result = await klen.run({
			resource: 'call',
			operation: 'get',
			parameters: { callId: byId('call_nowhere') },
			credential: { secondApiKey: 'klen_test_second' },
		});
		expect(result.error).toMatchObject({ httpCode: '404' });
		expect(keysUsed()).toEqual(['all']);
	});

	it.each([{ message: 'Unauthorized' }, { error: 'Unauthorized' }, 'Unauthorized'])(
		'goes on with the second key whatever a 401 says: %j',
		async (body) => {
			klen.control.addFault({ operationId: 'listAgents', nth: 1, status: 401, body });
			const credential = { secondApiKey: 'klen_test_second' };
			const result = await klen.run({ ...listAgents, credential });
			expect(result.error).toBeUndefined();
			expect(keysUsed().at(-1)).toBe('second');
		},
	);

	it('says so when no key is accepted', async () => {
		const result = await klen.run({
			...listAgents,
			credential: { apiKey: 'klen_test_inactive', secondApiKey: 'klen_test_unknown' },
		});
		expect(result.error).toMatchObject({
			message: 'The API key is invalid or was revoked',
			httpCode: '401',
			context: { data: { code: 'invalid_key' } },
		});
		expect(klen.requests()).toHaveLength(2);
	});
});

describe('the key itself', () => {
	it('is asked for when there is none', async () => {
		const result = await klen.run({ ...listAgents, credential: { apiKey: '  ' } });
		expect(result.error?.message).toBe('The Klen AI credential holds no API key');
		expect(klen.requests()).toEqual([]);
	});

	it('may have been copied with spaces around it', async () => {
		const result = await klen.run({ ...listAgents, credential: { apiKey: ' klen_test_all ' } });
		expect(result.error).toBeUndefined();
	});

	it.each([
		['as it is', '{"call_id":"call_1","debug":"Bearer klen_test_all"}'],
		['with escapes', '{"call_id":"call_1","debug":"\\u006blen_test_all"}'],
		[
			'in Base64',
			`{"call_id":"call_1","debug":"${Buffer.from('klen_test_all').toString('base64')}"}`,
		],
		['as a name', '{"call_id":"call_1","klen_test_all":{"debug":true}}'],
	])('does not come back in a success that repeats it %s', async (_, body) => {
		klen.control.addFault({ operationId: 'getCall', status: 200, body });
		const result = await klen.run({
			resource: 'call',
			operation: 'get',
			parameters: { callId: byId('call_1'), simplify: false },
		});
		expect(result.json).toEqual([expect.objectContaining({ call_id: 'call_1' })]);
		expect(result.toText()).toContain('[hidden]');
	});

	it('does not come back in an answer that repeats it', async () => {
		klen.control.addFault({
			times: 'always',
			status: 400,
			body: { error: 'validation_error', message: 'Bearer klen_test_all may not do that' },
		});
		const failed = await klen.run(listAgents);
		expect(failed.error?.description).toContain('Bearer [hidden] may not do that');
		await klen.run({ ...listAgents, continueOnFail: 'continueRegularOutput' });
		await klen.run({ ...listAgents, continueOnFail: 'continueErrorOutput' });
	});
});
