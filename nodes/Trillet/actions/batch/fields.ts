import type { INodeProperties } from 'n8n-workflow';

/** A batch, by its ID: the API has no list of them. */
export const batchIdField: INodeProperties = {
	displayName: 'Batch ID',
	name: 'batchId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. batch_7891011121314',
	description: 'The ID that Create returned, also shown in the Trillet AI dashboard',
};
