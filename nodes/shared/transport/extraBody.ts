import type { IDataObject } from 'n8n-workflow';
import { asObject } from '../json';
import { merge } from '../merge';
import type { FormPart, RequestInput } from './vendor';

/** Fields that the user adds to requests as they are. JSON, so that it can be carried along. */
export interface ExtraBody {
	fields: IDataObject;
	/** The operationIds whose bodies get them. */
	requests: string[];
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/**
 * The first extra field that the body has already, as a path with dots. What the record had before the
 * request may be changed.
 */
function clashIn(extra: IDataObject, body: IDataObject, present: IDataObject): string | undefined {
	for (const [name, value] of Object.entries(extra)) {
		const own = Object.hasOwn(body, name) ? body[name] : undefined;
		if (own === undefined) continue;
		const [inner, ownInner] = [asObject(value), asObject(own)];
		if (inner === value && ownInner === own) {
			const clash = clashIn(inner, ownInner, asObject(present[name]));
			if (clash !== undefined) return `${name}.${clash}`;
		} else if (!isSame(own, present[name])) return name;
	}
	return undefined;
}

/** The parts of a form as fields; of a file only that it is there. */
const fieldsOf = (form: FormPart[]): IDataObject =>
	Object.fromEntries(form.map((part) => [part.name, 'value' in part ? part.value : true]));

const toPart = ([name, value]: [string, unknown]): FormPart => ({
	name,
	value: typeof value === 'string' ? value : JSON.stringify(value),
});

/**
 * Adds the fields to a request.
 * @returns the request; or the path of the field that it has already
 */
export function withExtraBody<Input extends RequestInput>(
	{ fields }: ExtraBody,
	input: Input,
): { input: Input } | { clash: string } {
	const { form, body = {}, present = {} } = input;
	const own = form ? fieldsOf(form) : { ...body };
	const clash = clashIn(fields, own as IDataObject, { ...present } as IDataObject);
	if (clash !== undefined) return { clash };
	if (form) return { input: { ...input, form: [...form, ...Object.entries(fields).map(toPart)] } };
	return { input: { ...input, body: merge(body, fields) } };
}
