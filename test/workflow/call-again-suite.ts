import type { INodeParameters } from 'n8n-workflow';
import { restartN8n, sleepingExecution, type WorkflowResult } from '../harness/workflow';
import { live, MINUTE, pause } from './live';
import type { VendorRun, VendorWorld } from './vendor-world';
import type { WaitToggleCase } from './wait-toggle-suite';

const [PHONE, OTHER_PHONE, THIRD_PHONE] = ['+15550000001', '+15550000002', '+15550000003'] as const;
const NO_ANSWER = '+15005550005';
const VOICEMAIL = '+15005550012';
/** Its call is declined, or the vendor takes it for no number: it must not be called again. */
const REJECTED = '+15005550006';
const REFUSED = '+15005550001';

/** What options of an operation that places calls and waits for them have to do. */
export function testCallAgain(world: VendorWorld, toggleCase: WaitToggleCase): void {
	const { operation, request, setTalk } = toggleCase;
	const run = (phones: string[], options: INodeParameters, others: Partial<VendorRun> = {}) => ({
		resource: 'call',
		operation,
		parameters: { ...toggleCase.parameters, waitUntilFinished: true, options },
		items: phones.map((phone) => ({ phone })),
		settings: { timezone: 'UTC' },
		...others,
	});
	const again = (values: INodeParameters = {}) => ({
		callAgain: { again: { attempts: 3, gap: 'minutes', gapMinutes: 20, ...values } },
	});
	const rung = () => world.control.rungPhones().map(({ phoneNumber }) => phoneNumber);
	const asked = () => world.requests(request).length;

	beforeEach(() => world.control.settings({ klen: { endedReasons: true } }));

	/** Lets everything that sleeps wake on time. @returns the last result, and how long each slept */
	async function sleepThrough(first: WorkflowResult) {
		const slept: number[] = [];
		let result = first;
		while (result.status === 'waiting') {
			const sleeping = sleepingExecution();
			slept.push(sleeping.until.getTime() - Date.now());
			await pause(sleeping.until.getTime() - Date.now());
			result = await sleeping.passTimeLimit();
		}
		return { result, slept };
	}

	describe('Call Again If Nobody Answers', () => {
		it('calls again after some minutes, sleeping in between, and tells of each attempt', async () => {
			const { result, slept } = await live(
				world,
				async () => await sleepThrough(await world.run(run([NO_ANSWER, PHONE], again()))),
			);
			expect(result.error).toBeUndefined();
			expect(rung().sort()).toEqual([NO_ANSWER, NO_ANSWER, NO_ANSWER, PHONE].sort());
			expect(result.json).toEqual([
				expect.objectContaining({
					answeredBy: 'nobody',
					placement: 'confirmed',
					attempt: 3,
					attempts: [1, 2, 3].map(
						() => expect.objectContaining({ answeredBy: 'nobody' }) as object,
					),
				}),
				expect.objectContaining({ status: 'completed', attempt: 1 }),
			]);
			expect(slept).toHaveLength(2);
			const times = world.control
				.rungPhones()
				.filter(({ phoneNumber }) => phoneNumber === NO_ANSWER)
				.map(({ at }) => Date.parse(at));
			for (const [index, time] of times.slice(1).entries()) {
				expect(time - times[index]!).toBeGreaterThan(20 * MINUTE);
				expect(time - times[index]!).toBeLessThan(23 * MINUTE);
			}
			expect(result.items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		});

		it.each([
			[VOICEMAIL, {}, 1],
			[VOICEMAIL, { afterVoicemail: true, attempts: 2 }, 2],
			[REFUSED, {}, 1],
		])('calls %s with %j %i times', async (phone, values, times) => {
			await live(world, async () => {
				const options = { continueOnFail: 'continueRegularOutput' } as const;
				await sleepThrough(await world.run(run([phone], again(values), options)));
			});
			expect(asked()).toBe(times);
		});

		it('calls nobody again who declined', async () => {
			await live(world, async () => {
				expect((await world.run(run([REJECTED], again()))).status).toBe('success');
			});
			expect(asked()).toBe(1);
		});

		it('calls at the same time of the next day, within the calling hours', async () => {
			const parameters = { limitCallingHours: true, callingDays: [1, 2, 3, 4, 5] };
			const { slept } = await live(world, async () => {
				jest.setSystemTime(new Date('2025-03-28T12:00:00Z'));
				const friday = run([NO_ANSWER], again({ gap: 'nextDay', attempts: 2 }));
				Object.assign(friday.parameters, parameters);
				return await sleepThrough(await world.run(friday));
			});
			// Saturday noon, and then Monday at nine.
			const hours = slept.map((ms) => Math.round(ms / 60 / MINUTE));
			expect(hours).toEqual([24, 45]);
			expect(asked()).toBe(2);
		});

		it('places no attempt again when n8n dies and the execution is retried', async () => {
			const { result } = await live(world, async () => {
				const options = run([NO_ANSWER, PHONE], again({ attempts: 2 }));
				const execution = world.begin(options);
				await sleepThrough(await execution.finished);
				expect(asked()).toBe(3);
				const left = execution.crash({ hasLog: true });
				restartN8n();
				await pause(15_000);
				return await sleepThrough(await world.retry(left, options));
			});
			expect(asked()).toBe(3);
			expect(result.json).toEqual([
				expect.objectContaining({ placement: 'recovered', attempt: 2 }),
				expect.objectContaining({ placement: 'recovered', attempt: 1 }),
			]);
		});

		it.each([
			[{ attempts: 1 }, 'Attempts in row 1 of Call Again If Nobody Answers must be'],
			[{ gapMinutes: 0 }, 'Minutes in row 1 of Call Again If Nobody Answers must be'],
		])('rings nobody with %j', async (values, message) => {
			const { error } = await world.run(run([PHONE], again(values)));
			expect(error?.message).toContain(message);
			expect(asked()).toBe(0);
		});
	});

	describe('Calls at the Same Time', () => {
		it.each([1, 2])('places the next call when one of %i is over', async (callsAtOnce) => {
			setTalk(60);
			const phones = [PHONE, OTHER_PHONE, THIRD_PHONE, '+15550000004'];
			const result = await live(world, async () => await world.run(run(phones, { callsAtOnce })));
			expect(result.json.map(({ status }) => status)).toEqual(phones.map(() => 'completed'));
			expect(rung()).toEqual(phones);
			const times = world.requests(request).map(({ receivedAtMs }) => receivedAtMs);
			const since = (index: number, before: number) => times[index]! - times[index - before]!;
			for (let index = callsAtOnce; index < phones.length; index++) {
				expect(since(index, callsAtOnce)).toBeGreaterThan(MINUTE);
				expect(since(index, callsAtOnce)).toBeLessThan(2 * MINUTE);
			}
			if (callsAtOnce > 1) expect(since(1, 1)).toBeLessThan(MINUTE);
		});

		it('rings nobody else when a call fails for which the execution ends', async () => {
			setTalk(10 * 60);
			const { error } = await live(world, async () => {
				const options = run([PHONE, OTHER_PHONE], { callsAtOnce: 1 });
				Object.assign(options.parameters, { timeLimit: 2 });
				return await world.run(options);
			});
			expect(error?.message).toContain('did not end within 2 minutes');
			expect(rung()).toEqual([PHONE]);
		});
	});

	describe('Start At', () => {
		it('places the call then, and at once when the time is over', async () => {
			const at = '2030-05-01T10:00:00Z';
			const { result, slept } = await live(world, async () => {
				jest.setSystemTime(new Date('2030-05-01T09:00:00Z'));
				const first = await world.run(run([PHONE], { startAt: at }));
				expect(asked()).toBe(0);
				return await sleepThrough(first);
			});
			expect(slept).toEqual([60 * MINUTE]);
			expect(result.json).toEqual([
				expect.objectContaining({ status: 'completed', placement: 'confirmed' }),
			]);
			const past = await live(world, async () => {
				jest.setSystemTime(new Date('2030-05-02T09:00:00Z'));
				return await world.run(run([OTHER_PHONE], { startAt: at }));
			});
			expect(past.json).toEqual([expect.objectContaining({ status: 'completed' })]);
		});

		it('names the field when it is no time', async () => {
			const { error } = await world.run(run([PHONE], { startAt: 'soon' }));
			expect(error?.message).toContain('Start At cannot be read');
			expect(asked()).toBe(0);
		});
	});
}
