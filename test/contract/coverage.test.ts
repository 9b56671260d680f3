import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { endpoints } from '../../nodes/Klen/api/generated/endpoints';
import { listOperations } from '../../tools/operations';

const root = join(__dirname, '../..');

describe('the contract', () => {
	it('has no operation that no node operation uses', () => {
		const used = new Set(listOperations().flatMap(({ operationIds }) => operationIds));
		expect(Object.keys(endpoints).filter((id) => !used.has(id))).toEqual([]);
	});

	it('is what types, endpoints and the README were generated from', () => {
		const tsx = join(root, 'node_modules/tsx/dist/cli.mjs');
		const output = execFileSync(process.execPath, [tsx, 'tools/generate.ts', '--check'], {
			cwd: root,
			encoding: 'utf8',
		});
		expect(output).toBe('All up to date.\n');
	});
});

describe('every node operation', () => {
	it.each(listOperations())('$resource: $operation names its request', ({ operationIds }) => {
		expect(operationIds).not.toHaveLength(0);
	});
});
