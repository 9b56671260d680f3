import { UNCONFIRMED } from '../../../shared/calls/create';
import type { VendorCalls } from '../../../shared/calls/vendorCalls';
import { answeredBy, endedReasonOf } from '../../api/answeredBy';
import type { KlenClient } from '../../api/client';
import { callIdOf, findPlacedCalls, readPlacedCall } from '../../api/placedCalls';
import { KlenCallReader } from '../../api/watchedCalls';
import { simplifyCall } from './simplify';

/** What only a call's own record has, for the description of Include Details. */
export const CALL_DETAILS = 'transcript, contact and billing, which the list lacks';

/** Why nobody took a call that is no better on the next try, or not wanted. */
const NOT_AGAIN = ['invalid-number', 'rejected'];

/** What placing a call requests besides, and when. */
export const requestsAroundCalls = {
	listCalls: `Wait Until Finished, Call Again If Nobody Answers or Skip Numbers Called is set, or ${UNCONFIRMED}`,
	getCall: `Include Details is on, the list does not show the call, or ${UNCONFIRMED}`,
};

/** Klen AI's calls, as they are placed and waited for. */
export const klenCalls: VendorCalls<KlenClient> = {
	vendor: 'Klen AI',
	idOf: callIdOf,
	find: findPlacedCalls,
	restore: readPlacedCall,
	shown: (answer) => answer,
	simplified: simplifyCall,
	readerOf: (client) => new KlenCallReader(client),
	unanswered(client, call) {
		const by = answeredBy(call);
		const isFinal = NOT_AGAIN.includes(String(endedReasonOf(call)));
		if ((by !== 'nobody' && by !== 'voicemail') || isFinal) return undefined;
		const endedAt = Date.parse(String(call.ended_at ?? ''));
		return { by, endedAt: Number.isNaN(endedAt) ? null : client.toOwnClock(endedAt) };
	},
	async present(client, call, { simplify, includeDetails }) {
		if (simplify) return simplifyCall(call);
		const call_id = callIdOf(call);
		const whole = includeDetails
			? { ...(await client.request('getCall', { path: { call_id: String(call_id) } })) }
			: { call_id, ...call };
		return { ...whole, answeredBy: answeredBy({ ...call, ...whole }) };
	},
};
