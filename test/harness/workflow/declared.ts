import './environment';
import type { IExecuteFunctions, INodeType } from 'n8n-workflow';
import type { Resource } from '../../../nodes/shared/node/operation';
import { readStep } from '../../../nodes/shared/node/steps';

/** What a node, or a method of it for its editor, declares to request. */
interface Declaration {
	requests?: string[];
}

/** What everything that ran since {@link forgetDeclared} may request. */
const declared = new Set<string>();

export const forgetDeclared = (): void => declared.clear();

/** A request in the ledger of a simulator. */
interface SeenRequest {
	vendor: string;
	operationId: string | null;
}

/** Requests that nothing of what ran has declared, as vendor and operationId. */
export function undeclared(seen: SeenRequest[]): string[] {
	const known = seen.filter(({ operationId }) => operationId !== null);
	const names = new Set(known.map(({ vendor, operationId }) => `${vendor} ${operationId}`));
	return [...names].filter((name) => !declared.has(name));
}

/** Takes note of what a node declares, or a method of it. */
export function noteDeclared(node: INodeType, declaration: object | undefined): void {
	const { requests = [] } = (declaration ?? {}) as Declaration;
	for (const { name } of node.description.credentials ?? []) {
		for (const id of requests) declared.add(`${name.replace(/Api$/, '')} ${id}`);
	}
}

/** Has a node take note of what the operations that it carries out declare. */
export function observeOperations(node: INodeType, resources: Array<Resource<unknown>>): void {
	const { execute } = node;
	node.execute = async function (...rest) {
		for (const index of this.getInputData().keys()) {
			const { requests = [], optionalRequests = {} } =
				chosenOperation(this, resources, index) ?? {};
			noteDeclared(node, { requests: [...requests, ...Object.keys(optionalRequests)] });
		}
		return (await execute?.call(this, ...rest)) ?? [];
	};
}

function chosenOperation(
	node: IExecuteFunctions,
	resources: Array<Resource<unknown>>,
	index: number,
) {
	try {
		const resource = node.getNodeParameter('resource', index);
		const operation = readStep(node)?.operation ?? node.getNodeParameter('operation', index);
		return resources
			.find(({ value }) => value === resource)
			?.operations.find(({ value }) => value === operation);
	} catch {
		// An expression that fails: the node itself says so, and requests nothing.
		return undefined;
	}
}
