import axios from 'axios';
import type { INodeParameters } from 'n8n-workflow';
import { outputOf } from '../../tools/real-n8n/api';
import { LanguageModelStub, type Reply } from '../harness/language-model';
import { RealN8nBench, START_TIMEOUT_MS } from '../harness/real-n8n';
import { node, webhookWorkflow } from '../harness/real-workflow';

const NUMBER = '+15551234567';
const LIST = 'List_agents';
const CALL = 'Place_a_call';

let bench: RealN8nBench;
let model: LanguageModelStub;

/** The ID of an agent in what the tool answered, as a model would find it. */
function idOf(name: string, answer: string): string {
	const plain = answer.replaceAll('\\', '');
	const record = plain.split('{').find((part) => part.includes(`"${name}"`)) ?? '';
	return /"id":(\d+)/.exec(record)?.[1] ?? answer;
}

/** Lists the agents, calls with the one for sales, twice as models do, and tells what came of it. */
function script([agents, , call]: string[]): Reply {
	if (agents === undefined) return { tool: LIST, input: { Limit: '5' } };
	if (call === undefined) {
		const input = {
			Agent: idOf('Sales Representative', agents),
			Phone_Number: NUMBER,
			Context_Variables: { customer_name: 'Jo', order: { id: 7 } },
		};
		return { tool: CALL, input };
	}
	return { text: `Done: ${call}` };
}

beforeAll(async () => {
	bench = await RealN8nBench.start();
	model = await LanguageModelStub.start(script);
}, START_TIMEOUT_MS);
afterAll(async () => {
	await model.stop();
	await bench.stop();
});

it('lets an AI agent list agents and place a call, and rings once when it repeats itself', async () => {
	const klen = await bench.createCredential('klen_test_all');
	const openAi = await bench.api.createCredential('openAiApi', 'Language model', {
		apiKey: 'none',
		url: model.url,
	});
	const tool = (name: string, parameters: INodeParameters) =>
		node(name, 'n8n-nodes-voice-agents.klenTool', parameters, klen);
	const nodes = [
		{
			...node('Agent', '@n8n/n8n-nodes-langchain.agent', {
				promptType: 'define',
				text: '={{ $json.body.task }}',
			}),
			typeVersion: 3.1,
		},
		{
			...node(
				'Model',
				'@n8n/n8n-nodes-langchain.lmChatOpenAi',
				{ model: { __rl: true, mode: 'id', value: 'stub' } },
				openAi,
			),
			typeVersion: 1.2,
		},
		tool('List agents', {
			resource: 'agent',
			operation: 'getAll',
			limit: "={{ $fromAI('Limit', 'How many', 'number') }}",
		}),
		tool('Place a call', {
			resource: 'call',
			operation: 'initiate',
			agentId: { __rl: true, mode: 'id', value: "={{ $fromAI('Agent', '', 'string') }}" },
			phoneNumber: "={{ $fromAI('Phone_Number', '', 'string') }}",
			specifyVariables: 'json',
			variablesJson: "={{ $fromAI('Context_Variables', '', 'json') }}",
		}),
	];
	const toAgent = (type: 'ai_languageModel' | 'ai_tool') => ({
		[type]: [[{ node: 'Agent', type, index: 0 }]],
	});
	const { id, name } = await bench.api.createWorkflow(
		webhookWorkflow(nodes, {
			Webhook: { main: [[{ node: 'Agent', type: 'main', index: 0 }]] },
			Model: toAgent('ai_languageModel'),
			'List agents': toAgent('ai_tool'),
			'Place a call': toAgent('ai_tool'),
		}),
	);
	await bench.api.publish(id);
	await axios.post(`${bench.n8n.url}/webhook/${name}`, { task: 'Call Jo about the order.' });
	const [run] = await bench.runsUntil(id, ({ status }) => status !== 'running');
	if (!run) throw new Error('The agent did not run');

	const [answer] = outputOf(run, 'Agent').map(({ json }) => json);
	expect(answer?.output).toContain('"placement":"confirmed"');
	const [call] = bench.simulator.control.klen.production.calls();
	expect(call).toMatchObject({ phoneNumber: NUMBER, agentId: 789 });
	expect(bench.simulator.control.requests({ operationId: 'initiateCall' })).toEqual([
		expect.objectContaining({
			body: expect.objectContaining({
				variables: { customer_name: 'Jo', order: { id: 7 } },
			}) as object,
		}),
	]);
	const offered = Object.fromEntries(model.tools.map((offer) => [offer.name, offer]));
	expect(Object.keys(offered).sort()).toEqual([LIST, CALL]);
	expect(offered[CALL]?.description).toBe('Initiate a call in Klen AI');
	expect(Object.keys(offered[CALL]?.parameters.properties ?? {}).sort()).toEqual([
		'Agent',
		'Context_Variables',
		'Phone_Number',
	]);
});
