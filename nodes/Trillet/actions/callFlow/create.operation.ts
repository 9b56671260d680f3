import { propertiesOf, readFields } from '../../../shared/fields/bodyFields';
import { simplifyField } from '../../../shared/fields/simplify';
import { createOnce, UNCONFIRMED } from '../../../shared/calls/create';
import { toItems, type Operation } from '../../../shared/node/operation';
import type { ItemParameters } from '../../../shared/node/parameters';
import type { TrilletClient } from '../../api/client';
import { findByName } from '../../api/made';
import { idOf } from '../../api/reference';
import { directionField, readDirection } from '../direction';
import { customWelcomeMessage, flowNameField, mainFields, moreFields } from './fields';
import { inBothSpellings, settingFields, settingsCollection, withOneSpelling } from './settings';
import { simplifyCallFlow } from './simplify';
import { newTools } from './tools';

function readCustomWelcomeMessage(parameters: ItemParameters): { customWelcomeMessage?: string } {
	if (parameters.text('welcomeMessage') !== 'ai_custom') return {};
	const message = parameters.template(customWelcomeMessage.name);
	if (message) return { customWelcomeMessage: message };
	throw parameters.error(
		customWelcomeMessage.name,
		'is empty',
		'Write what the agent says first, or choose another Welcome Message.',
	);
}

/** Creates a flow (docs.trillet.ai/v1/api-reference/endpoints/flows/call-flows/create). */
export const create: Operation<TrilletClient> = {
	name: 'Create',
	value: 'create',
	action: 'Create a call flow',
	description: 'Create a call flow: what an agent is to do on a call, its prompt and its tools',
	requests: ['createCallFlow'],
	bodyOf: ['createCallFlow'],
	optionalRequests: { listCallFlows: UNCONFIRMED, getCallFlow: UNCONFIRMED },
	properties: [
		{ ...flowNameField.property, required: true },
		directionField.property,
		...mainFields.map(({ property }) => property),
		// Not marked as required, which it would be whenever the choice above is an expression.
		{ ...customWelcomeMessage, displayOptions: { show: { welcomeMessage: ['ai_custom'] } } },
		simplifyField,
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: propertiesOf(moreFields),
		},
		settingsCollection,
	],
	async execute(context) {
		const { client, parameters } = context;
		const isGiven = { keepEmpty: false };
		const { webhooks, ...more } = readFields(
			moreFields,
			parameters.inside('additionalFields'),
			isGiven,
		);
		const { settings } = readFields(settingFields, parameters.inside('settings'), isGiven);
		const name = parameters.requiredText('name');
		const flow = await createOnce(context, {
			id: 'createCallFlow',
			input: {
				body: {
					name,
					direction: readDirection(parameters, 'direction'),
					promptType: 'simple',
					...readFields(mainFields, parameters, isGiven),
					...readCustomWelcomeMessage(parameters),
					...more,
					...(webhooks && { webhooks: newTools([], webhooks) }),
					...(settings && { settings: inBothSpellings(withOneSpelling(settings)) }),
				},
			},
			what: 'call flow',
			subject: [name],
			find: async () => await findByName(client, 'listCallFlows', { name }),
			// The list leaves out most of a flow.
			restore: async (record) => {
				const id = idOf(record);
				return id ? { ...(await client.request('getCallFlow', { path: { id } })) } : record;
			},
		});
		return toItems(parameters.flag('simplify') ? simplifyCallFlow({ ...flow }) : flow);
	},
};
