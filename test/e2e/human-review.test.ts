import axios from 'axios';
import type { INodeParameters } from 'n8n-workflow';
import { outputOf, waitFor, type Execution } from '../../tools/real-n8n/api';
import { LanguageModelStub, type Reply } from '../harness/language-model';
import { ReviewerStub } from '../harness/reviewer';
import { RealN8nBench, START_TIMEOUT_MS } from '../harness/real-n8n';
import { node, webhookWorkflow } from '../harness/real-workflow';

const NUMBER = '+15551234567';
const PATIENCE_MS = 60_000;

let bench: RealN8nBench;
let model: LanguageModelStub;
let reviewer: ReviewerStub;

/** Calls once, and says what the tool answered. */
const script = ([call]: string[]): Reply =>
	call === undefined
		? {
				tool: 'Place_a_call',
				input: { toolParameters: { Phone_Number: NUMBER }, hitlParameters: {} },
			}
		: { text: `The tool said: ${call}` };

beforeAll(async () => {
	bench = await RealN8nBench.start();
	model = await LanguageModelStub.start(script);
	reviewer = await ReviewerStub.start();
}, START_TIMEOUT_MS);
afterAll(async () => {
	await reviewer.stop();
	await model.stop();
	await bench.stop();
});

const toAgent = (type: 'ai_languageModel' | 'ai_tool', to = 'Agent') => ({
	[type]: [[{ node: to, type, index: 0 }]],
});

/** Publishes an agent whose calls somebody has to approve. @returns its ID and its address */
async function publish(): Promise<{ id: string; url: string }> {
	const klen = await bench.createCredential('klen_test_all');
	const openAi = await bench.api.createCredential('openAiApi', 'Language model', {
		apiKey: 'none',
		url: model.url,
	});
	const telegram = await bench.api.createCredential('telegramApi', 'Messenger', {
		accessToken: 'none',
		baseUrl: reviewer.url,
	});
	const agent = node('Agent', '@n8n/n8n-nodes-langchain.agent', {
		promptType: 'define',
		text: '={{ $json.body.task }}',
	});
	const chosen: INodeParameters = { __rl: true, mode: 'id', value: 'stub' };
	const chat = node('Model', '@n8n/n8n-nodes-langchain.lmChatOpenAi', { model: chosen }, openAi);
	const review = node(
		'Review',
		'n8n-nodes-base.telegramHitlTool',
		{
			message: '=Call {{ $tool.parameters.Phone_Number }}?',
			chatId: '1',
			resource: 'message',
			operation: 'sendAndWait',
			responseType: 'approval',
			approvalOptions: { values: { approvalType: 'double' } },
		},
		telegram,
	);
	const call = node(
		'Place a call',
		'n8n-nodes-voice-agents.klenTool',
		{
			resource: 'call',
			operation: 'initiate',
			agentId: { __rl: true, mode: 'id', value: '789' },
			phoneNumber: "={{ $fromAI('Phone_Number', '', 'string') }}",
		},
		klen,
	);
	const nodes = [
		{ ...agent, typeVersion: 3.1 },
		{ ...chat, typeVersion: 1.2 },
		{ ...review, typeVersion: 1.2 },
		call,
	];
	const { id, name } = await bench.api.createWorkflow(
		webhookWorkflow(nodes, {
			Webhook: { main: [[{ node: 'Agent', type: 'main', index: 0 }]] },
			Model: toAgent('ai_languageModel'),
			Review: toAgent('ai_tool'),
			'Place a call': toAgent('ai_tool', 'Review'),
		}),
	);
	await bench.api.publish(id);
	return { id, url: `${bench.n8n.url}/webhook/${name}` };
}

const calls = () => bench.simulator.control.requests({ operationId: 'initiateCall' });

it(
	'rings a phone only when a person approves what an AI agent wants',
	async () => {
		const { id, url } = await publish();
		const known = new Set<string>();

		/** Has the agent ask, and answers as the person does. @returns what the agent says in the end */
		async function answer(button: RegExp): Promise<string> {
			await axios.post(url, { task: 'Call Jo.' });
			const question = await reviewer.nextQuestion();
			expect(question.text).toContain(NUMBER);
			expect(calls()).toEqual([]);
			await question.press(button);
			const run = await waitFor<Execution>(
				'The end',
				async () => {
					const settled = await bench.api.settledExecutions(id);
					return settled?.find((execution) => !known.has(execution.id));
				},
				PATIENCE_MS,
			);
			known.add(run.id);
			return String(outputOf(run, 'Agent')[0]?.json.output);
		}

		const denied = await answer(/decline|disapprove|deny/i);
		expect(calls()).toEqual([]);
		expect(denied).not.toContain('confirmed');

		const approved = await answer(/^approve|^✅|approve$/i);
		expect(calls()).toHaveLength(1);
		expect(approved).toContain('"placement":"confirmed"');
	},
	3 * PATIENCE_MS,
);
