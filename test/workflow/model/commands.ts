import fc from 'fast-check';
import type { Fault } from '../../../simulator/core/faults';
import type { Interruption, Plan } from './executions';
import type { History } from './history';

type Command = fc.AsyncCommand<History, History, true>;

/** Something that happens; the history is judged after it. */
abstract class Step implements Command {
	/** How many failed executions there must be. */
	get needsFailed(): number {
		return 0;
	}

	async check(history: Readonly<History>): Promise<boolean> {
		return await Promise.resolve(history.retriable().length >= this.needsFailed);
	}

	async run(_: History, history: History): Promise<void> {
		await this.happen(history);
		history.judge();
	}

	abstract happen(history: History): Promise<void> | void;
	abstract describe(): string;

	/** Each on a line of its own in what fast-check prints. */
	toString(): string {
		return `\n  ${this.describe()}`;
	}
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

const span = (ms: number): string => {
	if (ms >= 60 * MINUTE) return `${ms / MINUTE / 60} h`;
	return ms >= MINUTE ? `${ms / MINUTE} min` : `${ms / SECOND} s`;
};

function describePlan({ shape, numbers, tries, onError, ifOutcomeUnknown }: Plan): string {
	const shapes = {
		plain: '',
		loop: ' twice in a loop',
		each: ', one sub-workflow an item',
		nodes: ', in two sub-workflows one after the other',
	};
	return [
		`calls ${numbers.join(', ')}${shapes[shape]}`,
		...(tries > 1 ? [`Retry On Fail ${tries} tries`] : []),
		...(onError === 'stopWorkflow' ? [] : [`On Error: ${onError}`]),
		...(ifOutcomeUnknown === 'stop' ? [] : [`If the Outcome Is Unknown: ${ifOutcomeUnknown}`]),
	].join('; ');
}

function describeEnd(interruption: Interruption): string {
	const { kind } = interruption;
	if (kind === 'none') return '';
	if (kind === 'cancelled') return `; cancelled after ${span(interruption.afterMs)}`;
	const log = interruption.hasLog ? 'with' : 'without';
	return `; n8n dies after ${span(interruption.afterMs)}, ${log} a log of it`;
}

export class Start extends Step {
	constructor(
		private readonly plan: Plan,
		private readonly end: Interruption,
	) {
		super();
	}

	async happen(history: History): Promise<void> {
		await history.start(this.plan, this.end);
	}

	describe(): string {
		return `n8n starts a workflow: ${describePlan(this.plan)}${describeEnd(this.end)}`;
	}
}

export class Retry extends Step {
	constructor(
		private readonly index: number,
		private readonly afterMs: number,
		private readonly end: Interruption,
		private readonly restarts = false,
	) {
		super();
	}

	override get needsFailed(): number {
		return 1;
	}

	async happen(history: History): Promise<void> {
		await history.pass(this.afterMs);
		if (this.restarts) history.restart();
		await history.retry(this.index, this.end);
	}

	describe(): string {
		const restart = this.restarts ? 'after a restart of n8n ' : '';
		const which = `${restart}failed execution ${this.index + 1}`;
		return `${span(this.afterMs)} later somebody retries ${which}${describeEnd(this.end)}`;
	}
}

/** Two of the above at once. */
export class Together extends Step {
	constructor(
		private readonly first: Start | Retry,
		private readonly second: Start | Retry,
		private readonly apartMs: number,
	) {
		super();
	}

	override get needsFailed(): number {
		return Math.max(this.first.needsFailed, this.second.needsFailed);
	}

	async happen(history: History): Promise<void> {
		const second = async () => {
			await history.pass(this.apartMs);
			await this.second.happen(history);
		};
		const ends = await Promise.allSettled([this.first.happen(history), second()]);
		for (const end of ends) if (end.status === 'rejected') throw end.reason;
	}

	describe(): string {
		const apart = `and ${span(this.apartMs)} after its begin`;
		return `at once: ${this.first.describe()},\n    ${apart} ${this.second.describe()}`;
	}
}

export class Restart extends Step {
	happen(history: History): void {
		history.restart();
	}

	describe(): string {
		return 'n8n restarts';
	}
}

export class Pass extends Step {
	constructor(private readonly ms: number) {
		super();
	}

	async happen(history: History): Promise<void> {
		await history.pass(this.ms);
	}

	describe(): string {
		return `${span(this.ms)} pass`;
	}
}

export class Foreign extends Step {
	constructor(private readonly number: string) {
		super();
	}

	happen(history: History): void {
		history.callFromElsewhere(this.number);
	}

	describe(): string {
		return `another system calls ${this.number}`;
	}
}

/** Something that goes wrong with requests to the vendor. */
export interface Trouble {
	what: string;
	fault: Fault;
}

export class Fail extends Step {
	constructor(
		private readonly target: 'place' | 'list',
		private readonly trouble: Trouble,
		private readonly nth: number,
		private readonly times: Fault['times'],
	) {
		super();
	}

	happen({ control, operation }: History): void {
		const { nth, times } = this;
		const ids = this.target === 'place' ? [operation.places] : operation.lists;
		for (const operationId of ids) {
			control.addFault({ ...this.trouble.fault, operationId, nth, times });
		}
	}

	describe(): string {
		const what =
			this.target === 'place' ? 'requests to place a call' : 'looks at the list of calls';
		return `the vendor: from ${what} number ${this.nth} on, ${this.times} times: ${this.trouble.what}`;
	}
}

export class Recover extends Step {
	async happen({ control }: History): Promise<void> {
		await control.clearFaults();
	}

	describe(): string {
		return 'the vendor recovers';
	}
}
