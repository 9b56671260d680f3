import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { testCredential } from '../harness/workflow';
import { Klen } from './klen/klen';
import { Trillet } from './trillet/trillet';
import { expectNoKeyIn, useWorld } from './vendor-world';

const klen = useWorld(new Klen());
const trillet = useWorld(new Trillet());

const KLEN_KEY = 'klen_test_all';
const TRILLET_KEY = 'trillet_test_key';

const SCENES = [
	{ vendor: 'klen' as const, displayName: 'Klen AI', world: klen, key: KLEN_KEY },
	{ vendor: 'trillet' as const, displayName: 'Trillet AI', world: trillet, key: TRILLET_KEY },
];

/** An answer of whatever stands at the address. */
interface Given {
	status: number;
	body?: string;
	type?: string;
	headers?: Record<string, string>;
}

let answer: Given = { status: 200 };
const sent: string[] = [];
const gateway = createServer((request, response) => {
	sent.push(request.url ?? '');
	const type = answer.type ?? (answer.body?.startsWith('<') ? 'text/html' : 'application/json');
	response.writeHead(answer.status, { 'content-type': type, ...answer.headers });
	response.end(answer.body ?? '');
});
beforeAll(async () => void (await once(gateway.listen(0, '127.0.0.1'), 'listening')));
beforeEach(() => void sent.splice(0));
afterAll(async () => {
	gateway.closeAllConnections();
	gateway.close();
	await once(gateway, 'close');
});

describe.each(SCENES)(
	'the test of a credential for $displayName',
	({ vendor, displayName, world, key }) => {
		const test = async (fields: ICredentialDataDecryptedObject = {}) => {
			const credential = { ...world.credentials()[`${vendor}Api`], ...fields };
			const results = [];
			for (const node of [vendor, `${vendor}Trigger`]) {
				results.push(await testCredential(node, `${vendor}Api`, credential));
			}
			const [result, ofTrigger] = results;
			expect(ofTrigger).toEqual(result);
			expectNoKeyIn(JSON.stringify(result));
			return { status: result?.status, message: result?.message ?? '' };
		};
		const answered = async (given: Given) => {
			answer = given;
			const { port } = gateway.address() as AddressInfo;
			return await test({ baseUrl: `http://127.0.0.1:${port}` });
		};

		it('passes with what the simulator accepts, and names the keys', async () => {
			const result = await test();

			expect(result).toEqual({
				status: 'OK',
				message: `Connection successful! ${displayName} accepts: API Key. Signing secrets are not tested.`,
			});
		});

		it.each([
			`Bearer ${key}`,
			`bearer  ${key}`,
			`Authorization: Bearer ${key}`,
			`"${key}"`,
			`'${key}'`,
			`“${key}”`,
			`"Bearer ${key}"`,
			` ${key}`,
			`${key}\n`,
			`\t${key}`,
			`${key}\u200b`,
			`\ufeff${key}`,
		])('takes off what was copied along with the key: %j', async (apiKey) => {
			expect((await test({ apiKey })).status).toBe('OK');
			const list = { resource: 'call', operation: 'getAll', parameters: { limit: 1 } };
			expect((await world.run({ ...list, credential: { apiKey } })).error).toBeUndefined();
		});

		it.each([
			{ status: 401, body: '{"message":"Unauthorized"}' },
			{ status: 401, body: '{"error":"Unauthorized"}' },
			{ status: 401, body: '{"error":{"code":"invalid_key","message":"x"}}' },
			{ status: 401, body: '{"error":"invalid_key","message":"x"}' },
			{ status: 401, body: '<html>401 Unauthorized</html>' },
			{ status: 401 },
		])('says that the key is not accepted: %j', async (given) => {
			const { status, message } = await answered(given);

			expect(status).toBe('Error');
			expect(message).toContain(`${displayName} does not accept this API key`);
			expect(message).toContain('HTTP 401');
		});

		it.each([
			[
				{ status: 403, body: '<html>Sorry, you have been blocked</html>' },
				'HTTP 403: "Sorry, you have been blocked"',
			],
			[{ status: 403 }, 'HTTP 403'],
			[{ status: 400, body: '<html>Bad Request</html>' }, 'HTTP 400: "Bad Request"'],
			[{ status: 404 }, `There is no ${displayName} API at this address`],
			[{ status: 405 }, `There is no ${displayName} API at this address`],
			[{ status: 407 }, 'HTTP 407'],
			[{ status: 410 }, 'HTTP 410'],
			[{ status: 429 }, 'limits how many requests'],
			[{ status: 500 }, 'HTTP 500'],
			[{ status: 501 }, 'HTTP 501'],
			[{ status: 520, body: 'error code: 520' }, 'HTTP 520: "error code: 520"'],
			[{ status: 530 }, 'HTTP 530'],
			[
				{ status: 302, headers: { location: 'http://127.0.0.1:1/' } },
				'the key is not sent elsewhere',
			],
			[{ status: 200, body: '<html>Sign in</html>' }, 'HTTP 200: "Sign in"'],
			[{ status: 200, body: '{}' }, 'HTTP 200'],
			[{ status: 200, body: '"ok"', type: 'text/plain' }, 'HTTP 200'],
			[{ status: 200 }, 'HTTP 200'],
			[{ status: 204 }, 'HTTP 204'],
		] as Array<[Given, string]>)('fails with what came: %j', async (given, came) => {
			const { status, message } = await answered(given);

			expect(status).toBe('Error');
			expect(message).toContain(came);
			expect(sent).toHaveLength(2);
		});

		it.each([
			['api.klen.ai', 'Base URL Override'],
			['"https://api.klen.ai"', 'Base URL Override'],
			['http://127.0.0.1:9', 'Base URL Override'],
		])('names the address %s', async (baseUrl, words) => {
			const { status, message } = await test({ baseUrl });

			expect(status).toBe('Error');
			expect(message).toContain(words);
			expect(message).toMatch(/could not be reached|is no address/);
		});

		it('names a part of the paths in the address', async () => {
			const { message } = await test({ baseUrl: `${world.baseUrl}/api` });

			expect(message).toContain('It ends in /api');
		});

		it('tests each key, and names the one that is not accepted', async () => {
			const { status, message } = await test({ secondApiKey: `${key}_unknown` });

			expect(status).toBe('Error');
			expect(message).toMatch(new RegExp(`^Second API Key: ${displayName} does not accept`));
		});

		it('needs a key', async () => {
			expect((await test({ apiKey: ' ' })).message).toContain('holds no API Key');
		});

		it('names a key that no header can carry', async () => {
			expect((await test({ apiKey: 'klen_••••1234' })).message).toContain('API Key');
		});
	},
);

it('a Klen AI key without the permission to read calls is good', async () => {
	const fields = { ...klen.credentials().klenApi, apiKey: 'klen_test_can_initiate_calls' };
	expect((await testCredential('klen', 'klenApi', fields)).status).toBe('OK');
});

it.each(['', ' ', '""'])('a missing Workspace ID is told: %j', async (workspaceId) => {
	const fields = { ...trillet.credentials().trilletApi, workspaceId };
	const { status, message } = await testCredential('trillet', 'trilletApi', fields);

	expect(status).toBe('Error');
	expect(message).toContain('Workspace ID');
});

it.each(['bearer' as const, 'headers' as const])(
	'Trillet AI may want the key as %s',
	async (auth) => {
		trillet.control.settings({ trillet: { auth } });
		const fields = trillet.credentials().trilletApi ?? {};

		expect((await testCredential('trillet', 'trilletApi', fields)).status).toBe('OK');
	},
);
