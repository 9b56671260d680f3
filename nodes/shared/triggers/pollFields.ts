import { NodeOperationError, type INodeProperties, type IPollFunctions } from 'n8n-workflow';
import { addEventMetadataField } from './receive';
import type { CallOptions } from './callEnds';

const DEFAULT_WAIT_MINUTES = 10;
const MAX_BACKLOG = 500;

/**
 * The options of a polling trigger.
 * @param details what only the full record of a call has
 * @param others of one vendor only
 */
export const pollOptions = (details: string, others: INodeProperties[] = []): INodeProperties => ({
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		addEventMetadataField,
		...others,
		{
			displayName: 'Include Details',
			name: 'includeDetails',
			type: 'boolean',
			default: false,
			description: `Whether to read the full record of each call that is reported, with ${details}: one more request for each call`,
		},
		{
			displayName: 'Past Calls at First',
			name: 'backlog',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: MAX_BACKLOG },
			default: 0,
			description:
				'How many calls that were over before are reported when the workflow is published for the first time',
		},
		{
			displayName: 'Wait For',
			name: 'waitFor',
			type: 'multiOptions',
			options: [
				{ name: 'Recording', value: 'recording' },
				{ name: 'Summary', value: 'summary' },
			],
			default: ['summary'],
			description: 'What a completed call must have before it is reported',
		},
		{
			displayName: 'Wait at Most (Minutes)',
			name: 'waitMinutes',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: DEFAULT_WAIT_MINUTES,
			description:
				'How long after its end a call may lack what Wait For asks; then it is reported as it is',
		},
	],
});

/** What the user chose under {@link pollOptions}. */
export interface PollOptions extends CallOptions {
	includeDetails: boolean;
	waitFor: Array<'recording' | 'summary'>;
}

/**
 * Reads a number among the options.
 * @throws NodeOperationError that names the field
 */
export function readNumber(
	node: IPollFunctions,
	name: string,
	{ label, fallback, min = 0, max = Infinity }: NumberField,
): number {
	const value: unknown = node.getNodeParameter(`options.${name}`, fallback);
	const number = value === '' ? NaN : Number(value);
	if (number >= min && number <= max) return number;
	const range = max === Infinity ? `of at least ${min}` : `from ${min} to ${max}`;
	const message = `${label} must be a number ${range}, but is ${JSON.stringify(value)}`;
	throw new NodeOperationError(node.getNode(), message, {
		description: `Enter a number such as ${fallback}, or remove the option.`,
	});
}

interface NumberField {
	label: string;
	fallback: number;
	min?: number;
	max?: number;
}

/**
 * Reads {@link pollOptions}.
 * @throws NodeOperationError that names the field
 */
export function readPollOptions(node: IPollFunctions): PollOptions {
	const { includeDetails = false, waitFor = [] } = node.getNodeParameter('options', {}) as Pick<
		Partial<PollOptions>,
		'includeDetails' | 'waitFor'
	>;
	const backlog = { label: 'Past Calls at First', fallback: 0, max: MAX_BACKLOG };
	const minutes = { label: 'Wait at Most (Minutes)', fallback: DEFAULT_WAIT_MINUTES };
	return {
		includeDetails,
		waitFor: [waitFor].flat(),
		backlog: readNumber(node, 'backlog', backlog),
		waitMs: readNumber(node, 'waitMinutes', minutes) * 60_000,
	};
}

/**
 * The events that the user chose.
 * @throws NodeOperationError when there are none
 */
export function readEvents(node: Pick<IPollFunctions, 'getNode' | 'getNodeParameter'>): string[] {
	const events = [node.getNodeParameter('events', [])].flat() as string[];
	if (events.length > 0) return events;
	throw new NodeOperationError(node.getNode(), 'Events is empty', {
		description: 'Choose at least one event to listen to.',
	});
}

/** A filter that picks a record, as its ID; undefined when it is not set. */
export function readFilter(node: IPollFunctions, name: string): string | undefined {
	const value: unknown = node.getNodeParameter(`filters.${name}`, '', { extractValue: true });
	return value === '' || value === undefined || value === null ? undefined : String(value);
}
