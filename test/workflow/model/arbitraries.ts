import fc from 'fast-check';
import {
	Fail,
	Foreign,
	Pass,
	Recover,
	Restart,
	Retry,
	Start,
	Together,
	type Trouble,
} from './commands';
import type { Interruption, Plan } from './executions';
import type { History, Setting } from './history';
import { OPERATIONS, type OperationName } from './operations';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
/** Longer than a request may take. */
const TOO_LONG = 90 * SECOND;

export const settings: fc.Arbitrary<Setting> = fc.record({
	operation: fc.constantFrom(...(Object.keys(OPERATIONS) as OperationName[])),
	skewMs: fc.constantFrom(0, 2 * MINUTE, -2 * MINUTE, 50 * MINUTE, -50 * MINUTE),
	lagSeconds: fc.constantFrom(0, 4, 45),
	dialSeconds: fc.constantFrom(0, 5, 40),
	pageSize: fc.constantFrom(100, 3),
	search: fc.constantFrom('metadata', 'numbers', 'nothing'),
	jitter: fc.constantFrom(0, 0.5, 0.99),
});

const phone = fc.constantFrom('+15551000001', '+15551000002', '+15551000003');

const plans: fc.Arbitrary<Plan> = fc.record({
	shape: fc.oneof(
		{ weight: 4, arbitrary: fc.constant('plain' as const) },
		{ weight: 3, arbitrary: fc.constantFrom('loop' as const, 'each' as const, 'nodes' as const) },
	),
	numbers: fc.array(phone, { minLength: 1, maxLength: 4 }),
	tries: fc.constantFrom(1, 2, 3, 5),
	onError: fc.constantFrom('stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'),
	ifOutcomeUnknown: fc.constantFrom('stop', 'continue', 'placeAgain'),
});

/** From before the first answer to a later node. */
const moment = fc.constantFrom(0, 200, 3 * SECOND, 20 * SECOND, 5 * MINUTE);
const none: fc.Arbitrary<Interruption> = fc.constant({ kind: 'none' });
const cancelled: fc.Arbitrary<Interruption> = fc.record({
	kind: fc.constant('cancelled' as const),
	afterMs: moment,
});
const crashed: fc.Arbitrary<Interruption> = fc.record({
	kind: fc.constant('crashed' as const),
	afterMs: moment,
	hasLog: fc.boolean(),
});
const ends = fc.oneof(
	{ weight: 5, arbitrary: none },
	{ weight: 2, arbitrary: crashed },
	{ weight: 1, arbitrary: cancelled },
);
const endsTogether = fc.oneof({ weight: 4, arbitrary: none }, { weight: 1, arbitrary: cancelled });

const later = fc.constantFrom(0, 20 * SECOND, 2 * MINUTE, 45 * MINUTE, 3 * 60 * MINUTE);
const starts = (end: fc.Arbitrary<Interruption>) =>
	fc.tuple(plans, end).map(([plan, interruption]) => new Start(plan, interruption));
const retries = (end: fc.Arbitrary<Interruption>, restarts: fc.Arbitrary<boolean>) =>
	fc
		.tuple(fc.nat({ max: 3 }), later, end, restarts)
		.map(([index, afterMs, ...others]) => new Retry(index, afterMs, ...others));
const begins = fc.oneof(starts(endsTogether), retries(endsTogether, fc.constant(false)));

const afterwards: Trouble[] = [
	{ what: 'the connection breaks after the fact', fault: { when: 'after', reset: true } },
	{ what: 'the answer is cut after the fact', fault: { when: 'after', truncate: true } },
	{
		what: 'status 502 after the fact',
		fault: { when: 'after', status: 502, body: '<h1>Bad</h1>' },
	},
	{ what: 'no answer in time, after the fact', fault: { when: 'after', delayMs: TOO_LONG } },
	{ what: 'the answer takes 20 s', fault: { when: 'after', delayMs: 20 * SECOND } },
];
const before: Trouble[] = [
	{ what: 'the connection breaks', fault: { reset: true } },
	{ what: 'no answer in time', fault: { delayMs: TOO_LONG, reset: true } },
	{ what: 'status 500', fault: { status: 500, body: {} } },
	{ what: 'status 402', fault: { status: 402, body: {} } },
	{ what: 'status 429', fault: { status: 429, headers: { 'retry-after': '5' }, body: {} } },
];
const unreadable: Trouble[] = [
	{ what: 'status 403', fault: { status: 403, body: {} } },
	{ what: 'status 500', fault: { status: 500, body: {} } },
	{ what: 'the answer is cut', fault: { when: 'after', truncate: 'unnoticed' } },
	{ what: 'the connection breaks', fault: { reset: true } },
];
const times = fc.oneof(fc.integer({ min: 1, max: 3 }), fc.constant('always' as const));
const nth = fc.integer({ min: 1, max: 4 });
const troubles = fc.oneof(
	fc
		.tuple(fc.constantFrom(...afterwards, ...before), nth, times)
		.map(([trouble, from, often]) => new Fail('place', trouble, from, often)),
	fc
		.tuple(fc.constantFrom(...unreadable), fc.integer({ min: 1, max: 2 }), times)
		.map(([trouble, from, often]) => new Fail('list', trouble, from, often)),
);

export const histories = (maxCommands: number) =>
	fc.commands<History, History, true>(
		[
			troubles,
			troubles,
			starts(ends),
			starts(ends),
			retries(ends, fc.boolean()),
			retries(ends, fc.boolean()),
			fc
				.tuple(begins, begins, fc.constantFrom(10, 500, 5 * SECOND))
				.map(([first, second, apartMs]) => new Together(first, second, apartMs)),
			fc.constant(new Restart()),
			fc.constant(new Recover()),
			fc.constantFrom(2 * MINUTE, 45 * MINUTE).map((ms) => new Pass(ms)),
			phone.map((number) => new Foreign(number)),
		],
		{ maxCommands },
	);
