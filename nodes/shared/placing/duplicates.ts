import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { OperationContext } from '../operation';

/** Executions whose numbers are remembered; the oldest are forgotten first. */
const REMEMBERED_EXECUTIONS = 100;

/** The numbers that each execution has called, with the item that called them. */
const called = new Map<string, Map<string, number>>();

export const refuseDuplicatesField: INodeProperties = {
	displayName: 'Refuse Duplicate Numbers',
	name: 'refuseDuplicates',
	type: 'boolean',
	default: false,
	description: 'Whether an item fails when this node already called its number in this execution',
};

function numbersOf(node: IExecuteFunctions): Map<string, number> {
	const key = `${node.getExecutionId()} ${node.getNode().id}`;
	const numbers = called.get(key) ?? new Map<string, number>();
	called.set(key, numbers);
	const [oldest] = called.keys();
	if (called.size > REMEMBERED_EXECUTIONS && oldest !== undefined) called.delete(oldest);
	return numbers;
}

/**
 * Calls a number, unless {@link refuseDuplicatesField} is on and this execution already did. A call
 * that was refused does not count; one that may have been placed does.
 * @param field the field of the number, for the error
 */
export async function withoutDuplicates<T>(
	{ node, parameters, itemIndex }: OperationContext<unknown>,
	{ number, field }: { number: string; field: string },
	place: () => Promise<T>,
): Promise<T> {
	const numbers = numbersOf(node);
	const earlier = numbers.get(number);
	if (earlier !== undefined && parameters.inside('options').flag(refuseDuplicatesField.name)) {
		throw parameters.error(
			field,
			`${number} was already called in this execution, for item ${earlier}`,
			'No second call was placed. Remove the duplicate with a Remove Duplicates node, or turn off Refuse Duplicate Numbers.',
		);
	}
	numbers.set(number, itemIndex);
	return await place().catch((error: unknown) => {
		if (!mayHaveRung(error) && earlier === undefined) numbers.delete(number);
		throw error;
	});
}

const mayHaveRung = (error: unknown): boolean =>
	(error as { context?: { isOutcomeUnknown?: boolean } }).context?.isOutcomeUnknown === true;
