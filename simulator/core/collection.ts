/** Records by database id, in the order in which they were added. */
export class Collection<T extends { id: number }> {
	private readonly records = new Map<number, T>();

	constructor(private lastId: number) {}

	/** The id that the next new record gets. */
	nextId(): number {
		this.lastId += 1;
		return this.lastId;
	}

	add(record: T): T {
		this.lastId = Math.max(this.lastId, record.id);
		this.records.set(record.id, record);
		return record;
	}

	get(id: number): T | undefined {
		return this.records.get(id);
	}

	find(predicate: (record: T) => boolean): T | undefined {
		return this.all().find(predicate);
	}

	/** @returns whether there was such a record */
	remove(id: number): boolean {
		return this.records.delete(id);
	}

	all(): T[] {
		return [...this.records.values()];
	}

	get size(): number {
		return this.records.size;
	}
}
