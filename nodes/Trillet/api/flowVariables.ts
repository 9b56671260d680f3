import type { IDataObject } from 'n8n-workflow';
import type { VariableField } from '../../shared/fields/mapping';
import { asObject } from '../../shared/json';

/** A name between double braces, as prompts and messages use it. */
const PLACEHOLDER = /\{\{\s*([A-Za-z_]\w*)\s*\}\}/g;

/** The names that a text, or the texts in an object, have between double braces. */
function namesIn(...texts: unknown[]): string[] {
	return [...JSON.stringify(texts).matchAll(PLACEHOLDER)].flatMap(([, name]) => name ?? []);
}

const objectsIn = (list: unknown): IDataObject[] =>
	Array.isArray(list) ? list.map((entry) => asObject(entry)) : [];

/** What a flow's collections say, the default one first. */
function valuesOf(flow: IDataObject): Map<string, unknown> {
	const collections = objectsIn(flow.dynamicVariableCollections).toSorted(
		(a, b) => Number(b.isDefault === true) - Number(a.isDefault === true),
	);
	const values = new Map<string, unknown>();
	for (const { key, value } of collections.flatMap(({ variables }) => objectsIn(variables))) {
		if (!values.has(String(key))) values.set(String(key), value);
	}
	return values;
}

/** What the flow's tools find out during the call. */
const foundOnTheCall = ({ webhooks }: IDataObject): string[] =>
	objectsIn(webhooks).flatMap((tool) =>
		objectsIn(tool.responseVariables).map(({ name }) => String(name)),
	);

function typeOf(value: unknown): VariableField['type'] {
	return typeof value === 'number' || typeof value === 'boolean'
		? (typeof value as 'number' | 'boolean')
		: 'string';
}

function toField(name: string, value: unknown): VariableField {
	const isKnown = value !== undefined && value !== null && value !== '';
	return {
		id: name,
		displayName: isKnown ? `${name} (otherwise ${JSON.stringify(value)})` : name,
		type: typeOf(value),
		required: !isKnown,
	};
}

/**
 * The variables of a call, those without a value first: the names that the prompt uses, and
 * those that the agent or a collection of the flow has a value for. A name is required when the
 * prompt uses it, nobody has a value for it, and no tool finds it out on the call.
 */
export function callVariables(agent: IDataObject, flow: IDataObject): VariableField[] {
	const values = new Map([...valuesOf(flow), ...Object.entries(asObject(agent.variables))]);
	const found = foundOnTheCall(flow);
	const used = namesIn(flow.prompt, flow.customWelcomeMessage, flow.flowData, agent.systemPrompt);
	return [...new Set([...used, ...values.keys()])]
		.filter((name) => !found.includes(name))
		.map((name) => toField(name, values.get(name)))
		.toSorted((a, b) => Number(b.required) - Number(a.required));
}

/** The variables of a message: the names that the flow's prompt and first message use. */
export const messageVariables = ({ prompt, initiationMessage }: IDataObject): VariableField[] =>
	[...new Set(namesIn(prompt, initiationMessage))].map((name) => toField(name, undefined));
