import type { INodeProperties } from 'n8n-workflow';
import { propertiesOf, type BodyField } from '../../../shared/fields/bodyFields';
import type { OperationContext } from '../../../shared/node/operation';
import type { KlenClient } from '../../api/client';
import type { components } from '../../api/generated/contract';
import { freeVariableFields, readFreeVariables } from '../contextVariable/definitions';
import { phoneNumbers, readPhoneNumbers } from './phoneNumbers';

type ContactBody = components['schemas']['UpdateContactRequest'];

export const firstName: INodeProperties = {
	displayName: 'First Name',
	name: 'firstName',
	type: 'string',
	default: '',
	placeholder: 'e.g. Nathan',
};

/** What creating and changing a contact have in common besides the first name. */
export const commonFields: Array<BodyField<ContactBody>> = [
	{
		property: {
			displayName: 'City',
			name: 'city',
			type: 'string',
			default: '',
			placeholder: 'e.g. Springfield',
		},
		read: (values, name) => ({ city: values.text(name) }),
	},
	{
		property: {
			displayName: 'Company',
			name: 'company',
			type: 'string',
			default: '',
			placeholder: 'e.g. Acme Corp',
		},
		read: (values, name) => ({ company: values.text(name) }),
	},
	{
		property: {
			displayName: 'Country',
			name: 'country',
			type: 'string',
			default: '',
			placeholder: 'e.g. US',
			description: 'Klen AI takes US for a new contact without a country',
		},
		read: (values, name) => ({ country: values.text(name) }),
	},
	{
		property: {
			displayName: 'Email',
			name: 'email',
			type: 'string',
			placeholder: 'name@email.com',
			default: '',
		},
		read: (values, name) => ({ email: values.text(name) }),
	},
	{
		property: {
			displayName: 'Industry Context (JSON)',
			name: 'industryContext',
			type: 'json',
			default: '{}',
			description: 'What agents should know about the line of business, as a JSON object',
			hint: 'Example: {"employees": 120}',
		},
		read: (values, name) => ({ industry_context: values.jsonObject(name) }),
	},
	{
		property: {
			displayName: 'Last Name',
			name: 'lastName',
			type: 'string',
			default: '',
			placeholder: 'e.g. Smith',
		},
		read: (values, name) => ({ last_name: values.text(name) }),
	},
	{
		property: phoneNumbers,
		read: (values) => {
			const numbers = readPhoneNumbers(values);
			// An empty list might remove every number, which nobody asks for by adding no row.
			return numbers.length > 0 ? { phone_numbers: numbers } : {};
		},
	},
	{
		property: {
			displayName: 'Stage',
			name: 'stage',
			type: 'string',
			default: '',
			placeholder: 'e.g. qualified_lead',
			description: 'Such as lead (the default of a new contact), prospect or customer',
		},
		read: (values, name) => ({ stage: values.text(name) }),
	},
	{
		property: {
			displayName: 'State',
			name: 'state',
			type: 'string',
			default: '',
			placeholder: 'e.g. CA',
		},
		read: (values, name) => ({ state: values.text(name) }),
	},
	{
		property: {
			displayName: 'Status',
			name: 'status',
			type: 'string',
			default: '',
			placeholder: 'e.g. contacted',
			description: 'Such as not_contacted (the default of a new contact) or active',
		},
		read: (values, name) => ({ status: values.text(name) }),
	},
	{
		property: {
			displayName: 'Street',
			name: 'street',
			type: 'string',
			default: '',
			placeholder: 'e.g. 1 Main Street',
		},
		read: (values, name) => ({ address: values.text(name) }),
	},
	{
		property: {
			displayName: 'Tags',
			name: 'tags',
			type: 'string',
			default: '',
			placeholder: 'e.g. VIP, Enterprise',
			description: 'Names, separated by commas. In an update they replace all tags of the contact.',
		},
		read: (values, name) => ({ tags: values.choices(name) }),
	},
	{
		property: {
			displayName: 'Team ID',
			name: 'teamId',
			type: 'number',
			default: 0,
			description: 'Database ID of the team that the contact belongs to',
		},
		read: (values, name) => ({ team_id: values.wholeNumber(name, 1) }),
	},
	{
		property: {
			displayName: 'Website',
			name: 'website',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://example.com',
		},
		read: (values, name) => ({ website: values.text(name) }),
	},
	{
		property: {
			displayName: 'ZIP Code',
			name: 'zipCode',
			type: 'string',
			default: '',
			placeholder: 'e.g. 94105',
		},
		read: (values, name) => ({ zip_code: values.text(name) }),
	},
];

/** The fields besides the first name, for a new contact. */
export const additionalFields: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: propertiesOf(commonFields),
};

/** What agents should know about the contact. */
export const contextFields: INodeProperties[] = freeVariableFields({
	description:
		'What agents should know about the contact. No page says whether an update keeps other variables; Set Context Variables does.',
	jsonExample: '{"lead_source": "Website", "decision_maker": true}',
});

/** Reads {@link contextFields}; nothing is sent when there is no variable. */
export async function readContext(
	context: OperationContext<KlenClient>,
): Promise<Pick<ContactBody, 'custom_context'>> {
	const variables = await readFreeVariables(context);
	return Object.keys(variables).length > 0 ? { custom_context: variables } : {};
}
