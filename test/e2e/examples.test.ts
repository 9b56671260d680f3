import axios from 'axios';
import type { INodeParameters, INodeTypeDescription } from 'n8n-workflow';
import { PRODUCTION_IDS } from '../../simulator/trillet/seed';
import { exampleNames, readExampleFile } from '../../tools/examples';
import { outputOf, waitFor } from '../../tools/real-n8n/api';
import { EXAMPLE_TIMEOUT_MS, ExampleBench, WEBHOOK_SECRET } from '../harness/example-bench';
import { unknownParameters } from '../harness/example-checks';
import { LanguageModelStub } from '../harness/language-model';
import { START_TIMEOUT_MS } from '../harness/real-n8n';
import { ReviewerStub } from '../harness/reviewer';

/** Those that the demo runs, and with it demo.test.ts. */
const RUN_BY_THE_DEMO = ['call-and-branch', 'place-a-call', 'when-a-call-ends'];
const DAY_MS = 86_400_000;

const ANSWERED = '+15551230001';
const UNANSWERED = '+15005550005';

const anyTime: INodeParameters = { limitCallingHours: false };
/** Fills in **Your settings**, the one node in which an example is adapted; the rest of it stays. */
function settings(example: string, values: Record<string, string>): INodeParameters {
	const node = readExampleFile(example).nodes.find(({ name }) => name === 'Your settings');
	const { assignments } = node?.parameters as unknown as {
		assignments: { assignments: Array<{ name: string; value: string }> };
	};
	const filledIn = assignments.assignments.map((field) => ({
		...field,
		value: values[field.name] ?? field.value,
	}));
	return { ...node?.parameters, assignments: { assignments: filledIn } };
}

const aSecond: INodeParameters = { amount: 1, unit: 'seconds' };

let bench: ExampleBench;
beforeAll(async () => {
	bench = await ExampleBench.start();
}, START_TIMEOUT_MS);
afterAll(() => bench?.stop());
beforeEach(() => bench.reset());

/** Imports an example, runs it, and looks at what it did. */
const TRIALS: Record<string, () => Promise<void>> = {
	async 'ai-agent-that-calls'() {
		const told: string[] = [];
		const model = await LanguageModelStub.start(([agents, call, record]) => {
			if (agents === undefined) return { tool: 'List_agents', input: {} };
			if (call === undefined) {
				const toolParameters = {
					Agent: '789',
					Phone_Number: ANSWERED,
					Context_Variables: { topic: 'order' },
				};
				return { tool: 'Place_a_call', input: { toolParameters, hitlParameters: {} } };
			}
			const id = /call_[0-9a-f]{6,}/.exec(call)?.[0] ?? '';
			if (record === undefined) return { tool: 'Look_a_call_up', input: { Call: id } };
			told.push(record);
			return { text: `Done: ${record}` };
		});
		const reviewer = await ReviewerStub.start();
		try {
			const data = { apiKey: 'none', url: model.url };
			await bench.api.createCredential('openAiApi', 'OpenAI account', data);
			const messenger = { accessToken: 'none', baseUrl: reviewer.url };
			await bench.api.createCredential('telegramApi', 'Telegram account', messenger);
			const workflow = await bench.import('ai-agent-that-calls', {
				parameters: {
					'When a chat message comes in': { public: true },
					'Place a call': anyTime,
					'Ask a person first': { chatId: '1' },
				},
			});
			await bench.api.publish(workflow.id);
			await axios.post(bench.urlOf(workflow, 'webhook', '/chat'), {
				action: 'sendMessage',
				sessionId: 'session',
				chatInput: 'Call Jo about the order.',
			});
			const question = await reviewer.nextQuestion();
			expect(question.text).toContain(ANSWERED);
			expect(bench.bodiesOf('initiateCall')).toEqual([]);
			await question.press(/approve/i);

			// What the agent says in the end goes to a chat that is open, as the editor's is.
			const found = await waitFor(
				'The look at the call',
				async () => told[0],
				EXAMPLE_TIMEOUT_MS / 2,
			);
			expect(found).toContain(bench.klen.calls()[0]?.klenCallId);
			expect(bench.bodiesOf('initiateCall')).toEqual([
				expect.objectContaining({ phone_number: ANSWERED, variables: { topic: 'order' } }),
			]);
		} finally {
			await model.stop();
			await reviewer.stop();
		}
	},

	async 'api-status-alert'() {
		await bench.runByHand(await bench.import('api-status-alert'));
		expect(bench.receiver.texts()).toEqual([]);

		const keys = { apiKey: 'klen_test_inactive' };
		const credential = await bench.createKlenCredential('Revoked key', keys);
		const workflow = await bench.import('api-status-alert', { credentials: [credential] });
		await bench.runByHand(workflow);
		await bench.runByHand(workflow);
		expect(bench.receiver.texts()).toEqual([expect.stringMatching(/^DOWN .*\n.*Klen AI/)]);
	},

	async 'appointment-reminder'() {
		const customer = (phone: string | null) => ({ name: 'Jo', email: null, phone, notes: null });
		const startTime = bench.now + DAY_MS;
		for (const phone of [ANSWERED, UNANSWERED, null]) {
			const status = 'confirmed';
			bench.klen.addCalendarEvents({ startTime, status, customer: customer(phone) });
		}
		await bench.runByHand(
			await bench.import('appointment-reminder', {
				parameters: {
					'Your settings': settings('appointment-reminder', { agentId: '789' }),
					'Call all customers': anyTime,
				},
			}),
		);

		expect(bench.bodiesOf('initiateCall')).toContainEqual(
			expect.objectContaining({
				phone_number: ANSWERED,
				variables: { customer_name: 'Jo', appointment_time: expect.stringMatching(/day at \d/) },
			}),
		);
		expect(bench.receiver.texts()).toEqual([expect.stringContaining(`${UNANSWERED} (failed)`)]);
		expect(bench.receiver.texts()[0]).not.toContain(ANSWERED);
	},

	async 'batch-campaign'() {
		const workflow = await bench.import('batch-campaign', {
			parameters: {
				'When a spreadsheet is uploaded': { authentication: 'none' },
				'Your settings': settings('batch-campaign', { agentId: PRODUCTION_IDS.salesAgent }),
				'Call everybody in the spreadsheet': anyTime,
			},
		});
		const rows = ['phone_number,firstName', `${ANSWERED},Jo`, `${UNANSWERED},Al`].join('\n');
		await bench.submit(workflow, [new File([rows], 'people.csv', { type: 'text/csv' })]);

		expect(bench.receiver.received).toEqual([{ path: '/campaigns', body: expect.any(String) }]);
		const [report] = bench.receiver.received;
		expect(report?.body).toContain('1 of 2 calls completed');
		expect(report?.body).toMatch(new RegExp(`\\${UNANSWERED}.*No answer`));
	},

	async 'crm-sync'() {
		const workflow = await bench.import('crm-sync', {
			parameters: { 'Give Klen AI time to write it up': aSecond },
		});
		await bench.api.publish(workflow.id);
		const summary = 'The customer asked for a quote.';
		const [call] = bench.klen.addCalls({ status: 'completed', summary, hasRecording: true });
		await bench.klen.emit({ event: 'call.ended', id: call?.klenCallId });
		await bench.succeeded(workflow);

		const [activity, file] = bench.receiver.received;
		expect(JSON.parse(activity?.body ?? '')).toMatchObject({
			external_id: call?.klenCallId,
			summary,
			transcript: call?.transcript,
		});
		expect(file?.path).toBe('/api/activities/record_1/files');
		expect(file?.body).toContain('RIFF');
	},

	async 'daily-summary'() {
		const createdAt = bench.now - DAY_MS;
		const agentId = PRODUCTION_IDS.supportAgent;
		bench.trillet.addCalls({ count: 3, createdAt, agentId });
		await bench.runByHand(await bench.import('daily-summary'));

		const [report] = bench.receiver.received;
		expect(report?.body).toMatch(/<svg[^]*Support Agent<\/text><rect[^]*<\/svg>/);
		expect(report?.body).toMatch(/<td>Support Agent<\/td><td>[3-9]<\/td>/);
	},

	async 'key-rotation-check'() {
		const keys = { apiKey: 'klen_test_all', secondApiKey: 'klen_test_second' };
		const refused = { apiKey: 'trillet_test_inactive' };
		const credentials = [
			await bench.createKlenCredential('Two keys', keys),
			await bench.createTrilletCredential('Refused key', refused),
		];
		await bench.runByHand(await bench.import('key-rotation-check', { credentials }));

		expect(bench.receiver.texts().sort()).toEqual([
			expect.stringContaining('Klen AI accepts the second key too (production)'),
			expect.stringContaining('Trillet AI refuses the key "API Key" (production)'),
		]);
	},

	async 'greet-caller'() {
		const [contact] = bench.klen.addContacts({ firstName: 'Ada', lastName: 'Lovelace' });
		const phone = contact?.phoneNumbers.find(({ primary }) => primary)?.phoneNumber ?? '';
		await bench.publishFor('greet-caller', 'Who is calling?', PRODUCTION_IDS.supportFlow);
		const known = await bench.ring(PRODUCTION_IDS.supportAgent, phone);
		expect(known.dynamicVariables).toMatchObject({ customer_name: 'Ada Lovelace', is_known: true });
		const stranger = await bench.ring(PRODUCTION_IDS.supportAgent, '+15559998888');
		expect(stranger.dynamicVariables).toMatchObject({ customer_name: 'there', is_known: false });
		// The fallback, when nothing is known of the caller.
		const withheld = await bench.ring(PRODUCTION_IDS.supportAgent, '');
		expect(withheld.dynamicVariables).toMatchObject({ customer_name: 'there' });
	},

	async 'book-during-call'() {
		const workflow = await bench.publishFor(
			'book-during-call',
			'When the agent books',
			PRODUCTION_IDS.supportFlow,
		);
		const start = new Date(bench.now + DAY_MS).toISOString();
		bench.answerTools({ book_appointment: { start, customer_name: 'Ada' } });
		const call = await bench.ring(PRODUCTION_IDS.supportAgent, ANSWERED);
		await bench.succeeded(workflow);
		expect(call.questions).toMatchObject([
			{ outcome: 'answered', answer: expect.stringContaining('is booked') as string },
		]);
		const [event] = bench.klen.calendarEvents().filter(({ title }) => title.includes('Ada'));

		expect(call.dynamicVariables).toEqual({ appointment_id: String(event?.id) });
		expect(event).toMatchObject({ title: 'Appointment with Ada' });
		await bench.heard(1);
		expect(bench.receiver.texts()).toEqual([expect.stringContaining('New: ')]);

		bench.answerTools({ book_appointment: { start: 'on Thursday', customer_name: 'Ada' } });
		const failed = await bench.ring(PRODUCTION_IDS.supportAgent, ANSWERED);
		expect(failed.questions?.[0]?.answer).toContain('A colleague will call back');
	},

	async 'hand-over-after-hours'() {
		const hours = (opens: number, closes: number) => ({
			assignments: {
				assignments: Object.entries({ opens, closes, hour: 12, weekday: 1, from: ANSWERED }).map(
					([name, value]) => ({ id: name, name, value, type: typeof value }),
				),
			},
		});
		const agent = PRODUCTION_IDS.supportAgent;
		const ring = async (opens: number, closes: number) => {
			const parameters = { 'Working hours': hours(opens, closes) };
			const flow = PRODUCTION_IDS.supportFlow;
			const { id } = await bench.publishFor(
				'hand-over-after-hours',
				'Who is calling?',
				flow,
				parameters,
			);
			const call = await bench.ring(agent, ANSWERED);
			await bench.api.unpublish(id);
			return call.dynamicVariables;
		};
		expect(await ring(9, 17)).toEqual({ is_open: true, hand_over_to: '' });
		expect(bench.receiver.texts()).toEqual([]);
		expect(await ring(13, 17)).toEqual({ is_open: false, hand_over_to: '+15551234567' });
		await bench.heard(1);
		expect(bench.receiver.texts()).toEqual([`${ANSWERED} is being handed over to you`]);
	},

	async 'missed-call-sms'() {
		const workflow = await bench.import('missed-call-sms', {
			parameters: {
				'Your settings': settings('missed-call-sms', { messageFlowId: PRODUCTION_IDS.smsFlow }),
			},
		});
		await bench.api.publish(workflow.id);
		const url = bench.urlOf(workflow, 'webhook', '/webhook');
		bench.trillet.addWebhook({ url, events: ['call.failed'], secret: WEBHOOK_SECRET });
		const calls = bench.trillet.addCalls({
			count: 2,
			status: 'no-answer',
			direction: 'outbound',
			to: ANSWERED,
		});
		for (const [index, { callId }] of calls.entries()) {
			await bench.trillet.emit({ event: 'call.failed', id: callId });
			await bench.succeeded(workflow, index + 1);
		}

		expect(bench.bodiesOf('generateMessage')).toEqual([
			expect.objectContaining({ to: ANSWERED, autopilot: true }),
		]);
	},

	async 'speed-to-lead'() {
		const parameters = {
			'Your settings': settings('speed-to-lead', { agentId: '789' }),
			'Call the lead and wait for the end': anyTime,
		};
		const workflow = await bench.import('speed-to-lead', { parameters });
		const answers = (phone: string) => ['Jo', 'jo@example.com', phone, '["Yes"]'];
		const reached = await bench.submit(workflow, answers('+1 555-123-0001'));

		expect(outputOf(reached, 'Book the follow-up meeting')[0]?.json).toMatchObject({
			title: 'Follow up with Jo',
		});
		expect(bench.bodiesOf('initiateCall')).toEqual([
			expect.objectContaining({ phone_number: ANSWERED, variables: { customer_name: 'Jo' } }),
		]);

		const other = await bench.import('speed-to-lead', { parameters });
		const missed = await bench.submit(other, answers(UNANSWERED));
		expect(outputOf(missed, 'Remind a colleague to call')[0]?.json).toMatchObject({
			title: 'Call Jo, whom the assistant did not reach',
		});

		const third = await bench.import('speed-to-lead', { parameters });
		const unreadable = await bench.submit(third, answers('Ann'));
		expect(outputOf(unreadable, 'Remind a colleague to call')).toHaveLength(1);
		expect(bench.bodiesOf('createCalendarEvent').at(-1)).toMatchObject({
			customer_phone: 'Ann',
			description: expect.stringContaining('Phone Number') as string,
		});
		expect(bench.bodiesOf('initiateCall')).toHaveLength(2);
	},
};

describe('every example', () => {
	let types: INodeTypeDescription[];
	let credentialTypes: Array<{ name: string }>;
	beforeAll(async () => {
		types = (await bench.api.fetch<INodeTypeDescription[]>('/types/nodes.json')).body;
		credentialTypes = (await bench.api.fetch<Array<{ name: string }>>('/types/credentials.json'))
			.body;
	});

	it.each(exampleNames())(
		'%s opens with nodes, parameters and credentials that n8n knows',
		(name) => {
			for (const node of readExampleFile(name).nodes) {
				const type = types.find(
					(known) => known.name === node.type && [known.version].flat().includes(node.typeVersion),
				);
				expect([node.type, node.typeVersion, type?.displayName]).toEqual([
					node.type,
					node.typeVersion,
					expect.any(String),
				]);
				expect([node.name, type && unknownParameters(node, type)]).toEqual([node.name, []]);
				for (const credential of Object.keys(node.credentials ?? {})) {
					expect(credentialTypes).toContainEqual(expect.objectContaining({ name: credential }));
				}
			}
		},
	);

	it('is run here or by the demo', () => {
		expect([...Object.keys(TRIALS), ...RUN_BY_THE_DEMO].sort()).toEqual(exampleNames());
	});

	it.each(Object.entries(TRIALS))(
		'%s does what it says',
		async (_, run) => await run(),
		EXAMPLE_TIMEOUT_MS,
	);
});
