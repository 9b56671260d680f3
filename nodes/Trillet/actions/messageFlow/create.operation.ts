import { propertiesOf, readFields, type BodyField } from '../../../shared/fields/bodyFields';
import { simplifyField } from '../../../shared/fields/simplify';
import { createOnce, UNCONFIRMED } from '../../../shared/calls/create';
import { toItems, type Operation } from '../../../shared/node/operation';
import type { TrilletClient } from '../../api/client';
import { findByName } from '../../api/made';
import type { components } from '../../api/generated/contract';
import { flowNameField } from '../callFlow/fields';
import { directionField, readDirection } from '../direction';
import { omniFlowAgentLocator } from '../omniFlowAgent/locator';
import {
	autopilotField,
	CHANNELS,
	descriptionField,
	initiationMessage,
	messageChannel,
	prompt,
} from './fields';
import { inBothShapes, settingFields, withOneShape } from './settings';
import { simplifyMessageFlow } from './simplify';

const moreFields: Array<BodyField<Partial<components['schemas']['CreateMessageFlowRequest']>>> = [
	...settingFields,
	{
		property: {
			displayName: 'Active',
			name: 'isActive',
			type: 'boolean',
			default: true,
			description: 'Whether messages can be generated with the flow',
		},
		read: (values, name) => ({ isActive: values.flag(name) }),
	},
	autopilotField,
	descriptionField,
];

/** Creates a flow (docs.trillet.ai/v1/api-reference/endpoints/flows/message-flows/create). */
export const create: Operation<TrilletClient> = {
	name: 'Create',
	value: 'create',
	action: 'Create a message flow',
	description: 'Create a message flow: what an agent is to write in conversations by SMS or email',
	requests: ['createMessageFlow'],
	bodyOf: ['createMessageFlow'],
	optionalRequests: { listMessageFlows: UNCONFIRMED },
	properties: [
		{ ...flowNameField.property, required: true, placeholder: 'e.g. Reminder' },
		messageChannel,
		directionField.property,
		omniFlowAgentLocator,
		{ ...initiationMessage, required: true },
		{ ...prompt, required: true },
		simplifyField,
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: propertiesOf(moreFields),
		},
	],
	async execute(context) {
		const { client, parameters } = context;
		// A text of nothing but placeholders is empty as an expression, so it is read first.
		const requiredTemplate = (name: string) =>
			parameters.template(name) || parameters.requiredText(name);
		const values = parameters.inside('additionalFields');
		const { settings, ...more } = readFields(moreFields, values, { keepEmpty: false });
		const name = parameters.requiredText('name');
		const flow = await createOnce(context, {
			id: 'createMessageFlow',
			input: {
				body: {
					name,
					messageChannel: parameters.choice('messageChannel', CHANNELS),
					direction: readDirection(parameters, 'direction'),
					agent: parameters.requiredText('omniFlowAgentId'),
					initiationMessage: requiredTemplate('initiationMessage'),
					prompt: requiredTemplate('prompt'),
					...more,
					...(settings && { settings: inBothShapes(withOneShape(settings)) }),
				},
			},
			what: 'message flow',
			subject: [name],
			find: async () => await findByName(client, 'listMessageFlows', { name }),
		});
		return toItems(parameters.flag('simplify') ? simplifyMessageFlow({ ...flow }) : flow);
	},
};
