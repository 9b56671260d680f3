import type { IConnections, INode } from 'n8n-workflow';
import { phoneNumbers } from '../../test/harness/phone-numbers';
import { chained, to } from '../../test/harness/real-workflow';
import type { RequestRecord } from '../../simulator/core/ledger';
import type { CallRecord } from '../../simulator/klen/records';
import { percentile } from '../../tools/percentile';
import { BenchN8n, secondsOf } from '../n8n';
import { builtIn, httpRequest } from '../nodes';
import { count, OURS, type Measurement, type Scenario } from '../scenario';
import { BenchVendor, countRefused, REQUESTS_PER_MINUTE, type VendorKey } from '../vendor';
import { httpPlacing, ONE_A_SECOND, ourPlacing } from './calls-place';

const SIZE = 200;
const CLOCK_FACTOR = 20;
/** The Wait node keeps waits of less than 65 seconds in the process. */
const PAUSE_SECONDS = 30;

interface Flow {
	nodes: INode[];
	connections: IConnections;
}

interface Contender {
	name: string;
	flow(n8n: BenchN8n, vendor: BenchVendor, key: VendorKey): Promise<Flow>;
}

const isOver = {
	options: { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 2 },
	conditions: [
		{
			leftValue: '={{ ["completed", "failed"].includes($json.status) }}',
			rightValue: '',
			operator: { type: 'boolean', operation: 'true', singleValue: true },
		},
	],
	combinator: 'and',
};

/** Places the calls, and looks at each that is not over again and again. */
async function handMade(n8n: BenchN8n, vendor: BenchVendor, key: VendorKey): Promise<Flow> {
	const placing = await httpPlacing(ONE_A_SECOND)(n8n, vendor, key);
	const looking = {
		...httpRequest(
			{ url: `=${vendor.url}/api/v1/calls/{{ $json.call_id }}`, options: ONE_A_SECOND },
			await vendor.header(n8n, key),
		),
		name: 'Look',
	};
	const wait = builtIn('Wait', 'wait', { amount: PAUSE_SECONDS, unit: 'seconds' });
	const decide = builtIn('Is Over', 'if', { conditions: isOver });
	const goOn = builtIn('Go On', 'noOp', {});
	const inRow = [...placing, wait, looking, decide];
	return {
		nodes: [...inRow, goOn],
		connections: {
			...chained(inRow),
			[decide.name]: { main: [to(goOn.name), to(wait.name)] },
		},
	};
}

const CONTENDERS: Contender[] = [
	{
		name: OURS,
		async flow(n8n, vendor, key) {
			const nodes = await ourPlacing({ waitUntilFinished: true })(n8n, vendor, key);
			return { nodes, connections: chained(nodes) };
		},
	},
	{ name: `HTTP Request in a loop with Wait, ${PAUSE_SECONDS} s`, flow: handMade },
];

/** When the answer to a request was made, in simulated milliseconds since the epoch. */
const answeredAt = ({ at, durationMs }: RequestRecord) =>
	Date.parse(at) + (durationMs ?? 0) * CLOCK_FACTOR;

/** Whether the answer shows a call, of which the vendor had `newer` newer ones then. */
function shows(
	{ operationId, path, query, status }: RequestRecord,
	id: string,
	newer: number,
): boolean {
	if (status !== 200) return false;
	if (operationId === 'getCall') return path.endsWith(`/${id}`);
	const limit = Number(query.limit);
	return operationId === 'listCalls' && Math.floor(newer / limit) + 1 === Number(query.page);
}

/**
 * Seconds from the end of each call until an answer first showed it.
 * @param calls newest first, as the vendor lists them before all older ones
 * @throws Error when no answer showed a call's end
 */
function delays(calls: CallRecord[], requests: RequestRecord[]): number[] {
	return calls.map(({ klenCallId, endedAt }, index) => {
		// While calls are being placed, a call moves down the list.
		const newerAt = ({ at }: RequestRecord) =>
			calls.slice(0, index).filter(({ createdAt }) => createdAt <= Date.parse(at)).length;
		const times = requests
			.filter((request) => shows(request, klenCallId, newerAt(request)))
			.map(answeredAt)
			.filter((time) => endedAt !== null && time >= endedAt);
		if (times.length === 0) throw new Error(`Nobody noticed the end of call ${klenCallId}`);
		return (Math.min(...times) - (endedAt ?? 0)) / 1000;
	});
}

async function measureOne({ name, flow }: Contender): Promise<Measurement> {
	// A vendor each, so that the calls of one are not on the list that the other reads.
	const [vendor, n8n] = await Promise.all([
		BenchVendor.start({ clockFactor: CLOCK_FACTOR, requestsPerMinute: REQUESTS_PER_MINUTE }),
		BenchN8n.start(CLOCK_FACTOR),
	]);
	const key = vendor.newKey();
	const { nodes, connections } = await flow(n8n, vendor, key);
	const service = await n8n.serve(nodes, connections);
	const phones = phoneNumbers(SIZE);
	const run = await n8n.run(service, { phones });
	const requests = vendor.requestsWith(key);
	const isPlaced = ({ phoneNumber }: CallRecord) => phones.includes(phoneNumber);
	const calls = vendor.simulator.control.klen.production.calls().filter(isPlaced);
	const over = calls.filter(({ status }) => status === 'completed').length;
	if (run.status !== 'success' || calls.length !== SIZE || over !== SIZE) {
		throw new Error(`${name} ended as ${run.status} with ${over} of ${calls.length} calls over`);
	}
	const isPlacing = ({ operationId }: RequestRecord) => operationId === 'initiateCall';
	const placedAt = Math.max(...requests.filter(isPlacing).map(answeredAt));
	const endedLater = calls.map(({ endedAt }) => (endedAt ?? 0) > placedAt);
	const seconds = delays(calls, requests);
	const lastEnd = Math.max(...calls.map(({ endedAt }) => endedAt ?? 0));
	const firstRequest = Date.parse(requests[0]?.at ?? '');
	return {
		size: SIZE,
		contender: name,
		values: {
			'Requests to wait': requests.filter((request) => !isPlacing(request)).length,
			'Answered 429': countRefused(requests),
			'Half noticed within': percentile(seconds, 0.5),
			'All noticed within': Math.max(...seconds),
			'Those over after placing within': Math.max(
				...seconds.filter((_, index) => endedLater[index]),
			),
			// The clocks of n8n and of the vendor differ by a constant.
			'Goes on after the last end': secondsOf(run) - (lastEnd - firstRequest) / 1000,
			Time: secondsOf(run),
		},
	};
}

export const wait: Scenario = {
	name: 'wait',
	title: `Place calls and wait for them at ${REQUESTS_PER_MINUTE} requests a minute`,
	sizeName: 'Calls',
	metrics: [
		count('Requests to wait'),
		count('Answered 429'),
		...[
			'Half noticed within',
			'All noticed within',
			'Those over after placing within',
			'Goes on after the last end',
			'Time',
		].map((name) => ({ name, unit: 's' as const })),
	],
	measure: async () => await Promise.all(CONTENDERS.map(measureOne)),
};
