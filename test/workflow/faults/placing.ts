import type { INode, INodeParameters } from 'n8n-workflow';
import { PRODUCTION_IDS } from '../../../simulator/trillet/seed';
import {
	restartN8n,
	retryWorkflowJson,
	runWorkflowJson,
	type WorkflowJson,
	type WorkflowResult,
} from '../../harness/workflow';
import type { Klen } from '../klen/klen';
import { outputsOf } from '../operation-suite';
import type { Trillet } from '../trillet/trillet';
import { byId, expectNoKeyIn } from '../vendor-world';
import { VENDORS, type Schedule, type VendorName } from './schedules';
import { countNumber, emptyTally, type Tally } from './tally';

/** An execution that fails is retried so often at most; by then the schedule is over. */
const MAX_RETRIES = 30;
/** Between two retries, so that calls go on and limits end. */
const RETRY_AFTER_MS = 10 * 60_000;

/** Both vendors in one simulator. */
export interface Worlds {
	klen: Klen;
	trillet: Trillet;
}

/** Runs a schedule in virtual time, to the end of every call. */
export async function runSchedule(worlds: Worlds, schedule: Schedule): Promise<Tally> {
	const { klen, trillet } = worlds;
	await klen.reset();
	jest.spyOn(Math, 'random').mockReturnValue(schedule.jitter);
	return await klen.inVirtualTime(async () => {
		for (const vendor of VENDORS) {
			for (const [index, fault] of schedule.faults[vendor].entries()) {
				if (fault) klen.control.addFault({ ...fault.strike(), vendor, nth: index + 1 });
			}
		}
		const json = workflow(schedule);
		const credentials = { ...klen.credentials(), ...trillet.credentials() };
		let result = await runWorkflowJson(json, { credentials, items: schedule.items });
		let retries = 0;
		for (; result.error && retries < MAX_RETRIES; retries++) {
			await new Promise((resolve) => setTimeout(resolve, RETRY_AFTER_MS));
			if (schedule.restarts) restartN8n();
			result = await retryWorkflowJson(result, json, { credentials });
		}
		expectNoKeyIn(result.toText());
		await klen.control.clearFaults();
		await klen.rungPhones();
		return { ...count(worlds, schedule, result), retries };
	});
}

const NODE: Record<VendorName, string> = { klen: 'Klen AI', trillet: 'Trillet AI' };

/** A Manual Trigger, and behind it the nodes of both vendors, which place a call for each item. */
function workflow({ isContinuedOnFail, ifOutcomeUnknown }: Schedule): WorkflowJson {
	const options = { ifOutcomeUnknown };
	const place: Record<VendorName, INodeParameters> = {
		klen: { operation: 'initiate', agentId: byId('789'), phoneNumber: '={{ $json.klen }}' },
		trillet: {
			operation: 'start',
			agentId: byId(PRODUCTION_IDS.salesAgent),
			toNumber: '={{ $json.trillet }}',
		},
	};
	const node = (name: string, type: string, parameters: INodeParameters): INode => ({
		id: name,
		name,
		type,
		typeVersion: 1,
		position: [0, 0],
		parameters,
	});
	return {
		nodes: [
			node('Start', 'n8n-nodes-base.manualTrigger', {}),
			...VENDORS.map((vendor) => ({
				...node(NODE[vendor], `n8n-nodes-voice-agents.${vendor}`, {
					resource: 'call',
					...place[vendor],
					options,
				}),
				...(isContinuedOnFail && { onError: 'continueRegularOutput' as const }),
			})),
		],
		connections: {
			Start: { main: [VENDORS.map((vendor) => ({ node: NODE[vendor], type: 'main', index: 0 }))] },
		},
	};
}

/** Holds what the items say against the phones that rang. */
function count({ klen }: Worlds, { items }: Schedule, result: WorkflowResult): Tally {
	const tally = emptyTally();
	const requests = klen.requests();
	tally.requests = requests.length;
	tally.faults = requests.filter(({ fault }) => fault !== null).length;
	for (const vendor of VENDORS) {
		const outputs = result.at(NODE[vendor]).items;
		for (const phoneNumber of new Set(items.map((item) => item[vendor]))) {
			const own = items.flatMap((item, index) =>
				item[vendor] === phoneNumber ? [outputsOf(outputs, index)] : [],
			);
			const rung = klen.control.rungPhones({ phoneNumber });
			countNumber(
				tally,
				own,
				rung.map(({ callId }) => callId),
			);
		}
	}
	return tally;
}
