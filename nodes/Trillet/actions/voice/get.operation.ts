import { toItems, type Operation } from '../../../shared/node/operation';
import type { TrilletClient } from '../../api/client';

/** Reads a voice (docs.trillet.ai/v1/api-reference/endpoints/voices/get). */
export const get: Operation<TrilletClient> = {
	name: 'Get',
	value: 'get',
	action: 'Get a voice',
	description: 'Get name, provider, gender and accent of a voice',
	requests: ['getVoice'],
	properties: [
		{
			displayName: 'Voice ID',
			name: 'voiceId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 66616b7c8d9e0f1a2b3c4d5e',
			description: 'The ID that Create, Clone and Get Many return',
		},
	],
	async execute({ client, parameters }) {
		const voice = await client.request('getVoice', {
			path: { id: parameters.requiredText('voiceId') },
		});
		return toItems(voice);
	},
};
