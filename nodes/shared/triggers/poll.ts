import {
	NodeOperationError,
	type IDataObject,
	type INodeExecutionData,
	type IPollFunctions,
} from 'n8n-workflow';
import type { Traced } from '../node/metadata';

/** What a look brought. */
export interface Poll<Event> {
	/** What happened; of calls, the one that began first comes first. */
	events: Event[];
	/** What the next look has to know; plain JSON, and small. */
	state: IDataObject;
	/** Why something may be missing. */
	doubt?: string;
}

/** A list that a polling trigger looks at. */
export interface Source<Event> {
	/** Under what name its state is saved. */
	name: string;
	/** @param state undefined in the first look, from which on things happen */
	poll(state: IDataObject | undefined): Promise<Poll<Event>>;
	/** The latest that the list shows, for somebody who builds a workflow. */
	sample(): Promise<Event | undefined>;
}

export interface PollContext<Event> {
	client: Traced;
	sources: Array<Source<Event>>;
	/** The same text as for a delivery of that event. */
	keyOf(event: Event): string;
}

/** Polls that have not ended. n8n starts the next one when it is due, whatever became of the last. */
const underWay = new Set<string>();

/**
 * Looks at all lists, and remembers what it saw only if every look succeeds.
 *
 * n8n keeps static data in memory while the workflow is active, and saves it only when a poll puts
 * something out and when the workflow is activated. So a state may come back that is older than
 * the last look, but never one that is older than the last event: looking again from there brings
 * the same.
 *
 * @returns the events as the items of one run; null when nothing happened
 * @throws NodeApiError when a list cannot be read
 */
export async function pollEvents<Event extends object>(
	node: IPollFunctions,
	context: PollContext<Event>,
): Promise<INodeExecutionData[][] | null> {
	if (node.getMode() === 'manual') return [[await sampleOf(node, context)]];
	const place = `${node.getWorkflow().id} ${node.getNode().id}`;
	if (underWay.has(place)) return null;
	underWay.add(place);
	try {
		const saved = node.getWorkflowStaticData('node');
		const polls: Array<[string, Poll<Event>]> = [];
		for (const source of context.sources) {
			const state = saved[source.name] as IDataObject | undefined;
			polls.push([source.name, await source.poll(state)]);
		}
		for (const [name, { state, doubt }] of polls) {
			saved[name] = state;
			if (doubt) sayAloud(node, doubt);
		}
		const events = polls.flatMap(([, poll]) => poll.events);
		return events.length > 0 ? [events.map((event) => toItem(node, context, event))] : null;
	} finally {
		underWay.delete(place);
	}
}

/** Leaves a failed execution in n8n's list, as a failed poll does, without stopping this one. */
function sayAloud(node: IPollFunctions, doubt: string): void {
	const description =
		'Compare with the dashboard of the vendor. A shorter poll interval leaves less to read at a time.';
	node.__emitError(new NodeOperationError(node.getNode(), doubt, { description }));
}

async function sampleOf<Event extends object>(
	node: IPollFunctions,
	context: PollContext<Event>,
): Promise<INodeExecutionData> {
	for (const source of context.sources) {
		const event = await source.sample();
		if (event) return toItem(node, context, event);
	}
	throw new NodeOperationError(
		node.getNode(),
		'There is nothing yet that this trigger would report',
		{
			description: 'Choose other Events or fewer Filters, or wait until a call has ended.',
		},
	);
}

function toItem<Event extends object>(
	node: IPollFunctions,
	{ client, keyOf }: PollContext<Event>,
	event: Event,
): INodeExecutionData {
	const { addMetadata } = node.getNodeParameter('options', {}) as { addMetadata?: boolean };
	const _meta = {
		eventKey: keyOf(event),
		receivedAt: new Date().toISOString(),
		environment: client.environment,
		verifiedBy: 'polling',
		requestId: client.trace.requestId ?? null,
	};
	return { json: { ...event, ...(addMetadata && { _meta }) } as IDataObject };
}
