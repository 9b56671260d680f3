import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { OperationContext } from '../operation';
import type { ApiClient } from '../transport/client';
import type { OperationTypes } from '../transport/vendor';
import { refuseDuplicatesField, withoutDuplicates } from './duplicates';
import { readWhenUnknown, whenUnknownField } from './fields';
import { placeOnce, type Order } from './placeOnce';

/** Options of every operation that rings a phone. */
export const callOptions: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [whenUnknownField('the phone may ring twice'), refuseDuplicatesField],
};

/**
 * Rings a phone once, as {@link callOptions} say.
 * @param field the field that the number comes from, for errors
 * @returns the call with its `placement`, see {@link placeOnce}
 */
export async function placeCall<
	Operations extends { [Key in keyof Operations]: OperationTypes },
	Id extends keyof Operations & string,
>(
	context: OperationContext<ApiClient<Operations>>,
	{ number, field }: { number: string; field: string },
	order: Omit<Order<Operations, Id>, 'whenUnknown'>,
): Promise<IDataObject> {
	const whenUnknown = readWhenUnknown(context.parameters.inside(callOptions.name));
	return await withoutDuplicates(
		context,
		{ number, field },
		async () => await placeOnce(context, { ...order, whenUnknown }),
	);
}
