import type { INodeProperties } from 'n8n-workflow';
import type { ItemParameters } from '../../../shared/node/parameters';

export const voiceName: INodeProperties = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	placeholder: 'e.g. Wildflower',
};

export const voiceDescription: INodeProperties = {
	displayName: 'Description',
	name: 'description',
	type: 'string',
	default: '',
	placeholder: 'e.g. Alt Female, Smart',
};

export const voiceLanguage: INodeProperties = {
	displayName: 'Language',
	name: 'language',
	type: 'string',
	default: '',
	placeholder: 'e.g. en',
	description: 'Code of the language that the voice speaks',
};

/** What creating and cloning a voice have in common: the texts that are filled in. */
export function readTexts<Name extends string>(
	values: ItemParameters,
	names: readonly Name[],
): Partial<Record<Name, string>> {
	const given = names.map((name) => [name, values.text(name)] as const);
	return Object.fromEntries(given.filter(([, text]) => text !== '')) as Partial<
		Record<Name, string>
	>;
}
