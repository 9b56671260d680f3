import type { DeliveryRecord } from '../core/ledger';
import { callbackBody, callEventData } from './call-views';
import type { CallEventName } from './events';
import type { CallbackTarget, Publisher, PublishOptions } from './publisher';
import type { CallFlowDocument, CallRecord } from './records';
import type { TrilletSettings } from './settings';
import type { TrilletState } from './state';

/** Tells account webhooks and callback addresses what happens to a call. */
export class CallNotifier {
	/** Events that wait for the next one of their call, by its id. */
	private readonly heldBack = new Map<string, () => Promise<DeliveryRecord[]>>();

	constructor(
		private readonly state: TrilletState,
		private readonly publisher: Publisher,
		private readonly settings: () => TrilletSettings,
		private readonly recordingUrl: (call: CallRecord) => string | null,
	) {}

	/**
	 * @returns the records of the first attempts, none when the event is held back
	 * @throws when a body breaks the contract
	 */
	async notify(event: CallEventName, call: CallRecord): Promise<DeliveryRecord[]> {
		const payload = { event, data: callEventData(event, call) };
		const body = this.callback(event, call);
		const targets = this.settings().callbackEvents.includes(event) ? this.targets(call) : [];
		const send = async () => {
			const records = await Promise.all([
				this.publisher.publish(event, payload),
				this.publisher.callBack(targets, event, body),
			]);
			return records.flat();
		};
		if (this.settings().outOfOrder && event === 'call.started') {
			this.heldBack.set(call.callId, send);
			return [];
		}
		const earlier = this.heldBack.get(call.callId);
		this.heldBack.delete(call.callId);
		const sent = await Promise.all([send(), earlier?.() ?? []]);
		return sent.flat();
	}

	/** Sends a callback now, whatever state the call is in; by default to all of its addresses. */
	async callBack(
		event: CallEventName,
		call: CallRecord,
		targets: CallbackTarget[] = this.targets(call),
		options: PublishOptions = {},
	): Promise<DeliveryRecord[]> {
		return await this.publisher.callBack(targets, event, this.callback(event, call), options);
	}

	private callback(event: CallEventName, call: CallRecord) {
		return callbackBody(event, call, this.recordingUrl(call), this.settings().callbackBody);
	}

	private targets(call: CallRecord): CallbackTarget[] {
		const flow = call.flowId === null ? undefined : this.state.callFlows.get(call.flowId);
		const reports = call.direction === 'inbound' && this.settings().inboundWebhook === 'reports';
		const inbound = reports ? webhookOf(flow, 'inbound') : undefined;
		const urls: Array<[CallbackTarget['kind'], string | null | undefined]> = [
			['call.callback', call.callbackUrl],
			['flow.agent', webhookOf(flow, 'agent')],
			['flow.inbound', inbound],
		];
		return urls.flatMap(([kind, url]) => (url ? [{ kind, url }] : []));
	}
}

/** A flow names its webhooks in two places. */
function webhookOf(flow: CallFlowDocument | undefined, which: 'agent' | 'inbound') {
	const own = which === 'agent' ? flow?.agentWebhookUrl : flow?.inboundWebhookUrl;
	return own ?? flow?.settings.webhooks?.[which];
}
