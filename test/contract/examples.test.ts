import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INode } from 'n8n-workflow';
import { Klen } from '../../nodes/Klen/Klen.node';
import { KlenTrigger } from '../../nodes/Klen/KlenTrigger.node';
import { Trillet } from '../../nodes/Trillet/Trillet.node';
import { TrilletRequestTrigger } from '../../nodes/Trillet/TrilletRequestTrigger.node';
import { TrilletTrigger } from '../../nodes/Trillet/TrilletTrigger.node';
import { EXAMPLES_FOLDER, exampleNames, readExampleFile } from '../../tools/examples';
import { chosenRecords, issuesOf, unknownParameters } from '../harness/example-checks';

const STICKY_NOTE = 'n8n-nodes-base.stickyNote';
/** A node on the canvas, with its name below. */
const NODE_SIZE = { width: 176, height: 128 };
/** What somebody has to choose from an account of their own. */
const TO_CHOOSE = ['agentId', 'callFlowId', 'messageFlowId'];

const descriptions = [Klen, KlenTrigger, Trillet, TrilletRequestTrigger, TrilletTrigger].map(
	(NodeType) => new NodeType().description,
);

/** The description of a node of this pack, or of the node that a tool is made of. */
const descriptionOf = ({ type }: INode) =>
	descriptions.find(({ name }) => `n8n-nodes-voice-agents.${name}` === type.replace(/Tool$/, ''));

/** Where a node is on the canvas. */
function boxOf({ type, position: [left, top], parameters }: INode) {
	const { width, height } =
		type === STICKY_NOTE ? (parameters as unknown as typeof NODE_SIZE) : NODE_SIZE;
	return { left, top, right: left + width, bottom: top + height };
}

function overlap(one: INode, other: INode): boolean {
	const [a, b] = [boxOf(one), boxOf(other)];
	return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

const noteOf = (name: string) =>
	readExampleFile(name)
		.nodes.filter(({ type }) => type === STICKY_NOTE)
		.map(({ parameters }) => String(parameters.content))
		.join('\n');

/** How many edits an example says that it needs. */
const editsOf = (name: string) => /What to change \((\d) edits?\)/.exec(noteOf(name))?.[1];

describe('the README of the examples', () => {
	it('lists each of them, in the order of their names', () => {
		const readme = readFileSync(join(EXAMPLES_FOLDER, 'README.md'), 'utf8');
		const rows = [...readme.matchAll(/^\| \[([^\]]+)\]\(([^)]+)\.json\)/gm)];

		expect(rows.map(([, , file]) => file)).toEqual(exampleNames());
		expect(rows.map(([, title]) => title)).toEqual(
			exampleNames().map((name) => readExampleFile(name).name),
		);
	});

	it('says how many edits each of them needs', () => {
		const readme = readFileSync(join(EXAMPLES_FOLDER, 'README.md'), 'utf8');
		const rows = [...readme.matchAll(/^\| \[.*\| +(\d) +\|$/gm)];
		expect(rows.map(([, edits]) => edits)).toEqual(exampleNames().map(editsOf));
	});
});

describe.each(exampleNames())('the example %s', (name) => {
	const { nodes, settings } = readExampleFile(name);
	const working = nodes.filter(({ type }) => type !== STICKY_NOTE);
	const ours = working.filter((node) => descriptionOf(node));

	it('explains in sticky notes what it does, what to change and what it costs', () => {
		const text = noteOf(name);

		expect(text).toMatch(/^## \w/);
		expect(text).toMatch(/What to change/);
		expect(text).toMatch(/What it costs/);
		expect(text).toMatch(/credential/);
	});

	it('needs three edits at the most, and its settings are among them', () => {
		const edits = Number(editsOf(name));
		expect(edits).toBeGreaterThan(0);
		expect(edits).toBeLessThanOrEqual(3);
		const [, second] = nodes;
		const settings = nodes.find((node) => node.name === 'Your settings');
		if (!settings) return;
		expect(second).toBe(settings);
		const { assignments } = settings.parameters.assignments as { assignments: object[] };
		expect(assignments.length).toBeGreaterThan(0);
		expect(assignments.length).toBeLessThanOrEqual(edits);
	});

	it('uses our nodes, and only parameters that they have and show', () => {
		expect(ours).not.toHaveLength(0);
		const found = ours.flatMap((node) => {
			const description = descriptionOf(node);
			return description
				? unknownParameters(node, description).map((path) => `${node.name}: ${path}`)
				: [];
		});
		expect(found).toEqual([]);
	});

	it('leaves nothing to fill in but what belongs to an account', () => {
		const missing = ours.flatMap((node) => {
			const description = descriptionOf(node);
			return description ? Object.keys(issuesOf(node, description)) : [];
		});
		expect(missing.filter((parameter) => !TO_CHOOSE.includes(parameter))).toEqual([]);
	});

	it('names credentials, and holds no ID of an account', () => {
		const references = working.flatMap(({ credentials = {} }) => Object.values(credentials));
		expect(references).toEqual(references.map((reference) => ({ id: null, name: reference.name })));
		for (const { value } of ours.flatMap(({ parameters }) => chosenRecords(parameters))) {
			expect(String(value)).toMatch(/^$|^=/);
		}
		for (const node of ours) expect(node.credentials).toBeDefined();
	});

	it('is laid out without overlaps', () => {
		const overlaps = nodes.flatMap((one, index) =>
			nodes
				.slice(index + 1)
				.filter((other) => overlap(one, other))
				.map((other) => `${one.name} and ${other.name}`),
		);
		expect(overlaps).toEqual([]);
	});

	it('runs in the order of connections, as new workflows do', () => {
		expect(settings).toEqual({ executionOrder: 'v1' });
	});
});
