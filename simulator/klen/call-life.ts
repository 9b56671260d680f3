import type { SimulatedClock } from '../core/clock';
import type { Ledger } from '../core/ledger';
import { summaryOf, transcriptOf } from './conversation';
import type { CallEventName } from './events';
import { ANSWERED_BY_AGENT, diallingOutcome } from './outcomes';
import type { CallRecord } from './records';
import type { KlenSettings } from './settings';
import type { KlenState } from './state';
import { SECOND } from '../core/time';

const SHORTEST_CALL_SECONDS = 30;
const LONGEST_CALL_SECONDS = 300;
/** When a call that gets lost is cut. */
const LOST_AFTER_SECONDS = 12;

export interface CallLifeParts {
	environment: string;
	/** Whether phones ring here; not in the sandbox. */
	rings: boolean;
	state: KlenState;
	clock: SimulatedClock;
	ledger: Ledger;
	settings: () => KlenSettings;
	emit: (event: CallEventName, call: CallRecord, time: number) => void;
}

/** Takes a queued call through its life on the simulated clock. */
export class CallLife {
	constructor(private readonly parts: CallLifeParts) {}

	/** Queues `call`. @returns when it will be dialled */
	start(call: CallRecord): number {
		const { clock, settings } = this.parts;
		const dialledAt = call.createdAt + settings().queueSeconds * SECOND;
		clock.scheduleAt(dialledAt, (time) => this.dial(call, time));
		return dialledAt;
	}

	private dial(call: CallRecord, time: number): void {
		const { clock, settings, state } = this.parts;
		const outcome = call.type === 'inbound' ? ANSWERED_BY_AGENT : diallingOutcome(call.phoneNumber);
		if (outcome.rings) this.ring(call, time);
		if (!outcome.connects) {
			this.fail(call, time, outcome.failureReason);
			return;
		}
		call.status = 'in-progress';
		call.startedAt = time;
		this.parts.emit('call.started', call, time);
		if (outcome.failureReason !== null) {
			const lostAt = time + LOST_AFTER_SECONDS * SECOND;
			clock.scheduleAt(lostAt, (end) => this.fail(call, end, outcome.failureReason));
			return;
		}
		const seconds =
			settings().callSeconds ??
			state.random.number.int({ min: SHORTEST_CALL_SECONDS, max: LONGEST_CALL_SECONDS });
		clock.scheduleAt(time + seconds * SECOND, (end) => this.complete(call, end));
	}

	private ring(call: CallRecord, time: number): void {
		if (!this.parts.rings) return;
		this.parts.ledger.addRungPhone({
			at: new Date(time).toISOString(),
			vendor: 'klen',
			environment: this.parts.environment,
			phoneNumber: call.phoneNumber,
			callId: call.klenCallId,
		});
	}

	private fail(call: CallRecord, time: number, reason: string | null): void {
		call.status = 'failed';
		call.endedAt = time;
		call.failureReason = reason;
		this.parts.emit('call.failed', call, time);
	}

	private complete(call: CallRecord, time: number): void {
		const { clock, emit, settings, state } = this.parts;
		call.status = 'completed';
		call.endedAt = time;
		emit('call.ended', call, time);
		const steps: Array<[CallEventName, () => void]> = [
			['call.transcript', () => (call.transcript = transcriptOf(state, call))],
			['call.summary', () => this.summarise(call)],
			['call.recording', () => (call.hasRecording = true)],
		];
		steps.forEach(([event, finish], index) => {
			clock.scheduleAt(time + (index + 1) * settings().artifactSeconds * SECOND, (ready) => {
				finish();
				emit(event, call, ready);
			});
		});
	}

	private summarise(call: CallRecord): void {
		const { clock, state } = this.parts;
		const summary = summaryOf(state);
		call.summary = summary;
		state.contactOf(call)?.notes.unshift({
			id: state.newNoteId(),
			content: summary,
			createdAt: clock.now(),
			noteType: 'call_note',
			callResult: 'interested',
		});
	}
}
