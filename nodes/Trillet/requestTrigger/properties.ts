import type { INodeProperties } from 'n8n-workflow';
import { variableFields } from '../../shared/fields/variables';
import { callFlowLocator } from '../actions/callFlow/locator';
import { toolProperties } from './toolProperties';

export type Kind = 'callerLookUp' | 'tool';

const MANUAL = ['manual'];

/** How long Trillet AI waits is not documented; comparable platforms hang up on a look-up after 7.5 to 10 s. */
export const DEFAULT_DEADLINE_SECONDS = 8;

const fallbackVariables = variableFields(
	{
		displayName: 'Fallback Variables',
		description: 'What the agent knows when the workflow gives no answer in time',
		jsonExample: '{"customer_name": "", "is_known": false}',
	},
	{ resourceMapperMethod: 'getLookUpVariables', dependsOn: callFlowLocator.name },
).map((property) => ({
	...property,
	displayOptions: { show: { kind: ['callerLookUp'], ...property.displayOptions?.show } },
}));

/** The parameters of the trigger. */
export const requestProperties: INodeProperties[] = [
	{
		displayName: 'Request',
		name: 'kind',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Caller Look-Up',
				value: 'callerLookUp',
				description: 'Who is calling? Asked before an inbound call; the answer fills variables',
			},
			{
				name: 'Tool',
				value: 'tool',
				description: 'Something that the agent asks or does during the call',
			},
		],
		default: 'callerLookUp',
	},
	{
		displayName: 'Registration',
		name: 'registration',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Automatic',
				value: 'automatic',
				description: 'Set it up in a call flow when the workflow is published',
			},
			{
				name: 'Manual',
				value: 'manual',
				description: 'Enter address and tool in the Trillet AI dashboard yourself',
			},
		],
		default: 'automatic',
	},
	{ ...callFlowLocator, displayOptions: { show: { registration: ['automatic'] } } },
	{
		displayName:
			'What stood at the <b>Pre-Call Inbound</b> webhook of the flow before comes back when the workflow is unpublished.',
		name: 'lookUpNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { kind: ['callerLookUp'], registration: ['automatic'] } },
	},
	{
		displayName:
			'Trillet AI can add tools, but neither change nor remove them: after a change of this one, and when you no longer need it, delete the old one in the dashboard, under <b>Tools</b> of the flow.',
		name: 'toolNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { kind: ['tool'], registration: ['automatic'] } },
	},
	{
		displayName: 'Token',
		name: 'token',
		type: 'string',
		typeOptions: { password: true },
		required: true,
		default: '',
		displayOptions: { show: { registration: MANUAL } },
		description:
			'A long random text of your own. Requests without it are refused: send it as header <b>Authorization: Bearer</b> and the token, or write <b>?token=</b> and the token after the Production URL.',
	},
	{
		displayName:
			'In the dashboard, open the flow, then <b>Data > System Webhooks</b>, and enter the Production URL from above as <b>Pre-Call Inbound</b>, with the token. Both GET and POST work.',
		name: 'manualLookUpNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { kind: ['callerLookUp'], registration: MANUAL } },
	},
	...toolProperties,
	{
		displayName: 'Answer',
		name: 'responseMode',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'When Last Node Finishes',
				value: 'lastNode',
				description: 'With the fields of the first item of the last node',
			},
			{
				name: "Using 'Request: Answer' Node",
				value: 'responseNode',
				description: 'Early, by a Trillet AI node; the workflow goes on afterwards',
			},
		],
		default: 'lastNode',
	},
	{
		displayName: 'Answer at the Latest After (Seconds)',
		name: 'deadlineSeconds',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 120, numberPrecision: 1 },
		default: DEFAULT_DEADLINE_SECONDS,
		description:
			'The caller hears silence meanwhile. When the workflow has not answered by then, or fails, the fallback is the answer, and the workflow goes on.',
	},
	...fallbackVariables,
	{
		displayName: 'Fallback Text',
		name: 'fallbackText',
		type: 'string',
		default: 'That is not available right now.',
		displayOptions: { show: { kind: ['tool'] } },
		description:
			'What the agent is told when the workflow gives no answer in time, in the field <b>message</b>',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Repeat Window (Seconds)',
				name: 'repeatWindowSeconds',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 30,
				description:
					'How long the same request of the same call gets the first answer again and starts no second run. A request that tells neither call nor caller is never taken for a repeat; 0 runs every request.',
			},
		],
	},
];
