import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INode, INodeParameters } from 'n8n-workflow';
import { PROJECT_FOLDER } from './real-n8n/folders';
import type { StoredCredential, WorkflowFile } from './real-n8n/api';

export const EXAMPLES_FOLDER = join(PROJECT_FOLDER, 'examples');

/** What somebody chooses in the editor after the import of an example. */
export interface Choices {
	/** One for each type; what is not given n8n looks for by its name. */
	credentials?: StoredCredential[];
	/** Parameters by the name of their node. */
	parameters?: Record<string, INodeParameters>;
}

/** The names of all examples, without the `.json` of their files. */
export function exampleNames(): string[] {
	return readdirSync(EXAMPLES_FOLDER)
		.filter((file) => file.endsWith('.json'))
		.map((file) => file.slice(0, -'.json'.length))
		.sort();
}

/** Reads an example as it is in the folder. */
export function readExampleFile(name: string): WorkflowFile {
	return JSON.parse(readFileSync(join(EXAMPLES_FOLDER, `${name}.json`), 'utf8')) as WorkflowFile;
}

/** Reads an example, ready to run: with what somebody chose, and the new webhook addresses of an import. */
export function readExample(name: string, choices: Choices = {}): WorkflowFile {
	const workflow = readExampleFile(name);
	return { ...workflow, nodes: workflow.nodes.map((node) => chooseIn(node, choices)) };
}

function chooseIn(node: INode, { credentials = [], parameters = {} }: Choices): INode {
	const chosen = credentials.filter(({ type }) => node.credentials?.[type]);
	return {
		...node,
		parameters: { ...node.parameters, ...parameters[node.name] },
		...(node.credentials && {
			credentials: {
				...node.credentials,
				...Object.fromEntries(chosen.map(({ type, id, name }) => [type, { id, name }])),
			},
		}),
		...(node.type.endsWith('Trigger') && { webhookId: randomUUID() }),
	};
}
