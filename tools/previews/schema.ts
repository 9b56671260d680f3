/** As much of JSON Schema as n8n's editor shows: names, types and what they are inside of. */
export interface Schema {
	/** The first one is what the editor shows. */
	type?: string | string[];
	properties?: Record<string, Schema>;
	items?: Schema;
	/** Fields that are always there. */
	required?: string[];
	/** Whether there may be other fields; left out where the vendor decides. */
	additionalProperties?: false;
}

export const TEXT: Schema = { type: 'string' };
export const NUMBER: Schema = { type: 'number' };
export const FLAG: Schema = { type: 'boolean' };
export const OBJECT: Schema = { type: 'object' };
export const listOf = (items: Schema): Schema => ({ type: 'array', items });

export const typesOf = ({ type = [] }: Schema): string[] => [type].flat();

/** The same, or null. */
export const orNull = (schema: Schema): Schema => withTypes(schema, [...typesOf(schema), 'null']);

/** A schema with these types; without any where every type is possible. */
function withTypes(given: Schema, types: string[]): Schema {
	const schema = { ...given };
	delete schema.type;
	// An integer is a number, and null is what a field lacks rather than what it is.
	const known = new Set(types.filter((type) => type !== 'integer' || !types.includes('number')));
	const sorted = [...known].sort((a, b) => Number(a === 'null') - Number(b === 'null'));
	if (sorted.length === 0) return schema;
	return { type: sorted.length === 1 ? sorted[0] : sorted, ...schema };
}

/** What fits one of two schemas fits this one. */
export function union(a: Schema, b: Schema): Schema {
	const types =
		typesOf(a).length > 0 && typesOf(b).length > 0 ? [...typesOf(a), ...typesOf(b)] : [];
	const required = a.required?.filter((name) => b.required?.includes(name)) ?? [];
	return withTypes(
		{
			...mergedProperties(a, b),
			...(a.items && b.items && { items: union(a.items, b.items) }),
			...(required.length > 0 && { required }),
		},
		types,
	);
}

function mergedProperties(a: Schema, b: Schema): Pick<Schema, 'properties'> {
	if (!a.properties && !b.properties) return {};
	const properties = { ...a.properties };
	for (const [name, schema] of Object.entries(b.properties ?? {})) {
		properties[name] = properties[name] ? union(properties[name], schema) : schema;
	}
	return { properties };
}

/** A record of the pack's own making: with these fields, and no others but the optional ones. */
export const record = (
	properties: Record<string, Schema>,
	optional: Record<string, Schema> = {},
): Schema => ({
	type: 'object',
	properties: { ...properties, ...optional },
	required: Object.keys(properties),
	additionalProperties: false,
});

/** A record with further fields. */
export const extended = (
	schema: Schema,
	properties: Record<string, Schema>,
	optional: Record<string, Schema> = {},
): Schema => ({
	...schema,
	properties: { ...schema.properties, ...properties, ...optional },
	required: [...(schema.required ?? []), ...Object.keys(properties)],
});

/** A record whose answer may have been lost: what was found has some of the fields only. */
export const recovered = (schema: Schema, ...lacking: string[]): Schema => ({
	...schema,
	properties: Object.fromEntries(
		Object.entries(schema.properties ?? {}).map(([name, inner]) => [
			name,
			lacking.includes(name) ? orNull(inner) : inner,
		]),
	),
});

/** A record without some of its fields. */
export const without = (schema: Schema, ...names: string[]): Schema => ({
	...schema,
	properties: Object.fromEntries(
		Object.entries(schema.properties ?? {}).filter(([name]) => !names.includes(name)),
	),
	required: schema.required?.filter((name) => !names.includes(name)),
});

/** A schema of one value. */
export function schemaOf(value: unknown): Schema {
	if (value === null) return { type: 'null' };
	if (Array.isArray(value)) {
		const [first, ...others] = value.map(schemaOf);
		return { type: 'array', ...(first && { items: others.reduce(union, first) }) };
	}
	if (typeof value !== 'object') return { type: typeof value };
	const properties = Object.entries(value as object).map(([name, inner]) => [
		name,
		schemaOf(inner),
	]);
	return { type: 'object', properties: Object.fromEntries(properties) as Schema['properties'] };
}
