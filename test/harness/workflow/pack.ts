import { basename, dirname, join } from 'node:path';
import * as n8nWorkflow from 'n8n-workflow';
import type { ICredentialType, INodeType } from 'n8n-workflow';
import type { Resource } from '../../../nodes/shared/node/operation';
import * as packageJson from '../../../package.json';
import { observeOperations } from './declared';

const ROOT = join(__dirname, '../../..');

/** The node and credential classes that package.json ships, instantiated. */
export interface Pack {
	nodes: INodeType[];
	credentials: ICredentialType[];
}

/** The source of a file that package.json lists under dist. */
const sourceOf = (distPath: string) =>
	join(ROOT, distPath.replace(/^dist\//, '').replace(/\.js$/, '.ts'));

/** Loads the source of a file that package.json lists under dist, as n8n does: the class is named after the file. */
function instantiate<T>(distPath: string): T {
	const source = sourceOf(distPath);
	const className = basename(source).split('.')[0] ?? '';
	const exported = jest.requireActual<Record<string, new () => T>>(source);
	const Class = exported[className];
	if (!Class)
		throw new Error(`${source} does not export a class ${className}; n8n loads it by that name`);
	return new Class();
}

/** A node that takes note of what the operations that it carries out declare to request. */
function instantiateNode(distPath: string): INodeType {
	const node = instantiate<INodeType>(distPath);
	if (!node.execute) return node;
	const actions = join(dirname(sourceOf(distPath)), 'actions');
	const { resources } = jest.requireActual<{ resources: Array<Resource<unknown>> }>(actions);
	observeOperations(node, resources);
	return node;
}

/**
 * Loads the pack into module state of its own, as a freshly started n8n process does: caches, the pace
 * of requests and remembered events start empty. n8n-workflow stays shared, so that error classes match.
 *
 * @param lacking exports of n8n-workflow that the pack does not find
 */
export function loadPack(lacking: string[] = []): Pack {
	const pack: Pack = { nodes: [], credentials: [] };
	const found = Object.entries(n8nWorkflow).filter(([name]) => !lacking.includes(name));
	jest.isolateModules(() => {
		jest.doMock('n8n-workflow', () => Object.fromEntries(found));
		pack.nodes = packageJson.n8n.nodes.map(instantiateNode);
		pack.credentials = packageJson.n8n.credentials.map((path) =>
			instantiate<ICredentialType>(path),
		);
	});
	return pack;
}
