import { randomUUID } from 'node:crypto';
import { readExample } from '../../tools/examples';
import { outputOf, type Execution } from '../../tools/real-n8n/api';
import { chosenLine } from '../../tools/real-n8n/folders';
import { RealN8nBench, START_TIMEOUT_MS } from '../harness/real-n8n';
import { node, to } from '../harness/real-workflow';

interface ServedType {
	name: string;
	displayName: string;
	iconUrl: { light: string; dark: string };
	codex?: { categories: string[] };
}

const isN8n1 = chosenLine() === '1';

const NOT_ACCEPTED = 'Trillet AI does not accept this API key';
const MISSES_WORKSPACE = 'accepts the key but misses the workspace. Fill in Workspace ID';
const OTHER_WORKSPACE = 'accepts the key but not for this workspace. Check Workspace ID';

let bench: RealN8nBench;
beforeAll(async () => {
	bench = await RealN8nBench.start();
}, START_TIMEOUT_MS);
afterAll(() => bench?.stop());

describe('the package, installed from its tarball', () => {
	const served = async (path: string, mark: string) =>
		(await bench.api.fetch<ServedType[]>(path)).body.filter(({ name }) => name.includes(mark));

	it('offers its nodes', async () => {
		const types = await served('/types/nodes.json', 'n8n-nodes-voice-agents.');

		expect(types.map(({ name, displayName }) => [name, displayName])).toEqual(
			expect.arrayContaining([
				['n8n-nodes-voice-agents.klen', 'Klen AI'],
				['n8n-nodes-voice-agents.klenTool', 'Klen AI Tool'],
				['n8n-nodes-voice-agents.klenPollingTrigger', 'Klen AI Polling Trigger'],
				['n8n-nodes-voice-agents.klenTrigger', 'Klen AI Trigger'],
				['n8n-nodes-voice-agents.trilletPollingTrigger', 'Trillet AI Polling Trigger'],
			]),
		);
		expect(types.map(({ codex }) => codex?.categories)).toEqual(
			types.map(() => expect.arrayContaining([expect.any(String)])),
		);
	});

	it('serves the icons of nodes and credentials in light and dark', async () => {
		const types = [
			...(await served('/types/nodes.json', 'n8n-nodes-voice-agents.')),
			...(await served('/types/credentials.json', 'klenApi')),
		];
		const urls = types.flatMap(({ iconUrl }) => [iconUrl.light, iconUrl.dark]);
		const icons = await Promise.all(urls.map((url) => bench.api.fetch<string>(`/${url}`)));

		expect(urls.length).toBeGreaterThanOrEqual(8);
		for (const { contentType, body } of icons) {
			expect(contentType).toContain('image/svg+xml');
			expect(body).toContain('<svg');
		}
	});
});

describe('the credential test', () => {
	const test = async (apiKey: string) =>
		await bench.api.testCredential(
			await bench.createCredential(apiKey),
			bench.credentialData(apiKey),
		);

	it.each([
		'klen_test_all',
		'klen_test_can_read_calls',
		'klen_test_can_initiate_calls',
		'klen_test_can_read_agents',
		'klen_test_can_write_calendar',
	])('accepts %s', async (apiKey) => {
		expect(await test(apiKey)).toEqual({ status: 'OK', message: expect.any(String) });
	});

	it.each(['klen_test_inactive', 'klen_test_unknown'])('explains why %s fails', async (apiKey) => {
		const { status, message } = await test(apiKey);

		expect(status).toBe('Error');
		expect(message).toContain('Klen AI does not accept this API key');
		expect(message).toContain('API > API Keys');
		expect(message).not.toContain(apiKey);
	});
});

describe('the credential test of Trillet AI', () => {
	const valid = { apiKey: 'trillet_test_key', workspaceId: '664a1b2c3d4e5f6a7b8c9d0e' };
	const test = async (fields: object) => {
		const baseUrl = `${bench.simulator.url}/trillet/{environment}`;
		const data = { environment: 'production', baseUrl, ...valid, ...fields };
		const credential = await bench.api.createCredential('trilletApi', 'Trillet AI', data);
		return await bench.api.testCredential(credential, data);
	};

	it.each([
		{},
		{ apiKey: '', secondApiKey: 'trillet_test_second' },
		{ environment: 'development', apiKey: '', developmentApiKey: 'trillet_dev_key' },
	])('accepts %j', async (fields) => {
		expect(await test(fields)).toEqual({ status: 'OK', message: expect.any(String) });
	});

	describe('where Trillet AI takes one way to authenticate only', () => {
		const demand = (auth: 'either' | 'bearer' | 'headers') =>
			bench.simulator.control.settings({ trillet: { auth } });
		afterEach(() => demand('either'));

		it.each(['bearer' as const, 'headers' as const])('sends the key as %s', async (auth) => {
			demand(auth);
			expect((await test({})).status).toBe('OK');
		});

		it('tells a missing workspace from a wrong key', async () => {
			demand('headers');
			const { status, message } = await test({ workspaceId: '' });

			expect(status).toBe('Error');
			expect(message).toContain(MISSES_WORKSPACE);
		});
	});

	it.each([
		[{ apiKey: 'trillet_test_unknown' }, NOT_ACCEPTED],
		[{ apiKey: 'trillet_test_inactive' }, NOT_ACCEPTED],
		[{ environment: 'development' }, 'holds no Development API Key'],
		[{ workspaceId: 'nowhere' }, OTHER_WORKSPACE],
	])('tells what is wrong with %j', async (fields, reason) => {
		const { status, message } = await test(fields);

		expect(status).toBe('Error');
		expect(message).toContain(reason);
		expect(message).not.toContain('trillet_test_');
	});

	it('changes nothing', async () => {
		await test({});
		const requests = bench.simulator.control.requests({ vendor: 'trillet' });
		expect(new Set(requests.map(({ operationId }) => operationId))).toEqual(
			new Set(['listAgents']),
		);
	});
});

describe('HTTP Request with a credential of ours', () => {
	it.each([
		['klenApi', { apiKey: 'klen_test_all' }, '/klen/production/api/v1/calls'],
		[
			'trilletApi',
			{ apiKey: 'trillet_test_key', workspaceId: '664a1b2c3d4e5f6a7b8c9d0e' },
			'/trillet/production/v1/api/agents',
		],
	])('is authenticated by %s', async (type, fields, path) => {
		const offered =
			await bench.api.fetch<Array<{ name: string; authenticate?: object }>>(
				'/types/credentials.json',
			);
		// What HTTP Request lists under Predefined Credential Type.
		expect(offered.body.find(({ name }) => name === type)?.authenticate).toBeDefined();

		const data = { environment: 'production', baseUrl: '', ...fields };
		const credential = await bench.api.createCredential(type, type, data);
		const request = node(
			'Request',
			'n8n-nodes-base.httpRequest',
			{
				url: bench.simulator.url + path,
				authentication: 'predefinedCredentialType',
				nodeCredentialType: type,
			},
			credential,
		);
		const { id } = await bench.api.createWorkflow({
			name: type,
			nodes: [node('Start', 'n8n-nodes-base.manualTrigger'), { ...request, typeVersion: 4.2 }],
			connections: { Start: { main: [to('Request')] } },
		});
		const execution = await bench.api.run(id, 'Start');

		expect(execution.status).toBe('success');
		expect(outputOf(execution, 'Request')).not.toEqual([]);
	});
});

describe('Knowledge Base: Upload File', () => {
	const ID = '66627c8d9e0f1a2b3c4d5e6f';
	const START = { name: 'Start', type: 'n8n-nodes-base.manualTrigger', parameters: {} };
	const toFile = (fileName: string) => ({
		name: 'To File',
		type: 'n8n-nodes-base.convertToFile',
		parameters: { operation: 'toJson', options: { fileName } },
	});
	const upload = async (fileName: string) => {
		const data = {
			apiKey: 'trillet_test_key',
			workspaceId: '664a1b2c3d4e5f6a7b8c9d0e',
			baseUrl: `${bench.simulator.url}/trillet/{environment}`,
		};
		const { id, name } = await bench.api.createCredential('trilletApi', fileName, data);
		const knowledgeBaseId = { __rl: true, mode: 'id', value: ID };
		const uploadNode = {
			name: 'Upload',
			type: 'n8n-nodes-voice-agents.trillet',
			parameters: { resource: 'knowledgeBase', operation: 'uploadFile', knowledgeBaseId },
			credentials: { trilletApi: { id, name } },
		};
		const place = { typeVersion: 1, position: [0, 0] as [number, number] };
		const workflow = await bench.api.createWorkflow({
			name: fileName,
			nodes: [START, toFile(fileName), uploadNode].map((node) => ({
				id: randomUUID(),
				...place,
				...node,
			})),
			connections: {
				Start: { main: [[{ node: 'To File', type: 'main', index: 0 }]] },
				'To File': { main: [[{ node: 'Upload', type: 'main', index: 0 }]] },
			},
		});
		return await bench.api.run(workflow.id, 'Start');
	};

	it('sends a file that n8n 2 keeps on disk, and n8n 1 in memory', async () => {
		const execution = await upload('guide.json');

		const file = outputOf(execution, 'To File')[0]?.binary?.data;
		expect(file?.id?.split('-')[0]).toBe(isN8n1 ? undefined : 'filesystem');
		expect(execution.data.resultData.error?.message).toBeUndefined();
		const [item] = outputOf(execution, 'Upload');
		expect(item?.json).toMatchObject({ knowledgeBaseId: ID, file: { name: 'guide.json' } });
	});

	it('refuses a file of another type', async () => {
		const execution = await upload('setup.exe');

		expect(execution.data.resultData.error?.message).toContain('"setup.exe"');
	});
});

describe('Call: Initiate', () => {
	const run = async (parameters: object): Promise<Execution> => {
		const example = readExample('place-a-call', {
			credentials: [await bench.createCredential('klen_test_all')],
		});
		const nodes = example.nodes.map((node) =>
			node.name === 'Initiate a call'
				? { ...node, parameters: { ...node.parameters, ...parameters } }
				: node,
		);
		const { id } = await bench.api.createWorkflow({ ...example, nodes });
		return await bench.api.run(id, 'When clicking Execute workflow');
	};

	it('places a call', async () => {
		const execution = await run({ phoneNumber: '+15559990000' });

		expect(execution.status).toBe('success');
		const [item] = outputOf(execution, 'Initiate a call');
		expect(item?.json).toMatchObject({ status: 'queued', phone_number: '+15559990000' });
		const [request] = bench.simulator.control.requests({ operationId: 'initiateCall' });
		expect(request?.body).toEqual({
			phone_number: '+15559990000',
			agent_id: '790',
			contact_id: expect.any(Number),
			variables: {
				customer_name: 'John Doe',
				appointment_time: '3:30 PM tomorrow',
				custom_context: { previous_purchase: 'Premium Plan' },
			},
		});
	});

	it('says what to do when the number must not be called', async () => {
		const execution = await run({ phoneNumber: '+15005550002' });

		expect(execution.status).toBe('error');
		const error = execution.data.resultData.error;
		expect(error?.message).toMatch(/do.not.call/i);
		expect(error?.description).toContain('do_not_call');
	});
});
