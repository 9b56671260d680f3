/** Doubles by the time between an event and its repeat at the other webhook processor. */
export interface GapFigures {
	afterMs: number;
	repeats: number;
	/** Runs that a repeat started although the event had one. */
	doubles: number;
}

/** What became of a stream of events. */
export interface StreamFigures {
	/** How the deliveries were spread over the webhook processors. */
	routing: string;
	events: number;
	/** With all repeats. */
	deliveries: number;
	/** Events without a run. */
	lost: number;
	deliveriesPerSecond: number;
	/** From a delivery to its answer, in milliseconds. */
	p50: number;
	p99: number;
	runsPerSecond: number;
	byGap: GapFigures[];
	/** Repeats long after everything had come to rest. */
	late: Omit<GapFigures, 'afterMs'>;
}

/** What was there when the process that placed calls was killed, and at the end. */
export interface KilledFigures {
	vendor: string;
	/** What was killed. */
	killed: string;
	calls: number;
	placedBefore: number;
	placedAfterRetry: number;
	doubled: number;
	/** What the execution list shows. */
	status: string;
}

/** Calls of several workers with one key. */
export interface SharedKeyFigures {
	requestsPerMinuteEach: number;
	workers: number;
	calls: number;
	doubled: number;
	seconds: number;
	/** The least time that the limit allows. */
	leastSeconds: number;
	/** Requests answered with 429. */
	refused: number;
}

/** What one run of all scenarios measured, a row for each case. */
export interface Figures {
	registration: Array<{ processes: number; restartsOfMain: number; webhooksCreated: number }>;
	events: StreamFigures[];
	waiting: Array<{ workersKilled: number; resumedElsewhere: number }>;
	killed: KilledFigures[];
	sharedKey: SharedKeyFigures[];
}

/** Names the file that a run writes its figures to. With it the scenarios have their full size. */
export const FIGURES_VARIABLE = 'VOICE_AGENTS_SCALE_FIGURES';
