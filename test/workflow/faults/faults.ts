import type { Fault } from '../../../simulator/core/faults';
import type { Kind, RequestClass } from './classes';
import {
	doubled,
	lookedUp,
	passes,
	recovered,
	repeated,
	reported,
	sentLater,
	unconfirmed,
	waited,
	type Fate,
} from './fates';

/** One thing that can go wrong with a request, and what becomes of each kind of request then. */
export interface FaultRow extends Record<Kind, Fate> {
	what: string;
	/** How the simulator does it; asked when it strikes, so that it may name a date. */
	strike: (target: Target) => Fault;
	/** Whether the vendor carries out the request all the same. */
	isCarriedOut: boolean;
	/** What the user reads when it does not pass. */
	says?: RegExp;
}

type Target = Pick<RequestClass, 'vendor' | 'kind'>;
type Fates = [read: Fate, write: Fate, create: Fate, place: Fate];

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
/** Longer than a request may take. */
const TOO_LONG = 90 * SECOND;

/** Rows of faults that end with the same message. */
const rows = (
	says: RegExp | undefined,
	...faults: Array<
		[string, Fault | FaultRow['strike'], 'carried out' | 'not carried out', ...Fates]
	>
): FaultRow[] =>
	faults.map(([what, fault, effect, read, write, create, place]) => {
		const isCarriedOut = effect === 'carried out';
		const strike = typeof fault === 'function' ? fault : () => fault;
		return {
			what,
			strike: (target) => ({ when: isCarriedOut ? 'after' : 'before', ...strike(target) }),
			isCarriedOut,
			says,
			read,
			write,
			create,
			place,
		};
	});

/** An error in the form of the vendor. */
const errorBody = ({ vendor }: Target, code: string, message: string, more: object = {}) =>
	vendor === 'klen' ? { error: code, message, ...more } : { error: { code, message, ...more } };

const rateLimit =
	(more: () => { header?: string; resetAt?: string } = () => ({})) =>
	(target: Target): Fault => {
		const { header, resetAt } = more();
		return {
			status: 429,
			...(header !== undefined && { headers: { 'retry-after': header } }),
			body: errorBody(target, 'rate_limit_exceeded', 'Rate limit exceeded.', {
				...(resetAt !== undefined && { reset_at: resetAt }),
			}),
		};
	};
const inTwoMinutes = () => new Date(Date.now() + 2 * MINUTE);

const page = '<html><style>h1{}</style><h1>Bad   gateway</h1></html>';
const serverError = (target: Target): Fault => ({
	status: 500,
	body: errorBody(target, 'server_error', 'Something went wrong'),
});

const everyKind = (fate: Fate): Fates => [fate, fate, fate, fate];
/** Nobody knows whether the request arrived, and it did not. */
const lostBefore: Fates = [repeated, repeated, unconfirmed, lookedUp];
/** Nobody knows whether the request arrived, and it did. */
const lostAfter: Fates = [repeated, repeated, unconfirmed, recovered];

/**
 * The table: what goes wrong, and what becomes of a read, an idempotent write, the creation of a
 * record and the placing of a call.
 */
export const faults: FaultRow[] = [
	...rows(
		/limit/,
		[
			'429 with seconds',
			rateLimit(() => ({ header: '30' })),
			'not carried out',
			...everyKind(waited),
		],
		[
			'429 with an HTTP date',
			rateLimit(() => ({ header: inTwoMinutes().toUTCString() })),
			'not carried out',
			...everyKind(waited),
		],
		[
			'429 with reset_at',
			rateLimit(() => ({ resetAt: inTwoMinutes().toISOString() })),
			'not carried out',
			...everyKind(waited),
		],
		['429 with nothing', rateLimit(), 'not carried out', ...everyKind(waited)],
		...['-5', 'NaN', '1e9', '0', 'Thu, 01 Jan 1970 00:00:00 GMT', 'soon 5'].map(
			(header): [string, FaultRow['strike'], 'not carried out', ...Fates] => [
				`429 with Retry-After: ${header}`,
				rateLimit(() => ({ header })),
				'not carried out',
				...everyKind(waited),
			],
		),
		[
			'429 with a reset_at that is no date',
			rateLimit(() => ({ resetAt: 'tomorrow' })),
			'not carried out',
			...everyKind(waited),
		],
		...['315360000', 'Fri, 31 Dec 9999 23:59:59 GMT', '9'.repeat(400)].map(
			(header): [string, FaultRow['strike'], 'not carried out', ...Fates] => [
				`429 with Retry-After: ${header.slice(0, 30)}`,
				rateLimit(() => ({ header })),
				'not carried out',
				...everyKind(reported),
			],
		),
	),
	...rows(
		/has a problem of its own/,
		['500', serverError, 'not carried out', repeated, repeated, repeated, lookedUp],
		['500 after the fact', serverError, 'carried out', repeated, repeated, doubled, recovered],
		[
			'502 with the HTML page of a proxy',
			{ status: 502, body: page },
			'not carried out',
			repeated,
			repeated,
			repeated,
			lookedUp,
		],
		[
			'502 after the fact',
			{ status: 502, body: page },
			'carried out',
			repeated,
			repeated,
			doubled,
			recovered,
		],
		[
			'503 without a body',
			{ status: 503 },
			'not carried out',
			repeated,
			repeated,
			repeated,
			lookedUp,
		],
		[
			'504 after the fact',
			{ status: 504, body: 'upstream request timeout' },
			'carried out',
			repeated,
			repeated,
			doubled,
			recovered,
		],
	),
	...rows(/could not be reached/, [
		'connection refused',
		{ closePortMs: 2 * SECOND },
		'not carried out',
		...everyKind(sentLater),
	]),
	...rows(
		/broke before an answer came/,
		[
			'connection reset before the request is handled',
			{ reset: true },
			'not carried out',
			...lostBefore,
		],
		['connection reset after the request is handled', { reset: true }, 'carried out', ...lostAfter],
		['connection cut in the middle of the answer', { truncate: true }, 'carried out', ...lostAfter],
	),
	...rows(
		/did not answer in time/,
		['time-out', { delayMs: TOO_LONG, reset: true }, 'not carried out', ...lostBefore],
		['time-out after the fact', { delayMs: TOO_LONG }, 'carried out', ...lostAfter],
		['body that drips for ten minutes', { slowBodyMs: 10 * MINUTE }, 'carried out', ...lostAfter],
	),
	...rows(
		/empty, cut off or not JSON/,
		['truncated JSON', { truncate: 'unnoticed' }, 'carried out', ...lostAfter],
		['truncated gzip', { truncate: 'gzip' }, 'carried out', ...lostAfter],
		['HTML page with status 200', { status: 200, body: page }, 'not carried out', ...lostBefore],
		['empty body', { status: 200, body: '' }, 'carried out', repeated, passes, passes, recovered],
		['204', { status: 204, body: '' }, 'carried out', repeated, passes, passes, recovered],
	),
	...rows(
		/answered with a redirect/,
		...[301, 302, 307, 308].map(
			(status): [string, FaultRow['strike'], 'not carried out', ...Fates] => [
				`${status} to another address`,
				({ vendor }) => ({ status, headers: { location: `/${vendor}/production/elsewhere` } }),
				'not carried out',
				...everyKind(reported),
			],
		),
		[
			'303 to another address',
			{ status: 303, headers: { location: '/elsewhere' } },
			'carried out',
			reported,
			reported,
			unconfirmed,
			recovered,
		],
	),
	...rows(/Not like this/, [
		'error in the envelope of the other vendor',
		({ vendor }) => ({
			status: 400,
			body: errorBody(
				{ vendor: vendor === 'klen' ? 'trillet' : 'klen', kind: 'read' },
				'invalid_request',
				'Not like this',
			),
		}),
		'not carried out',
		...everyKind(reported),
	]),
	...rows(
		undefined,
		[
			'body that takes 20 seconds',
			{ slowBodyMs: 20 * SECOND },
			'carried out',
			...everyKind(passes),
		],
		[
			'wrong content type',
			{ headers: { 'content-type': 'text/html; charset=utf-8' } },
			'carried out',
			...everyKind(passes),
		],
		[
			'id in the other spelling',
			({ vendor, kind }) => ({
				rename:
					vendor === 'klen'
						? { [kind === 'read' ? 'id' : 'call_id']: 'klen_call_id' }
						: { call_id: 'callId', callId: 'call_id' },
			}),
			'carried out',
			...everyKind(passes),
		],
		[
			'answer in another envelope',
			({ vendor, kind }) => {
				if (kind !== 'read') return { wrap: 'response' };
				return vendor === 'klen' ? { unwrap: 'calls' } : { wrap: 'data' };
			},
			'carried out',
			passes,
			passes,
			passes,
			recovered,
		],
	),
];
