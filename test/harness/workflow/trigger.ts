import './environment';
import { randomUUID } from 'node:crypto';
import { HookContext, WebhookContext } from 'n8n-core';
import { NodeHelpers } from 'n8n-workflow';
import type {
	IDataObject,
	INode,
	INodeExecutionData,
	INodeParameters,
	INodeType,
	IWebhookData,
	IWebhookResponseData,
	IWorkflowBase,
	IWorkflowExecuteAdditionalData,
	Workflow,
	WorkflowActivateMode,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import type { CredentialData } from './credentials';
import { execute, load, storedWorkflow } from './execution';
import { additionalData, credentialsHelper, instance, typeOf } from './instance';
import type { WorkflowJson } from './instance';
import type { WorkflowResult } from './result';
import { expressRequest, RecordedResponse, UnreadableBody } from './webhook-exchange';
import type { WebhookRequest, WebhookResponse } from './webhook-exchange';

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
}

/** What one delivery did. */
export interface Delivery extends WebhookResponse {
	/** The execution that the delivery started, if it started one. */
	run?: WorkflowResult;
	/** Items that the trigger put out. */
	items: INodeExecutionData[];
	/** The error that the node threw; the caller saw a 500. */
	error?: Error;
}

/** Name of the trigger node in its workflow. */
export const TRIGGER = 'Trigger';

/**
 * A stored workflow with a webhook trigger, and what n8n does with it: registration on activation
 * (ActiveWorkflowManager, WebhookService), deliveries to the production URL (LiveWebhooks) and to the
 * URL of a test listen (TestWebhooks).
 *
 * As in n8n every activation and every delivery works on a copy of the stored workflow; static data is
 * loaded at its start and saved whole after it.
 */
export class TriggerWorkflow {
	/** What n8n keeps with the workflow in its database. */
	staticData: IDataObject;
	/** Executions that deliveries started. */
	readonly runs: WorkflowResult[] = [];
	private testListener: { staticData: IDataObject } | undefined;
	private readonly type: string;
	private readonly id = randomUUID();
	private readonly webhookId = randomUUID();
	private readonly options: TriggerOptions;

	constructor(options: TriggerOptions) {
		this.options = { ...options };
		this.type = typeOf(options.node);
		this.staticData = options.staticData ?? {};
	}

	/** The URL that the workflow listens at once it is active. */
	get url(): string {
		return this.webhookUrl(false);
	}

	/** The URL of a test listen in the editor. */
	get testUrl(): string {
		return this.webhookUrl(true);
	}

	/** Changes the node's parameters, as an edit of the workflow does; takes effect on the next activation. */
	edit(parameters: INodeParameters): void {
		this.options.parameters = { ...this.options.parameters, ...parameters };
	}

	/** Changes the address that n8n is reached under. */
	moveTo(publicUrl: string): void {
		this.options.publicUrl = publicUrl;
	}

	/** Changes the credential's fields. */
	editCredentials(credentials: CredentialData): void {
		this.options.credentials = { ...this.options.credentials, ...credentials };
	}

	/** Registers the webhook, as publishing does, and every start of n8n (`init`). Rejects as activation fails. */
	async activate(activation: WorkflowActivateMode = 'activate'): Promise<void> {
		const { workflow, webhook, node } = this.open('trigger', this.staticData);
		try {
			await this.register(workflow, node, webhook, 'trigger', activation);
		} catch (error) {
			await this.hook('delete', workflow, node, webhook, 'internal', 'update');
			throw error;
		} finally {
			this.saveStaticData(workflow);
		}
	}

	/** Removes the webhook, as unpublishing does. */
	async deactivate(): Promise<void> {
		const { workflow, webhook, node } = this.open('internal', this.staticData);
		await this.hook('delete', workflow, node, webhook, 'internal', 'update');
		this.saveStaticData(workflow);
	}

	/** Listen for test event: registers the test URL, with static data of its own. */
	async listenForTestEvent(): Promise<void> {
		const { workflow, webhook, node } = this.open('manual', {}, true);
		await this.register(workflow, node, webhook, 'manual', 'manual');
		this.testListener = { staticData: plain(workflow.staticData) };
	}

	/** A request to the production URL, or to the test URL after {@link listenForTestEvent}. */
	async deliver(request: WebhookRequest, { test = false } = {}): Promise<Delivery> {
		const { response, started, error } = await this.receive(request, test);
		const run = await started;
		const triggerRun = run?.at(TRIGGER);
		return { ...response, error, run: triggerRun, items: triggerRun?.items ?? [] };
	}

	/** Like {@link deliver}, but settles as soon as the caller has its answer, while the execution still runs. */
	async receive(
		request: WebhookRequest,
		test: boolean,
	): Promise<{ response: WebhookResponse; started?: Promise<WorkflowResult>; error?: Error }> {
		const mode: WorkflowExecuteMode = test ? 'manual' : 'webhook';
		const { stored, workflow, webhook, node, data } = this.open(mode, this.staticData, test);
		if (test && this.testListener) workflow.setTestStaticData(plain(this.testListener.staticData));
		const response = new RecordedResponse();
		data.httpResponse = response as unknown as NonNullable<typeof data.httpResponse>;

		let result: IWebhookResponseData;
		try {
			data.httpRequest = expressRequest(request);
			result = await this.runWebhook(workflow, node, webhook, data, mode);
		} catch (error) {
			if (error instanceof UnreadableBody) {
				response.status(422).json({ message: 'Failed to parse request body' });
				return { response: response.answer };
			}
			// n8n hides the error from the caller and keeps it with a failed execution.
			response
				.status(500)
				.json({ message: 'Workflow Webhook Error: Workflow could not be started!' });
			return { response: response.answer, error: error as Error };
		}
		const save = () => {
			if (!test) this.saveStaticData(workflow);
		};
		// Static data is saved with the answer. The run is prepared in between, from the same static
		// data, and makes n8n forget that it changed; so the node has to answer to have it saved.
		if (result.noWebhookResponse === true) save();
		const started = result.workflowData && this.start(stored, result.workflowData[0] ?? [], mode);
		if (result.noWebhookResponse !== true) {
			const whenIgnored = { message: 'Webhook call received' };
			response.json(result.webhookResponse ?? (started ? 'firstEntryJson' : whenIgnored));
			save();
		}
		return { response: response.answer, started };
	}

	private start(
		stored: IWorkflowBase,
		items: INodeExecutionData[],
		mode: WorkflowExecuteMode,
	): Promise<WorkflowResult> {
		const last = stored.nodes.at(-1)?.name ?? TRIGGER;
		const { credentials } = this.options;
		return execute(stored, TRIGGER, items, last, { credentials, mode }).finished.then((run) => {
			this.runs.push(run);
			return run;
		});
	}

	/** A working copy of the stored workflow, with everything that n8n passes to its trigger node. */
	private open(mode: WorkflowExecuteMode, staticData: IDataObject, isTest = false) {
		const { parameters = {}, credentials, then, publicUrl } = this.options;
		const stored = storedWorkflow(
			{
				nodes: [
					{
						id: 'trigger',
						name: TRIGGER,
						type: this.type,
						typeVersion: 1,
						position: [0, 0],
						parameters,
						webhookId: this.webhookId,
					},
					...(then?.nodes ?? []),
				],
				connections: then?.connections ?? {},
			},
			credentials,
		);
		stored.id = this.id;
		stored.staticData = plain(staticData);
		const workflow = load(stored);
		const node = workflow.getNode(TRIGGER);
		if (!node) throw new Error('The workflow was loaded without its trigger');
		const data = additionalData(stored, mode, credentialsHelper(credentials), publicUrl);
		return { stored, workflow, node, data, webhook: this.webhook(workflow, node, data, isTest) };
	}

	private get nodeType(): INodeType {
		return instance().nodeTypes.getByNameAndVersion(this.type);
	}

	private webhook(
		workflow: Workflow,
		node: INode,
		data: IWorkflowExecuteAdditionalData,
		isTest: boolean,
	): IWebhookData {
		const description = this.nodeType.description.webhooks?.[0];
		if (!description) throw new Error(`The node type ${this.type} has no webhook`);
		return {
			httpMethod: 'POST',
			node: node.name,
			path: NodeHelpers.getNodeWebhookPath(workflow.id, node, description.path),
			webhookDescription: description,
			workflowId: workflow.id,
			workflowExecuteAdditionalData: data,
			isTest,
		};
	}

	private webhookUrl(isTest: boolean): string {
		const mode = isTest ? 'manual' : 'trigger';
		const { workflow, node, data, webhook } = this.open(mode, {}, isTest);
		const url = new HookContext(workflow, node, data, mode, 'activate', webhook).getNodeWebhookUrl(
			'default',
		);
		if (!url) throw new Error(`The node type ${this.type} has no webhook called default`);
		return url;
	}

	private async register(
		workflow: Workflow,
		node: INode,
		webhook: IWebhookData,
		mode: WorkflowExecuteMode,
		activation: WorkflowActivateMode,
	): Promise<void> {
		if (await this.hook('checkExists', workflow, node, webhook, mode, activation)) return;
		await this.hook('create', workflow, node, webhook, mode, activation);
	}

	private async hook(
		method: 'checkExists' | 'create' | 'delete',
		workflow: Workflow,
		node: INode,
		webhook: IWebhookData,
		mode: WorkflowExecuteMode,
		activation: WorkflowActivateMode,
	): Promise<boolean | undefined> {
		const methods = this.nodeType.webhookMethods?.[webhook.webhookDescription.name];
		const data = webhook.workflowExecuteAdditionalData;
		const context = new HookContext(workflow, node, data, mode, activation, webhook);
		return await methods?.[method].call(context);
	}

	private async runWebhook(
		workflow: Workflow,
		node: INode,
		webhook: IWebhookData,
		data: IWorkflowExecuteAdditionalData,
		mode: WorkflowExecuteMode,
	): Promise<IWebhookResponseData> {
		const { webhook: run } = this.nodeType;
		if (!run) throw new Error(`The node type ${this.type} has no webhook method`);
		const context = new WebhookContext(workflow, node, data, mode, webhook, [], null);
		return await run.call(context);
	}

	private saveStaticData(workflow: Workflow): void {
		const { staticData } = workflow;
		if (staticData.__dataChanged === true) this.staticData = plain(staticData);
	}
}

/** A copy without n8n's change tracking, as it comes back from the database. */
function plain(data: IDataObject): IDataObject {
	return JSON.parse(JSON.stringify(data)) as IDataObject;
}
