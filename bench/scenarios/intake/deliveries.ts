import autocannon from 'autocannon';
import { signEvent } from '../../../simulator/core/signature';
import type { RegisteredWebhook } from '../../../test/harness/registered-webhook';

/** One request to a webhook. A repeat has the event of an earlier delivery. */
export interface Delivery {
	event: string;
	kind: 'new' | 'repeat' | 'forged';
	body: string;
	signature: string;
}

/** A delivery with its answer. */
export interface Answered extends Delivery {
	/** By this machine's clock, in milliseconds since the epoch. */
	sentAt: number;
	answeredAt: number;
	status: number;
}

/** What somebody sends who does not know the secret. */
const WRONG_SECRET = 'whsec_of_somebody_else';
/** Two thirds of a block are events, the last third repeats the oldest of them, which are answered by then. */
const BLOCK = 24;
const NEW_IN_BLOCK = 16;

/** What is delivered, in this order. Sizes that blocks of 24 fill have exactly these shares. */
export const STREAMS = {
	Clean: (): Delivery['kind'] => 'new',
	'A third repeats': (index: number) => (index % BLOCK < NEW_IN_BLOCK ? 'new' : 'repeat'),
	'A sixth forged': (index: number) => (index % 6 < 5 ? 'new' : 'forged'),
} satisfies Record<string, (index: number) => Delivery['kind']>;

/** Writes and signs the events of a webhook that is registered at the vendor. */
export class Events {
	private given = 0;

	constructor(private readonly webhook: RegisteredWebhook) {}

	/** Deliveries whose events no earlier ones had. */
	stream(kindOf: (index: number) => Delivery['kind'], size: number): Delivery[] {
		const deliveries: Delivery[] = [];
		for (let index = 0; index < size; index++) {
			const kind = kindOf(index);
			const repeated = kind === 'repeat' ? deliveries[index - NEW_IN_BLOCK] : undefined;
			deliveries.push(repeated ? { ...repeated, kind } : this.write(kind));
		}
		return deliveries;
	}

	private write(kind: Delivery['kind']): Delivery {
		const event = `bench-event-${++this.given}`;
		const { example, secret } = this.webhook;
		const payload = { ...example, call: { ...example.call, klen_call_id: event } };
		const key = kind === 'forged' ? WRONG_SECRET : secret;
		return { event, kind, ...signEvent(payload, key, 'compact') };
	}
}

/**
 * Sends deliveries in their order, so many at a time.
 * @throws Error when one of them got no answer
 */
export async function deliver(
	url: string,
	deliveries: Delivery[],
	connections: number,
): Promise<Answered[]> {
	const waiting = deliveries.values();
	const answered: Answered[] = [];
	await autocannon({
		url,
		connections,
		amount: deliveries.length,
		requests: [
			{
				method: 'POST',
				setupRequest(request, context) {
					const { value: delivery } = waiting.next();
					if (!delivery) return request;
					Object.assign(context, { delivery, sentAt: Date.now() });
					const { body, signature } = delivery;
					const headers = { 'content-type': 'application/json', 'x-klen-signature': signature };
					return { ...request, body, headers };
				},
				onResponse(status, _body, context) {
					const { delivery, sentAt } = context as { delivery: Delivery; sentAt: number };
					answered.push({ ...delivery, sentAt, answeredAt: Date.now(), status });
				},
			},
		],
	});
	if (answered.length === deliveries.length) return answered;
	throw new Error(`${deliveries.length - answered.length} deliveries to ${url} got no answer`);
}
