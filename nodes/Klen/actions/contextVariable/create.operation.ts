import { createOnce, UNCONFIRMED } from '../../../shared/calls/create';
import { formerSection, OPTIONS, optionsField } from '../../../shared/fields/options';
import { toItems, type Operation } from '../../../shared/node/operation';
import type { ItemParameters } from '../../../shared/node/parameters';
import type { KlenClient } from '../../api/client';
import { variableCreation } from './definitions';
import {
	CONTEXT_TYPES,
	contextType,
	description,
	displayName,
	selectOptions,
	VARIABLE_TYPES,
	variableType,
} from './fields';

function readSelectOptions(parameters: ItemParameters): string[] {
	const options = parameters.choices('selectOptions');
	if (options.length > 0) return options;
	throw parameters.error(
		'selectOptions',
		'is empty',
		'List the options that the variable takes, separated by commas.',
	);
}

/** Defines a variable (docs.klen.ai/api-reference/context-variables/create-context-variable). */
export const create: Operation<KlenClient> = {
	name: 'Create',
	value: 'create',
	action: 'Create a context variable',
	description: 'Define a variable that contacts or the business can have a value for',
	requests: ['createContextVariable'],
	bodyOf: ['createContextVariable'],
	optionalRequests: { listContextVariables: UNCONFIRMED },
	properties: [
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. membership_level',
			description: 'Its name in instructions and templates: {{membership_level}}',
		},
		{ ...displayName, required: true },
		contextType,
		variableType,
		// Not marked as required, which it would be whenever the type is an expression.
		{ ...selectOptions, displayOptions: { show: { variableType: ['select'] } } },
		optionsField([description]),
		formerSection('additionalFields'),
	],
	async execute(context) {
		const { client, parameters } = context;
		const type = parameters.choice('variableType', VARIABLE_TYPES);
		const text = parameters.inside(OPTIONS).text('description');
		const definition = {
			name: parameters.requiredText('name'),
			display_name: parameters.requiredText('displayName'),
			context_type: parameters.choice('contextType', CONTEXT_TYPES),
			variable_type: type,
			...(type === 'select' && { select_options: readSelectOptions(parameters) }),
			...(text && { description: text }),
		};
		return toItems(await createOnce(context, variableCreation(client, definition)));
	},
};
