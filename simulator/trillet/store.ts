/** Records by id, in the order in which they were added. */
export class Store<T extends { _id: string }> {
	private readonly records = new Map<string, T>();

	add(record: T): T {
		this.records.set(record._id, record);
		return record;
	}

	get(id: string): T | undefined {
		return this.records.get(id);
	}

	find(predicate: (record: T) => boolean): T | undefined {
		return this.all().find(predicate);
	}

	/** @returns whether there was such a record */
	remove(id: string): boolean {
		return this.records.delete(id);
	}

	all(): T[] {
		return [...this.records.values()];
	}
}
