import type { INodeProperties } from 'n8n-workflow';

export interface LocatorTexts {
	displayName: string;
	name: string;
	description: string;
	/** The node's method that fills the list. */
	searchListMethod: string;
	/** What the list asks for, with its article: "an agent". */
	noun: string;
	/** What can be searched, where that is not plain. */
	listHint?: string;
	idPlaceholder: string;
	idHint?: string;
	/** Whether the ID is a number, and anything else a mistake. */
	isNumber?: boolean;
}

/** A list of a few pages has come by then, unless the key's pace is used up. */
const SLOW_MS = 10_000;

const NUMBER_ONLY: NonNullable<INodeProperties['modes']>[number]['validation'] = [
	{
		type: 'regex',
		properties: { regex: '^\\d+$', errorMessage: 'Enter the database ID, a number' },
	},
];

/** A record, picked from a searchable list or by its ID. */
export function recordLocator(texts: LocatorTexts): INodeProperties {
	const { displayName, name, description, searchListMethod, noun, listHint } = texts;
	const { idPlaceholder, idHint, isNumber } = texts;
	return {
		displayName,
		name,
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: true,
		description,
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: `Select ${noun}...`,
				...(listHint && { hint: listHint }),
				typeOptions: {
					searchListMethod,
					searchable: true,
					slowLoadNotice: {
						message:
							'The list takes long, perhaps for the rate limit. Choose <b>By ID</b> instead.',
						timeout: SLOW_MS,
					},
				},
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: `e.g. ${idPlaceholder}`,
				...(idHint && { hint: idHint }),
				...(isNumber && { validation: NUMBER_ONLY }),
			},
		],
	};
}
