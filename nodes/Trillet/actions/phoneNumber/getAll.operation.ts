import { listFields, listRecords, readLimit } from '../../../shared/fields/list';
import { simplifyField } from '../../../shared/fields/simplify';
import { toItems, type Operation } from '../../../shared/node/operation';
import type { TrilletClient } from '../../api/client';
import { simplifyPhoneNumber } from './simplify';

/**
 * Lists the numbers of the workspace, all at once
 * (docs.trillet.ai/v1/api-reference/endpoints/calls/call-history/get-phoneNumber).
 */
export const getAll: Operation<TrilletClient> = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many phone numbers',
	description: 'Get a list of the phone numbers of the workspace',
	requests: ['listPhoneNumbers'],
	properties: [...listFields, simplifyField],
	async execute({ client, parameters }) {
		const numbers = await listRecords(client, 'listPhoneNumbers', {
			limit: readLimit(parameters),
		});
		return toItems(parameters.flag('simplify') ? numbers.map(simplifyPhoneNumber) : numbers);
	},
};
