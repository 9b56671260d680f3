import type { CallEventName } from './events';

/**
 * Behaviour of the simulated Trillet. Its sources contradict each other; where they do, the default is
 * the newest documented reading and a setting gives the other ones.
 */
export interface TrilletSettings {
	/** Which way to send the key is accepted: bearer token, headers with the workspace, or both. */
	auth: 'either' | 'bearer' | 'headers';
	/** How a started call is named; `documented` is as the page of each operation spells it. */
	idSpelling: 'documented' | 'call_id' | 'callId';
	/** `documented` answers batch operations with plain strings and all others with an object. */
	errorEnvelope: 'documented' | 'object' | 'string';
	/** What a missing record, or one of another workspace, is answered with. */
	notFoundStatus: 404 | 500;
	/** What a call history without any record is answered with. */
	emptyHistoryStatus: 200 | 500;
	insufficientCreditsStatus: 400 | 402;
	invalidNumberStatus: 400 | 422;
	/** What a 429 says about its end; a message with seconds always comes along with `reset_at`. */
	rateLimitHint: 'reset_at' | 'message' | 'none';
	/** Key of the array of call records, or no envelope. */
	historyEnvelope: 'none' | 'calls' | 'data' | 'items' | 'results' | 'history' | 'callHistory';
	/** How long a new call is missing from call history. */
	listLagSeconds: number;
	/** What call history cuts a larger limit down to; its maximum is not documented. */
	maxHistoryPage: number;
	/** What the search of call history looks at; the page says numbers and metadata. */
	historySearch: 'metadata' | 'numbers' | 'nothing';
	knowledgeBaseEnvelope: 'none' | 'data';
	/** The sample of the workspace list is one object. */
	workspaceList: 'array' | 'object';
	/** `strings` and `object` are what the page says, `array` is what clients read. */
	phoneNumberList: 'array' | 'strings' | 'object';
	/**
	 * `string` is without the number's id, as a client has seen it. With `checkout`, and with `refused`,
	 * which is the same as an error 402, a person has to pay first: nothing is bought.
	 */
	purchaseAnswer: 'object' | 'string' | 'checkout' | 'refused';
	/** `flat` is what older pages show. */
	agentCreationAnswer: 'agent' | 'flat';
	/** Whether omni-flow agents carry their id; most samples leave it out. */
	omniFlowAgentIds: boolean;
	/** Whether references to agents and numbers are whole records, as clients have seen. */
	hydratedReferences: boolean;
	/** What read-only fields in an update lead to; clients have seen status 500. */
	readOnlyFields: 'refused' | 'ignored';
	/** How many reads of a record fail with status 500 after it was updated. */
	failedReadsAfterUpdate: number;
	/** Credits of the account; null never runs out. */
	credits: number | null;
	/** What a call takes from the credits when it is placed. */
	callPrice: number;
	/** Between accepting a call and dialling. */
	ringSeconds: number;
	/** Length of every completed call; null draws one between 30 and 300 seconds from the seed. */
	callSeconds: number | null;
	/** Calls run to their end, deliveries included, before the request is answered. */
	instantCalls: boolean;
	/** Calls of a batch at the same time. */
	batchConcurrency: number;
	/** Between an SMS being sent and delivered. */
	smsSeconds: number;
	/** Origin of recordingUrl instead of the simulator's own, for example http://localhost:4010. */
	recordingOrigin: string | null;
	/** Events that go to callback_url, agentWebhookUrl and inboundWebhookUrl. */
	callbackEvents: CallEventName[];
	/** Form of their body; `conversation` is the form of post-call webhooks that clients describe. */
	callbackBody: 'enveloped' | 'flat' | 'conversation';
	/**
	 * What a flow's inboundWebhookUrl is for: the newer guide has it asked who is calling before the
	 * call is answered, the page of the endpoint says that it receives inbound call events.
	 */
	inboundWebhook: 'asks' | 'reports';
	/** Wall-clock time that a call waits for an answer. */
	answerTimeoutMs: number;
	/** What the agent uses a tool with, by tool and variable. */
	toolArguments: Record<string, Record<string, unknown>>;
	/** How many copies of every event and callback go out at once. */
	deliveryCopies: number;
	/** Whether call.started goes out after the event that follows it. */
	outOfOrder: boolean;
}

export const DEFAULT_TRILLET_SETTINGS: TrilletSettings = {
	auth: 'either',
	idSpelling: 'documented',
	errorEnvelope: 'documented',
	notFoundStatus: 404,
	emptyHistoryStatus: 200,
	insufficientCreditsStatus: 402,
	invalidNumberStatus: 400,
	rateLimitHint: 'reset_at',
	historyEnvelope: 'none',
	listLagSeconds: 0,
	maxHistoryPage: 100,
	historySearch: 'metadata',
	knowledgeBaseEnvelope: 'none',
	workspaceList: 'array',
	phoneNumberList: 'array',
	purchaseAnswer: 'object',
	agentCreationAnswer: 'agent',
	omniFlowAgentIds: true,
	hydratedReferences: false,
	readOnlyFields: 'refused',
	failedReadsAfterUpdate: 0,
	credits: null,
	callPrice: 0.1,
	ringSeconds: 5,
	callSeconds: null,
	instantCalls: false,
	batchConcurrency: 1,
	smsSeconds: 2,
	recordingOrigin: null,
	callbackEvents: ['call.started', 'call.completed', 'call.failed'],
	callbackBody: 'enveloped',
	inboundWebhook: 'asks',
	answerTimeoutMs: 10_000,
	toolArguments: {},
	deliveryCopies: 1,
	outOfOrder: false,
};
