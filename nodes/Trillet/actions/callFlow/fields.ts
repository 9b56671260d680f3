import type { INodeProperties } from 'n8n-workflow';
import type { BodyField } from '../../../shared/fields/bodyFields';
import type { components } from '../../api/generated/contract';
import { agentLocator } from '../callAgent/locator';
import { folderLocator } from '../folder/locator';
import { readTools, tools } from './tools';

export type CallFlowBody = components['schemas']['CallFlowFields'];

const WELCOME_MESSAGES = ['ai_custom', 'ai_dynamic', 'user_initiated'] as const;

const welcomeMessage: INodeProperties = {
	displayName: 'Welcome Message',
	name: 'welcomeMessage',
	type: 'options',
	options: [
		{
			name: 'AI, Custom Words',
			value: 'ai_custom',
			description: 'The agent begins with the Custom Welcome Message',
		},
		{
			name: 'AI, Own Words',
			value: 'ai_dynamic',
			description: 'The agent begins with words of its own',
		},
		{ name: 'User', value: 'user_initiated', description: 'The agent waits for the other side' },
	],
	default: 'user_initiated',
	description: 'Who speaks first',
};

export const customWelcomeMessage: INodeProperties = {
	displayName: 'Custom Welcome Message',
	name: 'customWelcomeMessage',
	type: 'string',
	default: '',
	placeholder: 'e.g. Hello {{firstName}}, this is Ann of Acme.',
	description:
		'What the agent says first. A bare name such as {{firstName}} stays as it is, for a dynamic variable of the call.',
};

export const customWelcomeMessageField: BodyField<CallFlowBody> = {
	property: customWelcomeMessage,
	read: (values, name) => ({ customWelcomeMessage: values.template(name) }),
};

/** The name of a flow. */
export const flowNameField: BodyField<{ name?: string }> = {
	property: {
		displayName: 'Name',
		name: 'name',
		type: 'string',
		default: '',
		placeholder: 'e.g. Sales Flow',
	},
	read: (values, name) => ({ name: values.requiredText(name) }),
};

/** What is asked for at first sight when a call flow is created, besides name and direction. */
export const mainFields: Array<BodyField<CallFlowBody>> = [
	{
		property: { ...agentLocator, required: false, description: 'The agent that follows the flow' },
		read: (values, name) => ({ agent: values.requiredText(name) }),
	},
	{
		property: {
			displayName: 'Prompt',
			name: 'prompt',
			type: 'string',
			typeOptions: { rows: 8 },
			default: '',
			placeholder: 'e.g. You sell seats of a rowing club. Greet {{firstName}} by name.',
			description:
				'What the agent is to do on a call. A bare name such as {{firstName}} stays as it is, for a dynamic variable of the call; n8n fills in expressions, which start with a dollar sign.',
		},
		read: (values, name) => ({ prompt: values.template(name) }),
	},
	{
		property: welcomeMessage,
		read: (values, name) => ({ welcomeMessage: values.choice(name, WELCOME_MESSAGES) }),
	},
];

/** What of a call flow is set or changed besides. */
export const moreFields: Array<BodyField<CallFlowBody>> = [
	{
		property: {
			displayName: 'Active',
			name: 'isActive',
			type: 'boolean',
			default: true,
			description: 'Whether the agent follows the flow; a new flow is active unless told otherwise',
		},
		read: (values, name) => ({ isActive: values.flag(name) }),
	},
	{
		property: {
			displayName: 'Agent Webhook URL',
			name: 'agentWebhookUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://example.com/trillet',
			description:
				'Where Trillet AI reports what the agent does. The Trillet AI Trigger sets this by itself.',
		},
		read: (values, name) => ({ agentWebhookUrl: values.text(name) }),
	},
	{
		property: {
			displayName: 'Description',
			name: 'description',
			type: 'string',
			default: '',
			placeholder: 'e.g. Sells seats',
		},
		read: (values, name) => ({ description: values.text(name) }),
	},
	{
		property: {
			displayName: 'Dynamic Variable Collections (JSON)',
			name: 'dynamicVariableCollections',
			type: 'json',
			default: '[]',
			description: 'Sets of values for the placeholders of the prompt, as a JSON array',
			hint: 'Example: [{"name": "Spring", "variables": [{"key": "offer", "value": "10 %"}], "isDefault": true}]',
		},
		read: (values, name) => ({ dynamicVariableCollections: values.jsonList(name) }),
	},
	{
		property: {
			displayName: 'Flow Data (JSON)',
			name: 'flowData',
			type: 'json',
			default: '{}',
			description: 'Nodes and edges of a drawn flow, as Get returns them without Simplify',
			hint: 'Example: {"nodes": [], "edges": []}',
		},
		read: (values, name) => ({ flowData: values.jsonObject(name) }),
	},
	{
		property: { ...folderLocator, required: false, description: 'Where the flow is kept' },
		read: (values, name) => ({ folderId: values.requiredText(name) }),
	},
	{
		property: {
			displayName: 'Global',
			name: 'isGlobal',
			type: 'boolean',
			default: true,
			description: 'Whether the flow is there for all workspaces',
		},
		read: (values, name) => ({ isGlobal: values.flag(name) }),
	},
	{
		property: {
			displayName: 'Inbound Webhook URL',
			name: 'inboundWebhookUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://example.com/trillet',
			description:
				'Where Trillet AI reports calls that come in. The Trillet AI Trigger sets this by itself.',
		},
		read: (values, name) => ({ inboundWebhookUrl: values.text(name) }),
	},
	{
		property: {
			displayName: 'Preconfigured',
			name: 'isPreConfigured',
			type: 'boolean',
			default: true,
			description: 'Whether the flow is a template that workspaces start from',
		},
		read: (values, name) => ({ isPreConfigured: values.flag(name) }),
	},
	{
		property: {
			displayName: 'Preconfigured Workspace ID',
			name: 'preConfiguredWorkspaceId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 664a1b2c3d4e5f6a7b8c9d0e',
			description: 'The workspace that a preconfigured flow is for',
		},
		read: (values, name) => ({ preConfiguredWorkspaceId: values.requiredText(name) }),
	},
	{
		property: {
			displayName: 'Prompt Type',
			name: 'promptType',
			type: 'string',
			default: 'simple',
			description: 'Only simple is allowed by the newest pages; older ones also have flow',
		},
		read: (values, name) => ({ promptType: values.requiredText(name) }),
	},
	{
		property: tools,
		read: (values, name) => ({ webhooks: readTools(values, name) }),
	},
];
