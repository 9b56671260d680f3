import { PRODUCTION_IDS } from '../../../simulator/trillet/seed';
import { inVirtualTime } from '../../harness/workflow';
import { testOperation, type OperationCase } from '../operation-suite';
import { byId, useTrillet, WORKSPACE } from './trillet';

const { salesAgent } = PRODUCTION_IDS;
const trillet = useTrillet();
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
		expectOutput: (outputs, { phone }) => {
			expect(outputs).toEqual([
				expect.objectContaining({
					callId: expect.any(String) as string,
					toNumber: phone,
					// What the answer calls so is the status of the request.
					status: null,
				}),
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
			message: 'Trillet AI does not know this record, or the Base URL is wrong',
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
