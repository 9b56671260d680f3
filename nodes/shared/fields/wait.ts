import type { INodeProperties } from 'n8n-workflow';
import type { ItemParameters } from '../node/parameters';
import { simplifyField } from './simplify';

export const timeLimitField: INodeProperties = {
	displayName: 'Time Limit (Minutes)',
	name: 'timeLimit',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 30,
	description: 'How long to wait for the end of a call at most',
};

export const onTimeoutField: INodeProperties = {
	displayName: 'On Timeout',
	name: 'onTimeout',
	type: 'options',
	options: [
		{
			name: 'Error',
			value: 'error',
			description: 'Fail, unless the call turns out to be over',
		},
		{
			name: 'Return Current State',
			value: 'continue',
			description: 'Go on with what is known of the call, and with timedOut true',
		},
	],
	default: 'error',
	description: 'What to do when the call did not end within the time limit',
};

/**
 * What every way to wait for calls asks for.
 * @param details what the full record has that the simplified one lacks
 */
export const waitFields = (details: string): INodeProperties[] => [
	timeLimitField,
	onTimeoutField,
	simplifyField,
	{
		displayName: 'Include Details',
		name: 'includeDetails',
		type: 'boolean',
		default: false,
		displayOptions: { show: { simplify: [false] } },
		description: `Whether to read the full record of each call when it is over, with ${details}: one more request for each call`,
	},
];

/** Adds the wait to an operation that places calls. */
export const waitToggle = (details: string): INodeProperties[] => [
	{
		displayName: 'Wait Until Finished',
		name: 'waitUntilFinished',
		type: 'boolean',
		default: false,
		description:
			'Whether to go on when the calls are over. All items are called first, and then watched together; the execution keeps running meanwhile, and shows nothing until all are over. Watch them in the dashboard.',
	},
	...waitFields(details).map((field) =>
		// The record has the same shape whether its end was waited for or not.
		field === simplifyField
			? field
			: {
					...field,
					...(field === timeLimitField && {
						hint: 'n8n shows nothing until all calls are over. Watch them in the dashboard meanwhile.',
					}),
					displayOptions: { show: { waitUntilFinished: [true], ...field.displayOptions?.show } },
				},
	),
];

/** How an item wants to wait. */
export interface WaitOptions {
	/** In minutes. */
	timeLimit: number;
	failsOnTimeout: boolean;
	simplify: boolean;
	includeDetails: boolean;
}

/**
 * Reads {@link waitFields}.
 * @throws NodeOperationError that names the field
 */
export function readWaitFields(parameters: ItemParameters): WaitOptions {
	const simplify = parameters.flag(simplifyField.name);
	return {
		timeLimit: parameters.wholeNumber(timeLimitField.name, 1),
		failsOnTimeout: parameters.choice(onTimeoutField.name, ['continue', 'error']) === 'error',
		simplify,
		// n8n hands over no field that is not shown.
		includeDetails: !simplify && parameters.flag('includeDetails'),
	};
}

/**
 * Reads {@link waitToggle}.
 * @returns undefined when the item does not wait
 */
export function readWaitToggle(parameters: ItemParameters): WaitOptions | undefined {
	return parameters.flag('waitUntilFinished') ? readWaitFields(parameters) : undefined;
}
