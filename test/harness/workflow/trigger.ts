import { randomUUID } from 'node:crypto';
import type {
	IDataObject,
	IExecuteResponsePromiseData,
	IN8nHttpFullResponse,
	INodeExecutionData,
	INodeParameters,
	IWebhookResponseData,
	IWorkflowBase,
	WorkflowActivateMode,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import type { CredentialData } from './credentials';
import { execute, load } from './execution';
import { restartN8n, typeOf } from './instance';
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

const whenIgnored = { message: 'Webhook call received' };
const whenFailed = { message: 'Error in workflow' };

/**
 * A stored workflow with a webhook trigger, and what n8n does with it: registration on activation
 * (ActiveWorkflowManager, WebhookService), deliveries to the production URL (LiveWebhooks) and to the
 * URL of a test listen (TestWebhooks).
 *
 * As in n8n every activation and every delivery works on a copy of the stored workflow, with the static
 * data that was there at its start. It is saved whole, and only if it was changed since a `Workflow` was
 * last made of it; the last to save wins.
 */
export class TriggerWorkflow {
	/** What n8n keeps with the workflow in its database. */
	staticData: IDataObject;
	/** Executions that deliveries started. */
	readonly runs: WorkflowResult[] = [];
	/** What n8n does to store an execution; a rejection means that it could not. */
	store: () => Promise<void> = async () => undefined;
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

	/**
	 * Registers the webhook, as publishing does, and every start of n8n (`init`). Rejects as activation fails.
	 *
	 * @param others registers the webhooks of the workflow's other triggers; nothing is saved before that
	 */
	async activate(
		activation: WorkflowActivateMode = 'activate',
		others: () => Promise<void> = async () => undefined,
	): Promise<void> {
		const copy = this.open('trigger', this.staticData);
		try {
			await copy.register(activation);
			await others();
		} catch (error) {
			// What cannot be cleaned up goes into the log; the activation fails for its own reason.
			await this.deactivate().catch(() => undefined);
			throw error;
		}
		this.saveStaticData(copy);
	}

	/** Registers the webhook, and dies before n8n saves anything. */
	async dieWhileActivating(activation: WorkflowActivateMode = 'activate'): Promise<void> {
		await this.open('trigger', this.staticData).register(activation);
		restartN8n();
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

	/** Stop listening: removes the test URL, as its time limit does. */
	async stopListening(): Promise<void> {
		await this.open('manual', {}, true).unregister();
		this.testListener = undefined;
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
		const { method = 'POST' } = request;
		if (!copy.methods.includes(method)) {
			response
				.status(404)
				.json({ message: `This webhook is not registered for ${method} requests` });
			return { response: response.answer };
		}
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
		const items = result.workflowData?.[0];
		const answer = () => {
			// Read after the run is stored, and saved before the answer leaves.
			const body = items ? copy.answerTo(result) : (result.webhookResponse ?? whenIgnored);
			save();
			response.json(body);
		};
		if (result.noWebhookResponse === true) save();
		else if (!items || (this.options.answersFirst && copy.responseMode === 'onReceived')) answer();
		if (!items) {
			// A node that took over the answer may give it later.
			if (result.noWebhookResponse) await response.answered;
			return { response: response.answer };
		}
		// For the run n8n makes another workflow of the same static data, and forgets what had changed.
		load(stored);
		try {
			await this.store();
		} catch (error) {
			if (response.headersSent) throw error;
			response.status(500).json({ message: 'There was a problem executing the workflow' });
			return { response: response.answer, error: error as Error };
		}
		if (copy.responseMode !== 'onReceived') {
			const started = this.startAnswering(copy, items, mode, response);
			await response.answered;
			return { response: response.answer, started };
		}
		const started = this.start(stored, items, mode);
		if (!response.headersSent) answer();
		return { response: response.answer, started };
	}

	/** Starts a run that gives the answer: with its last node, or with a node that sends it. */
	private startAnswering(
		{ stored, responseMode }: TriggerCopy,
		items: INodeExecutionData[],
		mode: WorkflowExecuteMode,
		response: RecordedResponse,
	): Promise<WorkflowResult> {
		const isByNode = responseMode === 'responseNode';
		const started = this.start(stored, items, mode, (given) => {
			const { body, statusCode = 200 } = given as IN8nHttpFullResponse;
			if (isByNode) response.status(statusCode).json(body);
			// n8n ends the response a moment later in any case.
			if (isByNode) response.end();
		});
		void started.then((run) => {
			if (run.error) return response.status(500).json(whenFailed);
			const last = run.at(run.run.data.resultData.lastNodeExecuted ?? TRIGGER).items[0];
			if (isByNode) return undefined;
			return last
				? response.status(200).json(last.json)
				: response.status(500).json({ message: 'No item to return was found' });
		});
		return started;
	}

	private start(
		stored: IWorkflowBase,
		items: INodeExecutionData[],
		mode: WorkflowExecuteMode,
		onResponse?: (response: IExecuteResponsePromiseData) => void,
	): Promise<WorkflowResult> {
		const last = stored.nodes.at(-1)?.name ?? TRIGGER;
		const { credentials } = this.options;
		const loaded = { ...stored, staticData: plain(this.staticData) };
		return execute(loaded, TRIGGER, items, last, { credentials, mode, onResponse }).finished.then(
			(run) => {
				this.runs.push(run);
				if (mode !== 'manual') this.keep(loaded.staticData);
				return run;
			},
		);
	}

	private open(mode: WorkflowExecuteMode, staticData: IDataObject, isTest = false): TriggerCopy {
		return new TriggerCopy(this.identity, this.options, mode, staticData, isTest);
	}

	private saveStaticData({ workflow: { staticData } }: TriggerCopy): void {
		this.keep(staticData);
	}

	/** Saves what changed, as n8n's WorkflowStaticDataService does. */
	private keep(staticData: IDataObject): void {
		if (staticData.__dataChanged !== true) return;
		this.staticData = plain(staticData);
		staticData.__dataChanged = false;
	}
}
