import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { DeliveryRecord } from '../../simulator/core/ledger';
import { klenDashboard, trilletDashboard } from '../harness/dashboards';
import type { TriggerWorkflow, WorkflowResult } from '../harness/workflow';
import { Klen } from './klen/klen';
import { TriggerHost, useHost } from './trigger-host';
import { Trillet } from './trillet/trillet';
import { useWorld } from './vendor-world';

const [OLD_SECRET, NEW_SECRET] = ['whsec_before_the_change', 'whsec_after_the_change'];
const READ = { resource: 'call', operation: 'getAll', parameters: { limit: 1 } };

const [klen, trillet] = [new Klen(), new Trillet()];
const SCENES = [
	{ ...klenDashboard(() => klen.control), world: klen },
	{ ...trilletDashboard(() => trillet.control), world: trillet },
];

describe.each(SCENES)('$displayName', (scene) => {
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
				world.run({ ...READ, items, credential }),
			);
			change();
			return await Promise.all(running);
		}

		it('fails no request', async () => {
			const [oldKey, newKey] = [scene.key.value, 'a_key_of_tomorrow'];
			scene.addKey('new', newKey);
			const results = [
				...(await runs({ apiKey: oldKey })),
				...(await runs({ apiKey: oldKey, secondApiKey: newKey }, () =>
					scene.revokeKey(scene.key.name),
				)),
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
			scene.addWebhook(trigger.url, OLD_SECRET);
		}

		/** Reports the end of another call. */
		async function report(): Promise<DeliveryRecord[]> {
			const [call = ''] = scene.addCalls(1);
			return await scene.emit(scene.events[1], call);
		}

		/** Sends events that are under way while something changes. */
		async function emit(change: () => void = () => undefined): Promise<void> {
			const deliveries = Array.from({ length: 5 }, async () => await report());
			change();
			await Promise.all(deliveries);
		}

		async function calls(): Promise<number> {
			await host.settled();
			return new Set(trigger.runs.map(({ json }) => scene.describe(json[0] ?? {}))).size;
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
			const [delivery] = await report();
			expect(delivery?.status).toBe(401);
			expect(trigger.runs).toEqual([]);
		});
	});
});
