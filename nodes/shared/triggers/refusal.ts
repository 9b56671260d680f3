import {
	NodeOperationError,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

const LOG_AGAIN_MS = 60_000;

/** Refused deliveries of this process, by trigger and reason. */
const refused = new Map<string, { count: number; loggedAt: number }>();

export interface Refusal {
	/** What the sender is told. */
	status: number;
	message: string;
	/** Why, and what to do, for whoever runs this n8n; without anything that was sent. */
	reason: string;
	/** Whether somebody may be waiting for this delivery, as opposed to a stray request. */
	isMeant: boolean;
}

/** Says in n8n's log that deliveries are refused, at most once a minute for each reason. */
function log(node: IWebhookFunctions, reason: string): void {
	const [{ id }, { name }] = [node.getWorkflow(), node.getNode()];
	const key = `${id} ${node.getNode().id} ${reason}`;
	const entry = refused.get(key) ?? { count: 0, loggedAt: -Infinity };
	refused.set(key, entry);
	entry.count++;
	if (Date.now() - entry.loggedAt < LOG_AGAIN_MS) return;
	entry.loggedAt = Date.now();
	const times = entry.count === 1 ? 'a delivery' : `${entry.count} deliveries so far`;
	node.logger.warn(`"${name}" in workflow ${id} refused ${times}: ${reason}`);
}

/**
 * Refuses a delivery, and says so where a person looks: in n8n's log, and to somebody who listens
 * for a test event as the error of that listen.
 */
export function refuse(
	node: IWebhookFunctions,
	{ status, message, reason, isMeant }: Refusal,
): IWebhookResponseData {
	if (isMeant && node.getMode() === 'manual') {
		throw new NodeOperationError(node.getNode(), 'A delivery came, but was refused', {
			description: reason,
		});
	}
	log(node, reason);
	node.getResponseObject().status(status).json({ message });
	return { noWebhookResponse: true };
}
