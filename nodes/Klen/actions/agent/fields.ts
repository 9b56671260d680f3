import type { INodeProperties } from 'n8n-workflow';
import type { BodyField } from '../../../shared/fields/bodyFields';
import { variablesJsonField } from '../../../shared/fields/variables';
import type { ItemParameters } from '../../../shared/node/parameters';
import type { components } from '../../api/generated/contract';

type AgentBody = components['schemas']['UpdateAgentRequest'];

export const agentName: INodeProperties = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	placeholder: 'e.g. Customer Support Agent',
};

export const instructions: INodeProperties = {
	displayName: 'Instructions',
	name: 'modelInstructions',
	type: 'string',
	typeOptions: { rows: 8 },
	default: '',
	placeholder: 'e.g. You are a friendly support agent. Greet {{customer_name}} by name.',
	description:
		'The persona of the agent: personality, tone and behavior. A bare name such as {{customer_name}} is left to Klen AI, which puts a context variable there on each call; n8n fills in expressions, which start with a dollar sign.',
};

export const agentVariables = variablesJsonField({
	description: 'Values of {{variable_name}} in the instructions for calls that bring none',
	jsonExample: '{"open_tickets": [{"ID": "T-12345", "status": "In Progress"}]}',
});

/** Reads {@link agentVariables}; nothing is sent when there is no variable. */
export function readAgentVariables(values: ItemParameters): Pick<AgentBody, 'variables'> {
	const variables = values.jsonObject(agentVariables.name);
	return Object.keys(variables).length > 0 ? { variables } : {};
}

/** What of an agent can be changed. */
export const agentFields: Array<BodyField<AgentBody>> = [
	{
		property: agentName,
		read: (values, name) => ({ name: values.requiredText(name) }),
	},
	{
		property: instructions,
		read: (values, name) => ({ model_instructions: values.template(name) }),
	},
	{ property: agentVariables, read: readAgentVariables },
];
