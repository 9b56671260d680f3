import './environment';
import { HookContext, WebhookContext } from 'n8n-core';
import { NodeHelpers } from 'n8n-workflow';
import type {
	IDataObject,
	INode,
	INodeParameters,
	INodeType,
	IWebhookData,
	IWebhookDescription,
	IWebhookResponseData,
	IWorkflowBase,
	IWorkflowExecuteAdditionalData,
	Workflow,
	WorkflowActivateMode,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import type { CredentialData } from './credentials';
import { load, storedWorkflow } from './execution';
import { additionalData, credentialsHelper, instance } from './instance';
import type { WorkflowJson } from './instance';

/** A workflow that starts with a trigger node. */
export interface TriggerOptions {
	node: INodeType | string;
	parameters?: INodeParameters;
	credentials?: CredentialData;
	/** Nodes and connections after the trigger, which is called `Trigger`. */
	then?: WorkflowJson;
	/** Address under which n8n is reached from outside. */
	publicUrl?: string;
	/** What an earlier life of the workflow saved. */
	staticData?: IDataObject;
	/** As n8n 1 does: answers what it received before it stores the execution. */
	answersFirst?: boolean;
}

/** Name of the trigger node in its workflow. */
export const TRIGGER = 'Trigger';

/** What stays the same over the life of a stored workflow with a trigger. */
export interface TriggerIdentity {
	workflowId: string;
	webhookId: string;
	/** Full type name of the trigger node. */
	type: string;
}

/** A working copy of a stored workflow, with everything that n8n passes to its trigger node. */
export class TriggerCopy {
	readonly stored: IWorkflowBase;
	readonly workflow: Workflow;
	readonly data: IWorkflowExecuteAdditionalData;
	private readonly node: INode;
	private readonly nodeType: INodeType;
	private readonly webhook: IWebhookData;

	/** @param isTest whether it belongs to a test listen in the editor */
	constructor(
		{ workflowId, webhookId, type }: TriggerIdentity,
		{ parameters = {}, credentials, then, publicUrl }: TriggerOptions,
		private readonly mode: WorkflowExecuteMode,
		staticData: IDataObject,
		isTest = false,
	) {
		this.stored = storedWorkflow(
			{
				nodes: [
					{
						id: 'trigger',
						name: TRIGGER,
						type,
						typeVersion: 2,
						position: [0, 0],
						parameters,
						webhookId,
					},
					...(then?.nodes ?? []),
				],
				connections: then?.connections ?? {},
			},
			credentials,
		);
		this.stored.id = workflowId;
		this.stored.staticData = plain(staticData);
		this.workflow = load(this.stored);
		const node = this.workflow.getNode(TRIGGER);
		if (!node) throw new Error('The workflow was loaded without its trigger');
		this.node = node;
		this.data = additionalData(this.stored, mode, credentialsHelper(credentials), publicUrl);
		this.nodeType = instance().nodeTypes.getByNameAndVersion(type);
		const [description] = this.descriptions;
		if (!description) throw new Error(`The node type ${type} has no webhook`);
		this.webhook = {
			httpMethod: 'POST',
			node: node.name,
			path: NodeHelpers.getNodeWebhookPath(workflowId, node, description.path),
			webhookDescription: description,
			workflowId,
			workflowExecuteAdditionalData: this.data,
			isTest,
		};
	}

	private get descriptions(): IWebhookDescription[] {
		return this.nodeType.description.webhooks ?? [];
	}

	/** The methods that its webhooks listen for. */
	get methods(): string[] {
		return this.descriptions.map(({ httpMethod }) => String(httpMethod));
	}

	/** When n8n answers a request that starts a run. */
	get responseMode(): string {
		const { responseMode } = this.webhook.webhookDescription;
		return String(
			this.workflow.expression.getSimpleParameterValue(
				this.node,
				responseMode,
				this.mode,
				{},
				undefined,
				'onReceived',
			),
		);
	}

	/** The URL that its webhook listens at. */
	get url(): string {
		const url = this.hookContext(this.mode, 'activate').getNodeWebhookUrl('default');
		if (!url) throw new Error(`The node type ${this.node.type} has no webhook called default`);
		return url;
	}

	/** Has the node register its webhook, unless it says that there is one. */
	async register(activation: WorkflowActivateMode): Promise<void> {
		if (await this.hook('checkExists', this.mode, activation)) return;
		await this.hook('create', this.mode, activation);
	}

	/** Has the node remove its webhook. */
	async unregister(): Promise<void> {
		await this.hook('delete', 'internal', 'update');
	}

	/** Has the node answer the request in {@link data}. */
	async runWebhook(): Promise<IWebhookResponseData> {
		const { webhook: run } = this.nodeType;
		if (!run) throw new Error(`The node type ${this.node.type} has no webhook method`);
		const { workflow, node, data, mode, webhook } = this;
		return await run.call(new WebhookContext(workflow, node, data, mode, webhook, [], null));
	}

	/** What n8n answers once the run is stored; without `responseData` it never looks at the node's answer. */
	answerTo(result: IWebhookResponseData): unknown {
		const { responseData = 'firstEntryJson' } = this.webhook.webhookDescription;
		if (responseData === 'noData') return undefined;
		return responseData || (result.webhookResponse ?? { message: 'Workflow was started' });
	}

	private async hook(
		method: 'checkExists' | 'create' | 'delete',
		mode: WorkflowExecuteMode,
		activation: WorkflowActivateMode,
	): Promise<boolean | undefined> {
		const methods = this.nodeType.webhookMethods?.[this.webhook.webhookDescription.name];
		return await methods?.[method].call(this.hookContext(mode, activation));
	}

	private hookContext(mode: WorkflowExecuteMode, activation: WorkflowActivateMode): HookContext {
		const { workflow, node, data, webhook } = this;
		return new HookContext(workflow, node, data, mode, activation, webhook);
	}
}

/** A copy without n8n's change tracking, as it comes back from the database. */
export function plain(data: IDataObject): IDataObject {
	return JSON.parse(JSON.stringify(data)) as IDataObject;
}
