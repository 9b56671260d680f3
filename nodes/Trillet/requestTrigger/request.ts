import type { IDataObject } from 'n8n-workflow';
import { asObject } from '../../shared/json';
import { parseYesNo } from '../../shared/fields/yesNo';
import { readEvent } from '../trigger/event';
import type { Kind } from './properties';
import type { ToolParameter } from './toolProperties';

/** A request that waits for an answer, in one shape whatever spelling came; null is not known. */
export interface TrilletRequest {
	kind: Kind;
	callId: string | null;
	/** Phone numbers as they came. */
	from: string | null;
	to: string | null;
	agentId: string | null;
	/** What the agent asks with; for a look-up the fields that are none of the above. */
	parameters: IDataObject;
	/** The same, by the name that the field has for it: n8n lets no expression read this one. */
	arguments: IDataObject;
	/** Query and body as they came, without the token. */
	body: IDataObject;
}

/** What our own address adds to a query. */
const OWN = ['token', 'former', 'tool'];

/** The pages of the API have inbound call events sent to the address that the guide has asked. */
const ENDS = ['call.completed', 'call.failed'];

/** Where senders put the arguments of a tool. */
const ARGUMENTS = ['arguments', 'parameters', 'args'];

/** A placeholder that nobody filled in stands for nothing. */
const isBlank = (value: unknown) =>
	value === null || value === '' || (typeof value === 'string' && /^\{\{.*\}\}$/.test(value));

const textOf = (value: unknown): string | null =>
	isBlank(value ?? null) || typeof value === 'object' ? null : String(value);

function parsed(value: unknown): IDataObject | undefined {
	try {
		const object = asObject(typeof value === 'string' ? JSON.parse(value) : value);
		return Object.keys(object).length > 0 ? object : undefined;
	} catch {
		return undefined;
	}
}

/** A value of the type that the tool asks for, where it is one; models send numbers as text. */
function typed(value: unknown, type: ToolParameter['type']): unknown {
	if (type === 'boolean') return parseYesNo(value) ?? value;
	if (type !== 'number' || typeof value !== 'string') return value;
	return value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : value;
}

/**
 * Reads a request. Trillet AI documents neither the names in a pre-call request (a GET with query
 * parameters in its sample, trillet-ai.jamdesk.app/documentation/inbound-call-webhook) nor what
 * surrounds the arguments of a tool, so every spelling that its events were seen with counts.
 */
export function readRequest(
	kind: Kind,
	query: IDataObject,
	content: IDataObject,
	parameters: ToolParameter[],
): TrilletRequest {
	const asked = Object.entries(query).filter(([name]) => !OWN.includes(name));
	const body = { ...Object.fromEntries(asked), ...content } as IDataObject;
	const event = readEvent(body);
	const { callId, agentId, fromNumber, toNumber, ...others } = event?.data ?? {};
	const given = ARGUMENTS.map((name) => parsed(others[name])).find((found) => found) ?? others;
	const types = new Map(parameters.map(({ name, type }) => [name, type]));
	const entries = Object.entries(given)
		.filter(([, value]) => !isBlank(value))
		.map(([name, value]) => [name, typed(value, types.get(name) ?? 'string')]);
	const values = Object.fromEntries(entries) as IDataObject;
	return {
		kind,
		callId: textOf(callId),
		from: textOf(fromNumber),
		to: textOf(toNumber),
		agentId: textOf(agentId),
		parameters: values,
		arguments: values,
		body,
	};
}

/** Whether a look-up's address gets the end of a call reported, which waits for nothing. */
export const isReport = ({ kind, body }: TrilletRequest): boolean =>
	kind === 'callerLookUp' && ENDS.includes(readEvent(body)?.event ?? '');

/**
 * The same text for every repeat of a request within one call; undefined when nothing tells the
 * call, as two callers may well ask the same.
 */
export function repeatKey({ kind, callId, from, parameters }: TrilletRequest) {
	const call = callId ?? from;
	return call === null ? undefined : JSON.stringify([kind, call, parameters]);
}
