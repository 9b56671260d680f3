import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';
import { closedOrigin, useTrillet, WORKSPACE } from './trillet';

const trillet = useTrillet();

/** Runs Check with Return Status, which must not fail. */
async function check(credential?: ICredentialDataDecryptedObject): Promise<IDataObject> {
	const result = await trillet.run({ resource: 'apiStatus', operation: 'check', credential });
	expect(result.error).toBeUndefined();
	expect(result.json).toHaveLength(1);
	return result.json[0] ?? {};
}

it('tells that all is well, for the workspace of the credential', async () => {
	expect(await check()).toEqual({
		status: 'ok',
		reachable: true,
		environment: 'production',
		workspace: WORKSPACE,
		latencyMs: expect.any(Number) as number,
		keys: [
			{
				name: 'API Key',
				valid: true,
				permissions: { workspace: 'granted' },
				pace: { requestsPerMinute: 60, remaining: 59 },
				rateLimit: { limit: null, remaining: null, reset: null },
			},
		],
		problems: [],
		checkedAt: expect.any(String) as string,
	});
	expect(trillet.requests()).toMatchObject([{ operationId: 'listAgents', method: 'GET' }]);
});

it('checks the keys of the environment, each on its own', async () => {
	const status = await check({
		environment: 'development',
		apiKey: 'trillet_test_inactive',
		secondApiKey: 'trillet_test_inactive',
	});
	expect(status).toMatchObject({
		status: 'degraded',
		environment: 'development',
		keys: [
			{ name: 'Development API Key', valid: true, permissions: { workspace: 'granted' } },
			{ name: 'Second API Key', valid: false, permissions: { workspace: 'unknown' } },
		],
		problems: [expect.stringMatching(/^Second API Key: Trillet AI did not accept the API key\./)],
	});
});

it('is down when the only key was revoked', async () => {
	trillet.control.trillet.production.revokeKey('test');
	expect(await check()).toMatchObject({
		status: 'down',
		reachable: true,
		keys: [{ valid: false }],
	});
});

it('is degraded when the key may not act on the workspace', async () => {
	expect(await check({ workspaceId: '000000000000000000000000' })).toMatchObject({
		status: 'degraded',
		workspace: '000000000000000000000000',
		keys: [{ valid: true, permissions: { workspace: 'denied' } }],
		problems: [expect.stringContaining('HTTP 403') as string],
	});
});

it.each(['either', 'headers'] as const)(
	'asks for the workspace ID that most operations need, with keys sent as "%s"',
	async (auth) => {
		trillet.control.settings({ trillet: { auth } });
		expect(await check({ workspaceId: '' })).toMatchObject({
			status: 'degraded',
			workspace: null,
			keys: [{ valid: true, permissions: { workspace: 'unknown' } }],
			problems: [expect.stringMatching(/^The Trillet AI credential has no Workspace ID/)],
		});
	},
);

it.each(['object', 'string'] as const)(
	'is degraded while the key is over its limit, in the form "%s"',
	async (errorEnvelope) => {
		trillet.control.settings({ trillet: { errorEnvelope } });
		trillet.control.trillet.production.changeKey('test', {
			limits: { requestsPerMinute: 0 },
		});
		expect(await check()).toMatchObject({
			status: 'degraded',
			keys: [{ valid: null }],
			problems: [expect.stringMatching(/^API Key: .*limit/)],
		});
	},
);

it('is down when nothing listens', async () => {
	expect(await check({ baseUrl: await closedOrigin() })).toMatchObject({
		status: 'down',
		reachable: false,
		problems: [expect.stringMatching(/^Trillet AI could not be reached\./)],
	});
});

it('fails with On Problem: Error', async () => {
	const { error } = await trillet.run({
		resource: 'apiStatus',
		operation: 'check',
		parameters: { onProblem: 'error' },
		credential: { apiKey: 'trillet_test_inactive' },
	});
	expect(error).toMatchObject({
		message: 'Trillet AI is down',
		context: { data: { status: 'down' } },
	});
});
