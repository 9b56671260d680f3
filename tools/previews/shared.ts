import { madeBy } from './made';
import {
	extended,
	FLAG,
	listOf,
	NUMBER,
	OBJECT,
	orNull,
	record,
	TEXT,
	type Schema,
} from './schema';

/** What only some placements have. */
const OF_SOME_PLACEMENTS = {
	/** Why nobody knows whether there is a call. */
	notice: TEXT,
	/** Instead of which a call was skipped. */
	earlierCall: record({ callId: orNull(TEXT), placedAt: orNull(TEXT) }),
	/** When the calling hours begin that a call was skipped for. */
	opensAt: TEXT,
};

/** A call that the node placed, whether its end was waited for or not. */
export const placed = (call: Schema): Schema =>
	extended(
		call,
		{ placement: TEXT, timedOut: orNull(FLAG) },
		{
			...OF_SOME_PLACEMENTS,
			/** Of a call that is placed again when nobody answers. */
			attempt: NUMBER,
			attempts: listOf(record({ callId: orNull(TEXT), status: orNull(TEXT), answeredBy: TEXT })),
		},
	);

/** A batch that the node started, or what stands for one. */
export const placedBatch = (batch: Schema): Schema => ({
	...extended(
		batch,
		{ totalCalls: NUMBER, placement: TEXT },
		{
			agentId: TEXT,
			...OF_SOME_PLACEMENTS,
			skippedCalls: NUMBER,
			/** Of a batch whose answer was lost: how many of its numbers have calls. */
			callsFound: NUMBER,
		},
	),
	required: ['totalCalls', 'placement'],
});

/** What API Status > Check brings, see `ApiStatus`. */
export const API_STATUS = record({
	status: TEXT,
	reachable: orNull(FLAG),
	environment: TEXT,
	workspace: orNull(TEXT),
	latencyMs: orNull(NUMBER),
	keys: listOf(
		record({
			name: TEXT,
			valid: orNull(FLAG),
			permissions: OBJECT,
			pace: record({ requestsPerMinute: NUMBER, remaining: NUMBER }),
			rateLimit: record({
				limit: orNull(NUMBER),
				remaining: orNull(NUMBER),
				reset: orNull(TEXT),
			}),
		}),
	),
	problems: listOf(TEXT),
	checkedAt: TEXT,
});

/**
 * An event as a trigger brings it. Only its fields are named, not those of the payload beside them.
 * @param bodies of all kinds of events
 * @param always fields that every event has
 */
export function event(
	read: (body: unknown) => object | undefined,
	bodies: unknown[],
	always: string[],
): Schema {
	const { properties = {}, ...rest } = madeBy((body) => ({ ...read(body) }), ...bodies);
	return {
		...rest,
		properties: { ...properties, body: OBJECT },
		required: [...always, 'body'],
	};
}
