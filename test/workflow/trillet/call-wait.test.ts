import { PRODUCTION_IDS } from '../../../simulator/trillet/seed';
import { inVirtualTime, restartN8n, sleepingExecution } from '../../harness/workflow';
import { sleepingCallsOf, type WaitRun } from './sleeping-calls';
import { byId, expectNoKeyIn, inFields, useTrillet } from './trillet';

const { salesAgent } = PRODUCTION_IDS;
const trillet = useTrillet();
const { newestCall, start, startAndSleep, completed, callBack } = sleepingCallsOf(trillet);

describe('the call', () => {
	it('is placed once, with a callback that wakes this execution', async () => {
		await startAndSleep({
			...inFields({ firstName: 'Jo' }),
			options: { metadata: '{"contact": 4711}' },
		});
		expect(trillet.requests()).toEqual([
			expect.objectContaining({
				operationId: 'startCall',
				body: {
					to: '+15551234567',
					call_agent_id: salesAgent,
					dynamic_variables: { firstName: 'Jo' },
					metadata: {
						contact: 4711,
						n8n_correlation_id: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
					},
					callback_url: expect.stringMatching(/\/webhook-waiting\/\d+/) as string,
				},
			}),
		]);
		expect(await trillet.rungPhones()).toEqual(['+15551234567']);
	});

	it('keeps the key out of what n8n stores while it sleeps', async () => {
		expectNoKeyIn((await startAndSleep()).text);
	});

	it('is waited for until the time limit', async () => {
		const before = Date.now();
		const { until } = await startAndSleep({ timeLimit: 5 });
		expect(until.getTime() - before).toBeGreaterThanOrEqual(5 * 60_000);
		expect(until.getTime() - Date.now()).toBeLessThanOrEqual(5 * 60_000);
	});

	it.each([
		['a lost answer', { reset: true }],
		['a server error', { status: 502, body: 'Bad gateway' }],
	])('is found and waited for after %s', async (_, fault) => {
		trillet.control.addFault({ operationId: 'startCall', when: 'after', ...fault });
		const { status } = await inVirtualTime(async () => await start());
		expect(status).toBe('waiting');
		const result = await callBack(sleepingExecution(), completed());
		expect(result?.json).toEqual([
			expect.objectContaining({
				callId: newestCall()?.callId,
				status: 'completed',
				placement: 'recovered',
			}),
		]);
		expect(await trillet.rungPhones()).toEqual(['+15551234567']);
	});

	it('is found, and looked at until it is over, when the execution is retried', async () => {
		const run = {
			resource: 'call',
			operation: 'startAndWait',
			parameters: { agentId: byId(salesAgent), toNumber: '+15551234567' },
		};
		trillet.control.setSpeed(1);
		trillet.control.addFault({ operationId: 'startCall', when: 'after', reset: true });
		trillet.control.addFault({ operationId: 'listCallHistory', status: 403, times: 3 });
		const settled = await inVirtualTime(async () => {
			const failed = await trillet.run(run);
			expect(failed.error?.description).toContain('could not look for it');
			const retried = await trillet.retry(failed, run);
			expect(retried.status).toBe('waiting');
			const sleeping = sleepingExecution();
			await trillet.control.advance(60 * 60_000);
			return await sleeping.passTimeLimit();
		});
		expect(settled.json).toEqual([
			expect.objectContaining({
				callId: newestCall()?.callId,
				status: 'completed',
				placement: 'recovered',
				timedOut: false,
			}),
		]);
		expect(trillet.requests('startCall')).toHaveLength(1);
	});

	it('calls again when nobody answers, and tells of each attempt', async () => {
		const options = { callAgain: { again: { attempts: 2, gap: 'minutes', gapMinutes: 5 } } };
		const noAnswer = () => ({
			event: 'call.failed',
			data: { callId: newestCall()?.callId, status: 'no-answer' },
		});
		const result = await inVirtualTime(async () => {
			const first = await startAndSleep({ options });
			const asleep = await callBack(first, noAnswer());
			expect(asleep?.status).toBe('waiting');
			const pause = sleepingExecution();
			expect(pause.until.getTime() - Date.now()).toBeGreaterThan(4 * 60_000);
			jest.setSystemTime(pause.until);
			expect((await pause.passTimeLimit()).status).toBe('waiting');
			return await callBack(sleepingExecution(), completed());
		});
		expect(result?.json).toEqual([
			expect.objectContaining({
				callId: newestCall()?.callId,
				status: 'completed',
				attempt: 2,
				attempts: [
					expect.objectContaining({ answeredBy: 'nobody' }),
					expect.objectContaining({ status: 'completed' }),
				],
			}),
		]);
		expect(trillet.requests('startCall')).toHaveLength(2);
	});

	it('sleeps on while a call that a retry found lasts', async () => {
		const sleeping = await startAndSleep();
		expect((await sleeping.passTimeLimit()).error?.message).toContain('did not end');
		// What the parent stores when its sub-execution failed, and a person retries.
		const run = {
			resource: 'call',
			operation: 'startAndWait',
			parameters: { agentId: byId(salesAgent), toNumber: '={{ $json.phone }}', timeLimit: 3 },
		};
		const failed = await start({ parameters: { timeLimit: 3 } });
		delete failed.run.data.waitTill;
		sleepingExecution();
		const pauses: number[] = [];
		await inVirtualTime(async () => {
			let result = await trillet.retry(failed, run);
			while (result.status === 'waiting') {
				const next = sleepingExecution();
				pauses.push(Math.round((next.until.getTime() - Date.now()) / 60_000));
				jest.setSystemTime(next.until);
				result = await next.passTimeLimit();
			}
			expect(result.error?.message).toContain('did not end within the time limit');
		});
		expect(pauses).toEqual([1, 2]);
		expect(trillet.requests('startCall')).toHaveLength(2);
	});

	it('stops when nothing is found of it after a lost request', async () => {
		trillet.control.addFault({ operationId: 'startCall', reset: true });
		const { error } = await inVirtualTime(async () => await start());
		expect(error).toMatchObject({
			message: 'Trillet AI did not confirm this call, so it may or may not have been placed',
			description: expect.stringContaining('looked for it and found nothing') as string,
		});
	});

	it('goes on without sleeping when it may after a lost request', async () => {
		trillet.control.addFault({ operationId: 'startCall', reset: true });
		const parameters = { options: { ifOutcomeUnknown: 'continue' } };
		const { json } = await inVirtualTime(async () => await start({ parameters }));
		expect(json).toEqual([
			expect.objectContaining({ toNumber: '+15551234567', placement: 'unknown' }),
		]);
	});
});

describe('bad input', () => {
	it('refuses an address without encryption for production', async () => {
		const { error } = await trillet.run({
			resource: 'call',
			operation: 'startAndWait',
			parameters: { agentId: byId(salesAgent), toNumber: '+15551234567' },
			// At the vendor itself; nothing gets there.
			credential: { baseUrl: '' },
		});
		expect(error?.message).toContain('needs an https webhook URL');
		expect(error?.message).not.toContain('signature');
	});

	it.each<{ what: string; run: WaitRun; message: RegExp; remedy: string }>([
		{
			what: 'a bad number',
			run: { phones: ['0151 12345678'] },
			message: /^Phone Number "0151 12345678" is not in E\.164 format/,
			remedy: 'Write it with + and the country code',
		},
		{
			what: 'no time at all',
			run: { parameters: { timeLimit: 0 } },
			message: /^Time Limit \(Minutes\) must be a whole number of at least 1, but is 0/,
			remedy: 'Enter a number',
		},
		{
			what: 'several items',
			run: { phones: ['+15551110001', '+15551110002'] },
			message: /^Start and Wait for Completion takes one item at a time, but 2 came in/,
			remedy: 'Put a Loop Over Items node with batch size 1 in front',
		},
	])('is refused without a call: $what', async ({ run, message, remedy }) => {
		const { error } = await start(run);
		expect(error?.message).toMatch(message);
		expect(error?.description).toContain(remedy);
		expect(trillet.requests()).toEqual([]);
	});

	it.each(['object', 'string'] as const)(
		'is explained as by Start, in the form "%s"',
		async (errorEnvelope) => {
			trillet.control.settings({ trillet: { errorEnvelope } });
			const { error } = await start({ phones: ['+15005550001'] });
			expect(error).toMatchObject({
				name: 'NodeApiError',
				httpCode: '400',
				context: { itemIndex: 0, data: { body: expect.any(Object) as object } },
				description: expect.stringContaining('The provided phone number is invalid') as string,
			});
		},
	);

	it.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'becomes items when it may: %s',
		async (continueOnFail) => {
			const failed = async (phones: string[]) => {
				const { outputs } = await start({ phones, continueOnFail });
				return outputs[continueOnFail === 'continueErrorOutput' ? 1 : 0] ?? [];
			};
			const [refused] = await failed(['+15005550001']);
			expect(refused?.json).toMatchObject({
				error: 'Trillet AI does not accept this phone number',
				details: { httpStatus: 400, code: 'invalid_number' },
			});
			const several = await failed(['+15551110001', '+15551110002']);
			expect(several.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
			expect(several[0]?.json.error).toMatch(/takes one item at a time/);
		},
	);
});

describe('the callback', () => {
	it('ends the sleep with the call in one shape', async () => {
		const sleeping = await startAndSleep();
		const result = await callBack(sleeping, completed());
		expect(result?.error).toBeUndefined();
		expect(result?.json).toEqual([
			{
				callId: newestCall()?.callId,
				_id: null,
				status: 'completed',
				answeredBy: 'unknown',
				placement: 'confirmed',
				direction: null,
				fromNumber: null,
				toNumber: '+15551234567',
				agent: salesAgent,
				startedAt: null,
				endedAt: null,
				duration: 12,
				cost: null,
				summary: 'Fine',
				analyzedData: {},
				recordingUrl: null,
				timedOut: false,
			},
		]);
	});

	it.each([
		['a person', '+15551234567', 'person'],
		['a voicemail', '+15005550012', 'voicemail'],
		['nobody', '+15005550005', 'nobody'],
	])('is completed from the call history with who answered: %s', async (_, phone, answeredBy) => {
		const { status } = await start({ phones: [phone] });
		expect(status).toBe('waiting');
		await trillet.control.advance(60 * 60_000);
		const sleeping = sleepingExecution();
		const result = await callBack(sleeping, { call_id: newestCall()?.callId, summary: 'Fine' });
		expect(result?.json).toEqual([expect.objectContaining({ answeredBy, summary: 'Fine' })]);
		expect(trillet.requests('listCallHistory')).toHaveLength(1);
	});

	it('asks nothing when it says who answered, and loses nothing when nobody can say it', async () => {
		const analyzedData = { answered_by_voicemail: true, budget: 5 };
		const sleeping = await startAndSleep();
		const { event, data } = completed();
		const first = await callBack(sleeping, { event, data: { ...data, analyzedData } });
		expect(first?.json).toEqual([
			expect.objectContaining({ answeredBy: 'voicemail', analyzedData }),
		]);
		expect(trillet.requests('listCallHistory')).toEqual([]);

		trillet.control.addFault({ operationId: 'listCallHistory', status: 403, times: 'always' });
		const again = await startAndSleep();
		const second = await callBack(again, completed());
		expect(second?.json).toEqual([
			expect.objectContaining({ answeredBy: 'unknown', summary: 'Fine' }),
		]);
	});

	it('is returned as it came without Simplify', async () => {
		const sleeping = await startAndSleep({ simplify: false });
		const result = await callBack(sleeping, completed());
		expect(result?.json).toEqual([{ ...completed(), answeredBy: 'unknown', timedOut: false }]);
	});

	it.each(['enveloped', 'flat', 'conversation'] as const)(
		'is understood in the form "%s"',
		async (callbackBody) => {
			trillet.control.settings({ trillet: { callbackBody } });
			const sleeping = await startAndSleep();
			await trillet.control.advance(60 * 60_000);
			const bodies = trillet.control
				.deliveries({ event: 'call.completed' })
				.map(({ body }) => JSON.parse(body) as unknown);
			const result = await callBack(sleeping, bodies[0]);
			expect(result?.json).toEqual([
				expect.objectContaining({
					callId: newestCall()?.callId,
					status: 'completed',
					summary: newestCall()?.summary,
				}),
			]);
		},
	);

	it.each<[string, unknown]>([
		['the start of the call', { event: 'call.started', data: { status: 'in-progress' } }],
		['a call that lasts', { call_id: 'x', status: 'ongoing' }],
		['the end of another call', { event: 'call.completed', data: { callId: 'another' } }],
		['an event that is none of a call', { event: 'sms.sent', data: { to: '+15551234567' } }],
		['a flat body without any result', { hello: 'world' }],
		['a list', [1, 2]],
		[
			'a start with a status that nobody documented',
			{ event: 'call.started', data: { status: 'answered' } },
		],
		['a status that nobody documented', { call_id: 'x', status: 'transferring' }],
	])('does not end the sleep when it tells of %s', async (_, body) => {
		const sleeping = await startAndSleep();
		expect(await callBack(sleeping, body)).toBeUndefined();
		expect((await callBack(sleeping, completed()))?.json).toHaveLength(1);
	});

	it.each([[[]], [['WAIT_FOR_SUB_EXECUTION']]])(
		'is refused at the resume URL of n8n alone, which can be guessed (n8n without %j)',
		async (lacking) => {
			restartN8n({ lacking });
			const sleeping = await startAndSleep();
			expect(await sleeping.callResumeUrl(completed())).toBeUndefined();
			expect(await sleeping.callResumeUrl(completed(), { callbackToken: 'a' })).toBeUndefined();
			expect((await callBack(sleeping, completed()))?.json).toHaveLength(1);
		},
	);

	it.each<[string, object, string | null]>([
		['failed', { event: 'call.failed', data: {} }, 'failed'],
		['was not answered', { status: 'no-answer' }, 'no-answer'],
		['has a summary, in a body of the own making', { transcript: 'Hello' }, null],
	])('ends the sleep when the call %s', async (_, body, status) => {
		const result = await callBack(await startAndSleep(), body);
		expect(result?.json).toEqual([
			expect.objectContaining({ callId: newestCall()?.callId, status }),
		]);
	});
});
