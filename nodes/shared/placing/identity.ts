import { createHash, randomUUID } from 'crypto';
import type { IExecuteFunctions } from 'n8n-workflow';

/** Where a request comes from: the same when its execution is retried from the failed node. */
export interface Origin {
	/** Identifies the place in the workflow, the execution and the item. */
	correlationId: string;
	/** Whether what an earlier attempt of this execution made carries this {@link correlationId}. */
	isFindable: boolean;
	/** When the execution began, or the one that this one retries. */
	executionStart: Date;
}

/** How far a retry looks back where n8n does not tell when the retried execution began. */
const LOOK_BACK_MS = 24 * 60 * 60_000;

/** When the first attempt of this execution began; n8n 1.x does not tell. */
const firstStart = (node: IExecuteFunctions): number | undefined =>
	node.getExecutionContext?.()?.establishedAt;

/** The place in the workflow, without the execution. */
export const placeOf = (node: IExecuteFunctions): string =>
	`${node.getWorkflow().id} ${node.getNode().id}`;

/** Whether this execution repeats one that failed, whose calls may have been placed. */
export const isRetry = (node: IExecuteFunctions): boolean => node.getMode() === 'retry';

/** When the first attempt of this execution began, or the earliest time that it may have. */
export const executionStartOf = (node: IExecuteFunctions): Date =>
	new Date(firstStart(node) ?? Date.now() - LOOK_BACK_MS);

export function originOf(node: IExecuteFunctions, itemIndex: number): Origin {
	const start = firstStart(node);
	const run = String(node.evaluateExpression('{{ $runIndex }}', itemIndex));
	const parts = [placeOf(node), start ?? randomUUID(), run, itemIndex];
	return {
		correlationId: createHash('sha256').update(parts.join(' ')).digest('hex').slice(0, 32),
		isFindable: start !== undefined || !isRetry(node),
		executionStart: executionStartOf(node),
	};
}
