import type { INodeProperties } from 'n8n-workflow';
import { repeatWindowField } from '../../shared/triggers/identity';
import { addEventMetadataField } from '../../shared/triggers/receive';
import { callFlowLocator } from '../actions/callFlow/locator';
import { OTHER_EVENT } from './event';

const showFor = (...receive: string[]) => ({ show: { receive } });

/** The parameters of the trigger. */
export const triggerProperties: INodeProperties[] = [
	{
		displayName: 'Receive',
		name: 'receive',
		type: 'options',
		options: [
			{
				name: 'Account Webhook',
				value: 'account',
				description:
					'Signed events of the whole account, set up in the dashboard; Trillet AI says "coming soon"',
			},
			{
				name: 'Call Flow',
				value: 'callFlow',
				description: 'What a call flow reports; its address is set when you publish',
			},
			{
				name: 'Per-Call Callbacks',
				value: 'perCall',
				description: 'What calls report that you start with a callback URL',
			},
		],
		default: 'callFlow',
	},
	{
		displayName:
			'Trillet AI still calls account webhooks "coming soon", so they may not arrive yet: <b>Call Flow</b> works today. Where your dashboard offers them, add the Production URL from above as webhook, choose the events, and copy the secret into <b>Webhook Signing Secret</b> of the credential: events without a valid signature are refused.',
		name: 'accountNotice',
		type: 'notice',
		default: '',
		displayOptions: showFor('account'),
	},
	{
		displayName:
			'Enter the Production URL from above as <b>Callback URL</b> of Call > Start, followed by <b>?token=</b> and the token below, with nothing after it.',
		name: 'perCallNotice',
		type: 'notice',
		default: '',
		displayOptions: showFor('perCall'),
	},
	{ ...callFlowLocator, displayOptions: showFor('callFlow') },
	{
		displayName: 'Report',
		name: 'flowUrls',
		type: 'multiOptions',
		required: true,
		options: [
			{ name: 'Agent Events', value: 'agentWebhookUrl' },
			{
				name: 'Inbound Call Events',
				value: 'inboundWebhookUrl',
				description:
					'Only where the flow has no pre-call webhook yet: Trillet AI waits for its answer, and this trigger gives none. To answer, use the Trillet AI Request Trigger.',
			},
		],
		default: ['agentWebhookUrl'],
		displayOptions: showFor('callFlow'),
		description:
			'Which of the addresses of the flow lead here. What stood there before comes back when the workflow is unpublished.',
	},
	{
		displayName: 'Callback Token',
		name: 'callbackToken',
		type: 'string',
		typeOptions: { password: true },
		required: true,
		default: '',
		displayOptions: showFor('perCall'),
		description:
			'A long random text of your own. Callbacks whose address lacks it are refused; with # in it, write %23 in the address.',
	},
	{
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		required: true,
		options: [
			{ name: 'Agent Created', value: 'agent.created' },
			{ name: 'Agent Updated', value: 'agent.updated' },
			{ name: 'Any Other Event', value: OTHER_EVENT },
			{ name: 'Call Completed', value: 'call.completed' },
			{ name: 'Call Failed', value: 'call.failed' },
			{ name: 'Call Started', value: 'call.started' },
			{ name: 'Flow Created', value: 'flow.created' },
			{ name: 'Flow Updated', value: 'flow.updated' },
			{ name: 'SMS Delivered', value: 'sms.delivered' },
			{ name: 'SMS Sent', value: 'sms.sent' },
		],
		default: ['call.completed'],
		description: 'The events that start the workflow',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [addEventMetadataField, repeatWindowField],
	},
];
