import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readExample } from '../../tools/examples';
import { PACKAGES } from '../../tools/packages/specs';
import { outputOf } from '../../tools/real-n8n/api';
import { PROJECT_FOLDER } from '../../tools/real-n8n/folders';
import { RealN8nBench, START_TIMEOUT_MS } from '../harness/real-n8n';

interface ServedType {
	name: string;
	iconUrl: { light: string; dark: string };
	codex?: { categories: string[] };
}

interface HintedType {
	name: string;
	builderHint?: { relatedNodes: Array<{ nodeType: string }> };
}

let bench: RealN8nBench;
beforeAll(async () => {
	bench = await RealN8nBench.start(PACKAGES.map(({ name }) => name));
}, START_TIMEOUT_MS);
afterAll(() => bench?.stop());

/** The commands that the documentation tells people to move their workflows with. */
function commandsOfTheDocs(): string {
	const page = readFileSync(join(PROJECT_FOLDER, 'docs/packages.md'), 'utf8');
	const [, commands] = /```bash\n([\s\S]*?)```/.exec(page) ?? [];
	if (!commands) throw new Error('docs/packages.md has no commands');
	return commands;
}

describe('all packages, installed side by side from their tarballs', () => {
	it.each([
		['n8n-nodes-klen', ['klen', 'klenPollingTrigger', 'klenTool', 'klenTrigger']],
		[
			'n8n-nodes-trillet',
			[
				'trillet',
				'trilletPollingTrigger',
				'trilletRequestTrigger',
				'trilletTool',
				'trilletTrigger',
			],
		],
	])('%s has the nodes of its vendor, with icons and codex', async (name, nodes) => {
		const { body } = await bench.api.fetch<ServedType[]>('/types/nodes.json');
		const types = body.filter((type) => type.name.startsWith(`${name}.`));

		expect(types.map((type) => type.name.split('.')[1]).sort()).toEqual(nodes);
		for (const { name: type, iconUrl, codex } of types) {
			expect(codex?.categories).toContain(type.endsWith('Tool') ? 'AI' : 'Communication');
			for (const url of [iconUrl.light, iconUrl.dark])
				expect((await bench.api.fetch<string>(`/${url}`)).body).toContain('<svg');
		}
	});

	it.each(['n8n-nodes-klen.klen', 'n8n-nodes-trillet.trillet'])(
		'%s shows what it puts out before its first run, and names nodes of its own package',
		async (node) => {
			const preview = `/schemas/${node}/1.0.0/call/getAll.json`;
			const { body } = await bench.api.fetch<{ properties: object }>(preview);
			expect(Object.keys(body.properties)).toEqual(expect.arrayContaining(['status', 'summary']));

			const types = (await bench.api.fetch<HintedType[]>('/types/nodes.json')).body;
			const related = types.find(({ name }) => name === node)?.builderHint?.relatedNodes ?? [];
			expect(related.map(({ nodeType }) => nodeType)).toEqual([
				`${node}Trigger`,
				`${node}PollingTrigger`,
			]);
		},
	);

	it(
		'a trigger that moves to another package keeps its webhook and runs',
		async () => {
			const klen = bench.simulator.control.klen.production;
			const credential = await bench.createCredential('klen_test_all');
			const example = readExample('when-a-call-ends', { credentials: [credential] });
			const { id } = await bench.api.createWorkflow(example);
			await bench.api.publish(id);
			await bench.api.unpublish(id);
			await bench.n8n.shell(commandsOfTheDocs());
			const moved = await bench.api.getWorkflow(id);
			expect(moved.nodes.map(({ type }) => type)).toEqual(
				example.nodes.map(({ type }) =>
					type.replace('n8n-nodes-voice-agents.klen', 'n8n-nodes-klen.klen'),
				),
			);
			expect(moved.nodes.map(({ type }) => type)).toContain('n8n-nodes-klen.klenTrigger');

			await bench.api.publish(id);
			const [call] = klen.addCalls();
			await klen.emit({ event: 'call.ended', id: call?.klenCallId ?? '' });
			const [run] = await bench.runsUntil(id, () => true);

			expect(run?.status).toBe('success');
			expect(run && outputOf(run, 'Klen AI Trigger')).toHaveLength(1);
			expect(klen.webhooks()).toHaveLength(1);
		},
		START_TIMEOUT_MS,
	);
});
