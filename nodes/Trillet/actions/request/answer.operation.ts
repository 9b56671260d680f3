import { NodeOperationError, type IDataObject, type INodeProperties } from 'n8n-workflow';
import { readVariables, variableFields } from '../../../shared/fields/variables';
import type { Operation, OperationContext } from '../../../shared/node/operation';
import type { TrilletClient } from '../../api/client';
import { callFlowLocator } from '../callFlow/locator';

const TRIGGER = '.trilletRequestTrigger';

const show = (...answerWith: string[]) => ({ show: { answerWith } });

const properties: INodeProperties[] = [
	{
		displayName: 'Answer With',
		name: 'answerWith',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'JSON',
				value: 'json',
				description: 'Fields of the answer to a tool, or variables of a look-up',
			},
			{
				name: 'Text',
				value: 'text',
				description: 'What the agent hears back from its tool',
			},
			{
				name: 'Variables',
				value: 'variables',
				description: 'What the agent knows of the caller, after a Caller Look-Up',
			},
		],
		default: 'variables',
	},
	{
		...callFlowLocator,
		required: false,
		displayOptions: show('variables'),
		description: 'The flow whose prompt uses the variables, to list them here',
	},
	...variableFields(
		{
			displayName: 'Variables',
			description: 'What the agent knows on this call',
			jsonExample: '{"customer_name": "John Doe", "order_status": "shipped"}',
		},
		{ resourceMapperMethod: 'getLookUpVariables', dependsOn: callFlowLocator.name },
	).map((property) => ({
		...property,
		displayOptions: { show: { answerWith: ['variables'], ...property.displayOptions?.show } },
	})),
	{
		displayName: 'Text',
		name: 'answerText',
		type: 'string',
		typeOptions: { rows: 2 },
		required: true,
		default: '',
		displayOptions: show('text'),
		description: 'Comes to the agent in the field <b>message</b>',
	},
	{
		displayName: 'JSON',
		name: 'answerJson',
		type: 'json',
		default: '{}',
		displayOptions: show('json'),
		description: 'One JSON object with the fields of the answer',
		hint: 'Example: {"is_free": true, "next_slot": "Thursday at 10"}',
	},
];

function readAnswer({ parameters }: OperationContext<TrilletClient>): IDataObject {
	switch (parameters.text('answerWith')) {
		case 'text':
			return { message: parameters.requiredText('answerText') };
		case 'json':
			return parameters.jsonObject('answerJson');
		default:
			return { variables: readVariables(parameters) };
	}
}

/** @throws NodeOperationError when nobody waits for an answer of this node */
function requireWaitingTrigger({ node, itemIndex }: OperationContext<TrilletClient>): void {
	const parents = node.getParentNodes(node.getNode().name, { includeNodeParameters: true });
	const triggers = parents.filter(({ type }) => type.endsWith(TRIGGER));
	if (triggers.some(({ parameters }) => parameters?.responseMode === 'responseNode')) return;
	const [trigger] = triggers;
	throw new NodeOperationError(
		node.getNode(),
		trigger
			? `"${trigger.name}" answers when the last node finishes, and not with this node`
			: 'No Trillet AI Request Trigger stands before this node, so nobody waits for its answer',
		{
			description: trigger
				? "Set its field Answer to: Using 'Request: Answer' Node."
				: 'Put it into the workflow that starts with that trigger; a sub-workflow cannot answer.',
			itemIndex,
		},
	);
}

/** Answers a request of a Trillet AI Request Trigger early; the items pass through. */
export const answer: Operation<TrilletClient> = {
	name: 'Answer',
	value: 'answer',
	action: 'Answer a request',
	description:
		'Answer the request that started this workflow; the call goes on at once, and the workflow too. The first item answers, all items pass through.',
	requests: [],
	properties,
	async execute(context) {
		const { node, itemIndex } = context;
		if (itemIndex === 0) {
			requireWaitingTrigger(context);
			await node.sendResponse({ body: readAnswer(context), headers: {}, statusCode: 200 });
		}
		const { json = {}, binary } = node.getInputData()[itemIndex] ?? {};
		return [{ json, binary }];
	},
};
