import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { INodeProperties } from 'n8n-workflow';
import { parse } from 'yaml';
import { resources as klen } from '../nodes/Klen/actions';
import { endpoints as klenEndpoints } from '../nodes/Klen/api/generated/endpoints';
import { resources as trillet } from '../nodes/Trillet/actions';
import { endpoints as trilletEndpoints } from '../nodes/Trillet/api/generated/endpoints';
import { parametersOf } from '../nodes/shared/operation';
import type { Endpoint } from '../nodes/shared/transport/endpoint';

const root = join(__dirname, '..');

/** One node operation, with what its contract says about the requests it makes. */
export interface OperationRow {
	node: string;
	resource: string;
	operation: string;
	description: string;
	/** As the editor shows them. */
	parameters: INodeProperties[];
	/** The vendor's pages about its requests. */
	sources: string[];
	/** The contract's operationIds that the operation names in its file. */
	operationIds: string[];
	/** One entry a request; any one of its permissions is enough. */
	permissions: string[];
	/** The weakest confidence of its requests: documented, partly, inferred or observed. */
	confidence: string;
}

/** The nodes with operations. */
export const NODES = [
	{
		node: 'Klen AI',
		folder: 'nodes/Klen/actions',
		contract: 'contracts/klen.openapi.yaml',
		resources: klen,
		endpoints: klenEndpoints as Record<string, Endpoint>,
	},
	{
		node: 'Trillet AI',
		folder: 'nodes/Trillet/actions',
		contract: 'contracts/trillet.openapi.yaml',
		resources: trillet,
		endpoints: trilletEndpoints as Record<string, Endpoint>,
	},
];
const CONFIDENCE = ['documented', 'partly', 'inferred', 'observed'];

interface ContractNotes {
	operationId?: string;
	'x-confidence'?: string;
	'x-source'?: string;
}

/** What the contract says of where an operation is known from, by operationId. */
function notesById(contract: string): Map<string, ContractNotes> {
	const { paths } = parse(readFileSync(join(root, contract), 'utf8')) as {
		paths: Record<string, Record<string, ContractNotes>>;
	};
	return new Map(
		Object.values(paths)
			.flatMap((path) => Object.values(path))
			.map((operation) => [operation.operationId ?? '', operation]),
	);
}

/** The vendor's own files that a file takes code from; types do not count. */
function importsOf(file: string, source: string): string[] {
	return [...source.matchAll(/^import \{[^}]*\} from '(\.[^']*)';/gm)]
		.map(([, path = '']) => join(dirname(file), `${path}.ts`))
		.filter((path) => !path.includes('/shared/') && existsSync(path));
}

/** The operationIds that an operation names, in its own file or in one that it shares with others. */
function operationIdsIn(file: string, known: string[]): string[] {
	if (!existsSync(file))
		throw new Error(`${file} is missing: the file is named after the operation's value`);
	const source = readFileSync(file, 'utf8');
	const sources = [source, ...importsOf(file, source).map((path) => readFileSync(path, 'utf8'))];
	return known.filter((id) => sources.some((text) => text.includes(`'${id}'`)));
}

/** Every operation of every node, in the order of the dropdowns. */
export function listOperations(): OperationRow[] {
	return NODES.flatMap(({ node, folder, contract, resources, endpoints }) => {
		const notes = notesById(contract);
		return resources.flatMap((resource) =>
			resource.operations.map((operation) => {
				const file = join(root, folder, resource.value, `${operation.value}.operation.ts`);
				const operationIds = operationIdsIn(file, Object.keys(endpoints));
				const levels = operationIds.map((id) =>
					CONFIDENCE.indexOf(notes.get(id)?.['x-confidence'] ?? ''),
				);
				return {
					node,
					resource: resource.name,
					operation: operation.name,
					description: operation.description,
					parameters: parametersOf(operation),
					sources: [...new Set(operationIds.map((id) => notes.get(id)?.['x-source'] ?? ''))],
					operationIds,
					permissions: [
						...new Set(operationIds.map((id) => endpoints[id]?.permissions.join(' or ') ?? '')),
					].filter(Boolean),
					confidence: CONFIDENCE[Math.max(...levels)] ?? '',
				};
			}),
		);
	});
}

/** The table of one node, by its display name. */
export function operationsTable(node: string): string {
	const rows = listOperations()
		.filter((row) => row.node === node)
		.map(
			({ resource, operation, description, permissions, confidence }) =>
				`| ${resource} | ${operation} | ${description} | ${permissions.map((name) => `\`${name}\``).join(', ') || 'none documented'} | ${confidence} |`,
		);
	return [
		'| Resource | Operation | What it does | Permission of the key | Source |',
		'| --- | --- | --- | --- | --- |',
		...rows,
	].join('\n');
}
