import { randomUUID } from 'node:crypto';
import type {
	IDataObject,
	INodeExecutionData,
	INodeParameters,
	IWebhookResponseData,
	IWorkflowBase,
	WorkflowActivateMode,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import type { CredentialData } from './credentials';
import { execute } from './execution';
import { typeOf } from './instance';
import type { WorkflowResult } from './result';
import { plain, TRIGGER, TriggerCopy } from './trigger-copy';
import type { TriggerIdentity, TriggerOptions } from './trigger-copy';
import { expressRequest, RecordedResponse, UnreadableBody } from './webhook-exchange';
import type { WebhookRequest, WebhookResponse } from './webhook-exchange';

/** What one delivery did. */
export interface Delivery extends WebhookResponse {
	/** The execution that the delivery started, if it started one. */
	run?: WorkflowResult;
	/** Items that the trigger put out. */
	items: INodeExecutionData[];
	/** The error that the node threw; the caller saw a 500. */
	error?: Error;
}

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
	private readonly identity: TriggerIdentity;
	private readonly options: TriggerOptions;

	constructor(options: TriggerOptions) {
		this.options = { ...options };
		this.identity = {
			workflowId: randomUUID(),
			webhookId: randomUUID(),
			type: typeOf(options.node),
		};
		this.staticData = options.staticData ?? {};
	}

	/** The URL that the workflow listens at once it is active. */
	get url(): string {
		return this.open('trigger', {}).url;
	}

	/** The URL of a test listen in the editor. */
	get testUrl(): string {
		return this.open('manual', {}, true).url;
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
		const copy = this.open('trigger', this.staticData);
		try {
			await copy.register(activation);
		} catch (error) {
			await copy.unregister();
			throw error;
		} finally {
			this.saveStaticData(copy);
		}
	}

	/** Removes the webhook, as unpublishing does. */
	async deactivate(): Promise<void> {
		const copy = this.open('internal', this.staticData);
		await copy.unregister();
		this.saveStaticData(copy);
	}

	/** Listen for test event: registers the test URL, with static data of its own. */
	async listenForTestEvent(): Promise<void> {
		const copy = this.open('manual', {}, true);
		await copy.register('manual');
		this.testListener = { staticData: plain(copy.workflow.staticData) };
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
		const copy = this.open(mode, this.staticData, test);
		const { stored, workflow, data } = copy;
		if (test && this.testListener) workflow.setTestStaticData(plain(this.testListener.staticData));
		const response = new RecordedResponse();
		data.httpResponse = response as unknown as NonNullable<typeof data.httpResponse>;

		let result: IWebhookResponseData;
		try {
			data.httpRequest = expressRequest(request);
			result = await copy.runWebhook();
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
			if (!test) this.saveStaticData(copy);
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

	private open(mode: WorkflowExecuteMode, staticData: IDataObject, isTest = false): TriggerCopy {
		return new TriggerCopy(this.identity, this.options, mode, staticData, isTest);
	}

	private saveStaticData({ workflow: { staticData } }: TriggerCopy): void {
		if (staticData.__dataChanged === true) this.staticData = plain(staticData);
	}
}
