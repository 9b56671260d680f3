import dns from 'node:dns';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { ICredentialDataDecryptedObject, INodeParameters } from 'n8n-workflow';
import { PRODUCTION_IDS } from '../../simulator/trillet/seed';
import { withTlsServer } from '../harness/tls';
import { byId, Klen } from './klen/klen';
import { Trillet } from './trillet/trillet';
import { useWorld } from './vendor-world';

const klen = useWorld(new Klen());
const trillet = useWorld(new Trillet());

const phone = '+15550000001';
/** A request of each safety, at each vendor. */
const REQUESTS: Array<{
	what: string;
	world: Klen | Trillet;
	resource: string;
	operation: string;
	parameters?: INodeParameters;
}> = [
	{ what: 'a list of Klen AI', world: klen, resource: 'call', operation: 'getAll' },
	{
		what: 'a call of Klen AI',
		world: klen,
		resource: 'call',
		operation: 'initiate',
		parameters: { agentId: byId('789'), phoneNumber: phone },
	},
	{
		what: 'a contact of Klen AI',
		world: klen,
		resource: 'contact',
		operation: 'create',
		parameters: { firstName: 'Jo' },
	},
	{ what: 'a list of Trillet AI', world: trillet, resource: 'folder', operation: 'getAll' },
	{
		what: 'a call of Trillet AI',
		world: trillet,
		resource: 'call',
		operation: 'start',
		parameters: { agentId: byId(PRODUCTION_IDS.salesAgent), toNumber: phone },
	},
];

/** Runs a request with another address or key, of which nothing may leave, and tells how the failure reads. */
async function fail(
	{ world, resource, operation, parameters }: (typeof REQUESTS)[number],
	credential: ICredentialDataDecryptedObject,
) {
	return await world.inVirtualTime(async () => {
		const { error } = await world.run({ resource, operation, parameters, credential });
		expect(error?.message).toBeDefined();
		expect(error?.message).not.toContain('may or may not');
		expect(error?.description).toContain('Nothing was sent.');
		expect(world.requests()).toEqual([]);
		return {
			message: error?.message ?? '',
			text: `${error?.message} ${error?.description}`,
		};
	});
}

describe.each(REQUESTS)('$what', (request) => {
	it.each([
		'api.klen.ai',
		'api.klen.ai:443/path',
		'localhost:8080',
		'htps://api.klen.ai',
		'ftp://api.klen.ai',
		'https//api.klen.ai',
		'"https://api.klen.ai"',
		"'https://api.klen.ai'",
		'“https://api.klen.ai”',
		'<https://api.klen.ai>',
		'https://"api.klen.ai"',
		'https://',
		'https://https://api.klen.ai',
		'https://api klen.ai',
		'https://api.klen.ai:99999',
		'https://api.klen.ai?team=1',
		'https://api.klen.ai/#/calls',
	])('names the Base URL Override %s at once', async (baseUrl) => {
		const { message } = await fail(request, { baseUrl });

		expect(message).toContain('Base URL Override');
	});

	it.each([
		['self-signed', false, /certificate of the server is self-signed/],
		['unknown-authority', false, /certificate of the server comes from an authority/],
		['expired', true, /certificate of the server has expired/],
		['other-host', true, /certificate of the server is for another host name/],
	])('names the certificate: %s', async (certificate, isAuthorityTrusted, words) => {
		await withTlsServer({ certificate, isAuthorityTrusted }, async ({ port, requests }) => {
			const { message } = await fail(request, { baseUrl: `https://localhost:${port}` });

			expect(message).toMatch(words);
			expect(requests).toEqual([]);
		});
	});

	it('says that a port does not speak https', async () => {
		const { port } = new URL(request.world.origin);
		const { message, text } = await fail(request, { baseUrl: `https://127.0.0.1:${port}` });

		expect(message).toContain('does not speak https');
		expect(text).toContain('Base URL Override');
	});

	it('says that a server breaks off the encryption', async () => {
		const server = createServer((socket) => socket.destroy());
		await once(server.listen(0, '127.0.0.1'), 'listening');
		const { port } = server.address() as AddressInfo;
		const { message } = await fail(request, { baseUrl: `https://127.0.0.1:${port}` });
		server.close();

		expect(message).toContain('could not be reached');
	});

	it('says that the host has no address', async () => {
		// The system's own look-up takes real time, which virtual time does not wait for.
		const lookup = jest.spyOn(dns, 'lookup').mockImplementation(((
			host: string,
			_: object,
			done: (error: Error) => void,
		) => {
			const error = new Error(`getaddrinfo ENOTFOUND ${host}`);
			const more = { code: 'ENOTFOUND', syscall: 'getaddrinfo', hostname: host };
			process.nextTick(done, Object.assign(error, more));
		}) as typeof dns.lookup);
		const { message, text } = await fail(request, { baseUrl: 'http://no-host.invalid' });
		lookup.mockRestore();

		expect(message).toContain('no server was found');
		expect(text).toMatch(/Nothing was sent. Check the host name in the Base URL Override/);
	});

	it.each(['klen_••••••••1234', 'klen_schlüssel', 'klen key', 'klen_\nkey', '키'])(
		'names the key that no header can carry: %j',
		async (apiKey) => {
			const { message } = await fail(request, { apiKey });

			expect(message).toContain('API Key');
		},
	);
});

it.each(['..', '.'])('refuses the ID %s before anything is sent', async (id) => {
	const ids = [
		{ resource: 'callFlow', operation: 'get', parameters: { callFlowId: byId(id) } },
		{ resource: 'callFlow', operation: 'delete', parameters: { callFlowId: byId(id) } },
		{ resource: 'folder', operation: 'delete', parameters: { folderId: byId(id) } },
		{
			resource: 'callFlow',
			operation: 'deleteKnowledgeFile',
			parameters: {
				callFlowId: byId(PRODUCTION_IDS.salesFlow),
				fileKey: { __rl: true, mode: 'key', value: id },
			},
		},
	];
	for (const run of ids) {
		const { error } = await trillet.run(run);
		expect(error?.message).toContain(`"${id}" is not the ID of a record`);
	}
	expect(trillet.requests().filter(({ path }) => !/call-flows\/[^/.]+$/.test(path))).toEqual([]);
});

describe('a Base URL Override with a part of the paths', () => {
	it.each(['/api', '/api/', '/v1', '/API', '/api/v1/calls', '/api/v2'])(
		'ends in %s',
		async (end) => {
			const { error } = await klen.run({
				resource: 'call',
				operation: 'getAll',
				credential: { baseUrl: klen.baseUrl + end },
			});

			expect(error?.message).toBe(
				'There is no Klen AI API at the Base URL Override in the credential',
			);
			expect(error?.description).toContain(`It ends in ${end.replace(/\/$/, '')}`);
		},
	);

	it('is not looked for in the path of a proxy', async () => {
		const { error } = await klen.run({
			resource: 'call',
			operation: 'get',
			parameters: { callId: byId('call_none') },
		});

		expect(error?.message).toContain('does not know this record');
	});
});

it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
	'reads %s as an error code without a meaning of its own',
	async (error) => {
		klen.control.addFault({
			operationId: 'listCalls',
			status: 400,
			body: { error, message: 'No such thing' },
			times: 'always',
		});
		const result = await klen.run({ resource: 'call', operation: 'getAll' });

		expect(result.error?.message).toBe('Klen AI did not accept the values of this request');
		expect(result.error?.description).toContain(`(Klen AI answered HTTP 400 ${error}:`);
	},
);
