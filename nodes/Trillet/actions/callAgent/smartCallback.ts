import type { INodeProperties } from 'n8n-workflow';
import type { BodyField } from '../../../shared/fields/bodyFields';
import type { ItemParameters } from '../../../shared/node/parameters';
import type { components } from '../../api/generated/contract';

type SmartCallback = Pick<
	components['schemas']['AgentFields'],
	'smartCallback' | 'maxAttemptsForSmartCallback' | 'gapBetweenEachAttemptForSmartCallback'
>;

/** Waits between the attempts, as rows. */
export const smartCallbackGaps: INodeProperties = {
	displayName: 'Smart Callback Gaps',
	name: 'smartCallbackGaps',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add Gap',
	default: {},
	description: 'How long to wait before each attempt, in their order',
	options: [
		{
			displayName: 'Gap',
			name: 'gap',
			values: [
				{
					displayName: 'Days',
					name: 'days',
					type: 'number',
					typeOptions: { minValue: 0 },
					default: 0,
				},
				{
					displayName: 'Hours',
					name: 'hours',
					type: 'number',
					typeOptions: { minValue: 0 },
					default: 1,
				},
			],
		},
	],
};

/** Reads {@link smartCallbackGaps}, the first attempt first. */
export const readSmartCallbackGaps = (values: ItemParameters, name: string) =>
	values.rows(name).map((row) => ({
		days: row.wholeNumber('days', 0),
		hours: row.wholeNumber('hours', 0),
	}));

/** Calling again when nobody answers. */
export const smartCallbackFields: Array<BodyField<SmartCallback>> = [
	{
		property: {
			displayName: 'Smart Callback',
			name: 'smartCallback',
			type: 'boolean',
			default: true,
			description: 'Whether the agent calls again when nobody answers',
		},
		read: (values, name) => ({ smartCallback: values.flag(name) }),
	},
	{
		property: {
			displayName: 'Smart Callback Attempts',
			name: 'smartCallbackAttempts',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 5,
			description: 'How often the agent calls again at the most',
		},
		read: (values, name) => ({ maxAttemptsForSmartCallback: values.wholeNumber(name, 0) }),
	},
	{
		property: smartCallbackGaps,
		read: (values, name) => ({
			gapBetweenEachAttemptForSmartCallback: readSmartCallbackGaps(values, name),
		}),
	},
];
