import type { ContractApi } from '../core/contract-api';
import type { Deliveries } from '../core/deliveries';
import type { DeliveryRecord } from '../core/ledger';
import { isKnownEvent } from './events';
import type { TrilletExchange } from './exchange';
import type { TrilletSettings } from './settings';
import type { TrilletState } from './state';

export const SIGNATURE_HEADER = 'X-Trillet-Signature';

export interface PublishOptions {
	signature?: DeliveryRecord['signature'];
	/** How many copies go out at once; by default as the settings say. */
	copies?: number;
}

/** Where a callback goes and which part of the contract its body is held to. */
export interface CallbackTarget {
	kind: 'call.callback' | 'flow.agent' | 'flow.inbound';
	url: string;
}

interface Message {
	webhook: string;
	url: string;
	secret: string | null;
	event: string;
	payload: unknown;
}

/** Sends events to account webhooks, signed, and to callback addresses, unsigned. */
export class Publisher {
	/** What went out last, for repeating it. */
	private last: Message[] = [];

	constructor(
		private readonly environment: string,
		private readonly state: TrilletState,
		private readonly api: ContractApi<TrilletExchange>,
		private readonly deliveries: Deliveries,
		private readonly settings: () => TrilletSettings,
	) {}

	/**
	 * Sends an event to the account webhooks that receive it.
	 *
	 * @returns the records of the first attempts
	 * @throws when the payload of a known event breaks the contract
	 */
	async publish(
		event: string,
		payload: unknown,
		options: PublishOptions = {},
	): Promise<DeliveryRecord[]> {
		if (isKnownEvent(event)) {
			this.api.checkEvent(event, payload, { [SIGNATURE_HEADER.toLowerCase()]: '0'.repeat(64) });
		}
		const messages = this.state.webhooks
			.all()
			.filter(({ events }) => events === null || events.includes(event))
			.map(({ name, url, secret }) => ({ webhook: name, url, secret, event, payload }));
		return await this.send(messages, options);
	}

	/**
	 * Sends an event of a call to the addresses that the call and its flow name.
	 *
	 * @returns the records of the first attempts
	 * @throws when the body breaks the contract
	 */
	async callBack(
		targets: CallbackTarget[],
		event: string,
		payload: unknown,
		options: PublishOptions = {},
	): Promise<DeliveryRecord[]> {
		const messages = targets.map(({ kind, url }) => {
			this.api.checkEvent(kind, payload);
			return { webhook: kind, url, secret: null, event, payload };
		});
		return await this.send(messages, options);
	}

	/** Sends the last event again, byte for byte the same body. */
	async repeat(options: PublishOptions = {}): Promise<DeliveryRecord[]> {
		return await this.send(this.last, options);
	}

	private async send(
		messages: Message[],
		{ signature = 'valid', copies = this.settings().deliveryCopies }: PublishOptions,
	): Promise<DeliveryRecord[]> {
		if (messages.length > 0) this.last = messages;
		return await Promise.all(
			messages.flatMap((message) =>
				Array.from({ length: copies }, () =>
					this.deliveries.send({
						...message,
						vendor: 'trillet',
						environment: this.environment,
						signatureHeader: SIGNATURE_HEADER,
						signature,
						parallel: copies > 1,
					}),
				),
			),
		);
	}
}
