/**
 * Generates from each contract what the nodes need of it, the types of every operation and the
 * table of endpoints, from the nodes the pages of docs/ about their operations and errors, and from
 * both what n8n shows of an operation before its first run. `npm run generate` writes the files,
 * `npm run generate -- --check` fails when they are out of date.
 */
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import { format, resolveConfig } from 'prettier';
import { parse } from 'yaml';
import { FOLDER, listPreviews } from './previews';
import { referencePages } from './reference';

const root = join(__dirname, '..');
const contracts = [
	{ contract: 'contracts/klen.openapi.yaml', folder: 'nodes/Klen/api/generated' },
	{ contract: 'contracts/trillet.openapi.yaml', folder: 'nodes/Trillet/api/generated' },
];
const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

interface ContractOperation {
	operationId: string;
	'x-permissions': string[];
	'x-safety': string;
	'x-pagination'?: { key: string; defaultLimit?: number; maxLimit?: number };
	'x-workspace'?: boolean;
	responses: Record<string, { content?: object }>;
}
type Contract = { paths: Record<string, Partial<Record<string, ContractOperation>>> };

/** Whether a success is something else than JSON, such as a recording. */
function isFile({ responses }: ContractOperation): boolean {
	const success = Object.entries(responses).find(([status]) => status.startsWith('2'));
	const types = Object.keys(success?.[1].content ?? {});
	return types.length > 0 && !types.includes('application/json');
}

/** The endpoint table, as TypeScript. */
function endpointTable(contract: Contract, source: string): string {
	const rows = Object.entries(contract.paths).flatMap(([path, item]) =>
		METHODS.flatMap((method) => {
			const operation = item[method];
			if (!operation) return [];
			const { key, defaultLimit, maxLimit } = operation['x-pagination'] ?? {};
			const endpoint = {
				method: method.toUpperCase(),
				path,
				permissions: operation['x-permissions'],
				safety: operation['x-safety'],
				...(key !== undefined && {
					pagination: { key, ...(maxLimit === undefined ? { defaultLimit } : { maxLimit }) },
				}),
				...(isFile(operation) && { isFile: true }),
				...(operation['x-workspace'] && { needsWorkspace: true }),
			};
			return [`${operation.operationId}: ${JSON.stringify(endpoint)},`];
		}),
	);
	return [
		`// Generated from ${source} by "npm run generate". Do not edit.`,
		`import type { Endpoint } from '../../../shared/transport/vendor';`,
		'',
		`export const endpoints = {\n${rows.join('\n')}\n} satisfies Record<string, Endpoint>;`,
	].join('\n');
}

async function generated(): Promise<Array<{ file: string; text: string }>> {
	const files = [];
	for (const { contract, folder } of contracts) {
		const source = readFileSync(join(root, contract), 'utf8');
		const types = astToString(
			// A field with a default is one that a request may leave out.
			await openapiTS(source, { alphabetize: true, defaultNonNullable: false }),
		);
		const header = `// Generated from ${contract} by "npm run generate". Do not edit.\n`;
		files.push({ file: join(root, folder, 'contract.ts'), text: header + types });
		const table = endpointTable(parse(source) as Contract, contract);
		files.push({ file: join(root, folder, 'endpoints.ts'), text: table });
	}
	for (const [name, text] of Object.entries(referencePages())) {
		files.push({ file: join(root, 'docs', name), text });
	}
	for (const { file, schema } of await listPreviews()) {
		files.push({ file: join(root, file), text: JSON.stringify(schema) });
	}
	return files;
}

/** Previews of operations that are no more. */
function abandoned(files: Array<{ file: string }>): string[] {
	const known = new Set(files.map(({ file }) => file));
	return globSync(`nodes/*/${FOLDER}/**/*.json`, { cwd: root })
		.map((file) => join(root, file))
		.filter((file) => !known.has(file));
}

async function main(): Promise<void> {
	const outdated: string[] = [];
	const isCheck = process.argv.includes('--check');
	const files = await generated();
	for (const file of abandoned(files)) {
		outdated.push(file.slice(root.length + 1));
		if (!isCheck) rmSync(file);
	}
	for (const { file, text } of files) {
		const formatted = await format(text, { ...(await resolveConfig(file)), filepath: file });
		if (existsSync(file) && readFileSync(file, 'utf8') === formatted) continue;
		outdated.push(file.slice(root.length + 1));
		if (isCheck) continue;
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, formatted);
	}
	if (isCheck && outdated.length > 0) {
		process.stderr.write(`Out of date: ${outdated.join(', ')}. Run "npm run generate".\n`);
		process.exitCode = 1;
	} else {
		process.stdout.write(outdated.length ? `Wrote ${outdated.join(', ')}\n` : 'All up to date.\n');
	}
}

void main();
