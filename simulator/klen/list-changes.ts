import { addCalls, addContacts } from './generate';
import type { KlenState } from './state';

/** Items that come and go between two pages of a list. */
export interface ListChange {
	operationId: 'listCalls' | 'listContacts';
	/** After how many requests to the list, counted from now. */
	after: number;
	/** New items, so at the top of the list. */
	add?: number;
	/** Items to remove from the top of the list. */
	removeNewest?: number;
	/** Items to remove from the end of the list. */
	removeOldest?: number;
}

/** Changes lists while somebody pages through them. */
export class ListChanges {
	private planned: Array<ListChange & { remaining: number }> = [];

	constructor(
		private readonly state: KlenState,
		private readonly now: () => number,
	) {}

	plan(change: ListChange): void {
		this.planned.push({ ...change, remaining: change.after });
	}

	/** To be called when a list request has been answered. */
	afterRequest(operationId: string): void {
		const due = this.planned.filter(
			(change) => change.operationId === operationId && --change.remaining === 0,
		);
		this.planned = this.planned.filter((change) => !due.includes(change));
		for (const change of due) this.apply(change);
	}

	private apply({ operationId, add = 0, removeNewest = 0, removeOldest = 0 }: ListChange): void {
		const isCalls = operationId === 'listCalls';
		const collection = isCalls ? this.state.calls : this.state.contacts;
		const ids = (isCalls ? this.state.callsNewestFirst() : this.state.contactsNewestFirst()).map(
			({ id }) => id,
		);
		const removed = [...ids.slice(0, removeNewest), ...ids.slice(ids.length - removeOldest)];
		for (const id of removed) collection.remove(id);
		if (isCalls) addCalls(this.state, add, this.now());
		else addContacts(this.state, add, this.now());
	}
}
