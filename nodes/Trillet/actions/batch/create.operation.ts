import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { writeCsv, type CsvTable } from '../../../shared/fields/csv';
import { optional, readDateTime } from '../../../shared/fields/dateTime';
import { MEGABYTE } from '../../../shared/fields/inputFile';
import { toItems, type Operation, type OperationContext } from '../../../shared/node/operation';
import type { ItemParameters } from '../../../shared/node/parameters';
import type { FormPart } from '../../../shared/transport/vendor';
import {
	callingHoursFields,
	outsideCallingHours,
	readCallingHours,
	type CallingHours,
} from '../../../shared/calls/callingHours';
import {
	readSkipCalled,
	readWhenUnknown,
	skipCalledField,
	whenUnknownField,
	type WhenUnknown,
} from '../../../shared/calls/options';
import { Once } from '../../../shared/calls/once';
import { numbersCalledBefore } from '../../../shared/calls/placeCall';
import { requestRecord, type RequestEntry } from '../../../shared/calls/record';
import type { Search } from '../../../shared/calls/search';
import type { TrilletClient, TrilletOperations } from '../../api/client';
import { findPlacedCalls, requestsToFindCalls } from '../../api/placedCalls';
import { agentLocator } from '../callAgent/locator';
import { readSmartCallbackGaps, smartCallbackGaps } from '../callAgent/smartCallback';
import { trilletCalls } from '../call/waiting';
import { MAX_FILE_SIZE, numbersOf, readRecipients, recipientFields } from './recipients';

const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		{
			displayName: 'Remove Duplicates',
			name: 'removeDuplicates',
			type: 'boolean',
			default: true,
			description:
				'Whether to leave out rows whose number came before, instead of starting no batch',
		},
		{
			displayName: 'Scheduled At',
			name: 'scheduledAt',
			type: 'dateTime',
			default: '',
			description: 'When the calls begin; at once when empty',
		},
		{
			displayName: 'Smart Callback Attempts',
			name: 'smartCallbackAttempts',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 3,
			description: 'How often somebody who does not answer is called again, at the most',
		},
		smartCallbackGaps,
		skipCalledField,
		whenUnknownField('every phone may ring twice'),
	],
};

/** ISO 8601 in UTC without fractions of a second, as the page shows it. */
const toSchedule = (time: Date): string => time.toISOString().replace(/\.\d+Z$/, 'Z');

function readSchedule(values: ItemParameters): string | undefined {
	const time = optional(readDateTime)(values, 'scheduledAt');
	if (time === undefined) return undefined;
	if (Date.parse(time) > Date.now()) return toSchedule(new Date(time));
	throw values.error(
		'scheduledAt',
		`is in the past: ${time}`,
		'Enter a later time, or leave it empty to begin at once.',
	);
}

/** Calling again when nobody answers; undefined when neither of its options was added. */
function readSmartCallback(values: ItemParameters): string | undefined {
	const hasAttempts = values.raw('smartCallbackAttempts') !== undefined;
	const gaps = readSmartCallbackGaps(values, smartCallbackGaps.name);
	if (!hasAttempts && gaps.length === 0) return undefined;
	const maxAttempts = hasAttempts ? values.wholeNumber('smartCallbackAttempts', 0) : gaps.length;
	return JSON.stringify({ enabled: maxAttempts > 0, maxAttempts, gaps });
}

/** A batch has one agent, one time and so on; an expression could say another one for each item. */
function requireSame({ allParameters, parameters }: OperationContext<TrilletClient>): void {
	for (const name of [agentLocator.name, options.name]) {
		const values = new Set(allParameters.map((item) => JSON.stringify(item.raw(name))));
		if (values.size <= 1) continue;
		throw parameters.error(
			name,
			'is not the same for all input items',
			'All items are one batch. Use a value that does not depend on the item, or split the items and run this node for each part.',
		);
	}
}

const batchIdOf = ({ batchId }: IDataObject): string | null =>
	typeof batchId === 'string' && batchId !== '' ? batchId : null;

/** So many of a batch's numbers must have calls of their own for it to have begun. */
const SHARE = 0.5;

/** A batch that was read and checked. */
interface BatchRequest {
	agentId: string;
	recipients: CsvTable;
	smartCallbackConfig?: string;
	scheduledAt?: string;
	hours?: CallingHours;
	whenUnknown: WhenUnknown;
	/** 0 when numbers that were called before are called again. */
	skipCalledInLastHours: number;
}

/**
 * Whether calls of a batch show that it began. No list has batches, so its ID stays unknown; a call
 * that somebody else asked for shows nothing.
 */
async function findBatch(
	client: TrilletClient,
	{ agentId, scheduledAt }: { agentId: string; scheduledAt?: string },
	since: number,
	entry: RequestEntry,
): Promise<Search> {
	if (scheduledAt !== undefined) {
		return { candidates: [], obstacle: 'a batch that begins later has no calls yet' };
	}
	const { numbers } = entry;
	const { candidates, obstacle } = await findPlacedCalls(client, { agentId, numbers }, since);
	const ofOthers = new Set(requestRecord.rivals(entry).flatMap((rival) => rival.numbers));
	const called = new Set(
		candidates
			.filter(({ id, time }) => time !== null && id && !requestRecord.isClaimed(entry, id))
			.flatMap(({ number }) => (number && !ofOthers.has(number) ? [number] : [])),
	);
	const record = { batchId: null, agentId, totalCalls: numbers.length, callsFound: called.size };
	if (called.size > numbers.length * SHARE) {
		return { candidates: [{ record, id: null, time: since, isOwn: true }] };
	}
	if (called.size === 0) return { candidates: [], obstacle };
	const few = `only ${called.size} of its ${numbers.length} numbers have calls that began after it`;
	return { candidates: [], obstacle: few };
}

/** The recipients that were not called before, and how many were. */
async function withoutCalled(
	context: OperationContext<TrilletClient>,
	{ recipients, skipCalledInLastHours: hours }: BatchRequest,
	entry: RequestEntry,
): Promise<CsvTable> {
	if (hours === 0) return recipients;
	const called = await numbersCalledBefore(context, trilletCalls, hours, entry);
	const numbers = numbersOf(recipients);
	const rows = recipients.rows.filter((_, row) => !called.has(numbers[row] ?? ''));
	return { ...recipients, rows };
}

/** The batch as it is uploaded. */
function formOf(
	{ parameters }: OperationContext<TrilletClient>,
	{ agentId, smartCallbackConfig }: BatchRequest,
	recipients: CsvTable,
	scheduledAt: string | undefined,
): FormPart[] {
	const file = Buffer.from(writeCsv(recipients));
	if (file.length > MAX_FILE_SIZE) {
		throw parameters.error(
			'source',
			`makes a file of ${Math.ceil(file.length / MEGABYTE)} MB, but the most is 20 MB`,
			'Nothing was uploaded. Split the recipients into several batches, or send fewer variables.',
		);
	}
	const settings = { scheduledAt, smartCallbackConfig };
	return [
		{ name: 'file', file, fileName: 'recipients.csv', mimeType: 'text/csv' },
		{ name: 'agentId', value: agentId },
		...Object.entries(settings).flatMap(([name, value]) => (value ? [{ name, value }] : [])),
	];
}

async function openBatch(
	context: OperationContext<TrilletClient>,
	{ agentId, recipients, scheduledAt, whenUnknown }: BatchRequest,
): Promise<Once<TrilletOperations, 'createBatch'>> {
	const { client } = context;
	const numbers = numbersOf(recipients);
	return await Once.open(context, {
		id: 'createBatch',
		input: {},
		subject: numbers.join(' '),
		targets: numbers.map((number) => `${agentId} ${number}`),
		numbers,
		asked: { agentId, totalCalls: numbers.length },
		idOf: batchIdOf,
		find: async (since, entry) => await findBatch(client, { agentId, scheduledAt }, since, entry),
		whenUnknown,
	});
}

/** Starts a batch (docs.trillet.ai/v1/api-reference/endpoints/calls/batch/start). */
export const create: Operation<TrilletClient> = {
	name: 'Create',
	value: 'create',
	action: 'Create a batch of calls',
	description:
		'Let an AI agent call many phone numbers, now or later, each with variables of its own. Real phones ring, and the calls are charged.',
	takesAllItems: (parameters) => parameters.text('source') === 'items',
	consequence: 'Every phone of the batch rings, and every call is charged, even in Development.',
	requests: ['createBatch'],
	bodyOf: ['createBatch'],
	optionalRequests: requestsToFindCalls,
	properties: [agentLocator, ...recipientFields, ...callingHoursFields(), options],
	async prepare(context) {
		const { parameters } = context;
		requireSame(context);
		const values = parameters.inside(options.name);
		const request: BatchRequest = {
			agentId: parameters.requiredText(agentLocator.name),
			recipients: await readRecipients(context, values.flag('removeDuplicates')),
			smartCallbackConfig: readSmartCallback(values),
			scheduledAt: readSchedule(values),
			hours: await readCallingHours(parameters),
			whenUnknown: readWhenUnknown(values),
			skipCalledInLastHours: readSkipCalled(values),
		};
		formOf(context, request, request.recipients, request.scheduledAt);
		await openBatch(context, request);
		return request;
	},
	async carryOut(context, request: BatchRequest) {
		const { agentId, scheduledAt, hours } = request;
		const batch = await openBatch(context, request);
		const earlier = await batch.recall();
		if (earlier) return toItems(earlier);
		const recipients = await withoutCalled(context, request, batch.entry);
		const skippedCalls = request.recipients.rows.length - recipients.rows.length;
		const totals = {
			totalCalls: numbersOf(recipients).length,
			...(request.skipCalledInLastHours > 0 && { skippedCalls }),
		};
		if (recipients.rows.length === 0) return toItems({ agentId, ...totals, placement: 'skipped' });
		const start = scheduledAt === undefined ? undefined : new Date(scheduledAt);
		// Trillet AI itself waits until the calling hours begin.
		const instead = outsideCallingHours(context.parameters, hours, start);
		if (instead && 'skipped' in instead) return toItems({ agentId, ...totals, ...instead.skipped });
		const begins = instead ? toSchedule(instead.until) : scheduledAt;
		const answer = await batch.send({ form: formOf(context, request, recipients, begins) });
		return toItems({ ...answer, ...(skippedCalls > 0 && { skippedCalls }) });
	},
};
