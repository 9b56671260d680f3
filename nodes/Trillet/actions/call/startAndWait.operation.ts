import { simplifyField } from '../../../shared/fields/simplify';
import { onTimeoutField, timeLimitField } from '../../../shared/fields/wait';
import { wantsMetadata } from '../../../shared/metadata';
import {
	toItems,
	type Operation,
	type OperationContext,
	type OperationItem,
} from '../../../shared/operation';
import { callingHoursFields, outsideCallingHours } from '../../../shared/placing/callingHours';
import { withoutDuplicates } from '../../../shared/placing/duplicates';
import { readWhenUnknown } from '../../../shared/placing/fields';
import { callOptions } from '../../../shared/placing/placeCall';
import { findEarlier } from '../../../shared/placing/placeOnce';
import { canActAfterTimeLimit, runSteps } from '../../../shared/sleep';
import { fromErrorData } from '../../../shared/transport/errors';
import { finishPlacing } from '../../../shared/watching/waitForCalls';
import type { TrilletClient } from '../../api/client';
import { metadataField, readStartBody, startFields, toNumberField } from './fields';
import { startOrder } from './place';
import { placeAndSleep, type SleepRequest } from './placeAndSleep';
import { settleStep } from './settleStep.operation';
import { callIdOf } from './simplify';
import { startStep } from './startStep.operation';
import { trilletCalls } from './waiting';

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
	consequence: 'A real phone rings, and the call is charged, in the environment Development too.',
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
			...timeLimitField,
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
		...callingHoursFields(),
		callOptions,
	],
	async execute(context) {
		const { client, parameters } = context;
		const body = readStartBody(parameters);
		const request: SleepRequest = {
			body,
			minutes: parameters.wholeNumber('timeLimit', 1),
			whenUnknown: readWhenUnknown(parameters.inside(callOptions.name)),
			origin: context.origin(),
		};
		const earlier = await findEarlier(context, startOrder(client, body, request.origin));
		// Its callback went to the earlier attempt, so it is watched instead, see finish.
		if (earlier) return toItems({ ...earlier, placement: 'recovered' });
		const number = { number: body.to, field: toNumberField.name };
		return await withoutDuplicates(context, number, async () => {
			const skipped = await outsideCallingHours(context);
			if (skipped) return toItems({ toNumber: body.to, ...skipped });
			return canActAfterTimeLimit()
				? await placeInSteps(context, request)
				: await placeAndSleep(context, request);
		});
	},
	finish: finishPlacing(
		{ ...trilletCalls, idOf: (call) => (call.placement === 'recovered' ? callIdOf(call) : null) },
		(parameters) => ({
			timeLimit: parameters.wholeNumber('timeLimit', 1),
			failsOnTimeout: parameters.text(onTimeoutField.name) === 'error',
			simplify: parameters.flag(simplifyField.name),
			includeDetails: false,
		}),
	),
};

/** Places the call in an execution of its own, and returns what became of it when that is known. */
async function placeInSteps(
	{ node, parameters, itemIndex }: OperationContext<TrilletClient>,
	request: SleepRequest,
): Promise<OperationItem[]> {
	const settings = {
		onTimeout: parameters.text('onTimeout'),
		simplify: parameters.flag('simplify'),
		requestOptions: { addMetadata: wantsMetadata(node, itemIndex) },
	};
	const step = ({ value }: Operation<TrilletClient>) => ({
		resource: 'call',
		operation: value,
		...settings,
	});
	const items = await runSteps(
		node,
		[step(startStep), step(settleStep)],
		[{ json: { ...request } }],
	);
	// The execution of the steps sleeps, and this one waits for it.
	if (!items) return [];
	const failure = items.find(({ json }) => json.error !== undefined);
	if (failure) throw fromErrorData(node.getNode(), failure.json, itemIndex);
	return toItems(items.map(({ json }) => json));
}
