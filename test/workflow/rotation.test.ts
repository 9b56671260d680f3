import type { ICredentialDataDecryptedObject, IDataObject, INodeParameters } from 'n8n-workflow';
import type { DeliveryRecord } from '../../simulator/core/ledger';
import type { TriggerWorkflow, WorkflowResult } from '../harness/workflow';
import { Klen } from './klen/klen';
import { TriggerHost, useHost } from './trigger-host';
import { Trillet } from './trillet/trillet';
import { useWorld, type VendorWorld } from './vendor-world';

const [OLD_SECRET, NEW_SECRET] = ['whsec_before_the_change', 'whsec_after_the_change'];

/** A vendor whose dashboard changes keys and secrets. */
interface Scene {
	name: string;
	world: VendorWorld;
	oldKey: string;
	newKey: string;
	revokeOldKey(): void;
	/** A request that a key is needed for. */
	read: { resource: string; operation: string; parameters: INodeParameters };
	trigger: INodeParameters;
	addWebhook(url: string): void;
	changeSecret(secret: string): void;
	/** Reports the end of another call. */
	emit(): Promise<DeliveryRecord[]>;
	callOf(item: IDataObject): unknown;
}

function klenScene(): Scene {
	const world = new Klen();
	const production = () => world.control.klen.production;
	return {
		name: 'Klen AI',
		world,
		oldKey: 'klen_test_all',
		newKey: 'klen_test_second',
		revokeOldKey: () => world.control.klen.revokeKey('all'),
		read: { resource: 'call', operation: 'getAll', parameters: { limit: 1 } },
		trigger: { registration: 'manual', events: ['call.ended'] },
		addWebhook: (url) => void production().addWebhook({ url, secret: OLD_SECRET }),
		changeSecret(secret) {
			for (const { id } of production().webhooks()) production().changeWebhook(id, { secret });
		},
		async emit() {
			const [call] = production().addCalls();
			return await production().emit({ event: 'call.ended', id: call?.id });
		},
		callOf: ({ call }) => (call as IDataObject).call_id,
	};
}

function trilletScene(): Scene {
	const world = new Trillet();
	const production = () => world.control.trillet.production;
	return {
		name: 'Trillet AI',
		world,
		oldKey: 'trillet_test_key',
		newKey: 'trillet_test_second',
		revokeOldKey: () => production().revokeKey('test'),
		read: { resource: 'call', operation: 'getAll', parameters: { limit: 1 } },
		trigger: { receive: 'account', events: ['call.completed'] },
		addWebhook: (url) => void production().addWebhook({ url, secret: OLD_SECRET }),
		changeSecret(secret) {
			for (const { _id } of production().webhooks()) production().changeWebhook(_id, { secret });
		},
		async emit() {
			const [call] = production().addCalls();
			return await production().emit({ event: 'call.completed', id: call?.callId ?? '' });
		},
		callOf: ({ callId }) => callId,
	};
}

describe.each([klenScene(), trilletScene()])('$name', (scene) => {
	const world = useWorld(scene.world);
	const host = useHost(new TriggerHost(world));

	describe('a change of keys', () => {
		/** Starts runs that are under way while something changes; they end after it. */
		async function runs(
			credential: ICredentialDataDecryptedObject,
			change: () => void = () => undefined,
		): Promise<WorkflowResult[]> {
			const items = Array.from({ length: 5 }, (_, item) => ({ item }));
			const running = Array.from({ length: 3 }, async () =>
				world.run({ ...scene.read, items, credential }),
			);
			change();
			return await Promise.all(running);
		}

		it('fails no request', async () => {
			const { oldKey, newKey } = scene;
			const results = [
				...(await runs({ apiKey: oldKey })),
				...(await runs({ apiKey: oldKey, secondApiKey: newKey }, () => scene.revokeOldKey())),
				...(await runs({ apiKey: oldKey, secondApiKey: newKey })),
				...(await runs({ apiKey: newKey })),
			];
			expect(results.map(({ status }) => status)).toEqual(Array(12).fill('success'));
			expect(results.map(({ items }) => items.length)).toEqual(Array(12).fill(5));
			// Only the runs that were under way met the revoked key; those after it know.
			const refused = world.control.requests({ status: 401 });
			expect(refused.length).toBeGreaterThan(0);
			expect(refused.length).toBeLessThanOrEqual(3);
		});
	});

	describe('a change of the signing secret', () => {
		let trigger: TriggerWorkflow;
		const edit = (webhookSecret: string, previousWebhookSecret = '') =>
			trigger.editCredentials(world.credentials({ webhookSecret, previousWebhookSecret }));

		async function listen(): Promise<void> {
			trigger = host.open({
				parameters: scene.trigger,
				credential: { webhookSecret: OLD_SECRET },
			});
			await trigger.activate();
			scene.addWebhook(trigger.url);
		}

		/** Sends events that are under way while something changes. */
		async function emit(change: () => void = () => undefined): Promise<void> {
			const deliveries = Array.from({ length: 5 }, async () => await scene.emit());
			change();
			await Promise.all(deliveries);
		}

		async function calls(): Promise<number> {
			await host.settled();
			return new Set(trigger.runs.map(({ json }) => scene.callOf(json[0] ?? {}))).size;
		}

		it('loses no event when the credential knows both', async () => {
			await listen();
			await emit();
			await emit(() => edit(NEW_SECRET, OLD_SECRET));
			await emit(() => scene.changeSecret(NEW_SECRET));
			await emit(() => edit(NEW_SECRET));
			await emit();
			const statuses = world.control.deliveries().map(({ status }) => status);
			expect(statuses).toEqual(Array(25).fill(200));
			expect(trigger.runs).toHaveLength(25);
			expect(await calls()).toBe(25);
		});

		it('loses no event when the dashboard changes it first, as the vendor sends again', async () => {
			await listen();
			await emit();
			scene.changeSecret(NEW_SECRET);
			await emit();
			edit(NEW_SECRET, OLD_SECRET);
			await emit();
			await world.control.advance(10_000);
			expect(await calls()).toBe(15);
			expect(trigger.runs).toHaveLength(15);
			expect(world.control.deliveries({ status: 401 })).toHaveLength(5);
		});

		it('ends the life of the old one', async () => {
			await listen();
			edit(NEW_SECRET);
			const [delivery] = await scene.emit();
			expect(delivery?.status).toBe(401);
			expect(trigger.runs).toEqual([]);
		});
	});
});
