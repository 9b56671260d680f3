import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { n8n } from '../../../package.json';

interface Codex {
	node: string;
	categories: string[];
	alias: string[];
}

const FOLDER = join(__dirname, '../../../nodes');
const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((file) =>
	file.endsWith('.node.json'),
);
const codexOf = (file: string) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Codex;

it('belongs to every node', () => {
	expect(files).toHaveLength(n8n.nodes.length);
});

it.each(files)('lets the search of the editor find what %s does', (file) => {
	const { categories, alias } = codexOf(file);
	expect(alias).toEqual(expect.arrayContaining(['phone', 'call', 'voice', 'telephone']));
	// The editor leaves nodes of this category out of its ordinary search.
	expect(categories).not.toContain('AI');
});

it('promises text messages only where they exist', () => {
	const withSms = files.filter((file) => codexOf(file).alias.includes('SMS'));
	expect(withSms.map((file) => codexOf(file).node).sort()).toEqual([
		'n8n-nodes-voice-agents.trillet',
		'n8n-nodes-voice-agents.trilletTrigger',
	]);
});
