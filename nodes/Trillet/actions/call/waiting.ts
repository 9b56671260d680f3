import { hasStatus } from '../../../shared/transport/errors';
import type { VendorCalls } from '../../../shared/calls/waitForCalls';
import { answeredBy } from '../../api/answeredBy';
import { readDetails } from '../../api/callHistory';
import type { TrilletClient } from '../../api/client';
import { callIdOf, findPlacedCalls, markCall } from '../../api/placedCalls';
import { TrilletCallReader } from '../../api/watchedCalls';
import { simplifyCall, withCallId } from './simplify';

/** What only a call's own record has, for the description of Include Details. */
export const CALL_DETAILS = 'metadata and function calls';

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
		const details = await readDetails(client, 'getCallRecord', String(call._id)).catch(
			(error: unknown) => {
				if (hasStatus(error, 404, 500)) return {};
				throw error;
			},
		);
		return { ...whole, ...details };
	},
};

/** The same where a call can carry the key of its request in its metadata. */
export const markedCalls: VendorCalls<TrilletClient> = { ...trilletCalls, mark: markCall };
