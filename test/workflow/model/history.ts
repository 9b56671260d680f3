import { restartN8n } from '../../harness/workflow';
import type { Klen } from '../klen/klen';
import type { Trillet } from '../trillet/trillet';
import { expectNoKeyIn } from '../vendor-world';
import {
	carryOut,
	type Attempt,
	type Interruption,
	type Line,
	type Plan,
	hasLostTrack,
} from './executions';
import { asked, callsOf, judgeAttempt, judgeCalls, type Evidence } from './judge';
import { FOREIGN, OPERATIONS, type OperationName, type PlacingOperation } from './operations';

/** What a history plays in. */
export interface Setting {
	operation: OperationName;
	/** How far the vendor's clock is ahead of this machine's. */
	skewMs: number;
	/** How long a call is missing from the vendor's list. */
	lagSeconds: number;
	/** How long a call is without a time of its own in Klen AI's list. */
	dialSeconds: number;
	/** What the vendor cuts the pages of its list down to. */
	pageSize: number;
	/** What Trillet AI's history can be searched for. */
	search: 'metadata' | 'numbers' | 'nothing';
	/** The random part of every delay, from 0 to 1. */
	jitter: number;
}

/** After this the lists show everything, and limits are over. */
const LONG_MS = 10 * 60_000;

/** Executions of a workflow that begin in the same millisecond count as one when they are retried. */
const APART_MS = 10;

/** A simulated vendor, an n8n, and what a person did with them. */
export class History {
	readonly lines: Line[] = [];
	readonly foreignNumbers: string[] = [];
	private readonly restarts: number[] = [];

	constructor(
		private readonly worlds: { klen: Klen; trillet: Trillet },
		readonly setting: Setting,
	) {}

	/** Brings the simulator into the state that the setting says. To be called in virtual time. */
	prepare(): void {
		const { control } = this.worlds.klen;
		const { skewMs, lagSeconds, dialSeconds, pageSize, search } = this.setting;
		control.shiftClock(skewMs);
		control.settings({
			klen: { queueSeconds: dialSeconds, listLagSeconds: lagSeconds, maxCallsPerPage: pageSize },
			trillet: { listLagSeconds: lagSeconds, maxHistoryPage: pageSize, historySearch: search },
		});
	}

	get operation(): PlacingOperation {
		return OPERATIONS[this.setting.operation];
	}

	get control() {
		return this.worlds.klen.control;
	}

	/** Starts a workflow. */
	async start(plan: Plan, interruption: Interruption): Promise<void> {
		const id = `line-${this.lines.length + 1}`;
		const line: Line = { id, plan, startedAt: Date.now(), attempts: [] };
		this.lines.push(line);
		await this.attempt(line, interruption);
	}

	/** The attempts that n8n offers to retry. */
	retriable(): Array<{ line: Line; attempt: Attempt }> {
		return this.lines.flatMap((line) =>
			line.attempts
				.filter(({ status, isDone }) => ['error', 'crashed'].includes(status) && !isDone)
				.map((attempt) => ({ line, attempt })),
		);
	}

	async retry(index: number, interruption: Interruption): Promise<void> {
		const found = this.retriable();
		const chosen = found[index % found.length];
		if (chosen) await this.attempt(chosen.line, interruption, chosen.attempt);
	}

	restart(): void {
		restartN8n();
		this.restarts.push(Date.now());
	}

	/** A call of another system to a number, with the same agent. */
	callFromElsewhere(number: string): void {
		this.foreignNumbers.push(number);
		this.operation.addForeign(this.control, number);
	}

	async pass(ms: number): Promise<void> {
		await new Promise((resolve) => setTimeout(resolve, ms));
	}

	judge(): void {
		judgeCalls(this.evidence);
	}

	/** When nothing fails any more, retries place what is missing, as far as anybody can know. */
	async finish(): Promise<void> {
		await this.control.clearFaults();
		await this.pass(LONG_MS);
		for (const line of this.lines) {
			const last = () => line.attempts.at(-1);
			const mustEnd = this.isClear(line);
			for (let tries = 0; tries < 3; tries++) {
				const attempt = last();
				if (!attempt || !['error', 'crashed'].includes(attempt.status)) break;
				await this.attempt(line, { kind: 'none' }, attempt);
			}
			const { status, results } = last() ?? {};
			if (mustEnd && status !== 'success' && status !== 'canceled') {
				const error = results?.findLast((result) => result?.error)?.error;
				const text = `${error?.message} ${error?.description}`;
				throw new Error(`${line.id} cannot be finished although nothing fails: ${text}`);
			}
		}
	}

	/** How much was tried, for the report. */
	get figures(): Record<string, number> {
		const attempts = this.lines.flatMap((line) => line.attempts);
		const ended = (...statuses: string[]) =>
			attempts.filter(({ status }) => statuses.includes(status)).length;
		const numbers = new Set(this.lines.flatMap(asked));
		const rang = callsOf(this.evidence).filter(({ number }) => numbers.has(number));
		return {
			histories: 1,
			executions: attempts.length,
			retries: attempts.length - this.lines.length,
			'ended by an error': ended('error'),
			cancelled: ended('canceled'),
			'ended by a crash': ended('crashed'),
			requests: this.control.requests().length,
			'faults among them': this.control.requests().filter(({ fault }) => fault !== null).length,
			'calls asked for': this.lines.flatMap(asked).length,
			rang: rang.filter(({ request }) => request !== FOREIGN).length,
			'calls of others': this.foreignNumbers.length,
		};
	}

	/** Whether nobody else called the numbers of a line, so that what is found there is its own. */
	private isClear(line: Line): boolean {
		const { numbers, shape } = line.plan;
		const others = this.lines.filter((one) => one !== line).flatMap(({ plan }) => plan.numbers);
		return (
			shape === 'plain' &&
			!hasLostTrack(line) &&
			new Set(numbers).size === numbers.length &&
			!numbers.some((number) => [...others, ...this.foreignNumbers].includes(number))
		);
	}

	private async attempt(line: Line, interruption: Interruption, earlier?: Attempt): Promise<void> {
		await this.pass(APART_MS);
		const { klen, trillet } = this.worlds;
		const credentials = { ...klen.credentials(), ...trillet.credentials() };
		const attempt = await carryOut(this.operation, credentials, line, interruption, earlier);
		if (interruption.kind === 'crashed') this.restarts.push(Date.now());
		for (const result of attempt.results) if (result) expectNoKeyIn(result.toText());
		judgeAttempt(this.evidence, line, attempt);
	}

	private get evidence(): Evidence {
		const { skewMs, lagSeconds } = this.setting;
		const { operation, control, lines, restarts } = this;
		return {
			operation,
			control,
			lines,
			restarts,
			skewMs,
			placeAgainBound: lagSeconds < 10 ? 1 : 3,
		};
	}
}
