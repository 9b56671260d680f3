import type { INodeProperties } from 'n8n-workflow';
import type { BodyField } from '../../../shared/fields/bodyFields';
import { variablesJsonField } from '../../../shared/fields/variables';
import type { ItemParameters } from '../../../shared/node/parameters';
import type { components } from '../../api/generated/contract';
import { callFlowLocator } from '../callFlow/locator';
import { smartCallbackFields } from './smartCallback';
import { fallbackLanguageModel } from './voice';

export type AgentBody = components['schemas']['AgentFields'];

/** A share from 0 to 1. */
function readShare(values: ItemParameters, name: string): number {
	const share = values.text(name) === '' ? NaN : Number(values.raw(name));
	if (share >= 0 && share <= 1) return share;
	throw values.error(
		name,
		`must be a number from 0 to 1, but is ${JSON.stringify(values.raw(name))}`,
		'Enter a number such as 0.5.',
	);
}

const share = (displayName: string, description: string): INodeProperties => ({
	displayName,
	name: displayName.toLowerCase(),
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 2 },
	default: 0.5,
	description,
});

export const agentName: INodeProperties = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	placeholder: 'e.g. Sales Agent',
};

export const nameField: BodyField<AgentBody> = {
	property: agentName,
	read: (values, name) => ({ name: values.requiredText(name) }),
};

/** What of an agent is set or changed besides its name, its voice and its numbers. */
export const agentFields: Array<BodyField<AgentBody>> = [
	...smartCallbackFields,
	{
		property: variablesJsonField({
			displayName: 'Variables',
			description: 'Values of {{variable_name}} in the prompt for calls that bring none',
			jsonExample: '{"plans": ["Basic", "Premium"]}',
		}),
		read: (values, name) => {
			const variables = values.jsonObject(name);
			return Object.keys(variables).length > 0 ? { variables } : {};
		},
	},
	{
		property: {
			...callFlowLocator,
			required: false,
			description: 'The flow that the agent follows; this field is not documented by Trillet AI',
		},
		read: (values, name) => ({ pathway: values.requiredText(name) }),
	},
	{
		property: {
			displayName: 'ElevenLabs API Key',
			name: 'elevenLabsApiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Only for the voice provider 11labs_byo, which uses your own account',
		},
		read: (values, name) => ({ ttsModel: { elevenLabsApiKey: values.requiredText(name) } }),
	},
	{
		property: fallbackLanguageModel,
		read: (values, name) => ({ fallbackLlmModel: values.requiredText(name) }),
	},
	{
		property: {
			displayName: 'Fallback Speech Recognition ID',
			name: 'fallbackSttProviderId',
			type: 'string',
			default: '',
			description: 'What to use when the first one fails; not documented by Trillet AI',
		},
		read: (values, name) => ({ fallbackSttProvider: { id: values.requiredText(name) } }),
	},
	{
		property: {
			displayName: 'Rime Model',
			name: 'rimeModel',
			type: 'string',
			default: '',
			description: 'Only for the voice provider rime; not documented by Trillet AI',
		},
		read: (values, name) => ({ ttsModel: { rimeModel: values.requiredText(name) } }),
	},
	{
		property: {
			displayName: 'Speech Recognition ID',
			name: 'sttProviderId',
			type: 'string',
			default: '',
			description: 'What understands the caller; not documented by Trillet AI',
		},
		read: (values, name) => ({ sttProvider: { id: values.requiredText(name) } }),
	},
	{
		property: share('Speed', 'How fast the agent speaks, from 0 to 1'),
		read: (values, name) => ({ settings: { speed: readShare(values, name) } }),
	},
	{
		property: {
			displayName: 'System Prompt',
			name: 'systemPrompt',
			type: 'string',
			typeOptions: { rows: 6 },
			default: '',
			placeholder: 'e.g. You are a friendly agent. Greet {{firstName}} by name.',
			description:
				'The persona of the agent; not documented by Trillet AI, which has the prompt in the call flow. A bare name such as {{firstName}} stays as it is.',
		},
		read: (values, name) => ({ systemPrompt: values.template(name) }),
	},
	{
		property: share('Temperature', 'How freely the agent words things, from 0 to 1'),
		read: (values, name) => ({ settings: { temperature: readShare(values, name) } }),
	},
	{
		property: {
			displayName: 'Type',
			name: 'type',
			type: 'string',
			default: 'voice',
			description: 'The kind of agent; voice is the only one that the documentation names',
		},
		read: (values, name) => ({ type: values.requiredText(name) }),
	},
	{
		property: {
			displayName: 'Voice Name',
			name: 'voiceName',
			type: 'string',
			default: '',
			placeholder: 'e.g. Wildflower',
			description: 'The name of the voice in the dashboard',
		},
		read: (values, name) => ({ ttsModel: { name: values.text(name) } }),
	},
	{
		property: share('Volume', 'How loudly the agent speaks, from 0 to 1'),
		read: (values, name) => ({ settings: { volume: readShare(values, name) } }),
	},
	{
		property: {
			displayName: 'Website URL',
			name: 'websiteUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://example.com',
			description: 'Where the agent learns about the business; not documented by Trillet AI',
		},
		read: (values, name) => ({ websiteUrl: values.text(name) }),
	},
];

/** What of a body no error may show. */
export const secretsOf = ({ ttsModel }: AgentBody): string[] =>
	ttsModel?.elevenLabsApiKey ? [ttsModel.elevenLabsApiKey] : [];
