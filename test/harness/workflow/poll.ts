import { randomUUID } from 'node:crypto';
import { PollContext } from 'n8n-core';
import { UnexpectedError } from 'n8n-workflow';
import type {
	IDataObject,
	INode,
	INodeExecutionData,
	INodeParameters,
	Workflow,
	WorkflowActivateMode,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import type { CredentialData } from './credentials';
import { load, storedWorkflow } from './execution';
import { additionalData, credentialsHelper, instance, restartN8n, typeOf } from './instance';
import { expectAsShown } from './previews';
import { plain, TRIGGER } from './trigger-copy';

export interface PollOptions {
	node: string;
	parameters?: INodeParameters;
	credentials?: CredentialData;
}

/** The workflow as a process of n8n holds it while it is active. */
interface Active {
	workflow: Workflow;
	node: INode;
}

/**
 * A stored workflow with a polling trigger, and what n8n does with it (ActiveWorkflowTriggers,
 * PollTriggerExecutor, WorkflowStaticDataService): static data is read when the workflow is activated,
 * lives in memory after that, and is saved when a poll put something out and at the end of the activation.
 */
export class PollingWorkflow {
	/** What n8n keeps with the workflow in its database. */
	staticData: IDataObject = {};
	/** The items of each run that was started, oldest first. */
	readonly runs: IDataObject[][] = [];
	/** Failed executions that n8n would list: polls that threw, and what a node reported itself. */
	readonly failures: Error[] = [];
	private readonly options: PollOptions;
	private readonly workflowId = randomUUID();
	private active: Active | undefined;

	constructor(options: PollOptions) {
		this.options = { ...options };
	}

	/** All items that were put out, oldest first. */
	get items(): IDataObject[] {
		return this.runs.flat();
	}

	/** Publishes the workflow, or loads it when n8n starts. Rejects as activation fails. */
	async activate(activation: WorkflowActivateMode = 'activate'): Promise<void> {
		const active = this.open(this.staticData);
		this.emit(active, await this.run(active, 'trigger', activation));
		this.active = active;
		this.save(active);
	}

	/** The next poll is due. */
	async poll(): Promise<void> {
		const { active } = this;
		if (!active) throw new Error('The workflow is not active');
		try {
			const response = await this.run(active, 'trigger', 'activate');
			// A result that comes after the workflow was published anew is thrown away.
			if (this.active === active) this.emit(active, response);
		} catch (error) {
			this.failures.push(error as Error);
		}
	}

	/** Takes the workflow out of use; n8n saves nothing. */
	deactivate(): void {
		this.active = undefined;
	}

	/** Ends n8n and starts it again. */
	async restart(): Promise<void> {
		this.die();
		await this.activate('init');
	}

	/** Ends n8n: what it had in memory is gone. */
	die(): void {
		this.active = undefined;
		restartN8n();
	}

	/** Fetch Test Event in the editor. */
	async fetchTestEvent(): Promise<IDataObject[]> {
		const response = await this.run(this.open(this.staticData), 'manual', 'manual');
		return (response?.[0] ?? []).map(({ json }) => json);
	}

	/** Changes the node's parameters, as an edit of the workflow does; takes effect on the next activation. */
	edit(parameters: INodeParameters): void {
		this.options.parameters = { ...this.options.parameters, ...parameters };
	}

	/** Changes the credential's fields. */
	editCredentials(credentials: CredentialData): void {
		this.options.credentials = { ...this.options.credentials, ...credentials };
	}

	private open(staticData: IDataObject): Active {
		const { node: name, parameters = {}, credentials } = this.options;
		const stored = storedWorkflow(
			{
				nodes: [
					{
						id: 'trigger',
						name: TRIGGER,
						type: typeOf(name),
						typeVersion: 1,
						position: [0, 0],
						parameters,
					},
				],
				connections: {},
			},
			credentials,
		);
		stored.id = this.workflowId;
		stored.staticData = plain(staticData);
		const workflow = load(stored);
		const node = workflow.getNode(TRIGGER);
		if (!node) throw new Error('The workflow was loaded without its trigger');
		return { workflow, node };
	}

	private async run(
		{ workflow, node }: Active,
		mode: WorkflowExecuteMode,
		activation: WorkflowActivateMode,
	): Promise<INodeExecutionData[][] | null> {
		const { credentials } = this.options;
		const data = additionalData(
			{ id: this.workflowId, name: 'Polling' } as Parameters<typeof additionalData>[0],
			mode,
			credentialsHelper(credentials),
		);
		const { poll } = instance().nodeTypes.getByNameAndVersion(node.type);
		if (!poll) throw new UnexpectedError(`The node type ${node.type} has no poll method`);
		const context =
			mode === 'manual'
				? new PollContext(workflow, node, data, mode, activation)
				: new PollContext(workflow, node, data, mode, activation, undefined, (error) => {
						this.failures.push(error);
					});
		const response = await poll.call(context);
		expectAsShown(workflow, node, response?.[0] ?? []);
		return response;
	}

	private emit(active: Active, response: INodeExecutionData[][] | null): void {
		if (response === null) return;
		this.save(active);
		this.runs.push((response[0] ?? []).map(({ json }) => plain(json)));
	}

	/** Saves what changed, as n8n's WorkflowStaticDataService does. */
	private save({ workflow: { staticData } }: Active): void {
		if (staticData.__dataChanged !== true) return;
		this.staticData = plain(staticData);
		staticData.__dataChanged = false;
	}
}
