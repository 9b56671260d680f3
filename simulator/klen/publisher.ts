import type { ContractApi } from '../core/contract-api';
import type { Deliveries } from '../core/deliveries';
import type { DeliveryRecord } from '../core/ledger';
import type { EventName } from './events';
import type { KlenExchange } from './exchange';
import type { KlenState } from './state';

export const SIGNATURE_HEADER = 'X-Klen-Signature';

export interface PublishOptions {
	signature?: DeliveryRecord['signature'];
	/** How many copies go out at once. */
	copies?: number;
}

/** Sends events to the webhooks of one environment that subscribed to them. */
export class Publisher {
	/** What went out last, for repeating it. */
	private last: { event: EventName; payload: unknown } | undefined;

	constructor(
		private readonly environment: string,
		private readonly state: KlenState,
		private readonly api: ContractApi<KlenExchange>,
		private readonly deliveries: Deliveries,
	) {}

	/**
	 * @returns the records of the first attempts, one for each webhook and copy
	 * @throws when the payload breaks the contract
	 */
	async publish(
		event: EventName,
		payload: unknown,
		{ signature = 'valid', copies = 1 }: PublishOptions = {},
	): Promise<DeliveryRecord[]> {
		this.api.checkEvent(event, payload, { [SIGNATURE_HEADER.toLowerCase()]: '0'.repeat(64) });
		this.last = { event, payload };
		const subscribed = this.state.webhooks.all().filter(({ events }) => events.includes(event));
		return await Promise.all(
			subscribed.flatMap((webhook) =>
				Array.from({ length: copies }, () =>
					this.deliveries.send({
						vendor: 'klen',
						environment: this.environment,
						webhook: webhook.name,
						url: webhook.url,
						secret: webhook.secret,
						signatureHeader: SIGNATURE_HEADER,
						event,
						payload,
						signature,
						parallel: copies > 1,
					}),
				),
			),
		);
	}

	/** Sends the last event again, byte for byte the same payload. */
	async repeat(options: PublishOptions = {}): Promise<DeliveryRecord[]> {
		return this.last ? await this.publish(this.last.event, this.last.payload, options) : [];
	}
}
