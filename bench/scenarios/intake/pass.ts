import { parse } from 'flatted';
import type { IRunExecutionData } from 'n8n-workflow';
import { outputOf, type Execution } from '../../../tools/real-n8n/api';
import type { BenchN8n, Run, Service } from '../../n8n';
import { deliver, type Answered, type Delivery } from './deliveries';
import { HANDLER, TRIGGER } from './workflows';

/** A workflow that receives events. */
export interface Receiver extends Service {
	name: string;
	/** What starts a run. */
	starts: Array<Delivery['kind']>;
	/** Whether it refuses forgeries and handles no event twice. */
	isSafe: boolean;
	/** How many of its runs are known. */
	runs: number;
}

interface EventRun extends Run {
	event: string;
	/** Whether it came as far as what the user wants to do with an event. */
	isHandled: boolean;
}

/** A stream that was delivered to a receiver. */
export interface Pass {
	answered: Answered[];
	runs: EventRun[];
}

function eventRun(n8n: BenchN8n, run: Run): EventRun {
	const execution = { data: parse(n8n.dataOf(run)) as IRunExecutionData } as Execution;
	const body = outputOf(execution, TRIGGER)[0]?.json.body as { call: { klen_call_id: string } };
	const isHandled = outputOf(execution, HANDLER).length > 0;
	return { ...run, event: body.call.klen_call_id, isHandled };
}

/**
 * Delivers a stream, so many deliveries at a time, and waits for the end of its runs.
 * @throws Error when an answer is not what it has to be, or an event was lost
 */
export async function pass(
	n8n: BenchN8n,
	receiver: Receiver,
	deliveries: Delivery[],
	connections: number,
): Promise<Pass> {
	const { name, workflowId, url, starts, isSafe } = receiver;
	const answered = await deliver(url, deliveries, connections);
	const wrong = answered.find(
		({ kind, status }) => status !== (isSafe && kind === 'forged' ? 401 : 200),
	);
	if (wrong) throw new Error(`${name} answered ${wrong.status} to a ${wrong.kind} event`);
	const started = deliveries.filter(({ kind }) => starts.includes(kind)).length;
	const finished = await n8n.finished(workflowId, receiver.runs + started);
	const runs = finished.slice(receiver.runs).map((run) => eventRun(n8n, run));
	receiver.runs = finished.length;
	const handled = new Set(runs.filter(({ isHandled }) => isHandled).map(({ event }) => event));
	const lost = deliveries.filter(({ kind, event }) => kind === 'new' && !handled.has(event));
	if (lost.length > 0) throw new Error(`${name} has lost ${lost.length} events`);
	return { answered, runs };
}

/**
 * One delivery after the other, so that nothing but the workflow itself decides.
 * @throws Error when a receiver that ought to be safe is not
 */
export async function warmUp(
	n8n: BenchN8n,
	receiver: Receiver,
	deliveries: Delivery[],
): Promise<void> {
	const wrongly = handledWrongly(await pass(n8n, receiver, deliveries, 1));
	if (receiver.isSafe && wrongly > 0) {
		throw new Error(`${receiver.name} handled ${wrongly} deliveries that it must not handle`);
	}
}

/** How many runs handled a forgery, or an event that another run had handled. */
export function handledWrongly({ answered, runs }: Pass): number {
	const genuine = new Set(
		answered.filter(({ kind }) => kind !== 'forged').map(({ event }) => event),
	);
	const handled = runs.filter(({ isHandled }) => isHandled).map(({ event }) => event);
	return handled.length - new Set(handled.filter((event) => genuine.has(event))).size;
}

/** From the first delivery to the last answer and the end of the last run. */
export function throughput({ answered, runs }: Pass): number {
	const first = Math.min(...answered.map(({ sentAt }) => sentAt));
	const last = Math.max(
		...answered.map(({ answeredAt }) => answeredAt),
		...runs.map(({ stoppedAt }) => stoppedAt),
	);
	return answered.length / ((last - first) / 1000);
}

/** From each delivery to its answer, in milliseconds. */
export const untilAnswered = ({ answered }: Pass): number[] =>
	answered.map(({ sentAt, answeredAt }) => answeredAt - sentAt);

/** From the first delivery of each event to the end of the run that handled it first, in milliseconds. */
export const untilHandled = ({ answered, runs }: Pass): number[] =>
	answered
		.filter(({ kind }) => kind === 'new')
		.map(({ event, sentAt }) => {
			const run = runs.find((one) => one.event === event && one.isHandled);
			return (run?.stoppedAt ?? NaN) - sentAt;
		});
