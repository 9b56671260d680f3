import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeProperties } from 'n8n-workflow';
import { parse } from 'yaml';
import { resources as klen } from '../nodes/Klen/actions';
import { endpoints as klenEndpoints } from '../nodes/Klen/api/generated/endpoints';
import { resources as trillet } from '../nodes/Trillet/actions';
import { endpoints as trilletEndpoints } from '../nodes/Trillet/api/generated/endpoints';
import { parametersOf, type Resource } from '../nodes/shared/node/operation';
import type { Endpoint } from '../nodes/shared/transport/vendor';

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
	/** What it requests, by the contract's operationIds. */
	requests: string[];
	/** What it requests besides for an option or after a mishap, and when. */
	optionalRequests: Record<string, string>;
	/** What {@link requests} need: one entry a request, any one of whose permissions is enough. */
	permissions: string[];
	/** What {@link optionalRequests} need besides. */
	optionalPermissions: string[];
	/** The weakest confidence of its requests: documented, partly, inferred or observed. */
	confidence: string;
}

/** The nodes with operations. */
export const NODES = [
	{
		node: 'Klen AI',
		contract: 'contracts/klen.openapi.yaml',
		resources: klen as Array<Resource<unknown>>,
		endpoints: klenEndpoints as Record<string, Endpoint>,
	},
	{
		node: 'Trillet AI',
		contract: 'contracts/trillet.openapi.yaml',
		resources: trillet as Array<Resource<unknown>>,
		endpoints: trilletEndpoints as Record<string, Endpoint>,
	},
];
type Requests = Pick<OperationRow, 'requests'> & Partial<Pick<OperationRow, 'optionalRequests'>>;

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

/** Every operation of every node, in the order of the dropdowns. */
export function listOperations(): OperationRow[] {
	return NODES.flatMap(({ node, contract, resources, endpoints }) => {
		const notes = notesById(contract);
		const permissionsOf = (ids: string[]) => [
			...new Set(ids.flatMap((id) => endpoints[id]?.permissions.join(' or ') || [])),
		];
		return resources.flatMap((resource) =>
			resource.operations.map((operation) => {
				const { requests, optionalRequests = {} } = operation as Requests;
				const permissions = permissionsOf(requests);
				const levels = requests.map((id) =>
					CONFIDENCE.indexOf(notes.get(id)?.['x-confidence'] ?? ''),
				);
				const all = [...requests, ...Object.keys(optionalRequests)];
				return {
					node,
					resource: resource.name,
					operation: operation.name,
					description: operation.description,
					parameters: parametersOf(operation),
					sources: [...new Set(all.map((id) => notes.get(id)?.['x-source'] ?? ''))],
					requests,
					optionalRequests,
					permissions,
					optionalPermissions: permissionsOf(Object.keys(optionalRequests)).filter(
						(name) => !permissions.includes(name),
					),
					confidence: CONFIDENCE[Math.max(...levels)] ?? '',
				};
			}),
		);
	});
}

/** What {@link OperationRow.requests} need, in words. */
export const permissionOf = ({ requests, permissions }: OperationRow): string =>
	quoted(permissions) || (requests.length > 0 ? 'none documented' : 'none');

export const quoted = (names: string[]): string => names.map((name) => `\`${name}\``).join(', ');

/** The table of one node, by its display name. */
export function operationsTable(node: string): string {
	const rows = listOperations()
		.filter((row) => row.node === node)
		.map(
			(row) =>
				`| ${row.resource} | ${row.operation} | ${row.description} | ${permissionOf(row)} | ${row.confidence || 'nothing is requested'} |`,
		);
	return [
		'| Resource | Operation | What it does | Permission of the key | Source |',
		'| --- | --- | --- | --- | --- |',
		...rows,
	].join('\n');
}
