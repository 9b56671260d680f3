import type { INode, INodeParameters } from 'n8n-workflow';
import { secondsOf } from '../n8n';
import { httpRequest, klen, splitOut } from '../nodes';
import { PacedStage, type PacedContender } from '../paced';
import { count, OURS, type Measurement, type Scenario } from '../scenario';
import { countRefused, leastSecondsOfRate, REQUESTS_PER_MINUTE } from '../vendor';

/** Calls to place, with a clock that is fast enough for a bench and slow enough to measure with. */
const STAGES = [
	{ clockFactor: 20, sizes: [60, 600] },
	{ clockFactor: 40, sizes: [6_000] },
];
const AGENT = 'assistant_abc123';
const PHONES = 'body.phones';
const PHONE = `{{ $json['${PHONES}'] }}`;

type Options = Pick<INode, 'retryOnFail' | 'maxTries' | 'waitBetweenTries'>;

/** A node of n8n tries five times at most, and waits five seconds at most in between. */
const RETRY_ON_FAIL: Options = { retryOnFail: true, maxTries: 5, waitBetweenTries: 5_000 };
const ONE_A_SECOND = { batching: { batch: { batchSize: 1, batchInterval: 1_000 } } };

const ourPlacing: PacedContender['nodes'] = async (n8n, vendor, key) => [
	splitOut(PHONES),
	klen(
		{
			resource: 'call',
			operation: 'initiate',
			agentId: { __rl: true, mode: 'id', value: AGENT },
			phoneNumber: `=${PHONE}`,
		},
		await vendor.credential(n8n, key),
	),
];

const httpPlacing =
	(options: INodeParameters, settings: Options = {}): PacedContender['nodes'] =>
	async (n8n, vendor, key) => {
		const request = httpRequest(
			{
				method: 'POST',
				url: `${vendor.url}/api/v1/calls`,
				sendBody: true,
				specifyBody: 'json',
				jsonBody: `={ "agent_id": "${AGENT}", "phone_number": "${PHONE}" }`,
				options,
			},
			await vendor.header(n8n, key),
		);
		return [splitOut(PHONES), { ...request, ...settings }];
	};

const CONTENDERS: Array<PacedContender & { mostCalls: number }> = [
	{ name: OURS, nodes: ourPlacing, mostCalls: Infinity },
	{
		name: 'HTTP Request, batches of one a second',
		nodes: httpPlacing(ONE_A_SECOND),
		mostCalls: Infinity,
	},
	{
		name: 'HTTP Request, Retry On Fail',
		nodes: httpPlacing({}, RETRY_ON_FAIL),
		// It sends everything at once, and again: more would only take longer.
		mostCalls: 600,
	},
];

let given = 3_000_000;

/** Numbers that answer; none is given out twice. */
const phoneNumbers = (count: number) => Array.from({ length: count }, () => `+1555${given++}`);

/** Places so many calls with every contender. */
async function placeAll(
	stage: PacedStage,
	size: number,
	clockFactor: number,
): Promise<Measurement[]> {
	const { production } = stage.vendor.simulator.control.klen;
	const contenders = CONTENDERS.filter(({ mostCalls }) => size <= mostCalls);
	const phones = new Map(contenders.map(({ name }) => [name, phoneNumbers(size)]));
	const runs = await stage.run(contenders, (name) => ({ phones: phones.get(name) }));
	const limit = leastSecondsOfRate(runs[0]?.requests ?? [], 1, clockFactor);
	const called = production.calls().map(({ phoneNumber }) => phoneNumber);
	return runs.map(({ contender, run, requests }) => {
		const wanted = new Set(phones.get(contender));
		const own = called.filter((phoneNumber) => wanted.has(phoneNumber));
		const placed = new Set(own).size;
		const values = {
			Time: secondsOf(run),
			'Execution ends as': run.status,
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
		...['Execution ends as', 'Placed', 'Lost', 'Doubled', 'Answered 429'].map(count),
	],
	limitName: 'The rate allows',
	measure: async () => await PacedStage.measure(STAGES, CONTENDERS.length, placeAll),
};
