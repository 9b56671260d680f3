import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { readWaitToggle } from '../fields/wait';
import type { OperationContext } from '../operation';
import type { ApiClient } from '../transport/client';
import type { OperationTypes } from '../transport/vendor';
import { refuseDuplicatesField, withoutDuplicates } from './duplicates';
import { readWhenUnknown, whenUnknownField } from './fields';
import { outsideCallingHours } from './callingHours';
import { findEarlier, placeOnce, type Order } from './placeOnce';

/** Options of every operation that rings a phone. */
export const callOptions: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [whenUnknownField('the phone may ring twice'), refuseDuplicatesField],
};

/** What is to be called, and what it takes to know when. */
interface Callee {
	number: string;
	/** The field that the number comes from, for errors. */
	field: string;
	/** The time zone of the contact that is called. */
	timeZone?: () => Promise<string>;
}

/**
 * Rings a phone once, as {@link callOptions} and the calling hours say. Whether the item waits for
 * the end of its call is up to `finishPlacing`.
 * @returns the call with its `placement`, see {@link placeOnce}; also `skipped`
 * @throws Deferral when it is to be placed later
 */
export async function placeCall<
	Operations extends { [Key in keyof Operations]: OperationTypes },
	Id extends keyof Operations & string,
>(
	context: OperationContext<ApiClient<Operations>>,
	{ timeZone, ...number }: Callee,
	order: Omit<Order<Operations, Id>, 'whenUnknown'>,
): Promise<IDataObject> {
	// A mistake in the wait must show before a phone rings.
	readWaitToggle(context.parameters);
	const whenUnknown = readWhenUnknown(context.parameters.inside(callOptions.name));
	return await withoutDuplicates(context, number, async () => {
		// A retried execution may find the call, whatever time it is now.
		const earlier = await findEarlier(context, order);
		const skipped = earlier ? undefined : await outsideCallingHours(context, timeZone);
		if (skipped) return { ...order.asked, ...skipped };
		return await placeOnce(context, { ...order, whenUnknown }, earlier);
	});
}
