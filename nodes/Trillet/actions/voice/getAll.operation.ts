import { listFields, listRecords, readLimit } from '../../../shared/fields/list';
import { toItems, type Operation } from '../../../shared/node/operation';
import type { TrilletClient } from '../../api/client';

/** Lists voices. No page shows this list; its address follows from those of the other lists. */
export const getAll: Operation<TrilletClient> = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many voices',
	description:
		'Get a list of voices. Trillet AI does not document this request, and an account may not offer it.',
	requests: ['listVoices'],
	properties: listFields,
	async execute({ client, parameters }) {
		const voices = await listRecords(client, 'listVoices', {
			limit: readLimit(parameters),
		});
		return toItems(voices);
	},
};
