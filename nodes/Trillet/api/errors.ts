import { asObject } from '../../shared/json';
import { mayExist, type Advice } from '../../shared/transport/advice';
import type { VendorError } from '../../shared/transport/errors';

/** The error codes that Trillet AI documents (docs.trillet.ai/documentation/best-practices). */
export const errors: Record<string, Advice> = {
	insufficient_credits: {
		message: 'The Trillet AI account has too few credits',
		nextStep:
			'Nothing was started. Add credits in the Trillet AI dashboard and run the node again.',
	},
	invalid_number: {
		message: 'Trillet AI does not accept this phone number',
		nextStep:
			'Check that the number exists, and write it in E.164 format, for example +15551234567.',
	},
	rate_limit_exceeded: {
		message: 'The limit of the API key for requests is reached',
		nextStep:
			'The node waited for the maximum time. Lower Requests per Minute in the credential, or ask Trillet AI for a higher limit.',
	},
};

/** Advice that no error code gives, by endpoint and status. */
export function adviceFor(endpointId: string, status: number): Advice | undefined {
	// A record of another workspace is not found either.
	if (status === 404) {
		return {
			message: 'Trillet AI does not know this record, or the Base URL is wrong',
			nextStep:
				'Check the ID, and that the record is in the workspace of the credential. If every operation fails this way, check the Base URL Override of the credential first.',
		};
	}
	if (status === 500 && endpointId === 'listCallHistory') {
		return {
			message: 'Trillet AI has a problem of its own with the call history (HTTP 500)',
			nextStep:
				'A history without calls was seen to be answered so as well: if there may be none, add the option Treat Error 500 as Empty. Otherwise try again in a few minutes.',
		};
	}
	return undefined;
}

const created = (what: string, where: string) => mayExist('Trillet AI', what, where);

/** What to check when a request that must not be repeated had no clear outcome. */
const callUnknown: Advice = {
	message: 'Trillet AI did not confirm this call, so it may or may not have been placed',
	nextStep:
		'It was not repeated, because the phone could ring twice. Retry this execution in a few minutes: it looks for the call before it places one. Options > If the Outcome Is Unknown offers other ways.',
};

export const afterUnknownOutcome: Record<string, Advice> = {
	sendCall: callUnknown,
	startCall: callUnknown,
	startTestCall: created('test call', 'with Call > Get Many'),
	startWebCall: {
		message: 'Trillet AI did not confirm this web call, so it may or may not have been started',
		nextStep:
			'It was not repeated, because it could be charged twice. Look for it with Call > Get Many before you run this item again.',
	},
	createBatch: {
		message: 'Trillet AI did not confirm this batch, so it may or may not have started',
		nextStep:
			'It was not repeated, because every number in it could ring twice. Look for its calls with Call > Get Many before you run the node again; a batch that begins later has none yet.',
	},
	purchasePhoneNumber: {
		message: 'Trillet AI did not confirm this purchase, so the number may or may not be yours',
		nextStep:
			'It was not repeated, because it could be charged twice. Look for it with Phone Number > Get Many.',
	},
	updateCallFlow: {
		message: 'Trillet AI did not confirm this change, so the flow may or may not have changed',
		nextStep:
			'A further request could add its tools twice. Look at the flow with Call Flow > Get, then run the node again: tools that are there are left out.',
	},
	updateMessageFlow: {
		message: 'Trillet AI did not confirm this change, so the flow may or may not have changed',
		nextStep:
			'A further request could flip the autopilot back. Run the node again: it looks first whether the autopilot is as you want it.',
	},
	createAgent: created('call agent', 'with Call Agent > Get Many'),
	createOmniFlowAgent: created('omni-flow agent', 'with Omni-Flow Agent > Get Many'),
	createCallFlow: created('call flow', 'with Call Flow > Get Many'),
	uploadCallFlowKnowledgeFile: created('file', 'in the call flow with Call Flow > Get'),
	createMessageFlow: created('message flow', 'with Message Flow > Get Many'),
	createFolder: created('folder', 'with Folder > Get Many'),
	registerExternalNumber: created('phone number', 'with Phone Number > Get Many'),
	createWorkspace: created('workspace', 'with Workspace > Get Many'),
	createVoice: created('voice', 'with Voice > Get Many'),
	cloneVoice: created('voice', 'with Voice > Get Many'),
	createKnowledgeBase: created('knowledge base', 'with Knowledge Base > Get Many'),
	uploadKnowledgeBaseFile: created('file', 'in the knowledge base with Knowledge Base > Get'),
	inviteTeamMember: {
		message: 'Trillet AI did not confirm this invitation, so it may or may not have been sent',
		nextStep:
			'It was not repeated, because the person could be invited twice. Look at the members of the workspace in the Trillet AI dashboard before you run this item again.',
	},
	generateMessage: {
		message: 'Trillet AI did not confirm this message, so it may or may not have been sent',
		nextStep:
			'It was not repeated, because the customer could get it twice. Look for it with Conversation > Get Many.',
	},
};

/** Some records that are missing, or of another workspace, are answered with 500. */
const MEANS_NOT_FOUND = /not found|does not belong|does not exist/i;

/** When the limit ends: at `reset_at`, or after the seconds that the message names. */
function readRetryAfter(resetAt: unknown, message: string): number | undefined {
	const time = Date.parse(String(resetAt ?? ''));
	if (!Number.isNaN(time)) return Math.max(0, time - Date.now());
	const seconds = /in (\d+) seconds?/i.exec(message)?.[1];
	return seconds === undefined ? undefined : Number(seconds) * 1000;
}

/**
 * Reads an error body in every form that Trillet AI's pages show: `{error: {code, message}}`,
 * `{error: "text", message}`, and bare text.
 */
export function readError(body: unknown, status: number): VendorError {
	const { error, message } = asObject(body);
	const nested = asObject(error);
	const text = [nested.message, message, error, body].find((value) => typeof value === 'string');
	const words = typeof text === 'string' ? text : '';
	return {
		code: typeof nested.code === 'string' ? nested.code : undefined,
		message: words || undefined,
		...(status === 500 && MEANS_NOT_FOUND.test(words) && { status: 404 }),
		...(status === 429 && { retryAfterMs: readRetryAfter(nested.reset_at, words) }),
	};
}
