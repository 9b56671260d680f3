import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Advice } from '../transport/advice';
import type { ApiClient } from '../transport/client';
import { ListReader, type ListReaderOptions } from '../transport/pages';
import { type PageReader } from '../transport/pagination';
import type { AnyOperations } from '../transport/vendor';

/** A list that is read as far as somebody needs it. */
export class Reading {
	/** What has been read, page by page. */
	pages: IDataObject[][] = [];
	private further: AsyncIterator<IDataObject[]>;
	private underWay: Promise<boolean> | undefined;

	constructor(private readonly reader: PageReader) {
		this.further = reader[Symbol.asyncIterator]();
	}

	/** False when the whole list has been read. */
	get hasMore(): boolean {
		return this.reader.hasMore;
	}

	get isWhole(): boolean {
		return this.reader.isWhole;
	}

	/** Reads a page more, the same one for all who ask meanwhile; false when there is none. */
	async readOn(): Promise<boolean> {
		this.underWay ??= this.readPage().finally(() => (this.underWay = undefined));
		return await this.underWay;
	}

	private async readPage(): Promise<boolean> {
		const step = this.further.next();
		// A generator that failed is at its end, so reading starts anew.
		step.catch(() => {
			this.pages = [];
			this.further = this.reader[Symbol.asyncIterator]();
		});
		const { value, done } = await step;
		if (done === true) return false;
		this.pages.push(value);
		return true;
	}
}

const UNSURE: Advice = {
	message: 'Nothing in the list matches, but it may not have been read as a whole',
	nextStep:
		'The list changed meanwhile, or its pages and its count do not agree. Run the node again; if the problem persists, compare the list with the dashboard.',
};

type Matches = (record: IDataObject) => boolean;

/**
 * The first record of a list that matches; undefined when none does.
 * @throws NodeApiError when none does, but the list may have a hole
 */
async function find(
	client: { explain(advice: Advice): Error },
	reading: Reading,
	matches: Matches,
): Promise<IDataObject | undefined> {
	let found = reading.pages.flat().find(matches);
	while (!found && (await reading.readOn())) found = reading.pages.at(-1)?.find(matches);
	if (!found && !reading.isWhole) throw client.explain(UNSURE);
	return found;
}

/**
 * Finds one record in a list, which is read no further than to it.
 * @param id a contract operation with `x-pagination`
 * @throws NodeApiError when none matches, but the list may have a hole
 */
export async function findRecord<Operations extends AnyOperations<Operations>>(
	client: ApiClient<Operations>,
	id: keyof Operations & string,
	options: ListReaderOptions,
	matches: Matches,
): Promise<IDataObject | undefined> {
	return await find(client, new Reading(new ListReader(client, id, options)), matches);
}

const readings = new WeakMap<IExecuteFunctions, Map<string, Reading>>();

/**
 * Finds records of a list for all items of one run: no page is read twice, and none that
 * comes after the last record that an item looked for.
 */
export class Lookup<Operations extends AnyOperations<Operations>> {
	private readonly reading: Reading;

	/** @param id a contract operation with `x-pagination` */
	constructor(
		node: IExecuteFunctions,
		private readonly client: ApiClient<Operations>,
		id: keyof Operations & string,
	) {
		const ofRun = readings.get(node) ?? new Map<string, Reading>();
		readings.set(node, ofRun);
		const key = `${client.identity} ${id}`;
		this.reading = ofRun.get(key) ?? new Reading(new ListReader(client, id));
		ofRun.set(key, this.reading);
	}

	/**
	 * The first record that matches; undefined when none in the whole list does.
	 * @throws NodeApiError when none does, but the list may have a hole
	 */
	async find(matches: Matches): Promise<IDataObject | undefined> {
		return await find(this.client, this.reading, matches);
	}

	/** Lets later items find a record that this run has just saved. */
	add(record: IDataObject): void {
		this.reading.pages.push([record]);
	}
}
