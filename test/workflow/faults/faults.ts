import type { Fault } from '../../../simulator/core/faults';
import type { Kind, RequestClass } from './classes';
import {
	lookedUp,
	passes,
	recovered,
	repeated,
	reported,
	sentAgain,
	sentLater,
	waited,
	type Fate,
} from './fates';

type Target = Pick<RequestClass, 'vendor' | 'kind'>;
type Strike = (target: Target) => Fault;

/** One thing that can go wrong with a request, and what becomes of each kind of request then. */
export interface FaultRow extends Record<Kind, Fate> {
	what: string;
	/** How the simulator does it; asked when it strikes, so that it may name a date. */
	strike: Strike;
	/** Whether the vendor carries out the request all the same. */
	isCarriedOut: boolean;
	/** What the user reads when it does not pass. */
	says?: RegExp;
}

type Fates = [read: Fate, write: Fate, create: Fate, place: Fate];

const row = (
	isCarriedOut: boolean,
	what: string,
	fault: Fault | Strike,
	[read, write, create, place]: Fates,
): FaultRow => {
	const strike = typeof fault === 'function' ? fault : () => fault;
	const when = isCarriedOut ? 'after' : 'before';
	const kinds = { read, write, create, place };
	return { ...kinds, what, isCarriedOut, strike: (target) => ({ when, ...strike(target) }) };
};

/** The fault keeps the vendor from carrying out the request. */
const before = (what: string, fault: Fault | Strike, fates: Fates) =>
	row(false, what, fault, fates);

/** The vendor carries out the request, and the fault strikes its answer. */
const after = (what: string, fault: Fault | Strike, fates: Fates) => row(true, what, fault, fates);

/** Rows that end with the same message. */
const saying = (says: RegExp, ...rows: FaultRow[]) => rows.map((one) => ({ ...one, says }));

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
/** Longer than a request may take. */
const TOO_LONG = 90 * SECOND;
const inTwoMinutes = () => new Date(Date.now() + 2 * MINUTE);
const PAGE = '<html><style>h1{}</style><h1>Bad   gateway</h1></html>';

/** An error in the envelope of a vendor. */
const errorBody = (vendor: Target['vendor'], code: string, message: string, more: object = {}) =>
	vendor === 'klen' ? { error: code, message, ...more } : { error: { code, message, ...more } };

const limited =
	(headers: () => Record<string, string> = () => ({}), more: () => object = () => ({})): Strike =>
	({ vendor }) => ({
		status: 429,
		headers: headers(),
		body: errorBody(vendor, 'rate_limit_exceeded', 'Rate limit exceeded.', more()),
	});
const retryAfter = (value: string) => limited(() => ({ 'retry-after': value }));
const untilDate = limited(() => ({ 'retry-after': inTwoMinutes().toUTCString() }));
const untilReset = limited(undefined, () => ({ reset_at: inTwoMinutes().toISOString() }));
const untilTomorrow = limited(undefined, () => ({ reset_at: 'tomorrow' }));

const serverError: Strike = ({ vendor }) => ({
	status: 500,
	body: errorBody(vendor, 'server_error', 'Something went wrong'),
});
const redirect = (status: number): Fault => ({ status, headers: { location: '/elsewhere' } });
const otherError: Strike = ({ vendor }) => ({
	status: 400,
	body: errorBody(vendor === 'klen' ? 'trillet' : 'klen', 'invalid_request', 'Not like this'),
});
const otherSpelling: Strike = ({ vendor, kind }) => {
	if (vendor === 'trillet') return { rename: { call_id: 'callId', callId: 'call_id' } };
	return { rename: { [kind === 'read' ? 'id' : 'call_id']: 'klen_call_id' } };
};
const otherEnvelope: Strike = ({ vendor, kind }) => {
	if (kind !== 'read') return { wrap: 'response' };
	return vendor === 'klen' ? { unwrap: 'calls' } : { wrap: 'data' };
};

const every = (fate: Fate): Fates => [fate, fate, fate, fate];
/** The vendor says that it failed, and did. */
const failed: Fates = [repeated, repeated, sentAgain, lookedUp];
/** The vendor says that it failed, and did not. */
const failedAfter: Fates = [repeated, repeated, recovered, recovered];
/** Nobody knows whether the request arrived, and it did not. */
const lost: Fates = [repeated, repeated, sentAgain, lookedUp];
/** Nobody knows whether the request arrived, and it did. */
const lostAfter: Fates = [repeated, repeated, recovered, recovered];
/** A success that holds nothing, which is enough for a write. */
const nothing: Fates = [repeated, passes, passes, recovered];

/**
 * The table: what goes wrong, and what becomes of a read, an idempotent write, the creation of a
 * record and the placing of a call.
 */
export const faults: FaultRow[] = [
	...saying(
		/limit/,
		before('429 with seconds', retryAfter('30'), every(waited)),
		before('429 with an HTTP date', untilDate, every(waited)),
		before('429 with reset_at', untilReset, every(waited)),
		before('429 with nothing', limited(), every(waited)),
		before('429 with zero seconds', retryAfter('0'), every(waited)),
		before('429 with negative seconds', retryAfter('-5'), every(waited)),
		before('429 with NaN', retryAfter('NaN'), every(waited)),
		before('429 with a number of another form', retryAfter('1e9'), every(waited)),
		before('429 with a date in the past', retryAfter(new Date(0).toUTCString()), every(waited)),
		before('429 with words', retryAfter('soon 5'), every(waited)),
		before('429 with a reset_at that is no date', untilTomorrow, every(waited)),
		before('429 with ten years', retryAfter('315360000'), every(reported)),
		before('429 with the year 9999', retryAfter('Fri, 31 Dec 9999 23:59:59 GMT'), every(reported)),
		before('429 with infinite seconds', retryAfter('9'.repeat(400)), every(reported)),
	),
	...saying(
		/has a problem of its own/,
		before('500', serverError, failed),
		before('502 with the page of a proxy', { status: 502, body: PAGE }, failed),
		before('503 without a body', { status: 503 }, failed),
		before('504', { status: 504, body: 'upstream request timeout' }, failed),
		after('500 after the fact', serverError, failedAfter),
		after('502 after the fact', { status: 502, body: PAGE }, failedAfter),
		after('503 after the fact', { status: 503 }, failedAfter),
		after('504 after the fact', { status: 504, body: 'upstream request timeout' }, failedAfter),
	),
	...saying(
		/could not be reached/,
		before('connection refused', { closePortMs: 2 * SECOND }, every(sentLater)),
	),
	...saying(
		/has a problem of its own|refused the request/,
		before('408', { status: 408, body: 'Request Timeout' }, failed),
	),
	...saying(
		/broke before an answer came/,
		before('connection reset before the request is handled', { reset: true }, lost),
		after('connection reset after the request is handled', { reset: true }, lostAfter),
		after('connection cut in the middle of the answer', { truncate: true }, lostAfter),
	),
	...saying(
		/did not answer in time/,
		before('time-out', { delayMs: TOO_LONG, reset: true }, lost),
		after('time-out after the fact', { delayMs: TOO_LONG }, lostAfter),
		after('answer that drips for ten minutes', { slowBodyMs: 10 * MINUTE }, lostAfter),
	),
	...saying(
		/empty, cut off or not JSON/,
		before('HTML page with status 200', { status: 200, body: PAGE }, lost),
		after('truncated JSON', { truncate: 'unnoticed' }, lostAfter),
		after('truncated gzip', { truncate: 'gzip' }, lostAfter),
		after('empty body', { status: 200, body: '' }, nothing),
		after('status 204', { status: 204, body: '' }, nothing),
	),
	...saying(
		/answered with a redirect/,
		before('redirect 301', redirect(301), every(reported)),
		before('redirect 302', redirect(302), every(reported)),
		before('redirect 307', redirect(307), every(reported)),
		before('redirect 308', redirect(308), every(reported)),
		after('redirect 303', redirect(303), [reported, reported, recovered, recovered]),
	),
	...saying(/Not like this/, before('error in the other envelope', otherError, every(reported))),
	after('answer that takes 20 seconds', { slowBodyMs: 20 * SECOND }, every(passes)),
	after('wrong content type', { headers: { 'content-type': 'text/html' } }, every(passes)),
	after('id in the other spelling', otherSpelling, every(passes)),
	after('answer in another envelope', otherEnvelope, [passes, passes, passes, recovered]),
];
