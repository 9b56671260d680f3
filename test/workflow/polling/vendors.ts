import type { ICredentialDataDecryptedObject, IDataObject, INodeParameters } from 'n8n-workflow';
import { PRODUCTION_IDS } from '../../../simulator/trillet/seed';
import { PollingWorkflow } from '../../harness/workflow';
import { Klen } from '../klen/klen';
import { Trillet } from '../trillet/trillet';
import type { VendorWorld } from '../vendor-world';

/** When a call began and how it ended, for one that is in the list at once. */
export interface PastCall {
	createdAt?: number;
	status?: 'completed' | 'failed';
	/** Without what is written after the end. */
	isBare?: boolean;
}

/** What tests of polling triggers do at either vendor. */
export interface PollingVendor {
	name: string;
	world: VendorWorld;
	ended: string;
	failed: string;
	/** The operation that reads the list. */
	list: string;
	/** The ID of the call in an item. */
	idOf(item: IDataObject): string;
	summaryOf(item: IDataObject): unknown;
	/** A call comes in, lasts 60 seconds, and goes well. @returns its ID */
	begin(): string;
	/** Calls that are over. @returns their IDs, the newest first */
	add(count: number, fields?: PastCall): string[];
	/** All calls in the list, the newest first. */
	calls(): string[];
	remove(id: string): void;
	/** Cuts the pages of the list. */
	cutPages(size: number): void;
	/** Calls show up in the list so late. */
	lag(seconds: number): void;
}

const klen = new Klen();
const inKlen = () => klen.control.klen.production;

export const klenPolling: PollingVendor = {
	name: 'Klen AI',
	world: klen,
	ended: 'call.ended',
	failed: 'call.failed',
	list: 'listCalls',
	idOf: ({ call }) => String((call as IDataObject).call_id),
	summaryOf: ({ call }) => (call as IDataObject).summary,
	begin: () => inKlen().receiveCall().klenCallId,
	add: (count, { isBare, createdAt, ...fields } = {}) =>
		inKlen()
			.addCalls({
				count,
				status: 'completed',
				...fields,
				...(createdAt !== undefined && {
					createdAt,
					startedAt: createdAt,
					endedAt: createdAt + 1000,
				}),
				...(isBare && { summary: '', transcript: '', hasRecording: false }),
			})
			.map(({ klenCallId }) => klenCallId)
			.reverse(),
	calls: () =>
		inKlen()
			.calls()
			.map(({ klenCallId }) => klenCallId),
	remove(id) {
		const call = inKlen()
			.calls()
			.find(({ klenCallId }) => klenCallId === id);
		if (call) inKlen().remove('calls', call.id);
	},
	cutPages: (maxCallsPerPage) => void klen.control.settings({ klen: { maxCallsPerPage } }),
	lag: (listLagSeconds) => void klen.control.settings({ klen: { listLagSeconds } }),
};

const trillet = new Trillet();
const inTrillet = () => trillet.control.trillet.production;

export const trilletPolling: PollingVendor = {
	name: 'Trillet AI',
	world: trillet,
	ended: 'call.completed',
	failed: 'call.failed',
	list: 'listCallHistory',
	idOf: ({ callId }) => String(callId),
	summaryOf: ({ data }) => (data as IDataObject).summary,
	begin: () => inTrillet().receiveCall({ agentId: PRODUCTION_IDS.salesAgent }).callId,
	add: (count, { isBare, ...fields } = {}) =>
		inTrillet()
			.addCalls({
				count,
				status: 'completed',
				...fields,
				...(isBare && { summary: '', hasRecording: false }),
			})
			.map(({ callId }) => callId)
			.reverse(),
	calls: () =>
		inTrillet()
			.calls()
			.map(({ callId }) => callId),
	remove(id) {
		const call = inTrillet()
			.calls()
			.find(({ callId }) => callId === id);
		if (call) inTrillet().removeCall(call._id);
	},
	cutPages: (maxHistoryPage) => void trillet.control.settings({ trillet: { maxHistoryPage } }),
	lag: (listLagSeconds) => void trillet.control.settings({ trillet: { listLagSeconds } }),
};

/** Starts the simulator for a test file; each test has a fresh one and a fresh n8n. */
export function usePollingVendors(): void {
	beforeAll(async () => await klen.start());
	beforeEach(async () => {
		await klen.reset();
		trillet.joins(klen);
		klen.control.settings({ klen: { callSeconds: 60 }, trillet: { callSeconds: 60 } });
	});
	afterAll(async () => await klen.close());
}

/** A workflow with the vendor's polling trigger; it asks as fast as it likes. */
export function openPolling(
	{ world, ended, failed }: PollingVendor,
	parameters: INodeParameters = {},
	credential: ICredentialDataDecryptedObject = {},
): PollingWorkflow {
	return new PollingWorkflow({
		node: `${world.profile.vendor}PollingTrigger`,
		parameters: { events: [ended, failed], ...parameters },
		credentials: world.credentials({ requestsPerMinute: 100_000, ...credential }),
	});
}
