import { phoneNumbers } from '../harness/phone-numbers';
import type { ScaleBench } from './bench';
import { countRepeated, report } from './figures';
import { klenPlacing } from './placing';

const LIMIT = 60;
const WORKERS = 3;
const CALLS_EACH = 60;
const MINUTE_MS = 60_000;

/** What each worker is told, of a limit that all of them share. */
const SETTINGS = [
	{ setting: 'the whole limit', requestsPerMinute: LIMIT },
	{ setting: 'its share of it', requestsPerMinute: LIMIT / WORKERS },
];

/** Workers know nothing of each other's requests; the vendor's answer 429 settles it. */
export function describeSharedKey(bench: () => ScaleBench): void {
	describe(`${WORKERS} workers that share a key of ${LIMIT} requests a minute`, () => {
		// One execution at a time each, so that each of them works on one of the campaigns.
		beforeAll(async () => {
			const { cluster } = bench();
			await Promise.all(cluster.workers.map((worker) => worker.stop()));
			await Promise.all(Array.from({ length: WORKERS }, () => cluster.addWorker(1)));
		});

		it.each(SETTINGS)(
			'place all calls when each is told $setting',
			async ({ setting, requestsPerMinute }) => {
				const { cluster, simulator } = bench();
				const apiKey = `klen_test_shared_${requestsPerMinute}`;
				simulator.control.klen.addKey(setting, apiKey, {
					permissions: ['can_initiate_calls', 'can_read_calls'],
					limits: { requestsPerMinute: LIMIT, daily: { callsPerDay: 1_000 } },
				});
				const credential = await cluster.api.createCredential('klenApi', setting, {
					environment: 'production',
					apiKey,
					baseUrl: `${simulator.url}/klen/{environment}`,
					requestsPerMinute,
				});
				const service = await bench().serve(klenPlacing.nodes(credential));
				const campaigns = Array.from({ length: WORKERS }, () => phoneNumbers(CALLS_EACH));
				const started = performance.now();
				await Promise.all(campaigns.map(async (phones) => await bench().call(service, { phones })));
				const executions = await bench().finished(service, WORKERS);
				const seconds = (performance.now() - started) / 1000;

				const phones = campaigns.flat();
				const called = klenPlacing.called(bench()).filter((number) => phones.includes(number));
				const requests = simulator.control.requests({ key: setting });
				const refused = requests.filter(({ status }) => status === 429).length;
				const workers = new Set(executions.flatMap(({ id }) => cluster.workersOf(id)));
				expect(executions.map(({ status }) => status)).toEqual(campaigns.map(() => 'success'));
				expect(called).toHaveLength(phones.length);
				expect(countRepeated(called)).toBe(0);
				expect(workers.size).toBe(WORKERS);
				report('sharedKey', {
					workers: workers.size,
					requestsPerMinuteEach: requestsPerMinute,
					calls: called.length,
					doubled: countRepeated(called),
					seconds,
					// The last request waits until the limit has room for it.
					leastSeconds: (Math.ceil(phones.length / LIMIT) - 1) * (MINUTE_MS / 1000),
					refused,
				});
			},
		);
	});
}
