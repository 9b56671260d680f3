import { hasStatus } from '../../../shared/transport/errors';
import { UNCONFIRMED } from '../../../shared/calls/create';
import type { VendorCalls } from '../../../shared/calls/vendorCalls';
import { answeredBy } from '../../api/answeredBy';
import { NO_SECOND_VERSION, readDetails } from '../../api/callHistory';
import type { TrilletClient } from '../../api/client';
import { callIdOf, findPlacedCalls, markCall } from '../../api/placedCalls';
import { TrilletCallReader } from '../../api/watchedCalls';
import { BY_NUMBER } from '../phoneNumber/id';
import { simplifyCall, withCallId } from './simplify';

/** What only a call's own record has, for the description of Include Details. */
export const CALL_DETAILS = 'metadata and function calls';

/** What reading the details of calls that are waited for requests, and when. */
export const requestsForDetails = {
	listCallHistoryV1: NO_SECOND_VERSION,
	getCallRecord: 'Include Details is on, or the list does not show the call',
	getCallRecordV1: NO_SECOND_VERSION,
};

/** What placing a call requests besides, and when. */
export const requestsAroundCalls = {
	listCallHistory: `the end of the call is waited for, Skip Numbers Called is set, or ${UNCONFIRMED}`,
	...requestsForDetails,
	getCallRecord: `Include Details is on, the list does not show the call, or ${UNCONFIRMED}`,
	listPhoneNumbers: `From Number is set, and ${BY_NUMBER}`,
};

/** Trillet AI's calls, as they are placed and waited for. */
export const trilletCalls: VendorCalls<TrilletClient> = {
	vendor: 'Trillet AI',
	idOf: callIdOf,
	find: findPlacedCalls,
	restore: (_, call) => ({
		status: 'success',
		callId: callIdOf(call),
		...(call._id !== undefined && { _id: call._id }),
	}),
	shown: withCallId,
	// The status in the answer is that of the request.
	simplified: (answer) => simplifyCall({ ...answer, status: null }),
	readerOf: (client) => new TrilletCallReader(client),
	unanswered(client, call) {
		const by = answeredBy(call);
		if (by !== 'nobody' && by !== 'voicemail') return undefined;
		// The list has no time of the end.
		const { startedAt, endedAt, duration } = simplifyCall(call);
		const ended =
			Date.parse(String(endedAt ?? startedAt)) + (endedAt ? 0 : Number(duration) * 1000);
		return { by, endedAt: Number.isNaN(ended) ? null : client.toOwnClock(ended) };
	},
	async present(client, call, { simplify, includeDetails }) {
		if (simplify) return simplifyCall(call);
		const whole = { ...call, answeredBy: answeredBy(call) };
		if (!includeDetails || !call._id) return whole;
		const details = await readDetails(client, String(call._id)).catch((error: unknown) => {
			if (hasStatus(error, 404, 500)) return {};
			throw error;
		});
		return { ...whole, ...details };
	},
};

/** The same where a call can carry the key of its request in its metadata. */
export const markedCalls: VendorCalls<TrilletClient> = { ...trilletCalls, mark: markCall };
