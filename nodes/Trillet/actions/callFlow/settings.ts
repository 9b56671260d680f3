import type { INodeProperties } from 'n8n-workflow';
import { propertiesOf, type BodyField } from '../../../shared/fields/bodyFields';
import { merge } from '../../../shared/merge';
import type { components } from '../../api/generated/contract';
import { commonSettings, settingsJsonField } from '../flowSettings';

type CallFlowSettings = components['schemas']['CallFlowSettings'] & {
	/** No page names these two, but third-party clients set them. */
	enableRecording?: boolean;
	allowAgentHangUp?: boolean;
};

/**
 * Settings with `callSettings` and `callSetting` as one: the page of the creation has the first
 * spelling, that of the update the second.
 */
export function withOneSpelling({
	callSettings = {},
	callSetting = {},
	...settings
}: CallFlowSettings): CallFlowSettings {
	return { ...settings, callSetting: merge(callSettings, callSetting) };
}

/** The contrary of {@link withOneSpelling}, for requests. */
export function inBothSpellings({ callSetting, ...settings }: CallFlowSettings): CallFlowSettings {
	if (Object.keys(callSetting ?? {}).length === 0) return settings;
	return { ...settings, callSetting, callSettings: callSetting };
}

/** Fields of the settings that people change most; the JSON has the others. */
export const settingFields: Array<BodyField<{ settings?: CallFlowSettings }>> = [
	settingsJsonField,
	...commonSettings,
	{
		property: {
			displayName: 'Agent May Hang Up',
			name: 'allowAgentHangUp',
			type: 'boolean',
			default: true,
			description: 'Whether the agent may end the call; not documented by Trillet AI',
		},
		read: (values, name) => ({ settings: { allowAgentHangUp: values.flag(name) } }),
	},
	{
		property: {
			displayName: 'End Call on Silence (Seconds)',
			name: 'endCallOnSilence',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 30,
			description: 'How long nobody may say anything before the call ends',
		},
		read: (values, name) => ({
			settings: { callSetting: { endCallOnSilence: values.wholeNumber(name, 0) } },
		}),
	},
	{
		property: {
			displayName: 'Human-Like Voice and Tone',
			name: 'humanLikeVoice',
			type: 'boolean',
			default: true,
			description: 'Whether the agent speaks with the pauses and the tone of a person',
		},
		read: (values, name) => ({ settings: { enableHumanLikeVoiceAndTone: values.flag(name) } }),
	},
	{
		property: {
			displayName: 'Max Call Duration (Seconds)',
			name: 'maxCallDuration',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 600,
			description: 'After how long a call is ended',
		},
		read: (values, name) => ({
			settings: { callSetting: { maxCallDuration: values.wholeNumber(name, 0) } },
		}),
	},
	{
		property: {
			displayName: 'Prior Calls Context',
			name: 'priorCallsContext',
			type: 'boolean',
			default: true,
			description: 'Whether the agent knows what was said on earlier calls with the customer',
		},
		read: (values, name) => ({ settings: { utilizePriorCallsContext: values.flag(name) } }),
	},
	{
		property: {
			displayName: 'Public Access',
			name: 'publicAccess',
			type: 'boolean',
			default: true,
			description: 'Whether calls in the browser need no API key',
		},
		read: (values, name) => ({ settings: { security: { publicAccess: values.flag(name) } } }),
	},
	{
		property: {
			displayName: 'Record Calls',
			name: 'enableRecording',
			type: 'boolean',
			default: true,
			description: 'Whether calls are recorded; not documented by Trillet AI',
		},
		read: (values, name) => ({ settings: { enableRecording: values.flag(name) } }),
	},
	{
		property: {
			displayName: 'Voice Guard',
			name: 'voiceGuard',
			type: 'boolean',
			default: true,
			description: 'Whether Trillet Voice Guard is on',
		},
		read: (values, name) => ({
			settings: { callSetting: { trilletVoiceGuard: values.flag(name) } },
		}),
	},
	{
		property: {
			displayName: 'Welcome Message Delay',
			name: 'welcomeMessageDelay',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 1,
			description: 'How long the agent waits before the welcome message; no page names the unit',
		},
		read: (values, name) => ({ settings: { welcomeMessageDelay: values.wholeNumber(name, 0) } }),
	},
];

/** The settings, as creating and changing a call flow show them. */
export const settingsCollection: INodeProperties = {
	displayName: 'Settings',
	name: 'settings',
	type: 'collection',
	placeholder: 'Add Setting',
	default: {},
	options: propertiesOf(settingFields),
};
