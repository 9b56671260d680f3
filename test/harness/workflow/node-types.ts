import './environment';
import { setTimeout } from 'node:timers/promises';
import { NodeHelpers, NodeOperationError, UserError } from 'n8n-workflow';
import type {
	IDataObject,
	IExecuteFunctions,
	INodeType,
	INodeTypes,
	INodeTypeDescription,
	IVersionedNodeType,
} from 'n8n-workflow';
import { name as packageName } from '../../../package.json';
import { noteDeclared } from './declared';

/** What the stand-ins for n8n's own nodes share. */
function stub(
	description: Pick<
		INodeTypeDescription,
		'displayName' | 'name' | 'group' | 'inputs' | 'properties'
	>,
): INodeTypeDescription {
	return {
		version: [1, 1.1, 2, 3, 3.4],
		description: `${description.displayName}, as far as test workflows need it`,
		defaults: { name: description.displayName },
		outputs: ['main'],
		...description,
	};
}

/** Stands in for n8n's Manual Trigger: passes on the items that the run starts with. */
const manualTrigger: INodeType = {
	description: stub({
		displayName: 'Manual Trigger',
		name: 'manualTrigger',
		group: ['trigger'],
		inputs: [],
		properties: [],
	}),
	async execute(this: IExecuteFunctions) {
		return [this.getInputData()];
	},
};

/** Stands in for n8n's trigger of sub-workflows: passes on the items that the parent hands over. */
const subWorkflowTrigger: INodeType = {
	description: stub({
		displayName: 'When Executed by Another Workflow',
		name: 'executeWorkflowTrigger',
		group: ['trigger'],
		inputs: [],
		properties: [],
	}),
	async execute(this: IExecuteFunctions) {
		return [this.getInputData()];
	},
};

/** Stands in for n8n's No Operation: passes on what comes in. */
const noOp: INodeType = {
	description: stub({
		displayName: 'No Operation, do nothing',
		name: 'noOp',
		group: ['organization'],
		inputs: ['main'],
		properties: [],
	}),
	async execute(this: IExecuteFunctions) {
		return [this.getInputData()];
	},
};

/** Stands in for n8n's Edit Fields (Set): one output item per input item, with the assigned fields. */
const set: INodeType = {
	description: stub({
		displayName: 'Edit Fields',
		name: 'set',
		group: ['input'],
		inputs: ['main'],
		properties: [
			{ displayName: 'Fields', name: 'assignments', type: 'assignmentCollection', default: {} },
		],
	}),
	async execute(this: IExecuteFunctions) {
		const items = this.getInputData().map((_, index) => {
			const assignments = this.getNodeParameter('assignments.assignments', index, []) as Array<{
				name: string;
				value: IDataObject[string];
			}>;
			return {
				json: Object.fromEntries(assignments.map(({ name, value }) => [name, value])),
				pairedItem: { item: index },
			};
		});
		return [items];
	},
};

/** Stands in for n8n's Stop and Error. */
const stopAndError: INodeType = {
	description: stub({
		displayName: 'Stop and Error',
		name: 'stopAndError',
		group: ['input'],
		inputs: ['main'],
		properties: [
			{ displayName: 'Error Message', name: 'errorMessage', type: 'string', default: '' },
		],
	}),
	async execute(this: IExecuteFunctions) {
		throw new NodeOperationError(this.getNode(), String(this.getNodeParameter('errorMessage', 0)));
	},
};

/** Stands in for n8n's Wait with a short time, during which the execution goes on. */
const wait: INodeType = {
	description: stub({
		displayName: 'Wait',
		name: 'wait',
		group: ['organization'],
		inputs: ['main'],
		properties: [{ displayName: 'Seconds', name: 'amount', type: 'number', default: 1 }],
	}),
	async execute(this: IExecuteFunctions) {
		await setTimeout(1_000 * Number(this.getNodeParameter('amount', 0)));
		return [this.getInputData()];
	},
};

/** The node types of one n8n instance: ours under the package's name, and stand-ins for a few of n8n's own. */
export class NodeTypes implements INodeTypes {
	private readonly types = new Map<string, INodeType | IVersionedNodeType>([
		['n8n-nodes-base.manualTrigger', manualTrigger],
		['n8n-nodes-base.executeWorkflowTrigger', subWorkflowTrigger],
		['n8n-nodes-base.noOp', noOp],
		['n8n-nodes-base.set', set],
		['n8n-nodes-base.stopAndError', stopAndError],
		['n8n-nodes-base.wait', wait],
	]);

	constructor(nodes: INodeType[]) {
		for (const node of nodes) this.add(node);
	}

	/** Registers a node of the pack and returns the type name that workflows use for it. */
	add(node: INodeType): string {
		const type = `${packageName}.${node.description.name}`;
		this.types.set(type, node);
		return type;
	}

	getByName(type: string): INodeType | IVersionedNodeType {
		const found = this.types.get(type);
		if (!found) {
			throw new UserError(
				`Unknown node type "${type}", known are ${[...this.types.keys()].join(', ')}`,
			);
		}
		return found;
	}

	getByNameAndVersion(type: string, version?: number): INodeType {
		const node = NodeHelpers.getVersionedNodeType(this.getByName(type), version);
		noteDeclared(node, node);
		return node;
	}

	getKnownTypes(): IDataObject {
		return Object.fromEntries([...this.types.keys()].map((type) => [type, {}]));
	}
}
