/** Who was measured. */
export type Contender = string;

/** What somebody got out of one set-up at one size. */
export interface Measurement {
	/** What kind of thing there was to do, where there are several; ratios are taken within it. */
	group?: string;
	/** How much there was to do, such as the number of calls. */
	size: number;
	contender: Contender;
	/** By the name of the metric. A text says why there is no number. */
	values: Record<string, number | string>;
	/** The best that the first metric could be. */
	limit?: number;
}

/** Something that users do, measured side by side with what they would pick instead. */
export interface Scenario {
	/** As in `npm run bench -- <name>`. */
	name: string;
	title: string;
	/** What the groups are, such as `Stream`. */
	groupName?: string;
	/** What a size counts, such as `Calls`; none where there is but one size. */
	sizeName?: string;
	/** In the order of the columns; ratios are of the first one. */
	metrics: Metric[];
	/** What is in `limit`, for example `Least possible`. */
	limitName?: string;
	/** Measures every contender at every size; ours comes first of its group and size. */
	measure(): Promise<Measurement[]>;
}

export interface Metric {
	name: string;
	unit: 's' | 'ms' | 'µs' | 'MB' | 'kB' | '1/s' | 'count';
}

export const count = (name: string): Metric => ({ name, unit: 'count' });

export const OURS: Contender = 'Our node';
