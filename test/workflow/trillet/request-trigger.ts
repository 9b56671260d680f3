import { setTimeout } from 'node:timers/promises';
import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';
import { TRIGGER, type TriggerWorkflow, type WebhookRequest } from '../../harness/workflow';
import { inARow } from '../../harness/real-workflow';
import type { TriggerHost } from '../trigger-host';
import type { Trillet } from './trillet';

export const FORMER = 'https://example.com/former';

/** Opens workflows that start with the request trigger, at the first call flow of the simulator. */
export class RequestBench {
	constructor(
		private readonly trillet: Trillet,
		private readonly host: TriggerHost,
	) {}

	get production() {
		return this.trillet.control.trillet.production;
	}

	get flow(): IDataObject {
		return this.production.documents('callFlows')[0] as IDataObject;
	}

	/** @param nodes what follows the trigger, in a row */
	open(parameters: INodeParameters = {}, nodes: INode[] = []): TriggerWorkflow {
		return this.host.open({
			node: 'trilletRequestTrigger',
			parameters: {
				callFlowId: { __rl: true, mode: 'id', value: String(this.flow._id) },
				...parameters,
			},
			then: { nodes, connections: inARow(TRIGGER, ...nodes.map(({ name }) => name)) },
		});
	}

	/** Resolves when the flow was read so often. */
	async reads(count: number): Promise<void> {
		const answered = () =>
			this.trillet.requests('getCallFlow').filter(({ status }) => status !== null).length;
		while (answered() < count) await setTimeout(5);
	}

	/** The token at the pre-call address of the flow. */
	get token(): string {
		return new URL(String(this.flow.inboundWebhookUrl)).searchParams.get('token') ?? '';
	}
}

export const get = (query: Record<string, string>): WebhookRequest => ({ method: 'GET', query });

export const post = (body: object, headers: Record<string, string> = {}): WebhookRequest => ({
	rawBody: JSON.stringify(body),
	headers: { 'content-type': 'application/json', ...headers },
});
