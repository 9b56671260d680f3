import type { IDataObject, NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { RequestEntry } from './record';

/** As many as a person reads in a message; the details hold all. */
const NAMED = 5;

/** Adds to an error what the run had carried out before, so that nobody places it again. */
export function namePlaced<Failure extends NodeApiError | NodeOperationError>(
	error: Failure,
	done: RequestEntry[],
): Failure {
	const placed = done.filter(({ numbers }) => numbers.length > 0);
	if (placed.length === 0) return error;
	const names = placed
		.slice(0, NAMED)
		.map(
			({ recordId, numbers }) =>
				`${recordId ?? 'a batch'} to ${numbers.slice(0, NAMED).join(', ')}`,
		);
	const more = placed.length > NAMED ? ` and ${placed.length - NAMED} more` : '';
	error.message = `${error.message} (already placed: ${names.join('; ')}${more})`;
	const data = error.context.data as IDataObject | undefined;
	error.context.data = {
		...data,
		placed: placed.map(({ recordId, numbers }) => ({ id: recordId ?? null, numbers })),
	};
	return error;
}
