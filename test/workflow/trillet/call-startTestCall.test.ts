import { PRODUCTION_IDS } from '../../../simulator/trillet/seed';
import { testOperation } from '../operation-suite';
import { emptyLocator, notFound } from './refusals';
import { byId, useTrillet } from './trillet';

const { salesAgent, supportAgent } = PRODUCTION_IDS;
const trillet = useTrillet();
const evaluationPrompt = 'You are a customer who wants to move an appointment';

testOperation(trillet, {
	resource: 'call',
	operation: 'startTestCall',
	request: 'startTestCall',
	parameters: { agentId: byId('={{ $json.agent }}'), evaluationPrompt },
	good: () => [{ agent: salesAgent }, { agent: supportAgent }],
	expectOutput: (outputs) => {
		expect(outputs).toEqual([
			{
				callId: expect.any(String) as string,
				roomName: expect.stringMatching(/^web-/) as string,
			},
		]);
	},
	bad: emptyLocator('Call Agent', { agent: '' }),
	refused: notFound({ agent: 'nobody' }),
});

const start = async (parameters: object = {}, credential: object = {}) =>
	await trillet.run({
		resource: 'call',
		operation: 'startTestCall',
		parameters: { agentId: byId(salesAgent), evaluationPrompt, ...parameters },
		credential: { ...credential },
	});

it('sends every field, and rings nobody', async () => {
	await start({
		additionalFields: {
			campaignId: 'spring',
			promptId: 'move',
			defianceLevel: 'low',
			expectedBehavior: 'Offers two times',
		},
	});
	await start();
	expect(trillet.requests('startTestCall').map(({ body }) => body)).toEqual([
		{
			call_agent_id: salesAgent,
			evaluationPrompt,
			evaluation_context: {
				campaign_id: 'spring',
				prompt_id: 'move',
				defiance_level: 'low',
				expected_behavior: 'Offers two times',
			},
		},
		{ call_agent_id: salesAgent, evaluationPrompt },
	]);
	expect(await trillet.rungPhones()).toEqual([]);
});

it('needs no Workspace ID, as it was seen in use', async () => {
	expect((await start({}, { workspaceId: '' })).error).toBeUndefined();
});

it('asks for the prompt', async () => {
	expect((await start({ evaluationPrompt: ' ' })).error?.message).toBe('Tester Prompt is empty');
	expect(trillet.requests()).toEqual([]);
});

it('is waited for like any other call', async () => {
	const { json } = await start();
	await trillet.control.advance(60 * 60_000);
	const result = await trillet.run({
		resource: 'call',
		operation: 'waitUntilFinished',
		parameters: { callId: byId(String(json[0]?.callId)) },
	});
	expect(result.json).toEqual([
		expect.objectContaining({
			callId: json[0]?.callId,
			status: 'completed',
			summary: expect.any(String) as string,
		}),
	]);
});
