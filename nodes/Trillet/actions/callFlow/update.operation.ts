import { readFields, updateFields, type BodyField } from '../../../shared/fields/bodyFields';
import { simplifyField } from '../../../shared/fields/simplify';
import { merge } from '../../../shared/merge';
import { toItems, type Operation } from '../../../shared/node/operation';
import type { ItemParameters } from '../../../shared/node/parameters';
import type { TrilletClient } from '../../api/client';
import { directionField } from '../direction';
import { changeCallFlow } from './change';
import {
	customWelcomeMessageField,
	flowNameField,
	mainFields,
	moreFields,
	type CallFlowBody,
} from './fields';
import { callFlowLocator } from './locator';
import { settingFields, settingsCollection } from './settings';
import { simplifyCallFlow } from './simplify';

const fields: Array<BodyField<CallFlowBody>> = [
	flowNameField,
	directionField,
	...mainFields,
	customWelcomeMessageField,
	...moreFields,
];

function readChange(parameters: ItemParameters): CallFlowBody {
	const change: CallFlowBody = merge(
		readFields(fields, parameters.inside('updateFields'), { keepEmpty: true }),
		readFields(settingFields, parameters.inside('settings'), { keepEmpty: false }),
	);
	if (Object.keys(change).length > 0) return change;
	throw parameters.error(
		'updateFields',
		'is empty',
		'Add at least one field or setting to change.',
	);
}

/**
 * Changes a flow (docs.trillet.ai/v1/api-reference/endpoints/flows/call-flows/update), see
 * {@link changeCallFlow}.
 */
export const update: Operation<TrilletClient> = {
	name: 'Update',
	value: 'update',
	action: 'Update a call flow',
	description: 'Change some fields or settings of a call flow; the others stay as they are',
	requests: ['getCallFlow', 'updateCallFlow'],
	bodyOf: ['updateCallFlow'],
	properties: [
		{ ...callFlowLocator, description: 'The call flow to change' },
		updateFields(fields),
		settingsCollection,
		simplifyField,
	],
	async execute(context) {
		const { client, parameters } = context;
		const id = parameters.requiredText('callFlowId');
		const flow = await changeCallFlow(client, id, readChange(parameters), context);
		return toItems(parameters.flag('simplify') ? simplifyCallFlow({ ...flow }) : flow);
	},
};
