import type { INode } from 'n8n-workflow';
import { phoneNumbers } from '../../test/harness/phone-numbers';
import { timeOf } from '../n8n';
import { PacedStage, type PacedContender } from '../paced';
import { count, OURS, type Measurement, type Scenario } from '../scenario';
import { countRefused, leastSecondsOfRate, REQUESTS_PER_MINUTE } from '../vendor';
import { httpPlacing, ONE_A_SECOND, ourPlacing } from './calls-place';

/** Calls to place, with a clock that is fast enough for a bench and slow enough to measure with. */
const STAGES = [
	{ clockFactor: 20, sizes: [60, 600] },
	{ clockFactor: 40, sizes: [6_000] },
];

type Options = Pick<INode, 'retryOnFail' | 'maxTries' | 'waitBetweenTries'>;

/** A node of n8n tries five times at most, and waits five seconds at most in between. */
const RETRY_ON_FAIL: Options = { retryOnFail: true, maxTries: 5, waitBetweenTries: 5_000 };

/** They wait nearly all of the time, and so do it side by side. */
const CONTENDERS: PacedContender[] = [
	{ name: OURS, nodes: ourPlacing() },
	{ name: 'HTTP Request, batches of one a second', nodes: httpPlacing(ONE_A_SECOND) },
];

/** It sends everything at once, and again, and keeps the machine busy with it. */
const HASTY: PacedContender = {
	name: 'HTTP Request, Retry On Fail',
	nodes: httpPlacing({}, RETRY_ON_FAIL),
};
const MOST_AT_ONCE = 600;

/** Places so many calls with every contender. */
async function placeAll(
	stage: PacedStage,
	size: number,
	clockFactor: number,
): Promise<Measurement[]> {
	const { production } = stage.vendor.simulator.control.klen;
	const hasty = size <= MOST_AT_ONCE ? [HASTY] : [];
	const phones = new Map(
		[...CONTENDERS, ...hasty].map(({ name }) => [name, phoneNumbers(size)] as const),
	);
	const bodyOf = (name: string) => ({ phones: phones.get(name) });
	const runs = [...(await stage.run(CONTENDERS, bodyOf)), ...(await stage.run(hasty, bodyOf))];
	const limit = leastSecondsOfRate(runs[0]?.requests ?? [], 1, clockFactor);
	const called = production.calls().map(({ phoneNumber }) => phoneNumber);
	return runs.map(({ contender, run, requests }) => {
		const wanted = new Set(phones.get(contender));
		const own = called.filter((phoneNumber) => wanted.has(phoneNumber));
		const placed = new Set(own).size;
		const values = {
			Time: timeOf(run),
			Placed: placed,
			Lost: size - placed,
			Doubled: own.length - placed,
			'Answered 429': countRefused(requests),
		};
		return { size, contender, limit, values };
	});
}

export const place: Scenario = {
	name: 'place',
	title: `Place calls at ${REQUESTS_PER_MINUTE} requests a minute`,
	sizeName: 'Calls',
	metrics: [
		{ name: 'Time', unit: 's' },
		...['Placed', 'Lost', 'Doubled', 'Answered 429'].map(count),
	],
	limitName: 'The rate allows',
	measure: async () => await PacedStage.measure(STAGES, CONTENDERS.length, placeAll),
};
