import type { INodeProperties } from 'n8n-workflow';
import { supportsSubWorkflowWait } from '../node/steps';
import { optional, readDateTime } from '../fields/dateTime';
import { OPTIONS } from '../fields/options';
import type { ItemParameters } from '../node/parameters';
import { callAgainField, readCallAgain, type CallAgain } from './callAgain';

export const WHEN_UNKNOWN = ['stop', 'placeAgain', 'continue'] as const;

/** What to do when nobody knows whether a request was carried out. */
export type WhenUnknown = (typeof WHEN_UNKNOWN)[number];

/**
 * The choice for a request that must not be repeated blindly.
 * @param again what a repeat may do, for example "a phone may ring twice"
 */
export const whenUnknownField = (again: string): INodeProperties => ({
	displayName: 'If the Outcome Is Unknown',
	name: 'ifOutcomeUnknown',
	type: 'options',
	options: [
		{
			name: 'Continue and Flag',
			value: 'continue',
			description: 'Go on with an item whose placement is "unknown"',
		},
		{
			name: 'Place Again',
			value: 'placeAgain',
			description: `Send the request again, up to two times: ${again}`,
		},
		{
			name: 'Stop With an Explanation',
			value: 'stop',
			description: 'Fail with an error that says what to check',
		},
	],
	default: 'stop',
	description:
		'What to do when the connection broke, and looking for what it may have done found nothing',
});

/** Reads {@link whenUnknownField} inside a collection; `stop` when the user did not add it. */
export function readWhenUnknown(options: ItemParameters): WhenUnknown {
	if (options.text('ifOutcomeUnknown') === '') return 'stop';
	return options.choice('ifOutcomeUnknown', WHEN_UNKNOWN);
}

export const refuseDuplicatesField: INodeProperties = {
	displayName: 'Refuse Duplicate Numbers',
	name: 'refuseDuplicates',
	type: 'boolean',
	default: false,
	description: 'Whether an item fails when this node already called its number in this execution',
};

export const skipCalledField: INodeProperties = {
	displayName: 'Skip Numbers Called in the Last (Hours)',
	name: 'skipCalledInLastHours',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 24,
	description:
		'Do not call a number that was called in this time, by any execution or by anybody else. The item goes on with the placement "skipped" and names the earlier call. Two executions that check at the same moment in different processes can both call.',
};

export const startAtField: INodeProperties = {
	displayName: 'Start At',
	name: 'startAt',
	type: 'dateTime',
	default: '',
	description:
		'When to place the call; the execution sleeps until then. A time that is over means now. Needs n8n 2.',
};

const callsAtOnceField: INodeProperties = {
	displayName: 'Calls at the Same Time',
	name: 'callsAtOnce',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 1,
	displayOptions: { show: { '/waitUntilFinished': [true] } },
	description:
		'How many calls of this node go on at once at most: the next one is placed when one of them is over, or its time limit is. Calls of other executions do not count.',
};

/** What n8n gives no means to tell from a new request, for the notice of an operation. */
export const WHO_CALLS_AGAIN =
	'Retries place only what is missing. Each Execute Step calls again, and so does Retry On Fail of an Execute Sub-workflow node.';

/** What an item wants beside its call; JSON, so that it can be carried to another execution. */
export interface CallOptions {
	whenUnknown: WhenUnknown;
	refuseDuplicates: boolean;
	/** 0 when numbers that were called before are called again. */
	skipCalledInLastHours: number;
	/** When to place it, as ISO 8601; left out when at once. */
	startAt?: string;
	/** How many calls of a node that waits for them go on at once at most; 0 for any number. */
	callsAtOnce: number;
	/** Left out when a number that nobody answers is not called again. */
	callAgain?: CallAgain;
}

/** Options of every operation that rings a phone. */
export const callOptions: INodeProperties[] = [
	callAgainField,
	callsAtOnceField,
	whenUnknownField('the phone may ring twice'),
	refuseDuplicatesField,
	skipCalledField,
	startAtField,
];

/** Reads {@link skipCalledField} inside a collection; 0 when the user did not add it. */
export const readSkipCalled = (options: ItemParameters): number =>
	options.raw(skipCalledField.name) === undefined
		? 0
		: options.wholeNumber(skipCalledField.name, 1, 8_760);

/**
 * Reads {@link callOptions}.
 * @throws NodeOperationError that names the field
 */
export function readCallOptions(parameters: ItemParameters): CallOptions {
	const options = parameters.inside(OPTIONS);
	const startAt = optional(readDateTime)(options, startAtField.name);
	const callAgain = readCallAgain(options);
	const isLater = startAt !== undefined && Date.parse(startAt) > Date.now();
	if ((isLater || callAgain) && !supportsSubWorkflowWait()) {
		const { displayName } = isLater ? startAtField : callAgainField;
		throw parameters.error(
			OPTIONS,
			`have ${displayName}, for which this version of n8n cannot wait`,
			'No call was placed. Update n8n to version 2, or remove the option.',
		);
	}
	return {
		whenUnknown: readWhenUnknown(options),
		refuseDuplicates: options.flag(refuseDuplicatesField.name),
		skipCalledInLastHours: readSkipCalled(options),
		startAt,
		callAgain,
		callsAtOnce:
			options.raw(callsAtOnceField.name) === undefined
				? 0
				: options.wholeNumber(callsAtOnceField.name, 1),
	};
}
