import type { INodeParameters } from 'n8n-workflow';
import type { Control } from '../../../simulator';
import { PRODUCTION_IDS } from '../../../simulator/trillet/seed';
import { byId } from '../vendor-world';

/** A call as the vendor's ledger has it. */
export interface LedgerCall {
	id: string;
	number: string;
	/** On the vendor's clock. */
	createdAt: number;
	/** The request that the model gave it; undefined for calls of others, and where it carries nothing. */
	request: string | undefined;
}

/** An operation that rings a phone, and where the simulator shows what became of it. */
export interface PlacingOperation {
	vendor: 'klen' | 'trillet';
	parameters: INodeParameters;
	/** The contract's operations that place and that list calls. */
	places: string;
	lists: readonly string[];
	/** Whether a call carries what the model wrote into it. */
	isTold: boolean;
	/** Whether the vendor keeps the product's own mark, so that every call can be told apart. */
	isMarked: boolean;
	calls(control: Control): LedgerCall[];
	/** Lets somebody else call a number with the same agent. */
	addForeign(control: Control, number: string): void;
}

/** Stands for the request in a call that somebody else placed. */
export const FOREIGN = 'foreign';

const AGENT = 789;
/** Written into every call: which item asks for it, and by which way it came to the node. */
const TOLD = '={{ JSON.stringify({ request: $json.request + "/" + $prevNode.name }) }}';
const number = '={{ $json.number }}';
const MINUTE = 60_000;

const requestIn = (values: Record<string, unknown>) => values.request as string | undefined;

const ofTrillet = {
	vendor: 'trillet',
	lists: ['listCallHistory', 'listCallHistoryV1'],
	calls: (control: Control) =>
		control.trillet.production.calls().map((call) => ({
			id: call.callId,
			number: String(call.to),
			createdAt: call.createdAt,
			request: requestIn(call.dynamicVariables),
		})),
	addForeign(control: Control, to: string) {
		const now = control.now().getTime();
		control.trillet.production.addCalls({
			agentId: PRODUCTION_IDS.salesAgent,
			direction: 'outbound',
			to,
			dynamicVariables: { request: FOREIGN },
			createdAt: now,
			startedAt: now,
			endedAt: now + MINUTE,
		});
	},
} as const;

export type OperationName = 'Klen AI > Initiate' | 'Trillet AI > Start' | 'Trillet AI > Send';

export const OPERATIONS: Record<OperationName, PlacingOperation> = {
	'Klen AI > Initiate': {
		vendor: 'klen',
		parameters: {
			operation: 'initiate',
			agentId: byId(String(AGENT)),
			phoneNumber: number,
			specifyVariables: 'json',
			variablesJson: TOLD,
		},
		places: 'initiateCall',
		lists: ['listCalls'],
		isTold: true,
		isMarked: false,
		calls: (control) =>
			control.klen.production.calls().map((call) => ({
				id: call.klenCallId,
				number: call.phoneNumber,
				createdAt: call.createdAt,
				request: requestIn(call.variables),
			})),
		addForeign(control, phoneNumber) {
			const now = control.now().getTime();
			control.klen.production.addCalls({
				agentId: AGENT,
				phoneNumber,
				type: 'outbound',
				variables: { request: FOREIGN },
				createdAt: now,
				startedAt: now,
				endedAt: now + MINUTE,
			});
		},
	},
	'Trillet AI > Start': {
		...ofTrillet,
		parameters: {
			operation: 'start',
			agentId: byId(PRODUCTION_IDS.salesAgent),
			toNumber: number,
			specifyVariables: 'json',
			variablesJson: TOLD,
		},
		places: 'startCall',
		isTold: true,
		isMarked: true,
	},
	'Trillet AI > Send': {
		...ofTrillet,
		parameters: {
			operation: 'send',
			agentId: byId(PRODUCTION_IDS.salesAgent),
			toNumber: number,
		},
		places: 'sendCall',
		isTold: false,
		isMarked: false,
	},
};
