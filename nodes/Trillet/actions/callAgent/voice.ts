import type { INodeProperties } from 'n8n-workflow';
import type { BodyField } from '../../../shared/fields/bodyFields';
import type { components } from '../../api/generated/contract';

type Voice = Pick<components['schemas']['AgentFields'], 'llmModel' | 'ttsModel'>;

/** A name that is picked from suggestions or entered: the sources disagree on what is allowed. */
function suggestedName(searchListMethod: string, placeholder: string) {
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
				displayName: 'By Name',
				name: 'name',
				type: 'string',
				placeholder: `e.g. ${placeholder}`,
			},
		],
	} satisfies Partial<INodeProperties>;
}

export const languageModel: INodeProperties = {
	displayName: 'Language Model',
	name: 'llmModel',
	...suggestedName('searchLanguageModels', 'gpt-4o-mini'),
	description:
		'The model that finds the words. The list holds what the documentation names; enter others by name.',
};

export const fallbackLanguageModel: INodeProperties = {
	displayName: 'Fallback Language Model',
	name: 'fallbackLlmModel',
	...suggestedName('searchLanguageModels', 'gpt-4o'),
	description: 'The model to use when the first one fails; not documented by Trillet AI',
};

export const readLanguageModel: BodyField<Voice>['read'] = (values, name) => ({
	llmModel: values.requiredText(name),
});

/** Model and voice, which every agent that speaks has. */
export const voiceFields: Array<BodyField<Voice>> = [
	{ property: languageModel, read: readLanguageModel },
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
			type: 'string',
			default: 'mistv2_Wildflower',
			placeholder: 'e.g. mistv2_Wildflower',
			description: 'How the provider calls the voice',
		},
		read: (values, name) => ({ ttsModel: { voiceId: values.requiredText(name) } }),
	},
	{
		property: {
			displayName: 'Language',
			name: 'language',
			type: 'string',
			default: 'en',
			placeholder: 'e.g. en',
			description: 'Code of the language that the voice speaks',
		},
		read: (values, name) => ({ ttsModel: { language: values.requiredText(name) } }),
	},
];
