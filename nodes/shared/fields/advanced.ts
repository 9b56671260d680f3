import type { INodeProperties } from 'n8n-workflow';

/** The switch behind which a credential keeps what few people need. */
const SWITCH: INodeProperties = {
	displayName: 'Show Advanced',
	name: 'showAdvanced',
	type: 'boolean',
	default: false,
	description:
		'Whether to show the fields that few people need. What is filled in counts either way.',
};

/**
 * Fields that show only when the user asks for them.
 *
 * n8n drops the values of fields that do not show, so each has a twin that keeps its value meanwhile.
 */
export const advancedFields = (fields: INodeProperties[]): INodeProperties[] => [
	SWITCH,
	...fields.flatMap((field): INodeProperties[] => [
		{ ...field, displayOptions: { show: { [SWITCH.name]: [true] } } },
		{ ...field, type: 'hidden', displayOptions: { show: { [SWITCH.name]: [false] } } },
	]),
];
