import { klenDashboard, trilletDashboard } from '../harness/dashboards';
import { report } from '../harness/figures';
import { restartN8n, type TriggerWorkflow } from '../harness/workflow';
import { Klen } from './klen/klen';
import { TriggerHost, useHost } from './trigger-host';
import { Trillet } from './trillet/trillet';
import { useWorld } from './vendor-world';

const SECRET = 'whsec_of_repeats';

const [klen, trillet] = [new Klen(), new Trillet()];
const SCENES = [
	{ ...klenDashboard(() => klen.control), world: klen },
	{ ...trilletDashboard(() => trillet.control), world: trillet },
];

describe.each(SCENES)('events of $displayName', (scene) => {
	const world = useWorld(scene.world);
	const host = useHost(new TriggerHost(world));
	const [started, ended] = scene.events;
	let trigger: TriggerWorkflow;

	/** Opens a workflow that the vendor delivers to. */
	function open(): TriggerWorkflow {
		const opened = host.open({ parameters: scene.trigger, credential: { webhookSecret: SECRET } });
		scene.addWebhook(opened.url, SECRET);
		return opened;
	}

	/** Opens the workflow, and makes calls to report. */
	function listen(calls: number): string[] {
		trigger = open();
		return scene.addCalls(calls);
	}

	/** What came of everything that the vendor sent, by the simulator's ledger. */
	async function outcome() {
		await host.settled();
		const answers = world.control.deliveries().map(({ status }) => status);
		return {
			deliveries: answers.length,
			refused: answers.filter((status) => status !== 200).length,
			runs: trigger.runs.map(({ json }) => scene.describe(json[0] ?? {})),
		};
	}

	it('start one run each, in whatever order they come', async () => {
		const [a = '', b = ''] = listen(2);
		for (const [event, call] of [
			[ended, b],
			[ended, a],
			[started, b],
			[started, a],
		] as const) {
			await scene.emit(event, call);
		}
		expect(await outcome()).toEqual({
			deliveries: 4,
			refused: 0,
			runs: [`${ended} ${b}`, `${ended} ${a}`, `${started} ${b}`, `${started} ${a}`],
		});
	});

	it('start one run each when they are repeated one after the other, other events in between', async () => {
		const [a = '', b = ''] = listen(2);
		for (const event of [started, ended, started, ended, ended]) {
			await scene.emit(event, a);
			await scene.emit(event, b);
		}
		expect(await outcome()).toEqual({
			deliveries: 10,
			refused: 0,
			runs: [started, ended].flatMap((event) => [`${event} ${a}`, `${event} ${b}`]),
		});
	});

	it('start one run when they are repeated at the same instant', async () => {
		const [call = ''] = listen(1);
		await scene.emit(ended, call, 5);
		expect(await outcome()).toEqual({ deliveries: 5, refused: 0, runs: [`${ended} ${call}`] });
	});

	it('start no second run after a restart of n8n', async () => {
		const [a = '', b = ''] = listen(2);
		await scene.emit(ended, a);
		await scene.emit(started, b);
		restartN8n();
		await scene.emit(started, b);
		await scene.emit(ended, a, 3);
		await scene.emit(ended, b);
		expect(await outcome()).toEqual({
			deliveries: 7,
			refused: 0,
			runs: [`${ended} ${a}`, `${started} ${b}`, `${ended} ${b}`],
		});
	});

	it('start a run in each workflow that listens', async () => {
		const [call = ''] = listen(1);
		const other = open();
		await scene.emit(ended, call, 2);
		expect((await outcome()).runs).toEqual([`${ended} ${call}`]);
		expect(other.runs).toHaveLength(1);
	});

	it('start 1,000 runs when each of 1,000 events is sent three times at once, and again after a restart', async () => {
		const calls = listen(1_000);
		// As many deliveries in flight as the sockets of one process take at a time.
		const waves = Array.from({ length: 10 }, (_, wave) =>
			calls.slice(wave * 100, wave * 100 + 100),
		);
		const send = async (copies: number) => {
			for (const wave of waves) {
				await Promise.all(wave.map(async (call) => await scene.emit(ended, call, copies)));
			}
		};
		await send(3);
		restartN8n();
		await send(1);
		const { deliveries, refused, runs } = await outcome();
		const started = new Set(runs).size;
		report({
			what: `Events of ${scene.displayName}, each sent three times at once and again after a restart`,
			tried: { events: calls.length, deliveries, runs: runs.length },
			lost: calls.length - started,
			doubled: runs.length - started,
		});
		expect({ deliveries, refused }).toEqual({ deliveries: 4_000, refused: 0 });
		expect(runs.sort()).toEqual(calls.map((call) => `${ended} ${call}`).sort());
	}, 300_000);
});
