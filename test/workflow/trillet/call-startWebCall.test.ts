import { PRODUCTION_IDS } from '../../../simulator/trillet/seed';
import { testOperation } from '../operation-suite';
import { emptyLocator, notFound } from './refusals';
import { byId, inFields, useTrillet } from './trillet';

const { salesAgent, supportAgent } = PRODUCTION_IDS;
const trillet = useTrillet();

testOperation(trillet, {
	resource: 'call',
	operation: 'startWebCall',
	request: 'startWebCall',
	parameters: { agentId: byId('={{ $json.agent }}') },
	good: () => [{ agent: salesAgent }, { agent: supportAgent }],
	expectOutput: (outputs, { agent }) => {
		expect(outputs).toEqual([
			{
				status: 'success',
				callId: expect.any(String) as string,
				roomName: expect.stringMatching(/^web-/) as string,
				token: expect.stringMatching(/^eyJ/) as string,
				agent: expect.objectContaining({ id: agent }) as object,
			},
		]);
	},
	bad: emptyLocator('Call Agent', { agent: '' }),
	refused: notFound({ agent: 'nobody' }),
});

it('sends every field', async () => {
	const result = await trillet.run({
		resource: 'call',
		operation: 'startWebCall',
		parameters: {
			agentId: byId(salesAgent),
			mode: 'text',
			...inFields({ firstName: 'John' }),
			options: { callbackUrl: 'https://n8n.example.com/webhook/1' },
		},
	});
	expect(result.error).toBeUndefined();
	expect(trillet.requests()[0]?.body).toEqual({
		agentId: salesAgent,
		mode: 'text',
		dynamic_variables: { firstName: 'John' },
		callback_url: 'https://n8n.example.com/webhook/1',
	});
	expect(await trillet.rungPhones()).toEqual([]);
});
