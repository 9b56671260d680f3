import type { INodeParameters } from 'n8n-workflow';
import { byId, useKlen } from './klen';
import { testOperation } from '../operation-suite';

const klen = useKlen();

const update = async (updateFields: INodeParameters, agent = '790') =>
	await klen.run({
		resource: 'agent',
		operation: 'update',
		parameters: { agentId: byId(agent), updateFields },
		items: [{ company: 'Acme Corp' }],
	});

testOperation(klen, {
	resource: 'agent',
	operation: 'update',
	request: 'updateAgent',
	parameters: {
		agentId: byId('={{ $json.agent }}'),
		updateFields: { name: '={{ $json.name }}' },
	},
	good: () => [
		{ agent: '123', name: 'Help Desk' },
		{ agent: 'assistant_def456', name: 'Shop' },
	],
	expectOutput: (outputs, { name }) => {
		expect(outputs).toEqual([expect.objectContaining({ name })]);
	},
	bad: { item: { agent: '123', name: '' }, message: 'Name is empty', nextStep: 'Enter a value.' },
	refused: {
		item: () => ({ agent: 'assistant_nowhere', name: 'Nobody' }),
		message: 'Klen AI does not know this agent',
		nextStep: 'Pick the agent from the list.',
		httpStatus: 404,
		code: 'agent_not_found',
	},
});

it('changes the given fields only and keeps {{variable_name}}', async () => {
	const modelInstructions =
		'=Remind {{customer_name}} of {{appointment_time}} at {{ $json.company }}.';
	const result = await update({ modelInstructions });
	expect(result.error).toBeUndefined();
	expect(klen.requests()).toEqual([
		expect.objectContaining({
			method: 'PATCH',
			path: '/api/v1/agents/790',
			body: {
				model_instructions: 'Remind {{customer_name}} of {{appointment_time}} at Acme Corp.',
			},
		}),
	]);
	expect(result.json[0]).toMatchObject({ name: 'Appointment Scheduler' });
});

it('sends variables from rows and JSON', async () => {
	await update({
		variablesJson: { customer_name: 'you', plans: ['Basic', 'Premium'] },
	});
	expect(klen.requests()[0]?.body).toEqual({
		variables: { customer_name: 'you', plans: ['Basic', 'Premium'] },
	});
});

it.each([{}, { variablesJson: '{}' }])('refuses to change nothing: %j', async (fields) => {
	const result = await update(fields as INodeParameters);
	expect(result.error).toMatchObject({
		message: 'Update Fields is empty',
		description: 'Add at least one field to change.',
	});
	expect(klen.requests()).toEqual([]);
});

it('tells an account without the endpoint from an unknown agent', async () => {
	klen.control.settings({ klen: { agentWrites: false } });
	expect((await update({ name: 'Help Desk' })).error).toMatchObject({
		message: 'The Klen AI API does not offer updating agents to this account',
		httpCode: '404',
	});
});
