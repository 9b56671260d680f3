import type { BodyField } from '../../../shared/fields/bodyFields';
import { merge } from '../../../shared/merge';
import type { components } from '../../api/generated/contract';
import { commonSettings, settingsJsonField, type WorkingHours } from '../flowSettings';

type ResponseSettings = components['schemas']['ResponseSettings'] & WorkingHours;
type MessageFlowSettings = components['schemas']['MessageFlowSettings'] & {
	responseSettings?: ResponseSettings;
};

/**
 * Settings with the working hours in one place: the field list of the creation has them as
 * `workingHours`, its sample has their fields beside it.
 */
export function withOneShape(settings: MessageFlowSettings): MessageFlowSettings {
	if (!settings.responseSettings) return settings;
	const { delay, workingHours = {}, ...beside } = settings.responseSettings;
	const hours = merge(beside, workingHours);
	return {
		...settings,
		responseSettings: {
			...(delay !== undefined && { delay }),
			...(Object.keys(hours).length > 0 && { workingHours: hours }),
		},
	};
}

/** The contrary of {@link withOneShape}, for requests. */
export function inBothShapes(settings: MessageFlowSettings): MessageFlowSettings {
	if (!settings.responseSettings?.workingHours) return settings;
	const { workingHours } = settings.responseSettings;
	return { ...settings, responseSettings: { ...workingHours, ...settings.responseSettings } };
}

/** Fields of the settings that people change most; the JSON has the others. */
export const settingFields: Array<BodyField<{ settings?: MessageFlowSettings }>> = [
	settingsJsonField,
	...commonSettings,
	{
		property: {
			displayName: 'Email Signature',
			name: 'emailSignature',
			type: 'string',
			typeOptions: { rows: 3 },
			default: '',
			placeholder: 'e.g. Ann of Acme',
			description: 'What stands at the end of every email; only for the channel Email',
		},
		read: (values, name) => ({
			settings: { emailSettings: { signature: values.template(name) } },
		}),
	},
	{
		property: {
			displayName: 'Email Subject',
			name: 'emailSubject',
			type: 'string',
			default: '',
			placeholder: 'e.g. Your appointment',
			description: 'The subject line of every email; only for the channel Email',
		},
		read: (values, name) => ({
			settings: { emailSettings: { subjectLine: values.template(name) } },
		}),
	},
];
