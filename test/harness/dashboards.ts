import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Control } from '../../simulator';
import type { KeyLimits } from '../../simulator/core/keys';
import type { DeliveryRecord } from '../../simulator/core/ledger';

/** What somebody does in a vendor's dashboard, and what the vendor then tells of its calls. */
export interface Dashboard {
	vendor: 'klen' | 'trillet';
	displayName: string;
	/** A key of the simulator that may do everything: its name and its value. */
	key: { name: string; value: string };
	/** Adds a key that may do everything. */
	addKey(name: string, value: string, limits?: Partial<KeyLimits>): void;
	revokeKey(name: string): void;
	/** Parameters of a trigger whose webhook is made here, for {@link events}. */
	trigger: INodeParameters;
	addWebhook(url: string, secret: string): void;
	/** Gives every webhook another secret. */
	changeSecret(secret: string): void;
	/** Two events of which a call has one each, the earlier first. */
	events: [started: string, ended: string];
	/** @returns the IDs of calls that are over, as events name them */
	addCalls(count: number): string[];
	/** Reports an event, in this many copies at once. */
	emit(event: string, call: string, copies?: number): Promise<DeliveryRecord[]>;
	/** What an item of the trigger is about, such as `call.ended call_1`. */
	describe(item: IDataObject): string;
}

/** Klen AI, production. */
export function klenDashboard(control: () => Control): Dashboard {
	const klen = () => control().klen;
	const production = () => klen().production;
	const events: Dashboard['events'] = ['call.started', 'call.ended'];
	return {
		vendor: 'klen',
		displayName: 'Klen AI',
		key: { name: 'all', value: 'klen_test_all' },
		addKey(name, value, limits) {
			const permissions = klen()
				.keys()
				.find((key) => key.name === 'all')?.permissions;
			klen().addKey(name, value, { permissions, limits });
		},
		revokeKey: (name) => klen().revokeKey(name),
		trigger: { registration: 'manual', events },
		addWebhook: (url, secret) => void production().addWebhook({ url, secret }),
		changeSecret(secret) {
			for (const { id } of production().webhooks()) production().changeWebhook(id, { secret });
		},
		events,
		addCalls: (count) =>
			production()
				.addCalls({ count })
				.map(({ klenCallId }) => klenCallId),
		emit: async (event, id, copies) =>
			await production().emit({ event: event as 'call.ended', id, copies }),
		describe: ({ eventType, call }) =>
			`${String(eventType)} ${String((call as IDataObject).call_id)}`,
	};
}

/** Trillet AI, production. */
export function trilletDashboard(control: () => Control): Dashboard {
	const production = () => control().trillet.production;
	const events: Dashboard['events'] = ['call.started', 'call.completed'];
	return {
		vendor: 'trillet',
		displayName: 'Trillet AI',
		key: { name: 'test', value: 'trillet_test_key' },
		addKey: (name, value, limits) => production().addKey(name, value, { limits }),
		revokeKey: (name) => production().revokeKey(name),
		trigger: { receive: 'account', events },
		addWebhook: (url, secret) => void production().addWebhook({ url, secret }),
		changeSecret(secret) {
			for (const { _id } of production().webhooks()) production().changeWebhook(_id, { secret });
		},
		events,
		addCalls: (count) =>
			production()
				.addCalls({ count })
				.map(({ callId }) => String(callId)),
		emit: async (event, id, copies) => await production().emit({ event, id, copies }),
		describe: ({ event, callId }) => `${String(event)} ${String(callId)}`,
	};
}
