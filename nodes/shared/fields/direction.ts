import type { INodeProperties } from 'n8n-workflow';

/** A filter for the direction of calls. */
export const directionField = (description: string): INodeProperties => ({
	displayName: 'Direction',
	name: 'direction',
	type: 'options',
	options: [
		{ name: 'Inbound', value: 'inbound' },
		{ name: 'Outbound', value: 'outbound' },
	],
	default: 'inbound',
	description,
});
