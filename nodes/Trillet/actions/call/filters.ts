import type { INodeProperties } from 'n8n-workflow';
import { optional, readDate, readPeriod } from '../../../shared/fields/dateTime';
import { byDisplayName } from '../../../shared/fields/displayOrder';
import type { ItemParameters } from '../../../shared/node/parameters';
import { agentLocator } from '../callAgent/locator';
import { callFlowLocator } from '../callFlow/locator';

const agentFilter: INodeProperties = {
	...agentLocator,
	required: false,
	description: 'Only calls of this agent',
};

const callFlowFilter: INodeProperties = {
	...callFlowLocator,
	required: false,
	description: 'Only calls that followed this call flow',
};

const statusFilter: INodeProperties = {
	displayName: 'Status',
	name: 'status',
	type: 'options',
	options: [
		{ name: 'Completed', value: 'completed' },
		{ name: 'Failed', value: 'failed' },
		{ name: 'In Progress', value: 'in-progress' },
		{ name: 'No Answer', value: 'no-answer' },
	],
	default: 'completed',
	description:
		'Only calls in this status. Trillet AI does not document all of them; another one can be given as an expression.',
};

const callTypeFilter: INodeProperties = {
	displayName: 'Call Type',
	name: 'callType',
	type: 'options',
	options: [
		{ name: 'Telephone', value: 'sip' },
		{ name: 'Web', value: 'web' },
	],
	default: 'sip',
	description: 'Only calls by telephone, or only calls in a browser',
};

const directionFilter = (options: INodeProperties['options']): INodeProperties => ({
	displayName: 'Direction',
	name: 'direction',
	type: 'options',
	options,
	default: 'outbound',
	description: 'Only calls in this direction',
});

const inbound = { name: 'Inbound', value: 'inbound' };
const outbound = { name: 'Outbound', value: 'outbound' };

/** The first and the last day of a period, both included. */
const periodFilters: INodeProperties[] = [
	{
		displayName: 'From',
		name: 'from',
		type: 'dateTime',
		default: '',
		description: 'Only calls from this day on',
	},
	{
		displayName: 'To',
		name: 'to',
		type: 'dateTime',
		default: '',
		description: 'Only calls up to this day',
	},
];

const filterCollection = (options: INodeProperties[]): INodeProperties => ({
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	description: 'Trillet AI applies these',
	options: options.sort(byDisplayName),
});

/** The filters of the list. */
export const listFilters = filterCollection([
	{
		displayName: 'Analyzed Data (JSON)',
		name: 'postAnalysis',
		type: 'json',
		default: '{}',
		description:
			'Only calls whose analysis found these values, for example {"answered_by_voicemail": false}',
	},
	{
		displayName: 'Batch ID',
		name: 'batchId',
		type: 'string',
		default: '',
		placeholder: 'e.g. batch_7891011121314',
		description: 'Only calls of this batch',
	},
	{
		displayName: 'Call IDs',
		name: 'callIds',
		type: 'string',
		default: '',
		placeholder: 'e.g. 123456789, 123456790',
		description: 'Only these calls, by the IDs that starting them returned, separated by commas',
	},
	{
		displayName: 'Search',
		name: 'search',
		type: 'string',
		default: '',
		placeholder: 'e.g. 5551234567',
		description: 'Only calls with this text in a phone number or in the metadata',
	},
	agentFilter,
	callFlowFilter,
	callTypeFilter,
	directionFilter([inbound, outbound]),
	statusFilter,
	...periodFilters,
]);

/** The filters of the figures. */
export const metricsFilters = filterCollection([
	agentFilter,
	callFlowFilter,
	callTypeFilter,
	directionFilter([{ name: 'Bidirectional', value: 'bidirectional' }, inbound, outbound]),
	statusFilter,
	...periodFilters,
]);

const isFilled = (values: object) => Object.keys(values).length > 0;

/** The names that the list gives to both ends of a period, and those that the figures give. */
const PERIOD_NAMES = { list: ['from', 'to'], metrics: ['startDate', 'endDate'] } as const;

/** The API takes both ends as one JSON text; undefined when neither is given. */
function readDateRange(
	filters: ItemParameters,
	[startName, endName]: readonly [string, string],
): string | undefined {
	const { start, end } = readPeriod(filters, optional(readDate), 'from', 'to');
	const range = { ...(start && { [startName]: start }), ...(end && { [endName]: end }) };
	return isFilled(range) ? JSON.stringify(range) : undefined;
}

function readCommonFilters(filters: ItemParameters) {
	return {
		agentId: filters.text(agentFilter.name) || undefined,
		pathwayId: filters.text(callFlowFilter.name) || undefined,
		status: filters.text('status') || undefined,
		callType: optionalChoice(filters, 'callType', ['sip', 'web'] as const),
	};
}

function optionalChoice<Value extends string>(
	filters: ItemParameters,
	name: string,
	values: readonly Value[],
): Value | undefined {
	return filters.text(name) === '' ? undefined : filters.choice(name, values);
}

/** Reads {@link listFilters} as the query of the list. */
export function readListFilters(parameters: ItemParameters) {
	const filters = parameters.inside(listFilters.name);
	const callIds = filters.choices('callIds');
	const analysis = filters.jsonObject('postAnalysis');
	return {
		...readCommonFilters(filters),
		batchId: filters.text('batchId') || undefined,
		direction: optionalChoice(filters, 'direction', ['inbound', 'outbound'] as const),
		search: filters.text('search') || undefined,
		callIds: callIds.length > 0 ? JSON.stringify(callIds) : undefined,
		postAnalysis: isFilled(analysis) ? JSON.stringify(analysis) : undefined,
		dateRange: readDateRange(filters, PERIOD_NAMES.list),
	};
}

/** Reads {@link metricsFilters} as the query of the figures. */
export function readMetricsFilters(parameters: ItemParameters) {
	const filters = parameters.inside(metricsFilters.name);
	return {
		...readCommonFilters(filters),
		direction: optionalChoice(filters, 'direction', [
			'inbound',
			'outbound',
			'bidirectional',
		] as const),
		dateRange: readDateRange(filters, PERIOD_NAMES.metrics),
	};
}
