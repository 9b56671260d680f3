import { ApiError } from '../core/api-error';
import { touch } from './lookup';
import type { TrilletExchange } from './exchange';
import type { Document } from './records';

/** Fields that only Trillet writes; they survive an update that replaces everything else. */
const SERVER_FIELDS = ['_id', 'workspaceId', 'userId', 'createdAt', 'updatedAt', '__v'];

/**
 * Replaces all fields of a document but those that only Trillet writes.
 *
 * @param defaults fields that have a value even when they are not sent
 * @param own further fields of this kind of document that only Trillet writes
 * @throws as the settings answer read-only fields
 */
export function replaceDocument(
	exchange: TrilletExchange,
	document: Document,
	body: Record<string, unknown>,
	defaults: Record<string, unknown>,
	own: string[] = [],
): void {
	const readOnly = [...SERVER_FIELDS, ...own];
	const sent = writableFields(exchange, body, readOnly);
	for (const name of Object.keys(document)) {
		if (!readOnly.includes(name)) delete document[name];
	}
	Object.assign(document, defaults, sent);
	touch(exchange, document);
}

/** Changes the fields that are sent. @throws as the settings answer read-only fields */
export function patchDocument(
	exchange: TrilletExchange,
	document: Document,
	body: Record<string, unknown>,
	own: string[] = [],
): void {
	Object.assign(document, writableFields(exchange, body, [...SERVER_FIELDS, ...own]));
	touch(exchange, document);
}

function writableFields(
	{ environment }: TrilletExchange,
	body: Record<string, unknown>,
	readOnly: string[],
): Record<string, unknown> {
	const refused = Object.keys(body).filter((name) => readOnly.includes(name));
	if (refused.length > 0 && environment.settings.readOnlyFields === 'refused') {
		throw new ApiError(500, 'server_error', 'Internal server error');
	}
	return Object.fromEntries(Object.entries(body).filter(([name]) => !readOnly.includes(name)));
}
