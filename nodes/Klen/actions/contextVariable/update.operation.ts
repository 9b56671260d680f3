import { toItems, type Operation } from '../../../shared/node/operation';
import {
	isReplacement,
	readUpdateFields,
	replaceOptions,
	updateFields,
	type BodyField,
} from '../../../shared/fields/bodyFields';
import type { KlenClient } from '../../api/client';
import type { components } from '../../api/generated/contract';
import { description, displayName, selectOptions, VARIABLE_TYPES, variableType } from './fields';
import { variableLocator } from './locator';

const fields: Array<BodyField<components['schemas']['UpdateContextVariableRequest']>> = [
	{
		property: description,
		read: (values, name) => ({ description: values.text(name) }),
	},
	{
		property: displayName,
		read: (values, name) => ({ display_name: values.requiredText(name) }),
	},
	{
		property: selectOptions,
		read: (values, name) => ({ select_options: values.choices(name) }),
	},
	{
		property: variableType,
		read: (values, name) => ({ variable_type: values.choice(name, VARIABLE_TYPES) }),
	},
];

/** Changes a definition (docs.klen.ai/api-reference/context-variables/update-context-variable). */
export const update: Operation<KlenClient> = {
	name: 'Update',
	value: 'update',
	action: 'Update a context variable',
	description: 'Change the definition of a variable; its name and context type are fixed',
	requests: ['updateContextVariable'],
	bodyOf: ['updateContextVariable', 'replaceContextVariable'],
	optionalRequests: { replaceContextVariable: 'Replace All Fields is on' },
	properties: [variableLocator, updateFields(fields), replaceOptions],
	async execute({ client, parameters }) {
		const id = isReplacement(parameters) ? 'replaceContextVariable' : 'updateContextVariable';
		const variable = await client.request(id, {
			path: { variable_id: parameters.recordNumber('variableId') },
			body: readUpdateFields(fields, parameters),
		});
		return toItems(variable);
	},
};
