import type { IExecuteFunctions } from 'n8n-workflow';
import { isRetry, placeOf } from './identity';

/** How many are remembered; the oldest are forgotten first. */
const REMEMBERED = 10_000;

interface Owner {
	place: string;
	executionId: string;
}

/** Which request made which record, as far as this process knows. */
const owners = new Map<string, Owner>();

const ownerOf = (node: IExecuteFunctions): Owner => ({
	place: placeOf(node),
	executionId: node.getExecutionId(),
});

/**
 * Whether a record that was found can be the one that an unconfirmed request made: it belongs to
 * no other request, except to the one that this execution repeats.
 */
export function isFree(
	node: IExecuteFunctions,
	itemIndex: number,
	account: string,
	id: string,
): boolean {
	const owner = owners.get(`${account} ${id}`);
	if (!isRetry(node)) return !owner;
	if (earlierResults(node, itemIndex).includes(JSON.stringify(id))) return false;
	const own = ownerOf(node);
	return !owner || (owner.place === own.place && owner.executionId !== own.executionId);
}

/** Remembers that a record belongs to a request of this execution. */
export function own(node: IExecuteFunctions, account: string, id: string): void {
	const record = `${account} ${id}`;
	owners.delete(record);
	owners.set(record, ownerOf(node));
	const [oldest] = owners.keys();
	if (owners.size > REMEMBERED && oldest !== undefined) owners.delete(oldest);
}

/**
 * What nodes of this type returned earlier in this execution, as one text. A retried execution
 * brings it along, whichever process ran it: a reminder must not take the first call for its own.
 */
function earlierResults(node: IExecuteFunctions, itemIndex: number): string {
	const { name, type } = node.getNode();
	const proxy = node.getWorkflowDataProxy(itemIndex);
	const runs = (nodeName: string, end: number) =>
		Array.from({ length: end }, (_, run) => resultsOf(proxy.$items, nodeName, run));
	const others = node
		.getParentNodes(name)
		.filter((parent) => parent.type === type && parent.name !== name);
	return JSON.stringify([
		runs(name, Number(proxy.$runIndex)),
		others.map((parent) => [resultsOf(proxy.$items, parent.name)]),
	]);
}

type Items = (nodeName: string, output: number, run?: number) => unknown;

/** Nothing for a node that was not reached. */
function resultsOf(items: Items, nodeName: string, run?: number): unknown {
	try {
		return items(nodeName, 0, run);
	} catch {
		return [];
	}
}
