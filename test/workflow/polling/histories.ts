import fc from 'fast-check';
import type { PollingWorkflow } from '../../harness/workflow';
import { openPolling, type PollingVendor } from './vendors';

/** What happens between two polls, or instead of one. */
export type Step =
	| { kind: 'begin' | 'burst'; count: number }
	| { kind: 'late' | 'poll' | 'pollTwice' | 'restart' | 'crash' | 'pause' | 'publish' }
	| { kind: 'advance' | 'lag'; seconds: number }
	| { kind: 'fault'; status: number; times: number; nth: number }
	| { kind: 'remove'; place: number }
	| { kind: 'cut'; size: number };

const of = <Kind extends Step['kind']>(...kinds: Kind[]) => fc.constantFrom(...kinds);

/** Histories of calls, of n8n and of the vendor; polls are the most frequent. */
export const histories = fc.array(
	fc.oneof(
		{ arbitrary: fc.record({ kind: of('poll') }), weight: 6 },
		{
			arbitrary: fc.record({ kind: of('begin'), count: fc.integer({ min: 1, max: 4 }) }),
			weight: 5,
		},
		{
			arbitrary: fc.record({ kind: of('advance'), seconds: fc.integer({ min: 1, max: 200 }) }),
			weight: 5,
		},
		{
			arbitrary: fc.record({
				kind: of('late', 'pollTwice', 'restart', 'crash', 'pause', 'publish'),
			}),
			weight: 5,
		},
		{
			arbitrary: fc.record({ kind: of('burst'), count: fc.integer({ min: 5, max: 230 }) }),
			weight: 1,
		},
		{
			arbitrary: fc.record({
				kind: of('fault'),
				status: fc.constantFrom(401, 403, 400),
				times: fc.integer({ min: 1, max: 3 }),
				nth: fc.integer({ min: 1, max: 3 }),
			}),
			weight: 2,
		},
		{ arbitrary: fc.record({ kind: of('remove'), place: fc.nat({ max: 30 }) }), weight: 2 },
		{ arbitrary: fc.record({ kind: of('cut'), size: fc.constantFrom(10, 25, 100) }), weight: 1 },
		{ arbitrary: fc.record({ kind: of('lag'), seconds: fc.constantFrom(0, 45, 400) }), weight: 1 },
	),
	{ minLength: 10, maxLength: 40 },
) as fc.Arbitrary<Step[]>;

export interface Outcome {
	/** IDs of calls that should have been reported and were not. */
	lost: string[];
	/** IDs that were reported twice, or that were over before. */
	doubled: string[];
	calls: number;
	polls: number;
	failures: number;
}

/** Plays a history on a fresh simulator, and lets the trigger come to rest. */
class Play {
	private readonly workflow: PollingWorkflow;
	private readonly due = new Set<string>();
	private readonly lateOnes: string[] = [];
	private pageSize = 100;
	private polls = 0;
	private isActive = true;
	private activatedAt = 0;

	constructor(private readonly vendor: PollingVendor) {
		this.workflow = openPolling(vendor);
	}

	async run(steps: Step[]): Promise<Outcome> {
		const { control } = this.vendor.world;
		await this.workflow.activate();
		this.activatedAt = control.now().getTime();
		await control.advance(1_000);
		for (const step of steps) await this.step(step);
		await control.clearFaults();
		this.vendor.lag(0);
		await control.advance(3_600_000);
		await this.publish();
		for (let poll = 0; poll < 2; poll++) await this.workflow.poll();
		const reported = this.reported();
		return {
			lost: [...this.due].filter((id) => !reported.includes(id)),
			doubled: reported.filter((id, at) => !this.due.has(id) || reported.indexOf(id) !== at),
			calls: this.due.size,
			polls: this.polls,
			failures: this.workflow.failures.length,
		};
	}

	private reported = () => this.workflow.items.map(this.vendor.idOf);

	private async publish(): Promise<void> {
		this.forgetDeepOnes();
		this.polls++;
		await this.workflow.activate().then(
			() => (this.isActive = true),
			() => this.pause(),
		);
	}

	private pause(): void {
		this.workflow.deactivate();
		this.isActive = false;
	}

	private async poll(times = 1): Promise<void> {
		if (!this.isActive) return;
		this.forgetDeepOnes();
		this.polls += times;
		await Promise.all(Array.from({ length: times }, async () => await this.workflow.poll()));
	}

	private add(ids: string[]): void {
		for (const id of ids) this.due.add(id);
	}

	/** A call whose record shows up below others. */
	private late(): void {
		const createdAt = this.vendor.world.control.now().getTime() - 30_000;
		if (createdAt <= this.activatedAt) return;
		const [id = ''] = this.vendor.add(1, { createdAt });
		this.due.add(id);
		this.lateOnes.push(id);
	}

	/** What shows up late below the first page is found only by a poll that has to read further. */
	private forgetDeepOnes(): void {
		const calls = this.vendor.calls();
		for (const id of this.lateOnes) {
			if (calls.indexOf(id) >= this.pageSize) this.remove(calls.indexOf(id));
		}
	}

	private remove(place: number): void {
		const id = this.vendor.calls()[place];
		if (id === undefined) return;
		this.vendor.remove(id);
		if (!this.reported().includes(id)) this.due.delete(id);
	}

	private async step(step: Step): Promise<void> {
		const { vendor } = this;
		const { control } = vendor.world;
		switch (step.kind) {
			case 'poll':
				return await this.poll();
			case 'pollTwice':
				return await this.poll(2);
			case 'begin':
				return this.add(Array.from({ length: step.count }, () => vendor.begin()));
			case 'burst':
				return this.add(vendor.add(step.count, { createdAt: control.now().getTime() }));
			case 'late':
				return this.late();
			case 'advance':
				return await control.advance(step.seconds * 1_000);
			case 'restart':
			case 'crash':
				this.workflow.die();
				return await this.publish();
			case 'pause':
				return this.pause();
			case 'publish':
				return this.isActive ? undefined : await this.publish();
			case 'fault': {
				const { status, times, nth } = step;
				return void control.addFault({ operationId: vendor.list, status, times, nth, body: {} });
			}
			case 'remove':
				return this.remove(step.place);
			case 'cut':
				this.pageSize = step.size;
				return vendor.cutPages(step.size);
			case 'lag':
				return vendor.lag(step.seconds);
		}
	}
}

export const play = async (vendor: PollingVendor, steps: Step[]): Promise<Outcome> =>
	await new Play(vendor).run(steps);
