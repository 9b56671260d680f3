import { createOnce, UNCONFIRMED } from '../../../shared/calls/create';
import { toItems, type Operation } from '../../../shared/node/operation';
import type { ItemParameters } from '../../../shared/node/parameters';
import type { TrilletClient } from '../../api/client';
import { findByName } from '../../api/made';
import type { components } from '../../api/generated/contract';
import { readTexts, voiceDescription, voiceLanguage, voiceName } from './fields';

function readEmbedding(parameters: ItemParameters): components['schemas']['VoiceEmbedding'] {
	const embedding = parameters.jsonObject('embedding');
	if (Object.keys(embedding).length > 0) return embedding;
	throw parameters.error(
		'embedding',
		'is empty',
		'Take the embedding from the output of Clone, or from where you computed it.',
	);
}

/** Saves a voice (docs.trillet.ai/v1/api-reference/endpoints/voices/create). */
export const create: Operation<TrilletClient> = {
	name: 'Create',
	value: 'create',
	action: 'Create a voice',
	description: 'Save a voice from its embedding, for example one that Clone computed',
	requests: ['createVoice'],
	bodyOf: ['createVoice'],
	optionalRequests: { listVoices: UNCONFIRMED },
	properties: [
		{ ...voiceName, required: true },
		{
			displayName: 'Embedding (JSON)',
			name: 'embedding',
			type: 'json',
			required: true,
			default: '{}',
			description: 'The voice as an object: data, in Base64, and its format',
			hint: 'After Clone: {{ $json.embedding }}',
		},
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [voiceDescription, voiceLanguage],
		},
	],
	async execute(context) {
		const { client, parameters } = context;
		const name = parameters.requiredText('name');
		const voice = await createOnce(context, {
			id: 'createVoice',
			input: {
				body: {
					name,
					embedding: readEmbedding(parameters),
					...readTexts(parameters.inside('additionalFields'), ['description', 'language']),
				},
			},
			what: 'voice',
			subject: [name],
			find: async () => await findByName(client, 'listVoices', { name }),
		});
		return toItems(voice);
	},
};
