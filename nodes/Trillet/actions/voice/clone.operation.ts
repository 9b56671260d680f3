import { inputFileField, MEGABYTE, readInputFile } from '../../../shared/fields/inputFile';
import { createOnce, UNCONFIRMED } from '../../../shared/calls/create';
import { toItems, type Operation } from '../../../shared/node/operation';
import type { TrilletClient } from '../../api/client';
import { findByName } from '../../api/made';
import { readTexts, voiceDescription, voiceLanguage, voiceName } from './fields';

const MAX_SIZE = 50 * MEGABYTE;

/** Clones a voice (docs.trillet.ai/v1/api-reference/endpoints/voices/clone). */
export const clone: Operation<TrilletClient> = {
	name: 'Clone',
	value: 'clone',
	action: 'Clone a voice',
	description:
		'Compute the embedding of a voice from a recording of at most 50 MB, and save the voice when it gets a name',
	requests: ['cloneVoice'],
	bodyOf: ['cloneVoice'],
	optionalRequests: { listVoices: UNCONFIRMED },
	properties: [
		inputFileField,
		{ ...voiceName, description: 'Saves the voice under this name; without one it is not saved' },
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
		const { data, fileName, mimeType } = await readInputFile(context, { maxSize: MAX_SIZE });
		const texts = {
			...readTexts(parameters, ['name']),
			...readTexts(parameters.inside('additionalFields'), ['description', 'language']),
		};
		const form = [
			{ name: 'file', file: data, fileName, mimeType },
			...Object.entries(texts).map(([name, value]) => ({ name, value })),
		];
		const { name } = texts;
		// Without a name nothing is saved, so a further try makes nothing twice.
		const { voice = null, embedding = null } = name
			? await createOnce(context, {
					id: 'cloneVoice',
					input: { form },
					what: 'voice',
					subject: [name, fileName],
					find: async () => await findByName(client, 'listVoices', { name }),
					restore: (record) => ({ voice: record, embedding: null }),
				})
			: await client.request('cloneVoice', { form });
		return toItems({ voice, embedding });
	},
};
