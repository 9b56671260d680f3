import type { INodeParameters } from 'n8n-workflow';
import { PRODUCTION_IDS } from '../../../simulator/trillet/seed';
import { batchesOf } from '../trillet/batches';
import { byId, type Trillet } from '../trillet/trillet';
import { openPolling, trilletPolling, usePollingVendors } from './vendors';

const MINUTE = 60_000;

usePollingVendors();
const trillet = trilletPolling.world as Trillet;

const start = async (parameters: INodeParameters) => {
	const workflow = openPolling(trilletPolling, parameters);
	await workflow.activate();
	return workflow;
};

it('puts a call out in the shape of the Trillet AI Trigger', async () => {
	const workflow = await start({ options: { includeDetails: true } });
	const id = trilletPolling.begin();
	await trillet.control.advance(2 * MINUTE);
	await workflow.poll();
	expect(workflow.items).toEqual([
		{
			event: 'call.completed',
			callId: id,
			agentId: PRODUCTION_IDS.salesAgent,
			data: expect.objectContaining({
				callId: id,
				agentId: PRODUCTION_IDS.salesAgent,
				status: 'completed',
				duration: 60,
				direction: 'inbound',
				fromNumber: expect.stringMatching(/^\+/) as string,
				toNumber: expect.stringMatching(/^\+/) as string,
				summary: expect.stringMatching(/./) as string,
				recordingUrl: expect.stringMatching(/^http/) as string,
				dynamicVariables: expect.anything() as unknown,
				answeredBy: 'person',
			}) as unknown,
			body: { event: 'call.completed', data: expect.objectContaining({ callId: id }) as unknown },
		},
	]);
});

it('has Trillet AI filter by agent, call flow and direction', async () => {
	const { salesAgent, salesFlow } = PRODUCTION_IDS;
	const filters = { agentId: byId(salesAgent), callFlowId: byId(salesFlow), direction: 'inbound' };
	const workflow = await start({ filters });
	await workflow.poll();
	const query = { agentId: salesAgent, pathwayId: salesFlow, direction: 'inbound' };
	for (const request of trillet.requests()) expect(request.query).toMatchObject(query);
});

it('takes a call that nobody took for a failed one', async () => {
	const workflow = await start({});
	await trillet.run({
		resource: 'call',
		operation: 'start',
		parameters: { agentId: byId(PRODUCTION_IDS.salesAgent), toNumber: '+15005550005' },
	});
	await trillet.control.advance(2 * MINUTE);
	await workflow.poll();
	expect(workflow.items).toMatchObject([{ event: 'call.failed', data: { status: 'no-answer' } }]);
});

describe('an account whose empty history is answered with an error', () => {
	beforeEach(() => {
		for (const id of trilletPolling.calls()) trilletPolling.remove(id);
		trillet.control.settings({ trillet: { emptyHistoryStatus: 500 } });
	});

	/** The error is asked about several times. */
	const quickly = async <T>(action: () => Promise<T>) => await trillet.inVirtualTime(action);

	it('reports its first call', async () => {
		const workflow = await quickly(async () => await start({}));
		await trillet.control.advance(10 * MINUTE);
		const id = trilletPolling.begin();
		await trillet.control.advance(2 * MINUTE);
		await workflow.poll();
		expect(workflow.items.map(trilletPolling.idOf)).toEqual([id]);
	});

	it('reports no old calls when the error was a fault', async () => {
		const workflow = await quickly(async () => await start({}));
		trilletPolling.add(30, { createdAt: Date.now() - 60 * MINUTE });
		await workflow.poll();
		expect(workflow.items).toEqual([]);
	});

	it('does not take an error for an empty list once there were calls', async () => {
		const workflow = await quickly(async () => await start({}));
		trilletPolling.begin();
		await trillet.control.advance(2 * MINUTE);
		await workflow.poll();
		for (const id of trilletPolling.calls()) trilletPolling.remove(id);
		await quickly(async () => await workflow.poll());
		expect(workflow.failures).toHaveLength(1);
	});
});

describe('batches', () => {
	const create = async () => {
		const items = [{ phone: '+15551110001' }, { phone: '+15551110002' }];
		const result = await batchesOf(trillet).create({ items });
		return String(result.json[0]?.batchId);
	};
	const finished = { events: ['batch.finished'] };

	it('reports the end of each once', async () => {
		const ids = [await create(), await create()];
		const workflow = await start({ ...finished, batchIds: ids.join(', ') });
		await workflow.poll();
		await workflow.restart();
		expect(workflow.items).toEqual([]);
		await trillet.control.advance(30 * MINUTE);
		await workflow.poll();
		await workflow.restart();
		trillet.control.clearLedger();
		await workflow.poll();
		expect(trillet.requests()).toEqual([]);
		const item = (batchId?: string) => ({
			event: 'batch.finished',
			data: { batchId, status: 'completed', totalCalls: 2, completed: 2 },
		});
		expect(workflow.items).toMatchObject(ids.map(item));
	});

	it('does not report one that was over before, unless past events are wanted', async () => {
		const batchIds = await create();
		await trillet.control.advance(30 * MINUTE);
		expect((await start({ ...finished, batchIds })).items).toEqual([]);
		const workflow = await start({ ...finished, batchIds, options: { backlog: 1 } });
		expect(workflow.items).toHaveLength(1);
	});

	it('shows a batch in the editor', async () => {
		const batchIds = await create();
		const workflow = openPolling(trilletPolling, { ...finished, batchIds });
		expect(await workflow.fetchTestEvent()).toMatchObject([{ data: { batchId: batchIds } }]);
	});

	it('says that no batch is named', async () => {
		await expect(start({ ...finished, batchIds: ' , ' })).rejects.toThrow('Batch IDs is empty');
	});

	it('says which batch does not exist', async () => {
		await expect(start({ ...finished, batchIds: 'batch_0' })).rejects.toThrow(
			'Trillet AI does not know the batch batch_0',
		);
	});
});
