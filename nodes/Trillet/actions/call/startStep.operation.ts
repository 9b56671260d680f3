import { simplifyField } from '../../../shared/fields/simplify';
import type { Operation } from '../../../shared/operation';
import { toErrorData } from '../../../shared/transport/errors';
import type { TrilletClient } from '../../api/client';
import { placeAndSleep, type SleepRequest } from './placeAndSleep';

/** First step of Start and Wait for Completion: the item holds the request. */
export const startStep: Operation<TrilletClient> = {
	name: 'Start and Wait for Completion: Start',
	value: 'startStep',
	action: 'Start a call and sleep',
	description: 'Place the call of the item and sleep until its callback',
	isStep: true,
	// Read by the callback that ends the sleep.
	properties: [simplifyField],
	async execute(context) {
		const request: unknown = context.node.getInputData()[context.itemIndex]?.json;
		try {
			return await placeAndSleep(context, request as SleepRequest);
		} catch (error) {
			// As data: an error would lose its status and code on the way to the other execution.
			return [{ json: toErrorData(error) }];
		}
	},
};
