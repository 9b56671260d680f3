import type { INodeProperties } from 'n8n-workflow';
import { toItems, type Operation } from '../../../shared/node/operation';
import { listFields, listRecords, readLimit } from '../../../shared/fields/list';
import { simplifyField } from '../../../shared/fields/simplify';
import type { KlenClient } from '../../api/client';
import { simplifyContact } from './simplify';

const filters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	description: 'Klen AI applies these, so only matching contacts are transferred',
	options: [
		{
			displayName: 'Search',
			name: 'search',
			type: 'string',
			default: '',
			placeholder: 'e.g. nathan@example.com',
			description: 'Text in the first name, the last name or the email; not in phone numbers',
		},
		{
			displayName: 'Stage',
			name: 'stage',
			type: 'string',
			default: '',
			placeholder: 'e.g. qualified_lead',
			description: 'Only contacts in this stage, such as lead, prospect or customer',
		},
		{
			displayName: 'Status',
			name: 'status',
			type: 'string',
			default: '',
			placeholder: 'e.g. contacted',
			description: 'Only contacts in this status, such as not_contacted or active',
		},
		{
			displayName: 'Tag',
			name: 'tag',
			type: 'string',
			default: '',
			placeholder: 'e.g. VIP',
			description: 'Only contacts with the tag of this name',
		},
	],
};

/** Lists contacts (docs.klen.ai/api-reference/contacts/get-contacts). */
export const getAll: Operation<KlenClient> = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many contacts',
	description: 'Get a list of contacts',
	requests: ['listContacts'],
	properties: [...listFields, simplifyField, filters],
	async execute({ client, parameters }) {
		const filter = parameters.inside('filters');
		const contacts = await listRecords(client, 'listContacts', {
			limit: readLimit(parameters),
			query: {
				search: filter.text('search'),
				stage: filter.text('stage'),
				status: filter.text('status'),
				tag: filter.text('tag'),
			},
		});
		return toItems(parameters.flag('simplify') ? contacts.map(simplifyContact) : contacts);
	},
};
