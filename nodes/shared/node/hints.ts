import type { IExecuteFunctions } from 'n8n-workflow';
import type { Trace } from '../transport/trace';

/** Shorter waits are part of every run. */
const WORTH_TELLING_MS = 1_000;

/** Tells the user something about a run that succeeded, above the output of the node. */
export function addHint(
	node: IExecuteFunctions,
	message: string,
	type: 'info' | 'warning' = 'info',
): void {
	node.addExecutionHints({ message, type, location: 'outputPane' });
}

/** Tells how long a run waited for the rate limit, recovered from errors, and what it may lack. */
export function addTraceHints(node: IExecuteFunctions, traces: Trace[]): void {
	const sum = (read: (trace: Trace) => number) =>
		traces.reduce((total, trace) => total + read(trace), 0);
	const waitMs = sum(({ rateLimitWait }) => rateLimitWait.totalMs);
	if (waitMs >= WORTH_TELLING_MS) {
		const seconds = Math.round(waitMs / 1000);
		addHint(
			node,
			`Waited ${seconds} ${seconds === 1 ? 'second' : 'seconds'} for the rate limit of the API key. If the key has a higher limit, raise Requests per Minute in the credential.`,
		);
	}
	if (traces.some(({ isWhole }) => isWhole === false)) {
		addHint(
			node,
			'Records may be missing: the list changed while it was read, or its pages and its count do not agree. Run the node again; if the problem persists, compare the list with the dashboard.',
			'warning',
		);
	}
	const recovered = sum((trace) => trace.recovered);
	if (recovered > 0) {
		addHint(
			node,
			`${recovered} of ${sum(({ requests }) => requests)} requests failed at first and succeeded when repeated.`,
		);
	}
}
