import type { VendorCalls } from '../../../shared/calls/waitForCalls';
import { answeredBy } from '../../api/answeredBy';
import type { KlenClient } from '../../api/client';
import { callIdOf, findPlacedCalls, readPlacedCall } from '../../api/placedCalls';
import { KlenCallReader } from '../../api/watchedCalls';
import { simplifyCall } from './simplify';

/** What only a call's own record has, for the description of Include Details. */
export const CALL_DETAILS = 'transcript, contact and billing, which the list lacks';

/** Klen AI's calls, as they are placed and waited for. */
export const klenCalls: VendorCalls<KlenClient> = {
	vendor: 'Klen AI',
	idOf: callIdOf,
	find: findPlacedCalls,
	restore: readPlacedCall,
	shown: (answer) => answer,
	readerOf: (client) => new KlenCallReader(client),
	async present(client, call, { simplify, includeDetails }) {
		if (simplify) return simplifyCall(call);
		const call_id = callIdOf(call);
		const whole = includeDetails
			? { ...(await client.request('getCall', { path: { call_id: String(call_id) } })) }
			: { call_id, ...call };
		return { ...whole, answeredBy: answeredBy({ ...call, ...whole }) };
	},
};
