import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';
import { klen } from '../nodes/Klen/api/client';
import { adviceForStatus, type Advice } from '../nodes/shared/transport/advice';
import type { Vendor } from '../nodes/shared/transport/vendor';
import { trillet } from '../nodes/Trillet/api/client';
import {
	listOperations,
	permissionOf,
	quoted,
	NODES,
	operationsTable,
	type OperationRow,
} from './operations';

const NOTE = '<!-- Written by "npm run generate". Do not edit. -->';
const STATUSES = [400, 401, 402, 403, 404, 409, 429, 500];

/** The pages of docs/ that are made of the nodes and the contracts, by file name. */
export function referencePages(): Record<string, string> {
	return {
		'operations.md': listPage(),
		'reference-klen-ai.md': operationsPage('Klen AI'),
		'reference-trillet-ai.md': operationsPage('Trillet AI'),
		'errors.md': errorsPage(),
	};
}

/** All operations on one page, a line each. */
function listPage(): string {
	return [
		NOTE,
		'# Operations',
		'**Source** says how sure we are of the API behind an operation: _documented_ on a page of the vendor, _partly_ where some of the page could not be read, _inferred_ from a guide or by analogy, _observed_ in public code that calls the API. The reference has every parameter, and the permissions that options need besides: [Klen AI](reference-klen-ai.md), [Trillet AI](reference-trillet-ai.md).',
		...NODES.flatMap(({ node }) => [`## ${node}`, operationsTable(node)]),
	].join('\n\n');
}

function operationsPage(node: string): string {
	const rows = listOperations().filter((row) => row.node === node);
	const resources = [...new Set(rows.map(({ resource }) => resource))];
	return [
		NOTE,
		`# ${node}: operations`,
		'Every operation with its parameters, the requests it makes, the permission that its key needs, and how sure its behaviour is: **documented** on the page of the vendor, **partly** documented, **inferred** from other pages, or **observed** in public clients of the API.',
		...resources.flatMap((resource) => [
			`## ${resource}`,
			...rows.filter((row) => row.resource === resource).map(operationSection),
		]),
	].join('\n\n');
}

function operationSection(row: OperationRow): string {
	const optional = Object.entries(row.optionalRequests).map(
		([id, when]) => `\`${id}\` when ${when}`,
	);
	const more = quoted(row.optionalPermissions);
	const parameters = row.parameters.filter(({ type }) => type !== 'notice' && type !== 'hidden');
	return [
		`### ${row.resource}: ${row.operation}`,
		row.description,
		[
			`- Requests: ${quoted(row.requests) || 'none'}`,
			...(optional.length > 0 ? [`- Requests besides: ${optional.join('; ')}`] : []),
			`- Permission: ${permissionOf(row)}${more && `; for the requests besides ${more}`}`,
			`- Confidence: ${row.confidence || 'not applicable'}`,
			...(row.sources.length > 0 ? [`- Source: ${row.sources.join(', ')}`] : []),
		].join('\n'),
		...(parameters.length > 0 ? [parameterTable(parameters)] : []),
	].join('\n\n');
}

function parameterTable(parameters: INodeProperties[]): string {
	return [
		'| Parameter | Values | Default | What it does |',
		'| --- | --- | --- | --- |',
		...parameters.flatMap((parameter) => parameterRows(parameter, '')),
	].join('\n');
}

/** A parameter, and below it what it contains. */
function parameterRows(parameter: INodeProperties, parent: string): string[] {
	const { displayName, type, description = '', required } = parameter;
	const name = parent ? `${parent} > ${displayName}` : displayName;
	const isGroup = type === 'collection' || type === 'fixedCollection';
	const row = `| ${name}${required ? ' (required)' : ''} | ${valuesOf(parameter)} | ${defaultOf(parameter)} | ${cell(description)} |`;
	if (!isGroup) return [row];
	const children = (parameter.options ?? []).flatMap((option) =>
		'values' in option ? (option as INodePropertyCollection).values : [option as INodeProperties],
	);
	return [row, ...children.flatMap((child) => parameterRows(child, displayName))];
}

function valuesOf({ type, options = [] }: INodeProperties): string {
	if (type !== 'options' && type !== 'multiOptions') return WORDS[type] ?? type;
	const names = (options as INodePropertyOptions[]).map(({ name }) => name);
	return cell(names.join(', ') || 'a list that is loaded');
}

const WORDS: Partial<Record<INodeProperties['type'], string>> = {
	boolean: 'on, off',
	collection: 'options to add',
	dateTime: 'date and time',
	fixedCollection: 'rows',
	json: 'JSON',
	resourceLocator: 'from the list, or an ID',
	resourceMapper: 'a field for each variable',
	string: 'text',
};

function defaultOf({ default: value, type }: INodeProperties): string {
	if (typeof value === 'boolean') return value ? 'on' : 'off';
	const isShown = ['string', 'number', 'options'].includes(type) && value !== '';
	return isShown ? `\`${cell(String(value))}\`` : '';
}

/** A text that does not break a table; the editor's line breaks are HTML. */
const cell = (text: string) =>
	text
		.replaceAll('|', '\\|')
		.replace(/\s*\n\s*/g, ' ')
		.replace(/<br\s*\/?>/g, ' ');

function errorsPage(): string {
	return [
		NOTE,
		'# Errors and what to do',
		'The message of an error says what happened, its description what to do next. Code, status and the answer of the vendor stay in the error, for workflows that branch on them: with **On Error > Continue**, a failed item has `error` and `details` (`nextStep`, `httpStatus`, `code`, `body`).',
		...[klen, trillet].flatMap(vendorSection),
		'## Any other answer, by its status',
		adviceTable(
			'Status',
			STATUSES.map((status) => [String(status), adviceForStatus(status, 'Klen AI or Trillet AI')]),
		),
	].join('\n\n');
}

function vendorSection({ name, errors, afterUnknownOutcome }: Vendor): string[] {
	return [
		`## ${name}`,
		adviceTable('Code', Object.entries(errors)),
		`### ${name}: unknown outcomes`,
		'The request went out and no answer came back that can be read, so nobody knows whether it was carried out. Calls, batches and purchases are looked for first.',
		adviceTable('Request', Object.entries(afterUnknownOutcome)),
	];
}

const adviceTable = (head: string, rows: Array<[string, Advice]>): string =>
	[
		`| ${head} | What happened | What to do |`,
		'| --- | --- | --- |',
		...rows.map(
			([key, { message, nextStep }]) => `| \`${key}\` | ${cell(message)} | ${cell(nextStep)} |`,
		),
	].join('\n');
