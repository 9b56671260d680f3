import axios, { isAxiosError } from 'axios';
import type { SimulatedClock } from './clock';
import type { DeliveryRecord, Ledger, SignatureHeader } from './ledger';
import { signEvent, type SignedEvent, type SigningMode } from './signature';

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
	/** Null where the vendor signs nothing. */
	secret: string | null;
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
	/** For repeating it; forgotten together with the ledger's record. */
	private readonly events = new WeakMap<DeliveryRecord, OutgoingEvent>();

	constructor(
		private readonly clock: SimulatedClock,
		private readonly ledger: Ledger,
		private readonly settings: () => DeliverySettings,
	) {}

	/** @returns the record of the first attempt, when that is over */
	send(event: OutgoingEvent): Promise<DeliveryRecord> {
		return this.enqueue(event, 1);
	}

	/**
	 * Sends what an attempt has sent once more, the same payload to the same address.
	 *
	 * @returns the record of the first attempt, when that is over
	 * @throws when the attempt is not one of this world's
	 */
	repeat(record: DeliveryRecord, signature: DeliveryRecord['signature']): Promise<DeliveryRecord> {
		const event = this.events.get(record);
		if (!event) throw new Error(`Delivery ${record.id} is not known here`);
		return this.send({ ...event, signature });
	}

	/** Whether the vendor signs what this attempt has sent, so that the signature can be forged. */
	isSigned(record: DeliveryRecord): boolean {
		return typeof this.events.get(record)?.secret === 'string';
	}

	/** Lets {@link idle} wait for further work that leaves this process. */
	track(work: Promise<unknown>): void {
		this.underWay.add(work);
		void work.finally(() => this.underWay.delete(work));
	}

	/** Resolves when no attempt is under way; planned retries do not count. */
	async idle(): Promise<void> {
		while (this.underWay.size > 0) await Promise.all(this.underWay);
	}

	private enqueue(event: OutgoingEvent, attempt: number): Promise<DeliveryRecord> {
		const before = event.parallel ? undefined : this.lanes.get(event.url);
		const delivery = Promise.resolve(before).then(() => this.attempt(event, attempt));
		this.lanes.set(event.url, delivery);
		this.track(delivery);
		return delivery;
	}

	private async attempt(event: OutgoingEvent, attempt: number): Promise<DeliveryRecord> {
		const { signing, retryDelaysMs, timeoutMs } = this.settings();
		const signed = signEvent(event.payload, event.secret ?? '', signing);
		const signature = event.secret === null ? 'missing' : event.signature;
		const signatureHeader = headerOf(event, signature, signed);
		const record = this.ledger.addDelivery({
			at: new Date(this.clock.now()).toISOString(),
			vendor: event.vendor,
			environment: event.environment,
			webhook: event.webhook,
			url: event.url,
			event: event.event,
			attempt,
			signature,
			signatureHeader,
			body: signed.body,
			status: null,
			error: null,
			responseBody: null,
		});
		this.events.set(record, event);
		try {
			const response = await axios.post<unknown>(event.url, Buffer.from(signed.body), {
				headers: {
					'content-type': 'application/json',
					date: new Date(this.clock.now()).toUTCString(),
					...(signatureHeader ? { [signatureHeader.name]: signatureHeader.value } : {}),
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
		const delay = signature === 'valid' ? retryDelaysMs[attempt - 1] : undefined;
		if (!accepted && delay !== undefined) {
			this.clock.scheduleAt(this.clock.now() + delay, () => void this.enqueue(event, attempt + 1));
		}
		return record;
	}
}

function headerOf(
	{ signatureHeader: name }: OutgoingEvent,
	signature: DeliveryRecord['signature'],
	{ signature: digest }: SignedEvent,
): SignatureHeader | null {
	if (signature === 'missing') return null;
	const flipped = digest.startsWith('0') ? '1' : '0';
	return { name, value: signature === 'wrong' ? flipped + digest.slice(1) : digest };
}
