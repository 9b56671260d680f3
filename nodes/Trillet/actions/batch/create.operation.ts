import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { writeCsv } from '../../../shared/csv';
import { optional, readDateTime } from '../../../shared/fields/dateTime';
import { MEGABYTE } from '../../../shared/fields/inputFile';
import { toItems, type Operation, type OperationContext } from '../../../shared/operation';
import type { ItemParameters } from '../../../shared/parameters';
import type { FormPart } from '../../../shared/transport/multipart';
import { Deferral } from '../../../shared/later';
import { callingHoursFields, outsideCallingHours } from '../../../shared/placing/callingHours';
import { readWhenUnknown, whenUnknownField } from '../../../shared/placing/fields';
import { findEarlier, placeOnce, type Order } from '../../../shared/placing/placeOnce';
import type { TrilletClient, TrilletOperations } from '../../api/client';
import { findPlacedCalls } from '../../api/placedCalls';
import { agentLocator } from '../callAgent/locator';
import { readSmartCallbackGaps, smartCallbackGaps } from '../callAgent/smartCallback';
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

/**
 * Whether calls of a batch show that it began. No list has batches, so its ID stays unknown, and a
 * batch that begins later is not found.
 */
async function findBatch(
	client: TrilletClient,
	batch: { agentId: string; numbers: string[] },
	since: Date,
): Promise<IDataObject[]> {
	const calls = await findPlacedCalls(client, batch, since);
	if (calls.length === 0) return [];
	const { agentId, numbers } = batch;
	return [{ batchId: null, agentId, totalCalls: numbers.length, callsFound: calls.length }];
}

/**
 * When the batch begins, so that its first phones ring within the calling hours; Trillet AI itself
 * waits for that time.
 * @throws NodeOperationError when the user wants no batch at another time
 */
async function readStart(
	{ parameters }: OperationContext<TrilletClient>,
	scheduledAt: string | undefined,
): Promise<{ scheduledAt?: string; skipped?: IDataObject }> {
	const start = scheduledAt === undefined ? undefined : new Date(scheduledAt);
	return await outsideCallingHours({ parameters }, undefined, start).then(
		(skipped) => ({ scheduledAt, skipped }),
		(error: unknown) => {
			if (error instanceof Deferral) return { scheduledAt: toSchedule(error.until) };
			throw error;
		},
	);
}

/** Starts a batch (docs.trillet.ai/v1/api-reference/endpoints/calls/batch/start). */
export const create: Operation<TrilletClient> = {
	name: 'Create',
	value: 'create',
	action: 'Create a batch of calls',
	description:
		'Let an AI agent call many phone numbers, now or later, each with variables of its own. Real phones ring, and the calls are charged.',
	takesAllItems: (parameters) => parameters.text('source') === 'items',
	consequence:
		'Every phone of the batch rings, and every call is charged, in the environment Development too.',
	properties: [agentLocator, ...recipientFields, ...callingHoursFields(), options],
	async execute(context) {
		const { client, parameters } = context;
		requireSame(context);
		const agentId = parameters.requiredText(agentLocator.name);
		const values = parameters.inside(options.name);
		const { scheduledAt, skipped } = await readStart(context, readSchedule(values));
		const settings = {
			scheduledAt,
			smartCallbackConfig: readSmartCallback(values),
		};
		const recipients = await readRecipients(context, values.flag('removeDuplicates'));
		const file = Buffer.from(writeCsv(recipients));
		if (file.length > MAX_FILE_SIZE) {
			throw parameters.error(
				'source',
				`makes a file of ${Math.ceil(file.length / MEGABYTE)} MB, but the most is 20 MB`,
				'Nothing was uploaded. Split the recipients into several batches, or send fewer variables.',
			);
		}
		const form: FormPart[] = [
			{ name: 'file', file, fileName: 'recipients.csv', mimeType: 'text/csv' },
			{ name: 'agentId', value: agentId },
			...Object.entries(settings).flatMap(([name, value]) => (value ? [{ name, value }] : [])),
		];
		const numbers = numbersOf(recipients);
		if (skipped) return toItems({ agentId, totalCalls: numbers.length, ...skipped });
		const order: Order<TrilletOperations, 'createBatch'> = {
			id: 'createBatch',
			input: { form },
			asked: { agentId, totalCalls: numbers.length },
			idOf: batchIdOf,
			find: async (since) => await findBatch(client, { agentId, numbers }, since),
			whenUnknown: readWhenUnknown(values),
			executionStart: context.origin().executionStart,
		};
		return toItems(await placeOnce(context, order, await findEarlier(context, order)));
	},
};
