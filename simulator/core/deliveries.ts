import axios, { isAxiosError } from 'axios';
import type { SimulatedClock } from './clock';
import type { DeliveryRecord, Ledger } from './ledger';
import { signEvent, type SigningMode } from './signature';

export interface DeliverySettings {
	/** See signature.ts. */
	signing: SigningMode;
	/** Simulated waits before each retry; an empty list turns retries off. */
	retryDelaysMs: number[];
	/** Wall-clock time that a receiver has for its answer. */
	timeoutMs: number;
}

export const DEFAULT_DELIVERY_SETTINGS: DeliverySettings = {
	signing: 'compact',
	retryDelaysMs: [5_000, 30_000, 120_000],
	timeoutMs: 10_000,
};

/** An event for one webhook. */
export interface OutgoingEvent {
	vendor: string;
	environment: string;
	/** Name of the webhook, for the ledger. */
	webhook: string;
	url: string;
	/** Secret and header are not looked at when the signature is missing. */
	secret: string;
	signatureHeader: string;
	event: string;
	payload: unknown;
	signature: DeliveryRecord['signature'];
	/** Send at once instead of after what is under way to the same URL. */
	parallel: boolean;
}

/**
 * Sends events and retries what fails. Events for one URL leave one after the other, so that they
 * arrive in order; a failed one does not hold up the next. A forgery is not retried.
 */
export class Deliveries {
	private readonly lanes = new Map<string, Promise<unknown>>();
	private readonly underWay = new Set<Promise<unknown>>();

	constructor(
		private readonly clock: SimulatedClock,
		private readonly ledger: Ledger,
		private readonly settings: () => DeliverySettings,
	) {}

	/** @returns the record of the first attempt, when that is over */
	send(event: OutgoingEvent): Promise<DeliveryRecord> {
		return this.enqueue(event, 1);
	}

	/** Resolves when no attempt is under way; planned retries do not count. */
	async idle(): Promise<void> {
		while (this.underWay.size > 0) await Promise.all(this.underWay);
	}

	private enqueue(event: OutgoingEvent, attempt: number): Promise<DeliveryRecord> {
		const before = event.parallel ? undefined : this.lanes.get(event.url);
		const delivery = Promise.resolve(before).then(() => this.attempt(event, attempt));
		this.lanes.set(event.url, delivery);
		this.underWay.add(delivery);
		void delivery.finally(() => this.underWay.delete(delivery));
		return delivery;
	}

	private async attempt(event: OutgoingEvent, attempt: number): Promise<DeliveryRecord> {
		const { signing, retryDelaysMs, timeoutMs } = this.settings();
		const signed = signEvent(event.payload, event.secret, signing);
		const record = this.ledger.addDelivery({
			at: new Date(this.clock.now()).toISOString(),
			vendor: event.vendor,
			environment: event.environment,
			webhook: event.webhook,
			url: event.url,
			event: event.event,
			attempt,
			signature: event.signature,
			body: signed.body,
			status: null,
			error: null,
			responseBody: null,
		});
		try {
			const response = await axios.post<unknown>(event.url, Buffer.from(signed.body), {
				headers: {
					'content-type': 'application/json',
					...signatureHeaders(event, signed.signature),
				},
				maxRedirects: 0,
				proxy: false,
				timeout: timeoutMs,
				validateStatus: () => true,
			});
			record.status = response.status;
			record.responseBody = response.data;
		} catch (error) {
			if (!isAxiosError(error)) throw error;
			record.error = error.code ?? error.message;
		}
		const accepted = record.status !== null && record.status >= 200 && record.status < 300;
		const delay = event.signature === 'valid' ? retryDelaysMs[attempt - 1] : undefined;
		if (!accepted && delay !== undefined) {
			this.clock.scheduleAt(this.clock.now() + delay, () => void this.enqueue(event, attempt + 1));
		}
		return record;
	}
}

function signatureHeaders(event: OutgoingEvent, signature: string): Record<string, string> {
	if (event.signature === 'missing') return {};
	const flipped = signature.startsWith('0') ? '1' : '0';
	const sent = event.signature === 'wrong' ? flipped + signature.slice(1) : signature;
	return { [event.signatureHeader]: sent };
}
