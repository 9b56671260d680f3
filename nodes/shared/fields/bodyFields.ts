import type { INodeProperties } from 'n8n-workflow';
import { merge } from '../merge';
import type { ItemParameters } from '../node/parameters';
import { byDisplayName } from './displayOrder';
import { hasExtraBody } from './extraBody';

/** A field that a user may add to a collection: how the editor shows it, and what the API gets. */
export interface BodyField<Body> {
	property: INodeProperties;
	read(values: ItemParameters, name: string): Body;
}

/** The parameters of the fields, in the order in which the editor lists them. */
export const propertiesOf = (fields: Array<BodyField<unknown>>): INodeProperties[] =>
	fields.map(({ property }) => property).sort(byDisplayName);

/**
 * The fields that the user added to a collection, as the API names them. What an expression
 * left undefined is not sent; an empty text is, when `keepEmpty` says so. Fields may fill in one
 * object together; of two that say the same, the later one in `fields` counts.
 */
export function readFields<Body extends object>(
	fields: Array<BodyField<Body>>,
	values: ItemParameters,
	{ keepEmpty }: { keepEmpty: boolean },
): Partial<Body> {
	const isGiven = (name: string) => {
		const value = values.raw(name);
		// A text of nothing but a vendor's placeholder is undefined as an expression.
		return values.template(name) !== '' || (keepEmpty && value !== undefined && value !== null);
	};
	const given = fields.filter(({ property }) => isGiven(property.name));
	return given.reduce<Partial<Body>>(
		(body, { property, read }) => merge(body, read(values, property.name)),
		{},
	);
}

/** The collection with the fields to change. */
export const updateFields = (fields: Array<BodyField<unknown>>): INodeProperties => ({
	displayName: 'Update Fields',
	name: 'updateFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	description: 'What to change. A text that is added and left empty is cleared.',
	options: propertiesOf(fields),
});

/**
 * Reads {@link updateFields}.
 * @param others what the operation's own fields change
 * @throws NodeOperationError when there is nothing to change
 */
export function readUpdateFields<Body extends object>(
	fields: Array<BodyField<Body>>,
	parameters: ItemParameters,
	others: Partial<Body> = {},
): Partial<Body> {
	const values = parameters.inside('updateFields');
	const body = { ...readFields(fields, values, { keepEmpty: true }), ...others };
	if (Object.keys(body).length > 0 || hasExtraBody(parameters)) return body;
	throw parameters.error('updateFields', 'is empty', 'Add at least one field to change.');
}

/** Lets an update replace the record as a whole (PUT) instead of changing it (PATCH). */
export const replaceOptions: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		{
			displayName: 'Replace All Fields',
			name: 'replaceAllFields',
			type: 'boolean',
			default: true,
			description:
				'Whether fields that are not given above lose their values, instead of staying as they are',
		},
	],
};

/** Reads {@link replaceOptions}. */
export const isReplacement = (parameters: ItemParameters): boolean =>
	parameters.inside('options').flag('replaceAllFields');
