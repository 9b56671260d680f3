import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { formerSection, OPTIONS } from '../fields/options';
import { asObject } from '../json';
import type { ItemParameters } from './parameters';
import type { ExtraBody } from '../transport/extraBody';
import type { Trace } from '../transport/trace';

/** What made the requests of an item. */
export interface Traced {
	readonly trace: Trace;
	readonly environment: string;
	/** What is added to the requests that it makes for an item. */
	extraBody?: ExtraBody;
}

/** The switch for `_meta`, in every node and trigger. */
export const addMetadataField = (content: string): INodeProperties => ({
	displayName: 'Add Metadata',
	name: 'addMetadata',
	type: 'boolean',
	default: false,
	description: `Whether to add a field _meta: ${content}`,
});

/** The last of the options of every operation. */
export const metadataOption = addMetadataField(
	'attempts, requests, time waited for the rate limit, response time, request ID, environment, and of lists whether they are whole',
);

/** Where {@link metadataOption} was before, and where the steps of an execution that sleeps have it. */
export const requestOptionsField = formerSection('requestOptions');

/** Whether the user wants `_meta` for an item. */
export const wantsMetadata = (parameters: ItemParameters): boolean =>
	parameters.inside(OPTIONS).flag(metadataOption.name);

/** What the requests for an item took; times in ms, null where there is nothing to tell. */
function metadataOf({ trace, environment }: Partial<Traced>): IDataObject {
	const { requests = 0, attempts = 0, requestId = null } = trace ?? {};
	return {
		attempts,
		requests,
		rateLimitWaitMs: trace?.rateLimitWait.totalMs ?? 0,
		responseMs: trace && attempts > 0 ? trace.response.totalMs : null,
		requestId,
		environment: environment ?? null,
		...(trace?.isWhole !== undefined && { isWhole: trace.isWhole }),
	};
}

/**
 * Adds `_meta` to an output item, unless an earlier step of the operation did. In an error it is
 * one of the details: n8n knows an error item by having no fields but `error` and `details`.
 * @param client what made the requests; undefined when it never came to be
 */
export function withMetadata<Item extends { json: IDataObject }>(
	item: Item,
	client: Traced | undefined,
): Item {
	const _meta = metadataOf(client ?? {});
	const { error, details, ...other } = item.json;
	const isError = error !== undefined && Object.keys(other).length === 0;
	const json = isError
		? { error, details: { _meta, ...asObject(details) } }
		: { ...item.json, _meta: item.json._meta ?? _meta };
	return { ...item, json };
}
