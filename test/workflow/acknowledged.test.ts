import { klenDashboard, trilletDashboard } from '../harness/dashboards';
import { restartN8n, type TriggerWorkflow } from '../harness/workflow';
import { Klen } from './klen/klen';
import { TriggerHost, useHost } from './trigger-host';
import { Trillet } from './trillet/trillet';
import { useWorld } from './vendor-world';

const SECRET = 'whsec_of_storing';

const [klen, trillet] = [new Klen(), new Trillet()];
const SCENES = [
	{ ...klenDashboard(() => klen.control), world: klen },
	{ ...trilletDashboard(() => trillet.control), world: trillet },
];

/** Something that happens when the test says so. */
function gate() {
	let open: () => void = () => undefined;
	let fail: (error: Error) => void = () => undefined;
	const opened = new Promise<void>((resolve, reject) => {
		open = resolve;
		fail = reject;
	});
	opened.catch(() => undefined);
	return { opened, open, fail };
}

describe.each(SCENES)('an event of $displayName', (scene) => {
	const world = useWorld(scene.world);
	const host = useHost(new TriggerHost(world));
	const event = scene.events[1];
	let trigger: TriggerWorkflow;
	let call: string;
	let answered: unknown[];

	beforeEach(() => {
		trigger = host.open({ parameters: scene.trigger, credential: { webhookSecret: SECRET } });
		scene.addWebhook(trigger.url, SECRET);
		[call = ''] = scene.addCalls(1);
		answered = [];
	});

	/** Sends the event; what is answered goes to {@link answered}, in order. */
	async function send(copies?: number): Promise<void> {
		const deliveries = await scene.emit(event, call, copies);
		answered.push(...deliveries.map(({ status }) => status));
	}

	/** Resolves once n8n has that many executions to store. */
	function storing(times: number, opened: Promise<void>): Promise<void> {
		return new Promise((resolve) => {
			let begun = 0;
			trigger.store = async () => {
				if (++begun === times) resolve();
				await opened;
			};
		});
	}

	it('is acknowledged once its run is stored, and so are its repeats', async () => {
		const stored = gate();
		const begun = storing(1, stored.opened);
		const sent = send(3);
		await begun;
		await new Promise((resolve) => setTimeout(resolve, 200));
		expect(world.control.deliveries().map(({ status }) => status)).toEqual([null, null, null]);
		expect(JSON.stringify(trigger.staticData)).not.toContain('seenEvents');
		stored.open();
		await sent;
		await host.settled();
		expect(answered).toEqual([200, 200, 200]);
		expect(trigger.runs).toHaveLength(1);
		restartN8n();
		await send();
		expect(trigger.runs).toHaveLength(1);
	});

	it('runs with its repeat when its own run could not be stored', async () => {
		trigger.store = async () => await Promise.reject(new Error('SQLITE_FULL'));
		await send();
		expect(answered).toEqual([500]);
		expect(trigger.runs).toEqual([]);
		trigger.store = async () => undefined;
		await send();
		await send();
		await host.settled();
		expect(answered).toEqual([500, 200, 200]);
		expect(trigger.runs).toHaveLength(1);
	});

	it('runs once when the first of many deliveries fails to be stored', async () => {
		const stored = gate();
		let isFirst = true;
		const begun = new Promise<void>((resolve) => {
			trigger.store = async () => {
				if (!isFirst) return;
				isFirst = false;
				resolve();
				await stored.opened;
			};
		});
		const sent = [send(), begun.then(async () => await send(3))];
		await begun;
		stored.fail(new Error('SQLITE_BUSY'));
		await Promise.all(sent);
		await host.settled();
		expect(answered.sort()).toEqual([200, 200, 200, 500]);
		expect(trigger.runs).toHaveLength(1);
	});

	it('is answered by n8n 1 while its run is still to be stored, and starts one run all the same', async () => {
		trigger = host.open({
			parameters: scene.trigger,
			credential: { webhookSecret: SECRET },
			answersFirst: true,
		});
		scene.addWebhook(trigger.url, SECRET);
		const stored = gate();
		const begun = storing(1, stored.opened);
		const sent = send(3);
		await begun;
		stored.open();
		await sent;
		await host.settled();
		expect(answered.filter((status) => status === 200).length).toBeGreaterThanOrEqual(3);
		expect(trigger.runs).toHaveLength(1);
		restartN8n();
		await send();
		expect(trigger.runs).toHaveLength(1);
	});

	it('is lost to a crash of n8n only when it was not acknowledged', async () => {
		const stored = gate();
		const begun = storing(1, stored.opened);
		const sent = send();
		await begun;
		// n8n dies while it stores: the run is gone, and nobody was told otherwise.
		restartN8n();
		trigger.store = async () => undefined;
		await send(2);
		await host.settled();
		expect(answered).toEqual([200, 200]);
		expect(trigger.runs).toHaveLength(1);
		stored.fail(new Error('killed'));
		await sent;
	});
});
