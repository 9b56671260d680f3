import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { listOperations } from '../../tools/operations';

const root = join(__dirname, '../..');

interface Contract {
	paths: Record<string, Record<string, { operationId?: string; 'x-alternative-of'?: string }>>;
}

/** The operations of a contract, without those that are another spelling of one. */
function operationsOf(vendor: string): string[] {
	const file = join(root, `contracts/${vendor}.openapi.yaml`);
	const { paths } = parse(readFileSync(file, 'utf8')) as Contract;
	return Object.values(paths)
		.flatMap((methods) => Object.values(methods))
		.filter((operation) => operation['x-alternative-of'] === undefined)
		.flatMap(({ operationId }) => operationId ?? []);
}

describe('the contracts', () => {
	it.each([
		['klen', 'Klen AI'],
		['trillet', 'Trillet AI'],
	])('%s has no operation that no node operation uses', (vendor, name) => {
		const rows = listOperations().filter(({ node }) => node === name);
		const used = new Set(
			rows.flatMap(({ requests, optionalRequests }) => [
				...requests,
				...Object.keys(optionalRequests),
			]),
		);
		expect(operationsOf(vendor).filter((id) => !used.has(id))).toEqual([]);
	});

	it('are what types, endpoints and the pages of operations were generated from', () => {
		const tsx = join(root, 'node_modules/tsx/dist/cli.mjs');
		const output = execFileSync(process.execPath, [tsx, 'tools/generate.ts', '--check'], {
			cwd: root,
			encoding: 'utf8',
		});
		expect(output).toBe('All up to date.\n');
	});
});
