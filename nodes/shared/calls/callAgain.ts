import { tryToParseDateTime, type IDataObject, type INodeProperties } from 'n8n-workflow';
import type { Deferral, OperationContext, OperationItem } from '../node/operation';
import type { ItemParameters } from '../node/parameters';
import type { CallingHours } from './callingHours';
import type { VendorCalls } from './vendorCalls';

const MINUTE_MS = 60_000;
const MOST_ATTEMPTS = 10;
const GAPS = ['minutes', 'nextDay'] as const;

/** How often, and when, to call a number again that nobody answered. */
export interface CallAgain {
	/** The first call included. */
	attempts: number;
	/** Between the end of a call and the next one; null for the next day at the same time of day. */
	gapMinutes: number | null;
	afterVoicemail: boolean;
}

/** What became of an attempt; an item lists them in their order. */
type Attempt = IDataObject;

export const callAgainField: INodeProperties = {
	displayName: 'Call Again If Nobody Answers',
	name: 'callAgain',
	type: 'fixedCollection',
	placeholder: 'Add Attempts',
	default: {},
	displayOptions: { hide: { '/waitUntilFinished': [false] } },
	description:
		'Numbers that are busy or do not answer are called again; those that the vendor refuses, or whose call was declined, are not. The execution sleeps in between. Needs n8n 2.',
	options: [
		{
			displayName: 'Call Again',
			name: 'again',
			values: [
				{
					displayName: 'Attempts',
					name: 'attempts',
					type: 'number',
					typeOptions: { minValue: 2, maxValue: MOST_ATTEMPTS },
					default: 3,
					description: 'How often to call at most, including the first call',
				},
				{
					displayName: 'When',
					name: 'gap',
					type: 'options',
					options: [
						{ name: 'After Some Minutes', value: 'minutes' },
						{ name: 'Next Day at the Same Time', value: 'nextDay' },
					],
					default: 'minutes',
					description: 'When to call again. Limits on calling hours apply then, too.',
				},
				{
					displayName: 'Minutes',
					name: 'gapMinutes',
					type: 'number',
					typeOptions: { minValue: 1 },
					default: 30,
					displayOptions: { show: { gap: ['minutes'] } },
					description: 'How long to wait after the end of a call',
				},
				{
					displayName: 'Also After Voicemail',
					name: 'afterVoicemail',
					type: 'boolean',
					default: false,
					description: 'Whether to call again when voicemail answered',
				},
			],
		},
	],
};

/**
 * Reads {@link callAgainField} inside a collection.
 * @returns undefined when the user did not add it
 * @throws NodeOperationError that names the field
 */
export function readCallAgain(options: ItemParameters): CallAgain | undefined {
	const [again] = options.rows(callAgainField.name);
	if (!again) return undefined;
	const isNextDay = again.choice('gap', GAPS) === 'nextDay';
	return {
		attempts: again.wholeNumber('attempts', 2, MOST_ATTEMPTS),
		gapMinutes: isNextDay ? null : again.wholeNumber('gapMinutes', 1),
		afterVoicemail: again.flag('afterVoicemail'),
	};
}

/** When to call again, on a full minute, so that calls which end together are placed together. */
function nextAttempt(endedAt: number, gapMinutes: number | null, timeZone: string): Date {
	const time =
		gapMinutes === null
			? tryToParseDateTime(new Date(endedAt), 'UTC').setZone(timeZone).plus({ days: 1 }).toMillis()
			: endedAt + gapMinutes * MINUTE_MS;
	return new Date(Math.ceil(time / MINUTE_MS) * MINUTE_MS);
}

/** What counts here of a request to place a call. */
interface FollowedRequest {
	options: { callAgain?: CallAgain };
	hours?: CallingHours;
	attempt?: number;
	attempts?: IDataObject[];
}

/**
 * Decides whether a call that is over is followed by another one.
 * @param call its latest record; undefined when it is not known to be over
 * @returns when to call again, or the items with what became of each attempt
 */
export function followUp<Client>(
	{ client, node, request }: OperationContext<Client>,
	calls: VendorCalls<Client>,
	call: IDataObject | undefined,
	items: OperationItem[],
): OperationItem[] | Deferral {
	const {
		options,
		hours,
		attempt = 1,
		attempts: earlier = [],
		...others
	} = request as FollowedRequest;
	const again = options.callAgain;
	if (!again) return items;
	const unanswered = call && calls.unanswered(client, call);
	const [{ json } = { json: {} }] = items;
	const endedAt = unanswered?.endedAt ?? Date.now();
	const { status = null, answeredBy = null } = json;
	const attempts: Attempt[] = [...earlier, { callId: calls.idOf(json), status, answeredBy }];
	const isWanted = unanswered?.by === 'nobody' || (unanswered && again.afterVoicemail);
	if (!isWanted || attempt >= again.attempts) {
		return items.map((item) => ({ ...item, json: { ...item.json, attempt, attempts } }));
	}
	const timeZone = hours?.timeZone ?? node.getTimezone();
	return {
		until: nextAttempt(endedAt, again.gapMinutes, timeZone),
		isEstimate: unanswered.endedAt === null,
		request: {
			...others,
			options,
			// A call that is due outside the calling hours waits for them, whatever the first one would do.
			hours: hours && { ...hours, outside: 'wait' },
			attempt: attempt + 1,
			attempts,
		},
	};
}
