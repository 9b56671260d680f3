import { registeredWebhook } from '../../test/harness/registered-webhook';
import { median, percentile } from '../../tools/percentile';
import { BenchN8n } from '../n8n';
import { count, OURS, type Measurement, type Metric, type Scenario } from '../scenario';
import { BenchVendor } from '../vendor';
import { Events, STREAMS, type Delivery } from './intake/deliveries';
import {
	handledWrongly,
	pass,
	throughput,
	untilAnswered,
	untilHandled,
	warmUp,
	type Pass,
	type Receiver,
} from './intake/pass';
import { builtByHand, ourTrigger, plainWebhook } from './intake/workflows';

/** Deliveries of a stream, in whole blocks. */
const SIZE = 48;
const WARM_UP_SIZE = 24;
const CONNECTIONS = 8;
const REPEATS = 3;

async function start(n8n: BenchN8n): Promise<{ receivers: Receiver[]; events: Events }> {
	const vendor = await BenchVendor.start();
	const ours = await ourTrigger(n8n, vendor);
	const webhook = await registeredWebhook(vendor.simulator);
	const all: Array<Delivery['kind']> = ['new', 'repeat', 'forged'];
	const receivers: Receiver[] = [
		{ ...ours, name: OURS, starts: ['new'], isSafe: true, runs: 0 },
		{ ...(await plainWebhook(n8n)), name: 'Webhook alone', starts: all, isSafe: false, runs: 0 },
		{
			...(await builtByHand(n8n, webhook.secret)),
			name: 'Webhook, Crypto, If, Respond, Remove Duplicates',
			starts: all,
			isSafe: true,
			runs: 0,
		},
	];
	return { receivers, events: new Events(webhook) };
}

/** Throughput and counts are those of the middle pass; the times of all passes count together. */
function figures(passes: Pass[]): Measurement['values'] {
	const answers = passes.flatMap(untilAnswered);
	const ends = passes.flatMap(untilHandled);
	return {
		Throughput: median(passes.map(throughput)),
		'Answer, p50': percentile(answers, 0.5),
		'Answer, p99': percentile(answers, 0.99),
		'End of the run, p50': percentile(ends, 0.5),
		'End of the run, p99': percentile(ends, 0.99),
		Runs: median(passes.map(({ runs }) => runs.length)),
		'Handled wrongly': median(passes.map(handledWrongly)),
	};
}

async function measure(settings: Record<string, string>): Promise<Measurement[]> {
	const n8n = await BenchN8n.start(1, settings);
	const { receivers, events } = await start(n8n);
	for (const receiver of receivers) {
		const kinds = [STREAMS['A third repeats'], STREAMS['A sixth forged']];
		const deliveries = kinds.flatMap((kindOf) => events.stream(kindOf, WARM_UP_SIZE));
		await warmUp(n8n, receiver, deliveries);
	}
	const measurements: Measurement[] = [];
	for (const [group, kindOf] of Object.entries(STREAMS)) {
		const contenders = receivers.map((receiver) => ({ receiver, passes: [] as Pass[] }));
		for (let repeat = 0; repeat < REPEATS; repeat++) {
			const deliveries = events.stream(kindOf, SIZE);
			// Each goes first once, so that whatever changes with time changes it for all.
			const order = [...contenders.slice(repeat), ...contenders.slice(0, repeat)];
			for (const { receiver, passes } of order) {
				passes.push(await pass(n8n, receiver, deliveries, CONNECTIONS));
			}
		}
		for (const { receiver, passes } of contenders) {
			const values = figures(passes);
			measurements.push({ group, size: SIZE, contender: receiver.name, values });
		}
	}
	return measurements;
}

const milliseconds = (name: string): Metric => ({ name, unit: 'ms' });

const scenario = (name: string, title: string, settings: Record<string, string>): Scenario => ({
	name,
	title,
	groupName: 'Stream',
	sizeName: 'Deliveries',
	metrics: [
		{ name: 'Throughput', unit: '1/s' },
		milliseconds('Answer, p50'),
		milliseconds('Answer, p99'),
		milliseconds('End of the run, p50'),
		milliseconds('End of the run, p99'),
		count('Runs'),
		count('Handled wrongly'),
	],
	measure: async () => await measure(settings),
});

export const intake = scenario('intake', 'Receive events', {});

/**
 * n8n 2 sets up a sandbox for expressions for each delivery, each look at a trigger's credential and
 * each run, whether there is an expression or not; with this setting only where there is one.
 */
export const lazyIntake = scenario('lazy intake', 'Receive events, sandboxes when needed', {
	N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true',
});
