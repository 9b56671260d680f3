import type { IDataObject } from 'n8n-workflow';
import type { HttpOutcome } from './exchange';

/** Adds up the time during which at least one of several things is under way. */
class Stopwatch {
	totalMs = 0;
	private running = 0;
	private startedAt = 0;

	async time<T>(work: () => Promise<T>): Promise<T> {
		if (this.running === 0) this.startedAt = Date.now();
		this.running++;
		try {
			return await work();
		} finally {
			this.running--;
			if (this.running === 0) this.totalMs += Date.now() - this.startedAt;
		}
	}
}

/** Under what names servers send the ID by which their logs know a request. */
const REQUEST_ID_HEADERS = ['x-request-id', 'request-id', 'x-correlation-id'];

/** The ID that a message carries in its headers, if any; neither vendor documents one. */
export function requestIdOf(headers: IDataObject): string | undefined {
	const name = REQUEST_ID_HEADERS.find((candidate) => headers[candidate] !== undefined);
	return name === undefined ? undefined : String(headers[name]);
}

/** What the requests of one client took. */
export class Trace {
	/** Requests that were asked for; each is one attempt or more. */
	requests = 0;
	attempts = 0;
	/** Requests that succeeded after an attempt that failed for another reason than the rate limit. */
	recovered = 0;
	/** Of the last answer that carried one. */
	requestId: string | undefined;
	/** Whether all lists were read without a sign of a hole; undefined when none was read. */
	isWhole: boolean | undefined;
	/** Waiting for the pace of the key, or because the vendor answered 429. */
	readonly rateLimitWait = new Stopwatch();
	/** Waiting for answers, those of failed attempts included. */
	readonly response = new Stopwatch();
	/** How far the vendor's clock is ahead of ours, in ms; undefined until an answer tells. */
	clockOffsetMs: number | undefined;

	/** Remembers how reading a list ended. */
	noteList({ isWhole }: { isWhole: boolean }): void {
		this.isWhole = isWhole && this.isWhole !== false;
	}

	/** Makes an attempt, and remembers how long it took and what its answer says about itself. */
	async attempt(send: () => Promise<HttpOutcome>): Promise<HttpOutcome> {
		this.attempts++;
		const result = await this.response.time(send);
		if (result.kind === 'answered') this.noteHeaders(result.answer.headers);
		return result;
	}

	/** Remembers what an answer says about itself. */
	noteHeaders(headers: IDataObject): void {
		this.requestId = requestIdOf(headers) ?? this.requestId;
		const date = Date.parse(String(headers.date));
		if (!Number.isNaN(date)) this.clockOffsetMs = date - Date.now();
	}
}
