import type { INodeParameters } from 'n8n-workflow';
import type { Fault } from '../../../simulator/core/faults';
import { PRODUCTION_IDS } from '../../../simulator/trillet/seed';
import { inVirtualTime, restartN8n, type WorkflowResult } from '../../harness/workflow';
import type { VendorRun } from '../vendor-world';
import { byId, useTrillet } from './trillet';

const trillet = useTrillet();
const NUMBER = '+15551234567';
const newestCall = () => trillet.control.trillet.production.calls()[0];

describe.each([
	['start', 'startCall', { toNumber: NUMBER, agentId: PRODUCTION_IDS.salesAgent }],
	['send', 'sendCall', { toNumber: NUMBER, agentId: PRODUCTION_IDS.salesAgent }],
])('%s', (operation, operationId, asked) => {
	const place = async (parameters: INodeParameters = {}, options: Partial<VendorRun> = {}) =>
		await trillet.run({
			resource: 'call',
			operation,
			parameters: { agentId: byId(asked.agentId), toNumber: NUMBER, ...parameters },
			...options,
		});

	/** Runs with a fault that strikes placing a call. */
	async function placeWith(
		fault: Fault,
		parameters?: INodeParameters,
		options?: Partial<VendorRun>,
	): Promise<WorkflowResult> {
		trillet.control.setSpeed(1);
		trillet.control.addFault({ operationId, ...fault });
		return await inVirtualTime(async () => await place(parameters, options));
	}

	it.each<[string, Fault]>([
		['the connection breaks', { reset: true }],
		['the answer is cut off', { status: 200, body: '{"status": "suc' }],
		['a proxy answers 502', { status: 502, body: 'Bad gateway' }],
		['the answer has no ID', { status: 200, body: { status: 'success' } }],
	])('finds the call when %s after it was placed', async (_, fault) => {
		const result = await placeWith({ when: 'after', ...fault });
		expect(result.json).toEqual([
			expect.objectContaining({
				callId: newestCall()?.callId,
				_id: newestCall()?._id,
				toNumber: NUMBER,
				placement: 'recovered',
				timedOut: null,
			}),
		]);
		expect(await trillet.rungPhones()).toEqual([NUMBER]);
	});

	it.each(['numbers', 'nothing'] as const)(
		'finds the call where the history searches %s',
		async (historySearch) => {
			trillet.control.trillet.production.addCalls({ count: 30 });
			const [older] = trillet.control.trillet.production.addCalls({ count: 1, to: NUMBER });
			trillet.control.settings({ trillet: { historySearch } });
			const result = await placeWith({ when: 'after', reset: true });
			expect(result.json).toEqual([expect.objectContaining({ placement: 'recovered' })]);
			expect(result.json[0]?.callId).not.toBe(older?.callId);
		},
	);

	it('waits for a history that lags', async () => {
		const fault = { operationId: 'listCallHistory', status: 200, body: [] };
		trillet.control.addFault({ ...fault, times: 2 });
		const result = await placeWith({ when: 'after', reset: true });
		expect(result.json).toEqual([expect.objectContaining({ placement: 'recovered' })]);
	});

	it('does not take the call of another item or execution for its own', async () => {
		await place();
		const options = { options: { ifOutcomeUnknown: 'continue' } };
		const result = await placeWith({ nth: 2, reset: true }, options, { items: [{}, {}] });
		expect(result.json.map(({ placement }) => placement)).toEqual(['confirmed', 'unknown']);
		expect(result.json[1]).toMatchObject({
			callId: null,
			toNumber: NUMBER,
			agent: asked.agentId,
			status: null,
			placement: 'unknown',
			notice: 'Trillet AI did not confirm this call, so it may or may not have been placed',
		});
	});

	it('stops with an explanation by default', async () => {
		const { error } = await placeWith({ reset: true });
		expect(error).toMatchObject({
			message: 'Trillet AI did not confirm this call, so it may or may not have been placed',
			description: expect.stringContaining('looked for it and found nothing') as string,
		});
		expect(await trillet.rungPhones()).toEqual([]);
	});

	it('places it again when the user wants that', async () => {
		const options = { options: { ifOutcomeUnknown: 'placeAgain' } };
		const result = await placeWith({ reset: true }, options);
		expect(result.json).toEqual([expect.objectContaining({ placement: 'confirmed' })]);
		expect(await trillet.rungPhones()).toEqual([NUMBER]);
	});

	it('calls a number once in an execution with Refuse Duplicate Numbers', async () => {
		const parameters = { options: { refuseDuplicates: true } };
		const { error } = await place(parameters, { items: [{}, {}] });
		const [call] = trillet.control.trillet.production.calls();
		expect(error?.message).toBe(
			`Phone Number ${NUMBER} was already called in this execution, for item 0 (already placed: ${call?.callId} to ${NUMBER})`,
		);
		expect(await trillet.rungPhones()).toEqual([NUMBER]);
	});

	it('places only what is missing when the execution is retried', async () => {
		const run: VendorRun = {
			resource: 'call',
			operation,
			parameters: { agentId: byId(asked.agentId), toNumber: '={{ $json.phone }}' },
			items: [{ phone: '+15550000001' }, { phone: '+15550000002' }, { phone: '+15550000003' }],
		};
		trillet.control.setSpeed(1);
		trillet.control.addFault({ operationId, nth: 2, status: 402, times: 1 });
		const { retried, rung } = await inVirtualTime(async () => {
			const failed = await trillet.run(run);
			expect(failed.error).toBeDefined();
			await new Promise((resolve) => setTimeout(resolve, 3 * 3_600_000));
			restartN8n();
			return { retried: await trillet.retry(failed, run), rung: await trillet.rungPhones() };
		});
		const placements = retried.json.map(({ placement }) => placement);
		expect(placements).toEqual(['confirmed', 'confirmed', 'confirmed']);
		expect(rung.sort()).toEqual(run.items?.map(({ phone }) => phone));
	});
});
