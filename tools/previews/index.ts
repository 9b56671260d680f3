import { basename, dirname, join } from 'node:path';
import type { INodePropertyOptions, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { n8n } from '../../package.json';
import { klenEvent, klenOutputs } from './klen';
import type { Schema } from './schema';
import { SHADOWED } from './shadowed';
import { trilletEvent, trilletOutputs, trilletPolledEvent } from './trillet';

type Outputs = Schema | Record<string, Record<string, Schema | 'asTheyCame'>>;

/** What the items of each node look like: the same for all of them, or by resource and operation. */
const OUTPUTS: Record<string, Outputs> = {
	klen: klenOutputs,
	klenPollingTrigger: klenEvent,
	klenTrigger: klenEvent,
	trillet: trilletOutputs,
	trilletPollingTrigger: trilletPolledEvent,
	trilletTrigger: trilletEvent,
};

/** What n8n shows of an operation before its first run. */
export interface Preview {
	/** The node's name. */
	node: string;
	/** Where n8n looks for it, below the project. */
	file: string;
	schema: Schema;
}

/** The folder of a node in which n8n looks for its previews. */
export const FOLDER = '__schema__';

/** n8n wants the exact version, with all three numbers. */
const folderOf = (version: number) =>
	`v${[...String(version).split('.'), '0', '0'].slice(0, 3).join('.')}`;

/** The operations that the node offers, by resource. */
function operationsOf({ properties }: INodeTypeDescription): Array<[string, string]> {
	return properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ displayOptions, options = [] }) => {
			const [resource] = displayOptions?.show?.resource ?? [];
			return (options as INodePropertyOptions[]).map(({ value }): [string, string] => [
				String(resource),
				String(value),
			]);
		});
}

const isSchema = (outputs: Outputs): outputs is Schema => typeof outputs.type === 'string';

/** By the name of their file and folders. */
function schemasOf(description: INodeTypeDescription): Array<[string, Schema]> {
	const { name, displayName } = description;
	if (SHADOWED.includes(name)) return [];
	const outputs = OUTPUTS[name] ?? {};
	if (isSchema(outputs)) return [['output', outputs]];
	const operations = operationsOf(description);
	const unknown = (what: string) =>
		new Error(`Nothing says what ${displayName} puts out${what}. Add it to tools/previews/.`);
	if (operations.length === 0) throw unknown('');
	return operations.flatMap(([resource, operation]): Array<[string, Schema]> => {
		const schema = outputs[resource]?.[operation];
		if (!schema) throw unknown(` for ${resource} > ${operation}`);
		return schema === 'asTheyCame' ? [] : [[`${resource}/${operation}`, schema]];
	});
}

/** A node of the pack; n8n finds the class by the name of its file. */
async function readDescription(source: string): Promise<INodeTypeDescription> {
	const exported = (await import(join(__dirname, '../..', source))) as Record<
		string,
		new () => INodeType
	>;
	const Node = exported[basename(source).split('.')[0] ?? ''];
	if (!Node) throw new Error(`${source} has no class of its own name`);
	return new Node().description;
}

/**
 * What n8n shows of every operation and trigger before its first run.
 * @throws Error that names an operation of which nothing says what it puts out
 */
export async function listPreviews(): Promise<Preview[]> {
	const previews = n8n.nodes.map(async (path) => {
		const source = path.replace(/^dist\//, '').replace(/\.js$/, '.ts');
		const description = await readDescription(source);
		return [description.version].flat().flatMap((version) =>
			schemasOf(description).map(([name, schema]) => ({
				node: description.name,
				file: `${dirname(source)}/${FOLDER}/${folderOf(version)}/${name}.json`,
				schema,
			})),
		);
	});
	return (await Promise.all(previews)).flat();
}
