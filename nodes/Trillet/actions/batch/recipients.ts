import type {
	IDataObject,
	IDisplayOptions,
	IExecuteFunctions,
	INodeProperties,
} from 'n8n-workflow';
import { readCsv, type CsvError, type CsvTable, type ReadTable } from '../../../shared/fields/csv';
import { inputFileField, MEGABYTE, readInputFile } from '../../../shared/fields/inputFile';
import {
	isPhoneNumber,
	phoneNumberFormatFields,
	preparePhoneNumbers,
	readNumberFormat,
	suggestPhoneNumber,
	toPhoneNumber,
	withMarksShown,
	type NumberFormat,
} from '../../../shared/fields/phoneNumber';
import { hasFields, readVariables, SPECIFY } from '../../../shared/fields/variables';
import { ownValue } from '../../../shared/json';
import type { OperationContext } from '../../../shared/node/operation';
import type { ItemParameters } from '../../../shared/node/parameters';
import type { TrilletClient } from '../../api/client';
import { dynamicVariableFields, toNumberField } from '../call/fields';

/** The column that the numbers are in (docs.trillet.ai/v1/api-reference/endpoints/calls/batch/start). */
const PHONE_COLUMN = 'phone_number';
const PHONE_SPELLINGS = /^phone[ _-]?number$/i;

export const MAX_FILE_SIZE = 20 * MEGABYTE;

/** Who is called, and which field that came from. */
interface Recipients extends ReadTable {
	/** How the rows are counted, for messages. */
	place: string;
	field: string;
}

const only = (show: NonNullable<IDisplayOptions['show']>) => ({ displayOptions: { show } });

const ALL_FIELDS = {
	name: 'All Fields of the Item',
	value: 'item',
	description: 'Also the ones that the agent does not need',
};

/** Asked beside {@link SPECIFY} before; workflows that were saved then have "item" in it. */
const formerVariablesFrom: INodeProperties = {
	displayName: 'Variables From',
	name: 'variablesFrom',
	type: 'hidden',
	default: '',
	...only({ source: ['items'] }),
};

export const recipientFields: INodeProperties[] = [
	{
		displayName: 'Recipients From',
		name: 'source',
		type: 'options',
		options: [
			{
				name: 'CSV File',
				value: 'file',
				description: `A file of the item, with a column ${PHONE_COLUMN}; other columns become dynamic variables`,
			},
			{
				name: 'Input Items',
				value: 'items',
				description: 'Every input item is a call, and all of them are one batch',
			},
		],
		default: 'items',
		description: 'Where the phone numbers and the variables of the calls come from',
	},
	{ ...toNumberField, ...only({ source: ['items'] }) },
	...phoneNumberFormatFields(),
	...dynamicVariableFields.map((field) => ({
		...field,
		...(field.name === SPECIFY && { options: [ALL_FIELDS, ...(field.options ?? [])] }),
		...only({ source: ['items'], ...field.displayOptions?.show }),
	})),
	formerVariablesFrom,
	{ ...inputFileField, ...only({ source: ['file'] }) },
];

/** A value as one cell: a list or an object as JSON, nothing as an empty text. */
function toCell(value: unknown): string {
	if (value === undefined || value === null) return '';
	return typeof value === 'object' ? JSON.stringify(value) : String(value as string);
}

function areAllFields(parameters: ItemParameters): boolean {
	const specified = parameters.text(SPECIFY);
	const isFormer = specified === 'fields' && parameters.text(formerVariablesFrom.name) === 'item';
	return specified === ALL_FIELDS.value || (isFormer && !hasFields(parameters));
}

function variablesOf(
	node: IExecuteFunctions,
	parameters: ItemParameters,
	itemIndex: number,
): IDataObject {
	if (areAllFields(parameters)) {
		const fields = { ...node.getInputData()[itemIndex]?.json };
		delete fields[PHONE_COLUMN];
		return fields;
	}
	const variables = readVariables(parameters);
	if (!(PHONE_COLUMN in variables)) return variables;
	throw parameters.error(
		'variables',
		`has a variable ${PHONE_COLUMN}, which is the column of the phone numbers`,
		`Remove it: ${toNumberField.displayName} fills this column.`,
	);
}

/** A number in E.164 if its format allows to make it one; a wrong one stays, to be shown. */
const inE164 = (number: string, format: NumberFormat) => toPhoneNumber(number, format) ?? number;

function fromItems({ node, allParameters }: OperationContext<TrilletClient>): Recipients {
	const people = allParameters.map((parameters, index) => ({
		number: inE164(parameters.text(toNumberField.name), readNumberFormat(parameters)),
		variables: variablesOf(node, parameters, index),
	}));
	const names = [...new Set(people.flatMap(({ variables }) => Object.keys(variables)))];
	return {
		columns: [PHONE_COLUMN, ...names],
		rows: people.map(({ number, variables }) => [
			number,
			...names.map((name) => toCell(ownValue(variables, name))),
		]),
		rowNumbers: people.map((_, index) => index + 1),
		place: 'Row 1 is the first input item.',
		field: toNumberField.name,
	};
}

function parseFile(data: Buffer, parameters: ItemParameters): ReadTable {
	const refuse = (problem: string) =>
		parameters.error(
			inputFileField.name,
			`cannot be read as CSV: ${problem}`,
			'Save the table as CSV with commas between the columns, in UTF-8.',
		);
	let text: string;
	try {
		text = new TextDecoder('utf-8', { fatal: true }).decode(data);
	} catch {
		throw refuse('it is not in UTF-8');
	}
	try {
		return readCsv(text);
	} catch (error) {
		throw refuse((error as CsvError).message);
	}
}

async function fromFile(context: OperationContext<TrilletClient>): Promise<Recipients> {
	const { parameters } = context;
	const field = inputFileField.name;
	const { data } = await readInputFile(context, { maxSize: MAX_FILE_SIZE, extensions: ['csv'] });
	const { columns, rows, rowNumbers } = parseFile(data, parameters);
	const exact = columns.indexOf(PHONE_COLUMN);
	const phoneIndex = exact >= 0 ? exact : columns.findIndex((name) => PHONE_SPELLINGS.test(name));
	if (phoneIndex < 0) {
		throw parameters.error(
			field,
			`has no column ${PHONE_COLUMN}`,
			`Name the column of the numbers ${PHONE_COLUMN}, in the first row, and put commas between the columns.`,
		);
	}
	const format = readNumberFormat(parameters);
	return {
		columns: columns.with(phoneIndex, PHONE_COLUMN),
		rows: rows.map((row) => row.with(phoneIndex, inE164((row[phoneIndex] ?? '').trim(), format))),
		rowNumbers,
		field,
		place: 'Row 1 of the file holds the names of the columns.',
	};
}

const SHOWN_ROWS = 10;

/** The first rows that something is wrong with, and how many more there are. */
function listRows(descriptions: string[]): string {
	const more = descriptions.length - SHOWN_ROWS;
	return `${descriptions.slice(0, SHOWN_ROWS).join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
}

const inRows = (count: number) => `in ${count === 1 ? 'one row' : `${count} rows`}`;

function checkNumbers(parameters: ItemParameters, recipients: Recipients, numbers: string[]): void {
	const { rowNumbers, place, field } = recipients;
	if (numbers.length === 0) {
		throw parameters.error(field, 'holds nobody to call', 'Add at least one row with a number.');
	}
	const wrong = numbers.flatMap((number, index) => {
		if (isPhoneNumber(number)) return [];
		const fix = suggestPhoneNumber(number);
		return `row ${rowNumbers[index]}: "${withMarksShown(number)}"${fix ? ` (perhaps ${fix})` : ''}`;
	});
	if (wrong.length === 0) return;
	throw parameters.error(
		field,
		`has a number that is not in E.164 format ${inRows(wrong.length)}: ${listRows(wrong)}`,
		`Nothing was uploaded. Write each number with + and the country code, and without spaces or signs, for example +15551234567, or choose another Phone Number Format. ${place}`,
	);
}

/** The numbers of recipients that were read. */
export const numbersOf = ({ columns, rows }: CsvTable): string[] => {
	const phoneIndex = columns.indexOf(PHONE_COLUMN);
	return rows.map((row) => (row[phoneIndex] ?? '').trim());
};

/**
 * Reads and checks who is called.
 * @param removeDuplicates whether rows with the number of an earlier row are left out
 * @throws NodeOperationError that names the rows whose number is wrong or comes twice
 */
export async function readRecipients(
	context: OperationContext<TrilletClient>,
	removeDuplicates: boolean,
): Promise<CsvTable> {
	const { parameters } = context;
	const isFile = parameters.text('source') === 'file';
	await preparePhoneNumbers(...(isFile ? [parameters] : context.allParameters));
	const recipients = isFile ? await fromFile(context) : fromItems(context);
	const { columns, rows, rowNumbers, place, field } = recipients;
	const phoneIndex = columns.indexOf(PHONE_COLUMN);
	const numbers = numbersOf(recipients);
	checkNumbers(parameters, recipients, numbers);

	const firstIndexes = new Map<string, number>();
	const repeats = numbers.flatMap((number, index) => {
		const first = firstIndexes.get(number);
		if (first === undefined) firstIndexes.set(number, index);
		return first === undefined ? [] : `row ${rowNumbers[index]} repeats row ${rowNumbers[first]}`;
	});
	if (repeats.length > 0 && !removeDuplicates) {
		throw parameters.error(
			field,
			`has a number that comes twice ${inRows(repeats.length)}: ${listRows(repeats)}`,
			`Nothing was uploaded, because a phone would ring twice. Remove these rows, or add the option Remove Duplicates, which keeps the first row of each number. ${place}`,
		);
	}
	const kept = [...firstIndexes.values()];
	return {
		columns,
		rows: kept.map((index) => (rows[index] ?? []).with(phoneIndex, numbers[index] ?? '')),
	};
}
