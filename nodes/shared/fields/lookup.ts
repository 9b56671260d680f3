import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { ApiClient } from '../transport/client';
import type { OperationTypes } from '../transport/vendor';
import { readListPage } from './list';

/** How far a list has been read, and what was there. */
class Reading {
	readonly records: IDataObject[] = [];

	/** Undefined when the whole list has been read. */
	nextPage: number | undefined = 1;
}

const readings = new WeakMap<IExecuteFunctions, Map<string, Reading>>();

/**
 * Finds records of a list for all items of one run: no page is read twice, and none that
 * comes after the last record that an item looked for.
 */
export class Lookup<Operations extends { [Id in keyof Operations]: OperationTypes }> {
	private readonly reading: Reading;

	/** @param id a contract operation with `x-pagination` */
	constructor(
		node: IExecuteFunctions,
		private readonly client: ApiClient<Operations>,
		private readonly id: keyof Operations & string,
	) {
		const ofRun = readings.get(node) ?? new Map<string, Reading>();
		readings.set(node, ofRun);
		const key = `${client.identity} ${id}`;
		this.reading = ofRun.get(key) ?? new Reading();
		ofRun.set(key, this.reading);
	}

	/** The first record that matches; undefined when none in the whole list does. */
	async find(matches: (record: IDataObject) => boolean): Promise<IDataObject | undefined> {
		let found = this.reading.records.find(matches);
		while (!found && this.reading.nextPage !== undefined) {
			found = (await this.readNextPage(this.reading.nextPage)).find(matches);
		}
		return found;
	}

	/** Lets later items find a record that this run has just saved. */
	add(record: IDataObject): void {
		this.reading.records.push(record);
	}

	private async readNextPage(page: number): Promise<IDataObject[]> {
		const { maxLimit } = this.client.paginationOf(this.id);
		const isPaged = maxLimit !== undefined;
		const {
			items,
			count,
			pageSize = maxLimit ?? Infinity,
		} = await readListPage(this.client, this.id, isPaged ? { page, limit: maxLimit } : {});
		const isLast = items.length < pageSize || (count !== undefined && page * pageSize >= count);
		this.reading.records.push(...items);
		this.reading.nextPage = isPaged && !isLast ? page + 1 : undefined;
		return items;
	}
}
