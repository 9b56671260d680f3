import type { INodeProperties } from 'n8n-workflow';
import type { BodyField } from '../../../shared/fields/bodyFields';
import type { OperationContext } from '../../../shared/node/operation';
import type { ItemParameters } from '../../../shared/node/parameters';
import type { TrilletClient } from '../../api/client';
import { readPhoneNumberId } from '../phoneNumber/id';
import { phoneNumberLocator } from '../phoneNumber/locator';
import type { AgentBody } from './fields';

const phoneNumbers: INodeProperties = {
	displayName: 'Phone Numbers',
	name: 'phoneNumbers',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Phone Number',
	default: {},
	description:
		'Which numbers the agent calls from and answers on. In an update they replace all of its numbers.',
	options: [
		{
			displayName: 'Phone Number',
			name: 'phoneNumber',
			values: [{ ...phoneNumberLocator, description: 'A phone number of the workspace' }],
		},
	],
};

/** The numbers of an agent as they were given; {@link resolvePhoneNumbers} finds their IDs. */
export const phoneNumbersField: BodyField<AgentBody> = {
	property: phoneNumbers,
	read: (values, name) => {
		const given = values.rows(name).map((row) => row.requiredText(phoneNumberLocator.name));
		// An empty list would take every number away, which nobody asks for by adding no row.
		return given.length > 0 ? { phoneNumberIds: given } : {};
	},
};

/** The body with the ID of every number in `values`, some of which may be given by themselves. */
export async function resolvePhoneNumbers(
	context: OperationContext<TrilletClient>,
	values: ItemParameters,
	body: AgentBody,
): Promise<AgentBody> {
	if (!body.phoneNumberIds) return body;
	const phoneNumberIds: string[] = [];
	for (const row of values.rows(phoneNumbers.name)) {
		phoneNumberIds.push(await readPhoneNumberId({ ...context, parameters: row }));
	}
	return { ...body, phoneNumberIds };
}
