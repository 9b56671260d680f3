import type { IDataObject, INodeProperties } from 'n8n-workflow';

/** Simplify, for answers of more than ten fields (n8n's UX guidelines). */
export const simplifyField: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

/** The named fields of a record, null where it lacks one, so that the shape is always the same. */
export function pick(record: IDataObject, fields: readonly string[]): IDataObject {
	return Object.fromEntries(fields.map((field) => [field, record[field] ?? null]));
}
