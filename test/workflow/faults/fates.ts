/** What an item comes to: its output is there, was found again, is missing, or nobody knows. */
export type Result = 'done' | 'recovered' | 'failed' | 'unknown';

export interface Ending {
	result: Result;
	/** How many requests for the item reach the vendor; a range where the waits depend on dates. */
	requests: number | { atLeast: number; atMost: number };
}

/** What becomes of a request that a fault strikes. */
export interface Fate {
	name: string;
	/** When the fault strikes one request. */
	once: Ending;
	/** When it strikes everything from there on, the look-up of a lost request included. */
	lasting: Ending;
}

/** The node makes sense of the answer. */
export const passes: Fate = {
	name: 'passes',
	once: { result: 'done', requests: 1 },
	lasting: { result: 'done', requests: 1 },
};

/** It is repeated with growing delays, at most five attempts. */
export const repeated: Fate = {
	name: 'is repeated',
	once: { result: 'done', requests: 2 },
	lasting: { result: 'failed', requests: 5 },
};

/** It is repeated when the limit is over, for five minutes at most. */
export const waited: Fate = {
	name: 'is repeated after a wait',
	once: { result: 'done', requests: 2 },
	lasting: { result: 'failed', requests: { atLeast: 3, atMost: 20 } },
};

/** It is repeated until it can be sent. */
export const sentLater: Fate = {
	name: 'is sent later',
	once: { result: 'done', requests: 1 },
	lasting: { result: 'failed', requests: 0 },
};

/** A repeat would not help: the item fails, and says why. */
export const reported: Fate = {
	name: 'is reported',
	once: { result: 'failed', requests: 1 },
	lasting: { result: 'failed', requests: 1 },
};

/** What it asked for is looked up and found, unless the look-up fails too. */
export const recovered: Fate = {
	name: 'is recovered',
	once: { result: 'recovered', requests: 1 },
	lasting: { result: 'unknown', requests: 1 },
};

/** What it was to make is looked up and not found, so it is sent again, unless the look-up fails too. */
export const sentAgain: Fate = {
	name: 'is looked up and sent again',
	once: { result: 'done', requests: 2 },
	lasting: { result: 'unknown', requests: 1 },
};

/** The call is looked up and not found: nobody knows whether it is about to ring. */
export const lookedUp: Fate = {
	name: 'is looked up in vain',
	once: { result: 'unknown', requests: 1 },
	lasting: { result: 'unknown', requests: 1 },
};
