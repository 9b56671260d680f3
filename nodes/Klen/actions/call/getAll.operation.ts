import type { INodeProperties } from 'n8n-workflow';
import { toItems, type Operation } from '../../../shared/node/operation';
import {
	listFields,
	listRecords,
	readLimit,
	readStop,
	stopAtIdField,
} from '../../../shared/fields/list';
import { simplifyField } from '../../../shared/fields/simplify';
import { idIn } from '../../../shared/transport/pages';
import type { KlenClient } from '../../api/client';
import { simplifyCall } from './simplify';
import { agentLocator } from '../agent/locator';

/** Where records of calls have their ID, which every endpoint spells in another way. */
const CALL_IDS = ['id', 'call_id', 'klen_call_id'];

const filters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	description: 'Klen AI applies these, so only matching calls are transferred',
	options: [
		{ ...agentLocator, required: false, description: 'Only calls of this agent' },
		{
			displayName: 'Direction',
			name: 'type',
			type: 'options',
			default: 'outbound',
			options: [
				{ name: 'Inbound', value: 'inbound' },
				{ name: 'Outbound', value: 'outbound' },
			],
			description: 'Only calls in this direction',
		},
		{
			displayName: 'Status',
			name: 'status',
			type: 'options',
			default: 'completed',
			options: [
				{ name: 'Completed', value: 'completed' },
				{ name: 'Failed', value: 'failed' },
				{ name: 'In Progress', value: 'in-progress' },
			],
			description: 'Only calls in this status',
		},
	],
};

const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [stopAtIdField],
};

/** Lists calls (docs.klen.ai/api-reference/calls/get-calls). */
export const getAll: Operation<KlenClient> = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many calls',
	description: 'Get a list of calls, newest first',
	requests: ['listCalls'],
	properties: [...listFields, simplifyField, filters, options],
	async execute({ client, parameters }) {
		const filter = parameters.inside('filters');
		const calls = await listRecords(client, 'listCalls', {
			limit: readLimit(parameters),
			query: {
				agent_id: filter.text('agentId'),
				type: filter.text('type'),
				status: filter.text('status'),
			},
			isEnd: readStop(parameters.inside('options'), ...CALL_IDS),
			idOf: idIn(...CALL_IDS),
		});
		return toItems(parameters.flag('simplify') ? calls.map(simplifyCall) : calls);
	},
};
