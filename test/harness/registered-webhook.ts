import type { Simulator } from '../../simulator';

/** A webhook of Klen AI, with what somebody needs who delivers events to it. */
export interface RegisteredWebhook {
	url: string;
	secret: string;
	/** What the event that a call has ended looks like. */
	example: { call: object };
}

/** The webhook that was registered last. */
export async function registeredWebhook({ control }: Simulator): Promise<RegisteredWebhook> {
	const { production } = control.klen;
	const webhook = production.webhooks().at(-1);
	const [call] = production.addCalls();
	if (!webhook || !call) throw new Error('The simulator has no webhook or no call');
	const { url, secret } = webhook;
	// Signed wrongly: it shows what an event looks like, and starts nothing.
	await production.emit({ event: 'call.ended', id: call.klenCallId, signature: 'wrong' });
	const [delivery] = control.deliveries({ url });
	if (!delivery) throw new Error('The simulator delivered no event');
	return { url, secret, example: JSON.parse(delivery.body) as { call: object } };
}
