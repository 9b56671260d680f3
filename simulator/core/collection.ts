/** Records by database id, in the order in which they were added. */
export class Collection<T extends { id: number }> {
	private readonly records = new Map<number, T>();
	/** Sorted until a record is added or removed. */
	private order: T[] | undefined;

	/** @param compare the order of `sorted`, by fields that never change */
	constructor(
		private lastId: number,
		private readonly compare: (a: T, b: T) => number = (a, b) => a.id - b.id,
	) {}

	/** The id that the next new record gets. */
	nextId(): number {
		this.lastId += 1;
		return this.lastId;
	}

	add(record: T): T {
		this.lastId = Math.max(this.lastId, record.id);
		this.records.set(record.id, record);
		this.order = undefined;
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
		this.order = undefined;
		return this.records.delete(id);
	}

	all(): T[] {
		return [...this.records.values()];
	}

	sorted(): readonly T[] {
		this.order ??= this.all().sort(this.compare);
		return this.order;
	}

	get size(): number {
		return this.records.size;
	}
}
