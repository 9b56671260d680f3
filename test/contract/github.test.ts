import {
	convertWorkflowTemplate,
	NoOperationTraceWriter,
	parseWorkflow,
} from '@actions/workflow-parser';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const root = join(__dirname, '../..');
const read = (path: string) => readFileSync(join(root, '.github', path), 'utf8');
const workflows = readdirSync(join(root, '.github/workflows'));

/** What GitHub's own parser has against a workflow. */
async function errorsIn(name: string, content: string): Promise<string[]> {
	const { context, value } = parseWorkflow({ name, content }, new NoOperationTraceWriter());
	if (value) await convertWorkflowTemplate(context, value);
	return context.errors.getErrors().map(({ message }) => message);
}

describe('the workflows of GitHub', () => {
	it.each(workflows)('%s is one that GitHub accepts', async (name) => {
		expect(await errorsIn(name, read(`workflows/${name}`))).toEqual([]);
	});

	it.each([
		['runs-on:', 'run-on:'],
		['id-token: write', 'id-token: maybe'],
		['uses: actions/setup-node@v4', 'use: actions/setup-node@v4'],
	])('would not be accepted with %s as %s', async (right, wrong) => {
		const content = read('workflows/publish.yml').replace(right, wrong);
		expect(await errorsIn('publish.yml', content)).not.toEqual([]);
	});

	it.each(workflows)('%s runs scripts that exist', (name) => {
		const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
			scripts: Record<string, string>;
		};
		const called = [...read(`workflows/${name}`).matchAll(/npm run ([\w:-]+)/g)];
		expect(called.map(([, script = '']) => script).filter((script) => !scripts[script])).toEqual(
			[],
		);
	});
});

describe('the other files of GitHub', () => {
	it('dependabot looks into folders that have a package.json', () => {
		const { updates } = parse(read('dependabot.yml')) as {
			updates: Array<{ 'package-ecosystem': string; directory?: string; directories?: string[] }>;
		};
		const folders = updates
			.filter((update) => update['package-ecosystem'] === 'npm')
			.flatMap(({ directory, directories }) => directories ?? directory ?? []);
		expect(folders.length).toBeGreaterThan(0);
		expect(folders.filter((folder) => !existsSync(join(root, folder, 'package.json')))).toEqual([]);
	});

	it.each(['bug.yml', 'feature.yml'])('%s is a form', (name) => {
		const form = parse(read(`ISSUE_TEMPLATE/${name}`)) as {
			name: string;
			description: string;
			body: Array<{ type: string; id?: string; attributes: { label?: string } }>;
		};
		expect([typeof form.name, typeof form.description]).toEqual(['string', 'string']);
		const fields = form.body.filter(({ type }) => type !== 'markdown');
		for (const { attributes } of fields) expect(attributes.label).toEqual(expect.any(String));
		expect(new Set(fields.map(({ id }) => id)).size).toBe(fields.length);
	});
});
