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
import { commonFields, contextFields, firstName, readContext } from './fields';
import { contactLocator } from './locator';
import { prepareNumbersIn } from './phoneNumbers';
import { requestsForVariables } from '../contextVariable/definitions';

const fields: Array<BodyField<components['schemas']['UpdateContactRequest']>> = [
	...commonFields,
	{
		property: firstName,
		read: (values, name) => ({ first_name: values.requiredText(name) }),
	},
];

/** Changes a contact (docs.klen.ai/api-reference/contacts/update-contact). */
export const update: Operation<KlenClient> = {
	name: 'Update',
	value: 'update',
	action: 'Update a contact',
	description: 'Change some fields of a contact, or replace them all',
	requests: ['updateContact'],
	bodyOf: ['updateContact', 'replaceContact'],
	optionalRequests: { replaceContact: 'Replace All Fields is on', ...requestsForVariables },
	properties: [contactLocator, updateFields(fields), ...contextFields, replaceOptions],
	async execute(context) {
		const { client, parameters } = context;
		await prepareNumbersIn(parameters.inside('updateFields'));
		const id = isReplacement(parameters) ? 'replaceContact' : 'updateContact';
		const contact = await client.request(id, {
			path: { contact_id: parameters.recordNumber('contactId') },
			body: readUpdateFields(fields, parameters, await readContext(context)),
		});
		return toItems(contact);
	},
};
