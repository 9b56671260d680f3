import type { INodeProperties } from 'n8n-workflow';
import type { BodyField } from '../../../shared/fields/bodyFields';
import type { components } from '../../api/generated/contract';

type Voice = Pick<components['schemas']['AgentFields'], 'llmModel' | 'ttsModel'>;

/** A name that is picked from suggestions or entered: the sources disagree on what is allowed. */
function suggestedName(searchListMethod: string, placeholder: string, what = 'Name') {
	return {
		type: 'resourceLocator',
		default: { mode: 'list', value: placeholder },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod, searchable: true },
			},
			{
				displayName: `By ${what}`,
				name: what.toLowerCase(),
				type: 'string',
				placeholder: `e.g. ${placeholder}`,
			},
		],
	} satisfies Partial<INodeProperties>;
}

export const fallbackLanguageModel: INodeProperties = {
	displayName: 'Fallback Language Model',
	name: 'fallbackLlmModel',
	...suggestedName('searchLanguageModels', 'gpt-4o'),
	description: 'The model to use when the first one fails; not documented by Trillet AI',
};

/** The model of an agent. */
export const languageModelField: BodyField<Voice> = {
	property: {
		displayName: 'Language Model',
		name: 'llmModel',
		...suggestedName('searchLanguageModels', 'gpt-4o-mini'),
		description:
			'The model that finds the words. The list holds what the documentation names; enter others by name.',
	},
	read: (values, name) => ({ llmModel: values.requiredText(name) }),
};

/** The voice of an agent, as every agent has it. */
export const voiceFields: Array<BodyField<Voice>> = [
	{
		property: {
			displayName: 'Voice Provider',
			name: 'voiceProvider',
			...suggestedName('searchVoiceProviders', 'rime'),
			description: 'Who makes the voice',
		},
		read: (values, name) => ({ ttsModel: { provider: values.requiredText(name) } }),
	},
	{
		property: {
			displayName: 'Voice ID',
			name: 'voiceId',
			...suggestedName('searchVoices', 'mistv2_Wildflower', 'ID'),
			description:
				'The name that the provider gives to the voice. The list holds the voices of the workspace; enter others by ID.',
		},
		read: (values, name) => ({ ttsModel: { voiceId: values.requiredText(name) } }),
	},
];

/** What the voice of a call agent speaks. */
export const languageField: BodyField<Voice> = {
	property: {
		displayName: 'Language',
		name: 'language',
		type: 'string',
		default: 'en',
		placeholder: 'e.g. en',
		description: 'Code of the language that the voice speaks',
	},
	read: (values, name) => ({ ttsModel: { language: values.requiredText(name) } }),
};
