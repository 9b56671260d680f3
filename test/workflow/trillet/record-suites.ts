import type { DocumentKind } from '../../../simulator/trillet/environment-control';
import { testOperation, type OperationCase } from '../operation-suite';
import { badLimit, emptyLocator, notFound, rejected } from './refusals';
import { byId, type Trillet } from './trillet';

/** A kind of records that Trillet AI keeps by ID. */
export interface RecordKind {
	resource: string;
	/** The parameter that picks one, and how the editor calls it. */
	picker: string;
	label: string;
	/** Where the simulator keeps them. */
	documents: DocumentKind;
	/** One of them, which the tests read and copy. */
	id: string;
}

/** Picks the record whose ID is in the item. */
const pickedById = ({ resource, picker, label }: RecordKind) => ({
	resource,
	parameters: { [picker]: byId('={{ $json.id }}') },
	bad: emptyLocator(label, { id: ' ' }),
	refused: notFound({ id: 'nowhere' }),
});

const copyOf = (trillet: Trillet, { documents, id }: RecordKind): string =>
	trillet.control.trillet.production.copyDocument(documents, id)._id;

/**
 * What Get has to do, whatever the record is.
 * @param request the contract's operationId
 * @param expected fields of the output; the ID is that of the item
 */
export function testGet(
	trillet: Trillet,
	kind: RecordKind,
	request: string,
	expected: object = {},
): void {
	testOperation(trillet, {
		...pickedById(kind),
		operation: 'get',
		request,
		good: () => [{ id: kind.id }, { id: copyOf(trillet, kind) }],
		expectOutput: (outputs, { id }) => expect(outputs).toMatchObject([{ ...expected, _id: id }]),
	});
}

/** What Delete has to do, whatever the record is. */
export function testDelete(trillet: Trillet, kind: RecordKind, request: string): void {
	testOperation(trillet, {
		...pickedById(kind),
		operation: 'delete',
		request,
		good: () => [{ id: copyOf(trillet, kind) }, { id: copyOf(trillet, kind) }],
		expectOutput: (outputs, { id }) => {
			expect(outputs).toEqual([{ _id: id, deleted: true }]);
			const left = trillet.control.trillet.production.documents(kind.documents);
			expect(left.map(({ _id }) => _id)).not.toContain(id);
		},
	});
}

/**
 * What Get Many has to do, whatever the records are.
 * @param ids the first records of the list
 */
export function testGetMany(
	trillet: Trillet,
	{ resource }: Pick<OperationCase, 'resource'>,
	request: string,
	ids: [string, string],
): void {
	testOperation(trillet, {
		resource,
		operation: 'getAll',
		request,
		parameters: { limit: '={{ $json.limit }}' },
		good: () => [{ limit: 1 }, { limit: 2 }],
		expectOutput: (outputs, { limit }) => {
			expect(outputs.map(({ _id }) => _id)).toEqual(ids.slice(0, limit as number));
		},
		bad: badLimit,
		refused: rejected(trillet, request, { limit: 2 }),
	});
}
