import type { INodeProperties } from 'n8n-workflow';
import type { ItemParameters } from '../parameters';

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
