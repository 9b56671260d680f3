import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { typesOf, union, type Schema } from './schema';

/** A schema as a contract has it. */
interface ContractSchema {
	$ref?: string;
	type?: string | string[];
	properties?: Record<string, ContractSchema>;
	required?: string[];
	items?: ContractSchema;
	allOf?: ContractSchema[];
	oneOf?: ContractSchema[];
	anyOf?: ContractSchema[];
	const?: unknown;
	enum?: unknown[];
	format?: string;
}

interface Body {
	$ref?: string;
	content?: Record<string, { schema: ContractSchema }>;
}

interface ContractOperation {
	operationId?: string;
	'x-pagination'?: { key: string };
	responses: Record<string, Body>;
	requestBody?: Body;
}

interface Document {
	paths: Record<string, Record<string, ContractOperation>>;
	webhooks: Record<string, { post: ContractOperation }>;
}

/** Further inside nobody drags a field, and records refer to each other. */
const DEPTH = 5;

/** What a vendor's contract says of answers and events. */
export class Contract {
	private readonly document: Document;
	private readonly operations: Map<string, ContractOperation>;

	/** @param name of the file in `contracts/`, without its ending */
	constructor(name: string) {
		const file = join(__dirname, '../../contracts', `${name}.openapi.yaml`);
		this.document = parse(readFileSync(file, 'utf8')) as Document;
		const operations = Object.values(this.document.paths).flatMap((path) => Object.values(path));
		this.operations = new Map(operations.map((each) => [each.operationId ?? '', each]));
	}

	/** The answer to an operation, as it comes. */
	answer(operationId: string): Schema {
		return this.simple(this.answerOf(operationId));
	}

	/** A record of a list. */
	record(operationId: string): Schema {
		const { key = '' } = this.operation(operationId)['x-pagination'] ?? {};
		const answer = this.resolve(this.answerOf(operationId));
		const branches = [answer, ...(answer.oneOf ?? []), ...(answer.anyOf ?? [])].map((branch) =>
			this.resolve(branch),
		);
		const list = key === '' ? branches : branches.map(({ properties }) => properties?.[key] ?? {});
		const found = list.map((branch) => this.resolve(branch)).find(({ items }) => items);
		if (!found?.items) throw new Error(`The contract shows no list for ${operationId}`);
		return this.simple(found.items);
	}

	/** A value as the contract describes it, with every field of it. */
	sample(operationId: string): unknown {
		return this.sampleOf(this.answerOf(operationId), '', DEPTH);
	}

	/** A record of a list, with every field of it. */
	sampleRecord(operationId: string): unknown {
		const sample = this.sample(operationId) as Record<string, unknown[]> | unknown[];
		const { key = '' } = this.operation(operationId)['x-pagination'] ?? {};
		return Array.isArray(sample) ? sample[0] : sample[key]?.[0];
	}

	/** The bodies of all events, with every field of them. */
	sampleEvents(): unknown[] {
		return Object.values(this.document.webhooks).map(({ post }) =>
			this.sampleOf(this.jsonOf(post.requestBody ?? {}), '', DEPTH),
		);
	}

	private operation(operationId: string): ContractOperation {
		const operation = this.operations.get(operationId);
		if (!operation) throw new Error(`The contract has no operation "${operationId}"`);
		return operation;
	}

	private answerOf(operationId: string): ContractSchema {
		const { responses } = this.operation(operationId);
		const success = Object.entries(responses).find(([status]) => status.startsWith('2'))?.[1];
		return this.jsonOf(success ?? {});
	}

	private jsonOf(body: Body): ContractSchema {
		const { content = {} } = this.resolve(body as ContractSchema) as Body;
		return content['application/json']?.schema ?? {};
	}

	/** Without references at its top. */
	private resolve(schema: ContractSchema): ContractSchema {
		let resolved = schema;
		while (resolved.$ref !== undefined) {
			const path = resolved.$ref.replace('#/', '').split('/');
			resolved = path.reduce<Record<string, unknown>>(
				(node, name) => node[name] as Record<string, unknown>,
				this.document as unknown as Record<string, unknown>,
			) as ContractSchema;
		}
		if (!resolved.allOf) return resolved;
		return resolved.allOf
			.map((part) => this.resolve(part))
			.reduce((whole, part) => ({
				...whole,
				...part,
				properties: { ...whole.properties, ...part.properties },
				required: [...(whole.required ?? []), ...(part.required ?? [])],
			}));
	}

	/** With names, types and what is always there only, and no references. */
	private simple(schema: ContractSchema, depth = DEPTH): Schema {
		const { type, properties, required, items, oneOf, anyOf, ...rest } = this.resolve(schema);
		const branches = oneOf ?? anyOf;
		if (branches) return branches.map((branch) => this.simple(branch, depth)).reduce(union);
		const constant = rest.const ?? rest.enum?.[0];
		const known = type ?? (constant === undefined ? undefined : typeof constant);
		const isOutermost = depth === DEPTH;
		return {
			...(known !== undefined && { type: known }),
			...(properties &&
				depth > 0 && {
					properties: Object.fromEntries(
						Object.entries(properties).map(([name, inner]) => [
							name,
							this.simple(inner, depth - 1),
						]),
					),
				}),
			...(items && depth > 0 && { items: this.simple(items, depth - 1) }),
			...(isOutermost && required && { required }),
		};
	}

	private sampleOf(schema: ContractSchema, name: string, depth: number): unknown {
		const resolved = this.resolve(schema);
		const branch = (resolved.oneOf ?? resolved.anyOf)?.find(
			(candidate) => this.resolve(candidate).type !== 'null',
		);
		if (branch) return this.sampleOf(branch, name, depth);
		const constant = resolved.const ?? resolved.enum?.find((value) => value !== null);
		if (constant !== undefined) return constant;
		const { properties = {}, items, format } = resolved;
		switch (typesOf(resolved).find((type) => type !== 'null')) {
			case 'string':
				return format?.startsWith('date') || /(_at|At|time|Time|stamp)$/.test(name)
					? '2026-04-23T14:30:45Z'
					: 'text';
			case 'integer':
			case 'number':
				return 1;
			case 'boolean':
				return true;
			case 'array':
				return items && depth > 0 ? [this.sampleOf(items, name, depth - 1)] : [];
			default:
				return depth > 0
					? Object.fromEntries(
							Object.entries(properties).map(([field, inner]) => [
								field,
								this.sampleOf(inner, field, depth - 1),
							]),
						)
					: {};
		}
	}
}
