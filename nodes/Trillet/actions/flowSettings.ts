import type { BodyField } from '../../shared/fields/bodyFields';
import { optional, readTimeZone } from '../../shared/fields/dateTime';
import type { ItemParameters } from '../../shared/node/parameters';
import type { components } from '../api/generated/contract';
import { knowledgeBaseLocator } from './knowledgeBase/locator';

export type WorkingHours = NonNullable<components['schemas']['ResponseSettings']['workingHours']>;

/** What call flows and message flows have in common. */
interface FlowSettings {
	settings?: Pick<
		components['schemas']['CallFlowSettings'] & components['schemas']['MessageFlowSettings'],
		'knowledgeBases' | 'responseSettings' | 'security'
	>;
}

/** A time of day as HH:MM; undefined when the field is empty. */
function readTimeOfDay(values: ItemParameters, name: string): string | undefined {
	const text = values.text(name);
	if (text === '' || /^([01]\d|2[0-3]):[0-5]\d$/.test(text)) return text || undefined;
	throw values.error(
		name,
		`"${text}" is not a time of day`,
		'Write it with hours and minutes, for example 09:00 or 17:30.',
	);
}

function readWorkingHours(row: ItemParameters): WorkingHours {
	const start = readTimeOfDay(row, 'start');
	const end = readTimeOfDay(row, 'end');
	const timezone = optional(readTimeZone)(row, 'timezone');
	const outOfHoursMessage = row.template('outOfHoursMessage');
	return {
		enabled: row.flag('enabled'),
		...(start && { start }),
		...(end && { end }),
		...(timezone && { timezone }),
		...(outOfHoursMessage && { outOfHoursMessage }),
	};
}

/**
 * The whole of a flow's settings. It stands before the fields of single settings, which count
 * where both say something.
 */
export const settingsJsonField: BodyField<FlowSettings> = {
	property: {
		displayName: 'Settings (JSON)',
		name: 'settingsJson',
		type: 'json',
		default: '{}',
		description:
			'All settings that the API knows, also those without a field here, as a JSON object. Objects are merged with the settings that are there; lists replace them.',
		hint: 'Example: {"security": {"hipaaCompliance": true}, "knowledgeBases": []}',
	},
	read: (values, name) => ({ settings: values.jsonObject(name) }),
};

/** Settings that every flow has. */
export const commonSettings: Array<BodyField<FlowSettings>> = [
	{
		property: {
			displayName: 'HIPAA Compliance',
			name: 'hipaaCompliance',
			type: 'boolean',
			default: true,
			description: 'Whether the flow treats personal health data as HIPAA demands',
		},
		read: (values, name) => ({ settings: { security: { hipaaCompliance: values.flag(name) } } }),
	},
	{
		property: {
			displayName: 'Knowledge Bases',
			name: 'knowledgeBases',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Knowledge Base',
			default: {},
			description: 'Where the agent looks things up. In an update they replace the former ones.',
			options: [
				{
					displayName: 'Knowledge Base',
					name: 'knowledgeBase',
					values: [{ ...knowledgeBaseLocator, description: 'A knowledge base of the workspace' }],
				},
			],
		},
		read: (values, name) => {
			const rows = values.rows(name);
			if (rows.length === 0) return {};
			const knowledgeBases = rows.map((row) => row.requiredText(knowledgeBaseLocator.name));
			return { settings: { knowledgeBases } };
		},
	},
	{
		property: {
			displayName: 'Response Delay (Seconds)',
			name: 'responseDelay',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 5,
			description: 'How long the agent waits before it answers',
		},
		read: (values, name) => ({
			settings: { responseSettings: { delay: values.wholeNumber(name, 0) } },
		}),
	},
	{
		property: {
			displayName: 'Working Hours',
			name: 'workingHours',
			type: 'fixedCollection',
			placeholder: 'Set Working Hours',
			default: {},
			description: 'When the agent answers. What is left empty stays as it is.',
			options: [
				{
					displayName: 'Working Hours',
					name: 'hours',
					values: [
						{
							displayName: 'Enabled',
							name: 'enabled',
							type: 'boolean',
							default: true,
							description: 'Whether the agent answers in these hours only',
						},
						{
							displayName: 'End',
							name: 'end',
							type: 'string',
							default: '',
							placeholder: 'e.g. 17:00',
						},
						{
							displayName: 'Out of Hours Message',
							name: 'outOfHoursMessage',
							type: 'string',
							default: '',
							placeholder: 'e.g. We are closed and answer tomorrow.',
							description: 'What the customer gets outside of these hours',
						},
						{
							displayName: 'Start',
							name: 'start',
							type: 'string',
							default: '',
							placeholder: 'e.g. 09:00',
						},
						{
							displayName: 'Time Zone',
							name: 'timezone',
							type: 'string',
							default: '',
							placeholder: 'e.g. America/New_York',
							description: 'IANA name of the time zone of start and end',
						},
					],
				},
			],
		},
		read: (values, name) => {
			const [hours] = values.rows(name);
			if (!hours) return {};
			return { settings: { responseSettings: { workingHours: readWorkingHours(hours) } } };
		},
	},
];
