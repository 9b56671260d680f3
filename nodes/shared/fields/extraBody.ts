import type { INodeProperties } from 'n8n-workflow';
import type { ItemParameters } from '../node/parameters';
import type { ExtraBody } from '../transport/extraBody';
import { OPTIONS } from './options';

/** In Options of every operation that sends a body. */
export const extraBodyField: INodeProperties = {
	displayName: 'Extra Body Fields (JSON)',
	name: 'extraBodyFields',
	type: 'json',
	default: '{}',
	description:
		'A JSON object with fields that the form lacks, for example of parameters that no page documents. They are sent as they are, and cannot replace what the form says.',
};

/** Whether the user adds anything. */
export const hasExtraBody = (parameters: ItemParameters): boolean =>
	Object.keys(parameters.inside(OPTIONS).jsonObject(extraBodyField.name)).length > 0;

/**
 * Reads {@link extraBodyField}.
 * @param requests the operationIds whose bodies get the fields
 * @returns undefined when there is nothing to add
 * @throws NodeOperationError that names the field
 */
export function readExtraBody(
	parameters: ItemParameters,
	requests: string[] = [],
): ExtraBody | undefined {
	if (requests.length === 0 || !hasExtraBody(parameters)) return undefined;
	return { fields: parameters.inside(OPTIONS).jsonObject(extraBodyField.name), requests };
}
