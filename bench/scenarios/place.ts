import type { INode, INodeParameters } from 'n8n-workflow';
import { BenchN8n } from '../n8n';
import { httpRequest, klen, splitOut } from '../nodes';
import { OURS, type Measurement, type Scenario } from '../scenario';
import {
	BenchVendor,
	CLOCK_FACTOR,
	leastSeconds,
	REQUESTS_PER_MINUTE,
	secondsOf,
	secondsOfRate,
} from '../vendor';

const SIZES = [60, 600, 6_000];
const AGENT = 'assistant_abc123';
const PHONES = 'body.phones';
const PHONE = `{{ $json['${PHONES}'] }}`;

type Options = Pick<INode, 'retryOnFail' | 'maxTries' | 'waitBetweenTries'>;

/** A node of n8n tries five times at most, and waits five seconds at most in between. */
const RETRY_ON_FAIL: Options = { retryOnFail: true, maxTries: 5, waitBetweenTries: 5_000 };
const ONE_A_SECOND = { batching: { batch: { batchSize: 1, batchInterval: 1_000 } } };

const ourPlacing = async (n8n: BenchN8n, vendor: BenchVendor): Promise<INode> =>
	klen(
		{
			resource: 'call',
			operation: 'initiate',
			agentId: { __rl: true, mode: 'id', value: AGENT },
			phoneNumber: `=${PHONE}`,
		},
		await vendor.credential(n8n),
	);

const httpPlacing =
	(options: INodeParameters, settings: Options = {}) =>
	async (n8n: BenchN8n, vendor: BenchVendor): Promise<INode> => ({
		...httpRequest(
			{
				method: 'POST',
				url: `${vendor.url}/api/v1/calls`,
				sendBody: true,
				specifyBody: 'json',
				jsonBody: `={ "agent_id": "${AGENT}", "phone_number": "${PHONE}" }`,
				options,
			},
			await vendor.header(n8n),
		),
		...settings,
	});

const CONTENDERS = [
	{ name: OURS, node: ourPlacing, mostCalls: Infinity },
	{
		name: 'HTTP Request, batches of one a second',
		node: httpPlacing(ONE_A_SECOND),
		mostCalls: Infinity,
	},
	{
		name: 'HTTP Request, Retry On Fail',
		node: httpPlacing({}, RETRY_ON_FAIL),
		// It sends everything at once, and again: more would only take longer.
		mostCalls: 600,
	},
];

let given = 3_000_000;

/** Numbers that answer; none is given out twice. */
const phoneNumbers = (count: number) => Array.from({ length: count }, () => `+1555${given++}`);

async function measure(): Promise<Measurement[]> {
	const vendor = await BenchVendor.start({
		clockFactor: CLOCK_FACTOR,
		requestsPerMinute: REQUESTS_PER_MINUTE,
	});
	const { production } = vendor.simulator.control.klen;
	const n8n = await BenchN8n.start(CLOCK_FACTOR);
	const measurements: Measurement[] = [];
	for (const size of SIZES) {
		let limit = 0;
		for (const { name, node } of CONTENDERS.filter(({ mostCalls }) => size <= mostCalls)) {
			await vendor.newMinute();
			const phones = phoneNumbers(size);
			const service = await n8n.serve([splitOut(PHONES), await node(n8n, vendor)]);
			const run = await n8n.run(service, { phones });
			const requests = vendor.takeRequests();
			const wanted = new Set(phones);
			const called = production
				.calls()
				.map(({ phoneNumber }) => phoneNumber)
				.filter((phoneNumber) => wanted.has(phoneNumber));
			const inLastMinute = ((size - 1) % REQUESTS_PER_MINUTE) + 1;
			if (name === OURS) {
				const last = leastSeconds(requests.slice(-inLastMinute), 1);
				limit = secondsOfRate(size) + last * CLOCK_FACTOR;
			}
			const placed = new Set(called).size;
			measurements.push({
				size,
				contender: name,
				limit,
				values: {
					Time: secondsOf(run),
					'Ended as': run.status,
					Placed: placed,
					Lost: size - placed,
					Doubled: called.length - placed,
					Requests: requests.length,
					'Answered 429': requests.filter(({ status }) => status === 429).length,
				},
			});
		}
	}
	await n8n.stop();
	await vendor.stop();
	return measurements;
}

const count = (name: string) => ({ name, unit: 'count', better: 'lower' }) as const;

export const place: Scenario = {
	name: 'place',
	title: `Place calls at ${REQUESTS_PER_MINUTE} requests a minute`,
	sizeName: 'Calls',
	metrics: [
		{ name: 'Time', unit: 's', better: 'lower' },
		{ name: 'Ended as', unit: 'count', better: 'lower' },
		{ name: 'Placed', unit: 'count', better: 'higher' },
		...['Lost', 'Doubled', 'Requests', 'Answered 429'].map(count),
	],
	limitName: 'The rate allows',
	measure,
};
