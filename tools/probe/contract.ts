import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Schema } from './compare';

/** A GET of a contract, or one of its writes. */
export interface ContractOperation {
	operationId: string;
	method: string;
	path: string;
	/** Schemas of its JSON answers by status; undefined for a file, or where the page shows none. */
	answers: Record<string, Schema | undefined>;
}

interface Response {
	$ref?: string;
	content?: Record<string, { schema?: Schema }>;
}
type Path = Record<string, { operationId?: string; responses?: Record<string, Response> }>;
interface Document {
	paths: Record<string, Path>;
	components: Record<string, Record<string, unknown>>;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** A vendor's API as its contract describes it. */
export class Contract {
	private readonly document: Document;
	readonly operations: Map<string, ContractOperation>;

	constructor(vendor: string) {
		const file = join(__dirname, '..', '..', 'contracts', `${vendor}.openapi.yaml`);
		this.document = parse(readFileSync(file, 'utf8')) as Document;
		const operations = Object.entries(this.document.paths).flatMap(([path, item]) =>
			METHODS.flatMap((method) => this.operationOf(path, method, item)),
		);
		this.operations = new Map(operations.map((operation) => [operation.operationId, operation]));
	}

	/** @throws when the contract has no such operation */
	operation(id: string): ContractOperation {
		const operation = this.operations.get(id);
		if (!operation) throw new Error(`The contract has no operation ${id}`);
		return operation;
	}

	/** What a `$ref` of the contract points to. */
	resolve = <T>(value: T & { $ref?: string }): T => {
		if (!value.$ref) return value;
		const [, , kind = '', name = ''] = value.$ref.split('/');
		return this.resolve(this.document.components[kind]?.[name] as T & { $ref?: string });
	};

	private operationOf(path: string, method: string, item: Path): ContractOperation[] {
		const { operationId, responses = {} } = item[method] ?? {};
		if (!operationId) return [];
		const answers = Object.entries(responses).map(([status, response]) => {
			const { content } = this.resolve(response);
			return [status, content?.['application/json']?.schema] as const;
		});
		return [{ operationId, method, path, answers: Object.fromEntries(answers) }];
	}
}
