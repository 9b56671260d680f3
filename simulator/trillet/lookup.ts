import { workspaceOf, type TrilletExchange } from './exchange';
import type { Document } from './records';
import type { Store } from './store';

type Scoped = { _id: string; workspaceId: string };

/** The records of the request's workspace, in the order in which they were added. */
export function inWorkspace<T extends Scoped>(exchange: TrilletExchange, store: Store<T>): T[] {
	const { _id } = workspaceOf(exchange);
	return store.all().filter(({ workspaceId }) => workspaceId === _id);
}

/**
 * One record of the request's workspace.
 *
 * @param what its kind, for the message
 * @throws as the settings answer missing records
 */
export function find<T extends Scoped>(
	exchange: TrilletExchange,
	store: Store<T>,
	id: string,
	what: string,
): T {
	const record = store.get(id);
	if (!record) throw exchange.environment.missing(what);
	if (record.workspaceId !== workspaceOf(exchange)._id) {
		throw exchange.environment.missing(what, `${what} does not belong to this workspace`);
	}
	return record;
}

/** As `find`, for reading a document, which fails for a while after an update if the settings say so. */
export function read<T extends Document>(
	exchange: TrilletExchange,
	store: Store<T>,
	id: string,
	what: string,
): T {
	const { environment } = exchange;
	const { failingReads } = environment.state;
	const remaining = failingReads.get(id) ?? 0;
	if (remaining > 0) {
		failingReads.set(id, remaining - 1);
		throw environment.staleRead(what);
	}
	return find(exchange, store, id, what);
}

/** A new document of the request's workspace. */
export function newDocument(exchange: TrilletExchange): Document {
	const { environment } = exchange;
	const now = environment.timestamp();
	return {
		_id: environment.state.newObjectId(),
		workspaceId: workspaceOf(exchange)._id,
		createdAt: now,
		updatedAt: now,
	};
}

/** Notes that a document has changed. */
export function touch(exchange: TrilletExchange, document: Document): void {
	const { environment } = exchange;
	document.updatedAt = environment.timestamp();
	const failing = environment.settings.failedReadsAfterUpdate;
	if (failing > 0) environment.state.failingReads.set(document._id, failing);
}
