import Ajv, { type ValidateFunction } from 'ajv';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type {
	IDataObject,
	INode,
	INodeExecutionData,
	INodeTypeDescription,
	IRun,
	Workflow,
} from 'n8n-workflow';
import { n8n, name as packageName } from '../../../package.json';
import { SHADOWED } from '../../../tools/previews/shadowed';

const ROOT = join(__dirname, '../../..');
const ajv = new Ajv({ allowUnionTypes: true, allErrors: true });
const validators = new Map<string, ValidateFunction>();

/** The folder of a node's source. */
function folderOf({ name }: INodeTypeDescription): string | undefined {
	const path = n8n.nodes.find((file) =>
		file.toLowerCase().endsWith(`/${name}.node.js`.toLowerCase()),
	);
	return path && join(ROOT, dirname(path.replace(/^dist\//, '')));
}

/** What n8n shows of a node before its first run, compiled; undefined when it finds nothing. */
function validatorFor(
	{ typeVersion, parameters: { resource, operation } }: INode,
	description: INodeTypeDescription,
): ValidateFunction | undefined {
	const folder = folderOf(description);
	if (!folder || SHADOWED.includes(description.name)) return undefined;
	const version = `v${[...String(typeVersion).split('.'), '0', '0'].slice(0, 3).join('.')}`;
	const place = typeof operation === 'string' ? `${String(resource)}/${operation}` : 'output';
	const file = join(folder, '__schema__', version, `${place}.json`);
	if (!validators.has(file) && existsSync(file)) {
		validators.set(file, ajv.compile(JSON.parse(readFileSync(file, 'utf8')) as object));
	}
	return validators.get(file);
}

const isError = ({ error, details }: IDataObject) => error !== undefined && details !== undefined;
/** What n8n puts in the place of an output that it lost when it died. */
const isRecovered = (json: IDataObject) => json.isArtificialRecoveredEventItem === true;

/**
 * Whether the items of a node come as the editor says before the first run: not those of errors, of
 * steps that sleep, and of nodes that simplify nothing.
 */
const isAsShown = ({ parameters: { simplify, step } }: INode) =>
	(simplify === undefined || simplify === true) && (step ?? '') === '';

/**
 * Checks that what n8n shows of our nodes before their first run is what they put out.
 * @throws Error that names node, field and preview
 */
export function expectPreviewed(workflow: Workflow, { data }: Pick<IRun, 'data'>): void {
	for (const [name, runs] of Object.entries(data.resultData.runData)) {
		const node = workflow.getNode(name);
		if (!node?.type.startsWith(`${packageName}.`) || !isAsShown(node)) continue;
		const done = runs.filter(({ executionStatus }) => executionStatus === 'success');
		const items = done.flatMap((run) => run.data?.main?.[0] ?? []);
		expectAsShown(workflow, node, items);
	}
}

/**
 * Checks items of one of our nodes.
 * @throws Error that names node, field and preview
 */
export function expectAsShown(
	{ nodeTypes }: Pick<Workflow, 'nodeTypes'>,
	node: INode,
	items: INodeExecutionData[],
): void {
	const { description } = nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
	const isValid = validatorFor(node, description);
	for (const { json } of items.filter((item) => !isError(item.json) && !isRecovered(item.json))) {
		const shown = { ...json };
		delete shown._meta;
		if (!isValid || isValid(shown)) continue;
		throw new Error(
			`${node.type} ${JSON.stringify(node.parameters.operation ?? '')} puts out something else than its preview shows: ${ajv.errorsText(isValid.errors, { dataVar: 'item' })} in ${JSON.stringify(shown)}`,
		);
	}
}
