import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { N8nApi, StoredCredential, WorkflowFile } from '../tools/real-n8n/api';

/** The example workflows, by the name of their file in `workflows/`. */
export type Example = 'place-a-call' | 'when-a-call-ends' | 'call-and-branch';

const OUR_NODES = 'n8n-nodes-voice-agents.';

/**
 * Reads an example and does what the editor does on import: a new webhook address, and the
 * credential chosen.
 */
export function readExample(name: Example, { id, name: credentialName, type }: StoredCredential) {
	const workflow = JSON.parse(
		readFileSync(join(__dirname, 'workflows', `${name}.json`), 'utf8'),
	) as WorkflowFile;
	const nodes = workflow.nodes.map((node) => ({
		...node,
		...(node.type.startsWith(OUR_NODES) && {
			credentials: { [type]: { id, name: credentialName } },
		}),
		...(node.type.endsWith('Trigger') && { webhookId: randomUUID() }),
	}));
	return { ...workflow, nodes };
}

/**
 * Imports an example, unless a workflow of its name is there already.
 * @returns the workflow's id
 */
export async function provideExample(
	api: N8nApi,
	name: Example,
	credential: StoredCredential,
): Promise<string> {
	const example = readExample(name, credential);
	const existing = (await api.workflows()).find((workflow) => workflow.name === example.name);
	return (existing ?? (await api.createWorkflow(example))).id;
}
