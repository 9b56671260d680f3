/** Longest delay that Node's timers take. */
const MAX_TIMER_MS = 2 ** 31 - 1;

interface Task {
	due: number;
	sequence: number;
	run: (due: number) => void;
}

/**
 * The time that calls, calendars and webhook retries live on. It flows `speed` times as fast as the
 * wall clock; at speed 0 it stands still and moves only by `advance`.
 */
export class SimulatedClock {
	private readonly tasks: Task[] = [];
	private origin: number;
	private anchor = Date.now();
	private sequence = 0;
	private timer: NodeJS.Timeout | undefined;
	private stopped = false;

	constructor(
		start: Date,
		private currentSpeed: number,
	) {
		this.origin = start.getTime();
	}

	get speed(): number {
		return this.currentSpeed;
	}

	/** Simulated milliseconds since the epoch, a whole number. */
	now(): number {
		return Math.floor(this.origin + (Date.now() - this.anchor) * this.currentSpeed);
	}

	/** Runs `run` when simulated time reaches `due`; it gets `due`, however late the timer was. */
	scheduleAt(due: number, run: (due: number) => void): void {
		this.tasks.push({ due, sequence: this.sequence++, run });
		this.tasks.sort((a, b) => a.due - b.due || a.sequence - b.sequence);
		this.arm();
	}

	setSpeed(speed: number): void {
		this.jumpTo(this.now());
		this.currentSpeed = speed;
		this.arm();
	}

	/**
	 * Moves time forward and runs everything that falls due on the way, in order. `settle` is awaited
	 * after each task, so that what a task started (a delivery) is over before the next one runs.
	 */
	async advance(milliseconds: number, settle: () => Promise<void>): Promise<void> {
		const target = this.now() + milliseconds;
		let task = this.takeDue(target);
		while (task) {
			this.jumpTo(Math.max(task.due, this.now()));
			task.run(task.due);
			await settle();
			task = this.takeDue(target);
		}
		this.jumpTo(Math.max(target, this.now()));
		this.arm();
	}

	/** Sets the clock ahead, or back when negative. No time passes: what is due stays as far away. */
	shift(milliseconds: number): void {
		this.jumpTo(this.now() + milliseconds);
		for (const task of this.tasks) task.due += milliseconds;
		this.arm();
	}

	/** Drops every task; the clock does nothing from here on. */
	stop(): void {
		this.stopped = true;
		clearTimeout(this.timer);
		this.tasks.length = 0;
	}

	private takeDue(target: number): Task | undefined {
		const [next] = this.tasks;
		return next && next.due <= target ? this.tasks.shift() : undefined;
	}

	private jumpTo(time: number): void {
		this.origin = time;
		this.anchor = Date.now();
	}

	private arm(): void {
		clearTimeout(this.timer);
		const [next] = this.tasks;
		if (!next || this.currentSpeed === 0 || this.stopped) return;
		const delay = Math.min(Math.max((next.due - this.now()) / this.currentSpeed, 0), MAX_TIMER_MS);
		this.timer = setTimeout(() => {
			let task = this.takeDue(this.now());
			while (task) {
				task.run(task.due);
				task = this.takeDue(this.now());
			}
			this.arm();
		}, delay);
		this.timer.unref();
	}
}
