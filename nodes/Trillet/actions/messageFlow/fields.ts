import type { INodeProperties } from 'n8n-workflow';
import type { BodyField } from '../../../shared/fields/bodyFields';
import type { components } from '../../api/generated/contract';

type MessageChannel = components['schemas']['MessageChannel'];

export const CHANNELS: MessageChannel[] = ['Email', 'SMS'];

export const messageChannel: INodeProperties = {
	displayName: 'Channel',
	name: 'messageChannel',
	type: 'options',
	options: [
		{ name: 'Email', value: 'Email' },
		{ name: 'SMS', value: 'SMS' },
	],
	default: 'SMS',
	description: 'How the messages travel',
};

export const initiationMessage: INodeProperties = {
	displayName: 'Initiation Message',
	name: 'initiationMessage',
	type: 'string',
	typeOptions: { rows: 3 },
	default: '',
	placeholder: 'e.g. Your appointment is confirmed for {{time}}.',
	description:
		'The message that begins a conversation. A bare name such as {{time}} stays as it is, for a dynamic variable.',
};

export const prompt: INodeProperties = {
	displayName: 'Prompt',
	name: 'prompt',
	type: 'string',
	typeOptions: { rows: 8 },
	default: '',
	placeholder: 'e.g. Remind the customer of the appointment.',
	description: 'What the agent is to do in the conversation; placeholders stay as they are',
};

/** What can be changed later on, too. */
export const descriptionField: BodyField<{ description?: string }> = {
	property: {
		displayName: 'Description',
		name: 'description',
		type: 'string',
		default: '',
		placeholder: 'e.g. Reminds of appointments',
	},
	read: (values, name) => ({ description: values.text(name) }),
};

export const autopilotField: BodyField<{ autopilot?: boolean }> = {
	property: {
		displayName: 'Autopilot',
		name: 'autopilot',
		type: 'boolean',
		default: true,
		description: 'Whether the agent sends what it writes without asking anybody',
	},
	read: (values, name) => ({ autopilot: values.flag(name) }),
};
