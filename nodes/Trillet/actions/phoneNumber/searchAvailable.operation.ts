import { listRecords } from '../../../shared/fields/list';
import { toItems, type Operation } from '../../../shared/node/operation';
import type { TrilletClient } from '../../api/client';
import { observedNotice } from '../observedNotice';
import { country, NUMBER_TYPES, numberType, readCountry } from './fields';

/** Lists numbers that can be bought. No page documents it; another integration was seen to use it. */
export const searchAvailable: Operation<TrilletClient> = {
	name: 'Search Available',
	value: 'searchAvailable',
	action: 'Search available phone numbers',
	description: 'Get a list of phone numbers that can be purchased',
	requests: ['searchAvailableNumbers'],
	properties: [
		observedNotice,
		country,
		numberType,
		{
			displayName: 'Area Code',
			name: 'areaCode',
			type: 'string',
			default: '',
			placeholder: 'e.g. 215',
			description: 'Only numbers of this area',
		},
		{
			displayName: 'Limit',
			name: 'limit',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 50,
			description: 'Max number of results to return',
		},
	],
	async execute({ client, parameters }) {
		const limit = parameters.wholeNumber('limit', 1);
		const numbers = await listRecords(client, 'searchAvailableNumbers', {
			limit,
			query: {
				country: readCountry(parameters),
				type: parameters.choice('type', NUMBER_TYPES),
				areaCode: parameters.text('areaCode'),
				limit,
			},
		});
		return toItems(numbers);
	},
};
