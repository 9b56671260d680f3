import type { INodeListSearchResult } from 'n8n-workflow';
import { matches } from '../../shared/fields/matches';

/** On the page of the creation, on that of the update, and with clients; each lists others. */
const LANGUAGE_MODELS = [
	'gemini-2.0-flash-001',
	'gemini-2.0-flash-live-001',
	'gemini-2.5-flash',
	'gemini-2.5-flash-preview-native-audio-dialog',
	'gemini-3.1-flash-lite',
	'gemini-live-2.5-flash-preview',
	'geminiaudiopipeline:gemini-2.5-flash-preview-native-audio-dialog',
	'gpt-4.1',
	'gpt-4.1-enterprise',
	'gpt-4.1-mini',
	'gpt-4.1-mini-enterprise',
	'gpt-4o',
	'gpt-4o-enterprise',
	'gpt-4o-mini',
	'gpt-5',
	'gpt-5.1-chat-latest',
];

/** Only the last one is not in the list of the pages, but in their samples. */
const VOICE_PROVIDERS = ['rime', 'openai', 'elevenlabs', '11labs_byo', 'google', 'cartesia'];

const suggest =
	(names: string[]) =>
	async (filter?: string): Promise<INodeListSearchResult> => ({
		results: names.filter((name) => matches(filter, name)).map((name) => ({ name, value: name })),
	});

/** Language models that the sources name; any other name can be entered as well. */
export const searchLanguageModels = suggest(LANGUAGE_MODELS);

/** Voice providers that the sources name; any other name can be entered as well. */
export const searchVoiceProviders = suggest(VOICE_PROVIDERS);
