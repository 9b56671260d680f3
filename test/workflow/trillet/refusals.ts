import type { IDataObject } from 'n8n-workflow';
import type { OperationCase } from '../operation-suite';
import type { Trillet } from './trillet';

type Refusal = OperationCase['refused'];

/** A time as Simplify gives it. */
export const isoTime = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as string;

/** What becomes of an item with an ID that Trillet AI does not know. */
export const notFound = (item: IDataObject): Refusal => ({
	item: () => item,
	message: 'Trillet AI does not know this record, or the Base URL is wrong',
	nextStep: 'Check the ID, and that the record is in the workspace of the credential.',
	httpStatus: 404,
	code: 'not_found',
});

/** What becomes of an item whose request Trillet AI rejects, where nothing in it can be wrong. */
export const rejected = (trillet: Trillet, operationId: string, item: IDataObject): Refusal => ({
	item: () => item,
	arrange: (nth) => {
		const body = { error: { code: 'forbidden', message: 'Not for this key' } };
		trillet.control.addFault({ operationId, nth, status: 403, body });
	},
	message: 'The API key is not allowed to do this',
	nextStep: '"Not for this key"',
	httpStatus: 403,
	code: 'forbidden',
});

/** A limit that the node refuses, for lists. */
export const badLimit: OperationCase['bad'] = {
	item: { limit: 0 },
	message: 'Limit must be a whole number of at least 1, but is 0',
	nextStep: 'Enter a number such as 10.',
};

/** A picker without a value. */
export const emptyLocator = (label: string, item: IDataObject): OperationCase['bad'] => ({
	item,
	message: `${label} is empty`,
	nextStep: 'Enter a value, or pick one from the list.',
});
