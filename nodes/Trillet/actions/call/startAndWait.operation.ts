import { simplifyField } from '../../../shared/fields/simplify';
import { toItems, type Operation } from '../../../shared/operation';
import { canActAfterTimeLimit, runSteps } from '../../../shared/sleep';
import { fromErrorData } from '../../../shared/transport/errors';
import type { TrilletClient } from '../../api/client';
import { metadataField, readStartBody, startFields } from './fields';
import { placeAndSleep } from './placeAndSleep';
import { onTimeoutField, settleStep } from './settleStep.operation';
import { startStep } from './startStep.operation';

/**
 * Places a call and sleeps until it is over, as the call's own callback says.
 *
 * The sleep is in an execution of its own, so that the call can be looked up when no callback
 * came; see {@link canActAfterTimeLimit}. An older n8n sleeps in place, and after the time limit
 * goes on with the call as it was placed.
 */
export const startAndWait: Operation<TrilletClient> = {
	name: 'Start and Wait for Completion',
	value: 'startAndWait',
	action: 'Start a call and wait for its end',
	description:
		'Let an AI agent call a phone number now, and go on when the call is over. A real phone rings, and the call is charged.',
	takesOneItem: true,
	properties: [
		{
			displayName:
				'The execution sleeps until Trillet AI calls back, so this n8n must be reachable from the internet. It takes one item at a time: for several, put a Loop Over Items node in front.',
			name: 'waitNotice',
			type: 'notice',
			default: '',
		},
		...startFields,
		{
			displayName: 'Time Limit (Minutes)',
			name: 'timeLimit',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 70,
			description: 'How long to wait at most; a call lasts an hour at most, as a rule',
		},
		onTimeoutField,
		simplifyField,
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [metadataField],
		},
	],
	async execute(context) {
		const { node, parameters, itemIndex } = context;
		const body = readStartBody(parameters);
		const minutes = parameters.wholeNumber('timeLimit', 1);
		if (!canActAfterTimeLimit()) {
			await placeAndSleep(context, 'startCall', body, minutes);
			return [];
		}
		const settings = {
			onTimeout: parameters.text('onTimeout'),
			simplify: parameters.flag('simplify'),
		};
		const step = ({ value }: Operation<TrilletClient>) => ({
			resource: 'call',
			operation: value,
			...settings,
		});
		const items = await runSteps(node, [step(startStep), step(settleStep)], { body, minutes });
		// The execution of the steps sleeps, and this one waits for it.
		if (!items) return [];
		const failure = items.find(({ json }) => json.error !== undefined);
		if (failure) throw fromErrorData(node.getNode(), failure.json, itemIndex);
		return toItems(items.map(({ json }) => json));
	},
};
