/** The part of JSON Schema that the contracts use. */
export interface Schema {
	$ref?: string;
	type?: string | string[];
	properties?: Record<string, Schema>;
	required?: string[];
	additionalProperties?: boolean | Schema;
	items?: Schema;
	enum?: unknown[];
	const?: unknown;
	format?: string;
	allOf?: Schema[];
	anyOf?: Schema[];
	oneOf?: Schema[];
}

/**
 * How an answer differs from its contract. It names fields and types, and of values only words of a
 * list that the contract knows, such as a status: nothing else of an answer may leave the machine.
 */
export interface Difference {
	kind: 'missing' | 'new' | 'type' | 'word';
	/** Where, for example `calls[].contact.email`. */
	field: string;
	expected: string;
	found: string;
}

type Resolve = (schema: Schema) => Schema;
type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** What looks like the name of a field, and not like data that serves as one. */
const isName = (name: string) => /^[a-z_][a-z_]{0,39}$/i.test(name);
/** What looks like a word of a list, and not like a text. */
const isWord = (value: unknown) =>
	typeof value === 'string' && /^[a-z]+([-_.][a-z]+){0,4}$/.test(value);

const FORMATS: Record<string, (text: string) => boolean> = {
	'date-time': (text) => /^\d{4}-\d\d-\d\dT/.test(text) && !Number.isNaN(Date.parse(text)),
	date: (text) => /^\d{4}-\d\d-\d\d$/.test(text),
	uri: (text) => URL.canParse(text),
};

function typeOf(value: unknown): string {
	if (value === null) return 'null';
	if (Array.isArray(value)) return 'array';
	if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
	return typeof value;
}

const isOfType = (value: unknown, type: string) =>
	typeOf(value) === type || (type === 'number' && typeof value === 'number');

const namesOf = (types: string[], format?: string) =>
	[types.join(' or '), ...(format ? [`(${format})`] : [])].join(' ');

/** A schema with what its `allOf` say; the parts of a contract never contradict each other. */
function flat(schema: Schema, resolve: Resolve): Schema {
	const { allOf = [], ...own } = resolve(schema);
	return allOf
		.map((part) => flat(part, resolve))
		.reduce<Schema>(
			(all, part) => ({
				...all,
				...part,
				properties: mergedProperties(all.properties, part.properties),
				required: [...(all.required ?? []), ...(part.required ?? [])],
			}),
			own,
		);
}

/** A field that several parts describe has to be as each of them says. */
function mergedProperties(
	one: Record<string, Schema> = {},
	other: Record<string, Schema> = {},
): Record<string, Schema> {
	const both = Object.keys(other).filter((name) => name in one);
	const joined = both.map((name) => [name, { allOf: [one[name] ?? {}, other[name] ?? {}] }]);
	return { ...one, ...other, ...(Object.fromEntries(joined) as Record<string, Schema>) };
}

/** Compares a value with its schema. Of alternatives the closest one counts. */
export function compare(
	schema: Schema,
	value: unknown,
	resolve: Resolve,
	field = '',
): Difference[] {
	const { anyOf, oneOf, ...rest } = flat(schema, resolve);
	const alternatives = anyOf ?? oneOf;
	if (alternatives) {
		const results = alternatives.map((one) => compare(merged(one, rest), value, resolve, field));
		return results.reduce((best, result) => (weightOf(result) < weightOf(best) ? result : best));
	}
	const types = [rest.type ?? []].flat();
	if (types.length > 0 && !types.some((type) => isOfType(value, type))) {
		return [{ kind: 'type', field, expected: namesOf(types, rest.format), found: typeOf(value) }];
	}
	const words = rest.enum ?? (rest.const === undefined ? undefined : [rest.const]);
	if (words && !words.includes(value)) {
		const found = isWord(value) ? String(value) : `another ${typeOf(value)}`;
		return [{ kind: 'word', field, expected: words.map(String).join(', '), found }];
	}
	if (typeof value === 'string' && rest.format && !(FORMATS[rest.format]?.(value) ?? true)) {
		return [{ kind: 'type', field, expected: namesOf(types, rest.format), found: 'another text' }];
	}
	if (Array.isArray(value)) {
		const { items } = rest;
		return items ? value.flatMap((item) => compare(items, item, resolve, `${field}[]`)) : [];
	}
	return isObject(value) ? compareFields(rest, value, resolve, field) : [];
}

const merged = (schema: Schema, rest: Schema): Schema =>
	Object.keys(rest).length === 0 ? schema : { allOf: [rest, schema] };

/** Another type says that it is another alternative; that outweighs any number of fields. */
const weightOf = (differences: Difference[]): number =>
	differences.reduce((sum, { kind, field }) => {
		const depth = field.split('.').length;
		return sum + (kind === 'type' ? 100 / depth : kind === 'missing' ? 3 : 1);
	}, 0);

function compareFields(
	{ properties = {}, required = [], additionalProperties }: Schema,
	value: Json,
	resolve: Resolve,
	field: string,
): Difference[] {
	const at = (name: string) => (field === '' ? name : `${field}.${name}`);
	const missing = required
		.filter((name) => !(name in value))
		.map((name): Difference => ({
			kind: 'missing',
			field: at(name),
			expected: 'there',
			found: '',
		}));
	const known = Object.entries(properties).flatMap(([name, schema]) =>
		name in value ? compare(schema, value[name], resolve, at(name)) : [],
	);
	const others = Object.keys(value).filter((name) => !(name in properties));
	return [...missing, ...known, ...furtherFields(others)];

	function furtherFields(names: string[]): Difference[] {
		const further = additionalProperties;
		if (typeof further === 'object') {
			return names.flatMap((name) => compare(further, value[name], resolve, at('*')));
		}
		const isFree = further === true || Object.keys(properties).length === 0;
		return isFree ? [] : names.map((name) => newField(name));
	}

	function newField(name: string): Difference {
		const shown = isName(name) ? name : '(a name that may be data)';
		return { kind: 'new', field: at(shown), expected: '', found: typeOf(value[name]) };
	}
}
