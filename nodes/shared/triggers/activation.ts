import { NodeOperationError, type IExecuteFunctions, type IHookFunctions } from 'n8n-workflow';

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * The address that n8n gave the trigger.
 * @throws NodeOperationError when there is none
 */
export function webhookUrl(node: IHookFunctions): string {
	const url = node.getNodeWebhookUrl('default');
	if (url) return url;
	throw new NodeOperationError(node.getNode(), 'n8n gave this trigger no webhook URL', {
		description: 'Check WEBHOOK_URL in the settings of this n8n.',
	});
}

/**
 * Refuses to send real events, with transcripts and phone numbers, over an open line. An
 * address of this machine is fine while the API is overridden, by the simulator or a proxy.
 */
export function requireEncrypted(
	node: Pick<IHookFunctions | IExecuteFunctions, 'getNode'>,
	url: string,
	credential: { environment: string; baseUrl?: string },
): void {
	const { protocol, hostname, origin } = new URL(url);
	if (credential.environment !== 'production' || protocol === 'https:') return;
	if (credential.baseUrl && LOOPBACK.test(hostname)) return;
	throw new NodeOperationError(
		node.getNode(),
		`The production environment needs an https webhook URL, but this one is at ${origin}`,
		{
			description:
				'Give this n8n an https address and set WEBHOOK_URL to it, or choose the other environment in the credential.',
		},
	);
}

/** n8n shows only the message of a failed activation, so the next step goes into it. */
export async function explainFailure<T>(node: IHookFunctions, work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		const { message, description } = error as NodeOperationError;
		const text = description ? `${message}. ${description}` : message;
		throw new NodeOperationError(node.getNode(), text);
	}
}
