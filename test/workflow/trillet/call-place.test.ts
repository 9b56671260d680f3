import type { INodeParameters } from 'n8n-workflow';
import { PRODUCTION_IDS } from '../../../simulator/trillet/seed';
import { inVirtualTime, searchList } from '../../harness/workflow';
import { testOperation, type OperationCase } from '../operation-suite';
import { emptyLocator, notFound } from './refusals';
import { asJson, byId, inFields, useTrillet, WORKSPACE } from './trillet';

const { salesAgent, supportAgent, draftAgent } = PRODUCTION_IDS;
const trillet = useTrillet();
/** What finds the call again when its answer is lost. */
const correlated = { n8n_correlation_id: expect.stringMatching(/^[0-9a-f]{32}$/) as string };
const newestCall = () => trillet.control.trillet.production.calls()[0];

const place = async (operation: string, parameters: object = {}, credential = {}) =>
	await trillet.run({
		resource: 'call',
		operation,
		parameters: { agentId: byId(salesAgent), toNumber: '+15551234567', ...parameters },
		credential,
	});

const badNumber: OperationCase['bad'] = {
	item: { phone: '0151 12345678' },
	message: 'Phone Number "0151 12345678" is not in E.164 format',
	nextStep:
		'Write it with + and the country code, and without spaces or signs, for example +15551234567.',
};

const invalidNumber: OperationCase['refused'] = {
	item: () => ({ phone: '+15005550001' }),
	message: 'Trillet AI does not accept this phone number',
	nextStep: 'Check that the number exists',
	httpStatus: 400,
	code: 'invalid_number',
};

describe.each([
	['send', 'sendCall', '/api/v1/calls/send'],
	['start', 'startCall', '/v1/api/call'],
])('%s', (operation, request, path) => {
	testOperation(trillet, {
		resource: 'call',
		operation,
		request,
		parameters: { agentId: byId(salesAgent), toNumber: '={{ $json.phone }}' },
		good: () => [{ phone: '+15551234567' }, { phone: '+4915112345678' }],
		expectOutput: (outputs) => {
			expect(outputs).toEqual([
				expect.objectContaining({ status: 'success', callId: expect.any(String) as string }),
			]);
		},
		bad: badNumber,
		refused: invalidNumber,
	});

	it('rings every phone once', async () => {
		const result = await trillet.run({
			resource: 'call',
			operation,
			parameters: { agentId: byId(salesAgent), toNumber: '={{ $json.phone }}' },
			items: [{ phone: '+15550000001' }, { phone: '+15550000002' }],
		});
		expect(result.error).toBeUndefined();
		expect(await trillet.rungPhones()).toEqual(['+15550000001', '+15550000002']);
	});

	it('carries what both documented ways to authenticate need', async () => {
		await place(operation);
		expect(trillet.requests()).toEqual([
			expect.objectContaining({
				environment: 'production',
				method: 'POST',
				path,
				headers: expect.objectContaining({ 'x-workspace-id': WORKSPACE }) as object,
			}),
		]);
		for (const auth of ['bearer', 'headers'] as const) {
			trillet.control.settings({ trillet: { auth } });
			expect((await place(operation)).error).toBeUndefined();
		}
	});

	it.each(['call_id', 'callId'] as const)(
		'gives the ID one name, whether it is %s',
		async (name) => {
			trillet.control.settings({ trillet: { idSpelling: name } });
			const result = await place(operation);
			expect(result.json[0]).toMatchObject({ callId: newestCall()?.callId });
			expect(result.json[0]).not.toHaveProperty('call_id');
		},
	);

	it('waits out a rate limit, and rings once', async () => {
		const body = {
			error: {
				code: 'rate_limit_exceeded',
				message: 'Too many requests. Please try again in 20 seconds.',
			},
		};
		trillet.control.addFault({ operationId: request, status: 429, body, times: 1 });
		const start = Date.now();
		const { result, waited } = await inVirtualTime(async () => {
			const placed = await place(operation);
			return { result: placed, waited: Date.now() - start };
		});
		expect(result.error).toBeUndefined();
		expect(waited).toBeGreaterThanOrEqual(20_000);
		expect(await trillet.rungPhones()).toEqual(['+15551234567']);
	});

	it.each([400, 402] as const)('explains missing credits, with status %d', async (status) => {
		trillet.control.settings({ trillet: { credits: 0, insufficientCreditsStatus: status } });
		const { error } = await place(operation);
		expect(error).toMatchObject({
			message: 'The Trillet AI account has too few credits',
			httpCode: String(status),
			context: { data: { code: 'insufficient_credits' } },
		});
		expect(await trillet.rungPhones()).toEqual([]);
	});

	it('explains a number that is refused with status 422', async () => {
		trillet.control.settings({ trillet: { invalidNumberStatus: 422 } });
		expect((await place(operation, { toNumber: '+15005550001' })).error).toMatchObject({
			message: 'Trillet AI does not accept this phone number',
			httpCode: '422',
		});
	});

	it.each([404, 500] as const)('reads an unknown agent, with status %d', async (status) => {
		trillet.control.settings({ trillet: { notFoundStatus: status } });
		expect((await place(operation, { agentId: byId('nobody') })).error).toMatchObject({
			message: 'Trillet AI does not know this record or address',
		});
		expect(trillet.requests(request)).toHaveLength(1);
	});

	it('names an agent that was left empty', async () => {
		expect((await place(operation, { agentId: byId(' ') })).error?.message).toBe(
			'Call Agent is empty',
		);
	});

	it('uses the development key in development', async () => {
		const [agent] = trillet.control.trillet.development.documents('agents');
		const parameters = { agentId: byId(String(agent?._id)) };
		const result = await place(operation, parameters, { environment: 'development' });
		expect(result.error).toBeUndefined();
		expect(trillet.requests()).toEqual([
			expect.objectContaining({ environment: 'development', key: 'dev' }),
		]);
	});
});

describe('send', () => {
	it('sends what the best-practices page shows, and nothing else', async () => {
		await place('send');
		expect(trillet.requests()[0]?.body).toEqual({
			agentId: salesAgent,
			toNumber: '+15551234567',
		});
	});
});

describe('a credential without a workspace', () => {
	it('is enough to send a call', async () => {
		const result = await place('send', {}, { workspaceId: '' });
		expect(result.error).toBeUndefined();
		expect(await trillet.rungPhones()).toEqual(['+15551234567']);
	});

	it.each(['start', 'startWebCall', 'startAndWait'])('is not enough to %s', async (operation) => {
		const { error } = await place(operation, {}, { workspaceId: '' });
		expect(error).toMatchObject({
			message: 'The Trillet AI credential has no Workspace ID',
			description: expect.stringContaining('fill in Workspace ID') as string,
		});
		expect(trillet.requests()).toEqual([]);
	});
});

describe('start', () => {
	it('sends nothing that was left empty', async () => {
		await place('start', { additionalFields: { callbackUrl: '', metadata: '{}' } });
		expect(trillet.requests()[0]?.body).toEqual({
			to: '+15551234567',
			call_agent_id: salesAgent,
			metadata: correlated,
		});
	});

	it('sends every documented field', async () => {
		const result = await place('start', {
			...asJson({ firstName: 'John', tickets: [{ id: 'T-1' }] }),
			additionalFields: {
				callbackUrl: 'https://n8n.example.com/webhook/1',
				metadata: '{"contact": {"id": 4711}}',
			},
		});
		expect(result.error).toBeUndefined();
		expect(trillet.requests()[0]?.body).toEqual({
			to: '+15551234567',
			call_agent_id: salesAgent,
			dynamic_variables: { firstName: 'John', tickets: [{ id: 'T-1' }] },
			metadata: { contact: { id: 4711 }, ...correlated },
			callback_url: 'https://n8n.example.com/webhook/1',
		});
	});

	it.each<{ what: string; parameters: INodeParameters; message: RegExp; remedy: string }>([
		{
			what: 'a callback that is no address',
			parameters: { additionalFields: { callbackUrl: 'n8n.example.com' } },
			message: /^Callback URL "n8n\.example\.com" is not a web address/,
			remedy: 'beginning with https://',
		},
		{
			what: 'a callback of another kind',
			parameters: { additionalFields: { callbackUrl: 'ftp://example.com/x' } },
			message: /^Callback URL "ftp:\/\/example\.com\/x" is not a web address/,
			remedy: 'beginning with https://',
		},
		{
			what: 'metadata that is no object',
			parameters: { additionalFields: { metadata: '[1]' } },
			message: /^Metadata \(JSON\) must be a JSON object/,
			remedy: 'Write names and values between braces',
		},
		{
			what: 'a variable without a value that the prompt needs',
			parameters: inFields({ firstName: '={{ "" }}' }, [{ id: 'firstName', required: true }]),
			message: /^Dynamic Variables has no value for firstName/,
			remedy: 'The text of the agent uses {{firstName}}',
		},
	])('refuses $what before the request', async ({ parameters, message, remedy }) => {
		const { error } = await place('start', parameters);
		expect(error?.message).toMatch(message);
		expect(error?.description).toContain(remedy);
		expect(trillet.requests()).toEqual([]);
	});

	it('tells what an agent without a phone number lacks', async () => {
		const { error } = await place('start', { agentId: byId(draftAgent) });
		expect(error).toMatchObject({ name: 'NodeApiError', httpCode: '400' });
		expect(await trillet.rungPhones()).toEqual([]);
	});
});

describe('start web call', () => {
	testOperation(trillet, {
		resource: 'call',
		operation: 'startWebCall',
		request: 'startWebCall',
		parameters: { agentId: byId('={{ $json.agent }}') },
		good: () => [{ agent: salesAgent }, { agent: supportAgent }],
		expectOutput: (outputs, { agent }) => {
			expect(outputs).toEqual([
				{
					status: 'success',
					callId: expect.any(String) as string,
					roomName: expect.stringMatching(/^web-/) as string,
					token: expect.stringMatching(/^eyJ/) as string,
					agent: expect.objectContaining({ id: agent }) as object,
				},
			]);
		},
		bad: emptyLocator('Call Agent', { agent: '' }),
		refused: notFound({ agent: 'nobody' }),
	});

	it('sends every field', async () => {
		await place('startWebCall', {
			mode: 'text',
			...inFields({ firstName: 'John' }),
			additionalFields: { callbackUrl: 'https://n8n.example.com/webhook/1' },
		});
		expect(trillet.requests()[0]?.body).toEqual({
			agentId: salesAgent,
			mode: 'text',
			dynamic_variables: { firstName: 'John' },
			callback_url: 'https://n8n.example.com/webhook/1',
		});
		expect(await trillet.rungPhones()).toEqual([]);
	});
});

describe('the list of call agents', () => {
	const search = async (filter?: string) =>
		await searchList({
			node: 'trillet',
			method: 'searchAgents',
			filter,
			credentials: trillet.credentials(),
		});

	it('shows agents by name', async () => {
		expect((await search()).results).toEqual([
			{ name: 'Sales Agent', value: salesAgent },
			{ name: 'Support Agent', value: supportAgent },
			{ name: 'Survey Draft', value: draftAgent },
		]);
	});

	it('finds them by name and by ID, with one request', async () => {
		expect((await search('sales')).results).toHaveLength(1);
		expect((await search(supportAgent)).results).toEqual([
			{ name: 'Support Agent', value: supportAgent },
		]);
		expect(trillet.requests('listAgents')).toHaveLength(1);
	});
});
