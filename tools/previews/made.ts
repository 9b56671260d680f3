import type { IDataObject } from 'n8n-workflow';
import { orNull, schemaOf, typesOf, union, type Schema } from './schema';

/**
 * What a function of the node makes of whole records. It names the same fields whatever a record
 * lacks, and those are null then.
 * @param samples the records of all answers that it is used for, with all their fields
 * @throws Error that names a field which no answer of the contract has
 */
export function madeBy(make: (sample: IDataObject) => object, ...samples: unknown[]): Schema {
	const records = samples.map((sample) => make(sample as IDataObject));
	const { properties = {} } = records.map(schemaOf).reduce(union);
	const unknown = Object.entries(properties).filter(([, { type }]) => type === 'null');
	if (unknown.length > 0) {
		throw new Error(
			`${make.name || 'A function'} takes ${unknown.map(([name]) => name).join(', ')} from no field of the contract`,
		);
	}
	return {
		type: 'object',
		properties: Object.fromEntries(
			Object.entries(properties).map(([name, schema]) => [name, nullable(schema)]),
		),
		required: Object.keys(properties),
		additionalProperties: false,
	};
}

/** Lists are empty where a record lacks them, anything else is null, inside of objects too. */
function nullable(schema: Schema): Schema {
	if (typesOf(schema).includes('array')) return orNull(schema);
	if (!schema.properties) return orNull(schema);
	const properties = Object.entries(schema.properties).map(([name, inner]) => [
		name,
		nullable(inner),
	]);
	return orNull({ ...schema, properties: Object.fromEntries(properties) as Schema['properties'] });
}
