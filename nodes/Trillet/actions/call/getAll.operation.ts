import type { INodeProperties } from 'n8n-workflow';
import {
	listFields,
	readLimit,
	readRecords,
	readStop,
	stopAtIdField,
} from '../../../shared/fields/list';
import { simplifyField } from '../../../shared/fields/simplify';
import { toItems, type Operation } from '../../../shared/node/operation';
import { CALL_IDS, historyReader, NO_SECOND_VERSION } from '../../api/callHistory';
import type { TrilletClient } from '../../api/client';
import { listFilters, readListFilters } from './filters';
import { simplifyCall } from './simplify';

const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		stopAtIdField,
		{
			displayName: 'Treat Error 500 as Empty',
			name: 'isErrorEmpty',
			type: 'boolean',
			default: true,
			description:
				'Whether to return no calls when Trillet AI answers with error 500, as it was seen to do for a history without calls. A real fault of the server then looks like an empty history too.',
		},
	],
};

/** Lists calls (docs.trillet.ai/v1/api-reference/endpoints/calls/call-history/list). */
export const getAll: Operation<TrilletClient> = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many calls',
	description: 'Get a list of calls from the call history',
	requests: ['listCallHistory'],
	optionalRequests: { listCallHistoryV1: NO_SECOND_VERSION },
	properties: [...listFields, simplifyField, listFilters, options],
	async execute({ client, parameters }) {
		const chosen = parameters.inside('options');
		const history = historyReader(client, {
			filters: readListFilters(parameters),
			limit: readLimit(parameters),
			isEnd: readStop(chosen, ...CALL_IDS),
			isErrorEmpty: chosen.flag('isErrorEmpty'),
		});
		const calls = await readRecords(client, history);
		return toItems(parameters.flag('simplify') ? calls.map(simplifyCall) : calls);
	},
};
