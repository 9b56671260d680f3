import axios, { isAxiosError, type AxiosInstance, type AxiosRequestConfig } from 'axios';
import { parse } from 'flatted';
import type { ICredentialDataDecryptedObject, IRunExecutionData } from 'n8n-workflow';
import { Agent } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { chosenLine } from './folders';
import {
	isSaved,
	isUnderWay,
	outputOf,
	type CredentialTestResult,
	type Execution,
	type ExecutionSummary,
	type PublicationStatus,
	type StoredCredential,
	type StoredWorkflow,
	type WorkflowFile,
} from './records';

export { outputOf, type Execution, type StoredCredential, type StoredWorkflow, type WorkflowFile };

/** The account that owns every n8n of the demo and the tests; these only listen on loopback. */
export const OWNER = {
	email: 'demo@example.com',
	password: 'VoiceAgents1',
	firstName: 'Demo',
	lastName: 'Owner',
};

const POLL_MS = 100;
const PUBLISH_TIMEOUT_MS = 60_000;
const RUN_TIMEOUT_MS = 60_000;
const RETRY_TIMEOUT_MS = 300_000;

/** Calls `look` until it returns something, and fails with `what` after the time is up. */
export async function waitFor<T>(
	what: string,
	look: () => Promise<T | undefined>,
	timeoutMs: number,
): Promise<T> {
	const deadline = Date.now() + timeoutMs;
	for (;;) {
		const found = await look();
		if (found !== undefined) return found;
		if (Date.now() > deadline)
			throw new Error(`${what} did not happen within ${timeoutMs / 1000} s`);
		await sleep(POLL_MS);
	}
}

/** n8n's internal REST API, as its own editor uses it; every failure is an Error with n8n's message. */
export class N8nApi {
	private readonly http: AxiosInstance;
	/** n8n 2 answers before the triggers are registered; n8n 1 afterwards, with their error. */
	private readonly publishesLater = chosenLine() !== '1';

	/** @param url where the editor is, without a slash at the end */
	constructor(readonly url: string) {
		// A connection that is kept alive can be closed by n8n just when it is used again.
		const httpAgent = new Agent({ keepAlive: false });
		this.http = axios.create({ baseURL: url, timeout: 30_000, httpAgent });
	}

	/** Signs in as the owner, who is created on the first start of an n8n. */
	async signIn(): Promise<void> {
		const settings = await this.data<{ userManagement: { showSetupOnFirstLoad: boolean } }>({
			url: '/rest/settings',
		});
		const { email, password, firstName, lastName } = OWNER;
		const response = await this.send(
			settings.userManagement.showSetupOnFirstLoad
				? {
						method: 'POST',
						url: '/rest/owner/setup',
						data: { email, password, firstName, lastName },
					}
				: { method: 'POST', url: '/rest/login', data: { emailOrLdapLoginId: email, password } },
		);
		const cookies = response.headers['set-cookie'] ?? [];
		this.http.defaults.headers.common.cookie = cookies
			.map((cookie) => cookie.split(';')[0])
			.join('; ');
	}

	async credentials(): Promise<StoredCredential[]> {
		return await this.data({ url: '/rest/credentials' });
	}

	async createCredential(
		type: string,
		name: string,
		data: ICredentialDataDecryptedObject,
	): Promise<StoredCredential> {
		return await this.data({
			method: 'POST',
			url: '/rest/credentials',
			data: { type, name, data },
		});
	}

	async updateCredential(
		{ id, type, name }: StoredCredential,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		await this.data({
			method: 'PATCH',
			url: `/rest/credentials/${id}`,
			data: { type, name, data },
		});
	}

	/** Does what the editor's "Retry" button in the credential's window does. */
	async testCredential(
		credential: StoredCredential,
		data: ICredentialDataDecryptedObject,
	): Promise<CredentialTestResult> {
		return await this.data({
			method: 'POST',
			url: '/rest/credentials/test',
			data: { credentials: { ...credential, data } },
		});
	}

	/** All workflows, without their nodes. */
	async workflows(): Promise<Array<Pick<StoredWorkflow, 'id' | 'name'>>> {
		return await this.data({ url: '/rest/workflows' });
	}

	async createWorkflow(workflow: WorkflowFile): Promise<StoredWorkflow> {
		return await this.data({
			method: 'POST',
			url: '/rest/workflows',
			data: { active: false, ...workflow },
		});
	}

	async getWorkflow(id: string): Promise<StoredWorkflow> {
		return await this.data({ url: `/rest/workflows/${id}` });
	}

	async updateWorkflow(id: string, changes: Partial<WorkflowFile>): Promise<StoredWorkflow> {
		return await this.data({ method: 'PATCH', url: `/rest/workflows/${id}`, data: changes });
	}

	async deleteWorkflow(id: string): Promise<void> {
		await this.data({ method: 'POST', url: `/rest/workflows/${id}/archive`, data: {} });
		await this.data({ method: 'DELETE', url: `/rest/workflows/${id}` });
	}

	/**
	 * Publishes the saved version and waits until its triggers listen.
	 * @throws Error with the message of the trigger that could not be registered
	 */
	async publish(id: string): Promise<void> {
		const { versionId } = await this.getWorkflow(id);
		await this.data({ method: 'POST', url: `/rest/workflows/${id}/activate`, data: { versionId } });
		if (!this.publishesLater) return;
		const { status, triggers } = await waitFor(
			`Publishing workflow ${id}`,
			async () => {
				const publication = await this.publicationStatus(id);
				return ['in_progress', 'not_published'].includes(publication.status)
					? undefined
					: publication;
			},
			PUBLISH_TIMEOUT_MS,
		);
		if (status === 'published') return;
		const messages = triggers.map(({ errorMessage }) => errorMessage).filter(Boolean);
		throw new Error(`Publishing ended as "${status}": ${messages.join('; ')}`);
	}

	/** Takes a workflow out of service and waits until its triggers are gone. */
	async unpublish(id: string): Promise<void> {
		await this.data({ method: 'POST', url: `/rest/workflows/${id}/deactivate`, data: {} });
		if (!this.publishesLater) return;
		await waitFor(
			`Unpublishing workflow ${id}`,
			async () => (await this.publicationStatus(id)).status === 'not_published' || undefined,
			PUBLISH_TIMEOUT_MS,
		);
	}

	/** Runs a workflow as the editor's button does, from the trigger of that name, to its end. */
	async run(id: string, triggerName: string): Promise<Execution> {
		const { executionId } = await this.data<{ executionId: string }>({
			method: 'POST',
			url: `/rest/workflows/${id}/run`,
			data: {
				triggerToStartFrom: { name: triggerName },
				// n8n 1 runs what it is sent, n8n 2 what it has saved.
				workflowData: await this.getWorkflow(id),
			},
		});
		return await waitFor(
			`Execution ${executionId}`,
			async () => {
				const execution = await this.execution(executionId);
				return isUnderWay(execution) || !isSaved(execution) ? undefined : execution;
			},
			RUN_TIMEOUT_MS,
		);
	}

	/** Does what "Retry with original workflow" in the execution list does, and waits for its end. */
	async retry(executionId: string): Promise<void> {
		await this.data({
			method: 'POST',
			url: `/rest/executions/${executionId}/retry`,
			data: { loadWorkflow: false },
			timeout: RETRY_TIMEOUT_MS,
		});
	}

	/**
	 * The executions of a workflow, oldest first (at most 100).
	 * @returns undefined while one of them is under way
	 */
	async settledExecutions(workflowId: string): Promise<Execution[] | undefined> {
		const { results } = await this.data<{ results: ExecutionSummary[] }>({
			url: '/rest/executions',
			params: { filter: JSON.stringify({ workflowId }), limit: 100 },
		});
		if (results.some(isUnderWay)) return undefined;
		const executions = await Promise.all(results.reverse().map(({ id }) => this.execution(id)));
		return executions.every(isSaved) ? executions : undefined;
	}

	async execution(id: string): Promise<Execution> {
		const { data, ...summary } = await this.data<ExecutionSummary & { data: string }>({
			url: `/rest/executions/${id}`,
		});
		return { ...summary, data: parse(data) as IRunExecutionData };
	}

	/** Fetches what the editor shows beside the REST API: node types, icons. */
	async fetch<T>(path: string): Promise<{ contentType: string; body: T }> {
		const { headers, data } = await this.send<T>({ url: path });
		return { contentType: String(headers['content-type']), body: data };
	}

	private async publicationStatus(id: string): Promise<PublicationStatus> {
		return await this.data({ url: `/rest/workflows/${id}/publication-status` });
	}

	private async data<T>(request: AxiosRequestConfig): Promise<T> {
		return (await this.send<{ data: T }>(request)).data.data;
	}

	private async send<T>(request: AxiosRequestConfig) {
		try {
			return await this.http.request<T>(request);
		} catch (error) {
			if (!isAxiosError<{ message?: string }>(error)) throw error;
			const reason = error.response?.data?.message ?? error.message;
			throw new Error(
				`n8n refused ${request.method ?? 'GET'} ${request.url} (${error.response?.status ?? error.code}): ${reason}`,
			);
		}
	}
}
