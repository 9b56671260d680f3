import {
	phoneNumberFormatFields,
	preparePhoneNumbers,
	readPhoneNumber,
} from '../../../shared/fields/phoneNumber';
import { optionsField } from '../../../shared/fields/options';
import { waitToggle } from '../../../shared/fields/wait';
import type { Operation } from '../../../shared/node/operation';
import { callingHoursFields } from '../../../shared/calls/callingHours';
import { callOptions, WHO_CALLS_AGAIN } from '../../../shared/calls/options';
import { placing, prepareCall } from '../../../shared/calls/placeCall';
import type { TrilletClient, TrilletOperations } from '../../api/client';
import { agentLocator } from '../callAgent/locator';
import { toNumberField } from './fields';
import { fromNumberField, readFromNumber } from './fromNumber';
import { CALL_DETAILS, trilletCalls, requestsAroundCalls } from './waiting';

/** Places a call the way of docs.trillet.ai/documentation/best-practices. */
export const send: Operation<TrilletClient> = {
	name: 'Start Without Variables',
	value: 'send',
	action: 'Start a call without variables',
	description:
		'Let an AI agent call a phone number now, without variables. It works without a Workspace ID. A real phone rings, and the call is charged.',
	consequence: `A real phone rings, and the call is charged, even in Development. ${WHO_CALLS_AGAIN}`,
	requests: ['sendCall'],
	bodyOf: ['sendCall'],
	optionalRequests: requestsAroundCalls,
	properties: [
		agentLocator,
		toNumberField,
		...phoneNumberFormatFields(),
		...callingHoursFields(),
		...waitToggle(CALL_DETAILS),
		optionsField([fromNumberField, ...callOptions]),
	],
	async prepare(context) {
		const { parameters } = context;
		await preparePhoneNumbers(parameters);
		const body = {
			agentId: parameters.requiredText(agentLocator.name),
			toNumber: readPhoneNumber(parameters, toNumberField.name),
		};
		const input = { body: { ...body, ...(await readFromNumber(context)) } };
		const { agentId, toNumber: number } = body;
		const field = toNumberField.name;
		const call = { id: 'sendCall' as const, input, agentId, number, field, asked: body };
		return await prepareCall<TrilletOperations, 'sendCall'>(context, trilletCalls, call);
	},
	...placing(trilletCalls),
};
