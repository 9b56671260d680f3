import { exchange } from '../../../nodes/shared/transport/exchange';
import { failureIn } from '../../../nodes/shared/transport/retry';
import { isOutcomeUnknown } from '../../../nodes/shared/transport/retry';
import type { Safety } from '../../../nodes/shared/transport/vendor';
import {
	failureOf,
	VERDICTS,
	type FailureKind,
	type Verdict,
} from '../../../nodes/shared/transport/retry';
import { retryDelay } from '../../../nodes/shared/transport/retry';

const first = { attempts: 1, rateLimited: 0, elapsedMs: 0 };
const reading = { needsBody: true, readError: () => ({}) };

const answered = async (statusCode: number, body = '{}') =>
	await exchange(async () => ({ statusCode, headers: {}, body: Buffer.from(body) }), reading, {
		timeoutMs: 1_000,
	});
const failing = async (code: string, syscall: string) =>
	await exchange(
		async () => await Promise.reject(Object.assign(new Error(code), { code, syscall })),
		reading,
		{ timeoutMs: 1_000 },
	);

/** Each kind of failure, how it comes about, and what becomes of a request with each safety. */
const table: Array<[FailureKind, () => ReturnType<typeof exchange>, Record<Safety, Verdict>]> = [
	['rateLimited', async () => await answered(429), { idempotent: 'repeat', once: 'repeat' }],
	[
		'notSent',
		async () => await failing('ECONNREFUSED', 'connect'),
		{ idempotent: 'repeat', once: 'repeat' },
	],
	[
		'unsendable',
		async () => await failing('CERT_HAS_EXPIRED', ''),
		{ idempotent: 'report', once: 'report' },
	],
	[
		'unknown',
		async () => await failing('ECONNRESET', 'read'),
		{ idempotent: 'repeat', once: 'doubt' },
	],
	[
		'unknown',
		async () => await answered(200, '<html></html>'),
		{ idempotent: 'repeat', once: 'doubt' },
	],
	['unknown', async () => await answered(200, ''), { idempotent: 'repeat', once: 'doubt' }],
	['serverError', async () => await answered(500), { idempotent: 'repeat', once: 'doubt' }],
	['carriedOut', async () => await answered(303), { idempotent: 'report', once: 'doubt' }],
	['rejected', async () => await answered(400), { idempotent: 'report', once: 'report' }],
];

const cells = table.flatMap(([kind, send, verdicts]) =>
	Object.entries(verdicts).map(([safety, verdict]) => ({
		kind,
		send,
		safety: safety as Safety,
		verdict,
	})),
);

describe('the table of outcomes', () => {
	it('is tested whole', () => {
		expect(new Set(table.map(([kind]) => kind))).toEqual(new Set(Object.keys(VERDICTS)));
	});

	it.each(cells)('$kind, $safety: $verdict', async ({ kind, send, safety, verdict }) => {
		const result = await send();

		expect(failureIn(result)).toMatchObject({ kind });
		expect(VERDICTS[kind][safety]).toBe(verdict);
		expect(retryDelay(failureIn(result), safety, first) !== undefined).toBe(verdict === 'repeat');
		expect(isOutcomeUnknown(result, safety)).toBe(verdict === 'doubt');
	});
});

it('has a kind for every status', () => {
	const others: Record<number, FailureKind> = {
		303: 'carriedOut',
		408: 'serverError',
		429: 'rateLimited',
	};
	for (let status = 300; status < 600; status++) {
		const kind = others[status] ?? (status >= 500 ? 'serverError' : 'rejected');
		expect([status, failureOf(status)]).toEqual([status, kind]);
	}
});
