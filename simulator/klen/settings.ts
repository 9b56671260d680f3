/** Behaviour of the simulated Klen, including what its documentation leaves open. */
export interface KlenSettings {
	/** Between accepting a call and dialling. */
	queueSeconds: number;
	/** Length of every completed call; null draws one between 30 and 300 seconds from the seed. */
	callSeconds: number | null;
	/** Between the end of a call and transcript, summary and recording, each after the other. */
	artifactSeconds: number;
	/** Money in the wallet; null never runs out. */
	walletBalance: number | null;
	/** What a call takes from the wallet when it is placed. */
	callRate: number;
	/** Origin of recording_url instead of the simulator's own, for example http://localhost:4010. */
	recordingOrigin: string | null;
	/** Whether this account has the undocumented endpoints that create and update agents. */
	agentWrites: boolean;
	/** How long a new call is missing from the list of calls. */
	listLagSeconds: number;
	/** What the list of calls cuts a larger limit down to. */
	maxCallsPerPage: number;
	/** What the event list cuts a larger limit down to; its maximum is not documented. */
	maxEventsPerPage: number;
	/** Hours in UTC, Monday to Friday, in which availability offers slots. */
	businessHours: { start: number; end: number };
	/** Free time that availability keeps before and after an event. */
	bufferMinutes: number;
	/** How far ahead of now the first slot may be. */
	advanceNoticeMinutes: number;
	/** Field of the reason in call.failed. */
	failureReasonField: 'failure_reason' | 'reason' | 'error_reason';
	/** Whether calls and their events carry `ended_reason`, in the words of Vapi. */
	endedReasons: boolean;
	/** Where call events carry the contact. */
	contactPlace: 'call' | 'top' | 'none';
	/** Field of the reason in calendar.cancelled. */
	cancellationReasonField: 'cancellation_reason' | 'reason';
	/** Field of the secret in the answer to webhook creation. */
	webhookSecretField: 'secret' | 'signing_secret' | 'webhook_secret' | 'none';
}

export const DEFAULT_KLEN_SETTINGS: KlenSettings = {
	queueSeconds: 5,
	callSeconds: null,
	artifactSeconds: 2,
	walletBalance: null,
	callRate: 1.5,
	recordingOrigin: null,
	agentWrites: true,
	listLagSeconds: 0,
	maxCallsPerPage: 100,
	maxEventsPerPage: 100,
	businessHours: { start: 9, end: 17 },
	bufferMinutes: 0,
	advanceNoticeMinutes: 60,
	failureReasonField: 'failure_reason',
	endedReasons: false,
	contactPlace: 'call',
	cancellationReasonField: 'cancellation_reason',
	webhookSecretField: 'secret',
};
