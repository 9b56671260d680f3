import type { SimulatedClock } from '../core/clock';
import type { Ledger } from '../core/ledger';
import { SECOND } from '../core/time';
import { chargeFor } from './call-views';
import { summaryOf, transcriptOf } from './conversation';
import type { CallEventName } from './events';
import { diallingOutcome, type DiallingOutcome } from './outcomes';
import type { Questions } from './questions';
import type { CallRecord } from './records';
import type { TrilletSettings } from './settings';
import type { TrilletState } from './state';

const SHORTEST_CALL_SECONDS = 30;
const LONGEST_CALL_SECONDS = 300;
/** When a call that gets lost is cut. */
const LOST_AFTER_SECONDS = 12;

export interface CallLifeParts {
	environment: string;
	state: TrilletState;
	clock: SimulatedClock;
	ledger: Ledger;
	settings: () => TrilletSettings;
	emit: (event: CallEventName, call: CallRecord) => void;
	questions: Questions;
}

type Ended = (time: number) => void;

/** Takes a call from being placed to its end, on the simulated clock or at once. */
export class CallLife {
	constructor(private readonly parts: CallLifeParts) {}

	/** Starts `call`; `ended` runs when it is over. */
	start(call: CallRecord, ended: Ended = () => undefined): void {
		const { clock, settings } = this.parts;
		const outcome = diallingOutcome(call.to ?? '');
		const wait = call.type === 'web' ? 0 : settings().ringSeconds;
		this.after(clock.now(), wait, (time) => this.dial(call, outcome, time, ended));
	}

	private dial(call: CallRecord, outcome: DiallingOutcome, time: number, ended: Ended): void {
		const { ledger, environment } = this.parts;
		if (outcome.rings && call.type === 'sip' && call.direction === 'outbound') {
			ledger.addRungPhone({
				at: new Date(time).toISOString(),
				vendor: 'trillet',
				environment,
				phoneNumber: call.to ?? '',
				callId: call.callId,
			});
		}
		if (!outcome.connects) return this.end(call, outcome, time, ended);
		this.parts.questions.beforeCall(call, () => this.connect(call, outcome, time, ended));
	}

	private connect(call: CallRecord, outcome: DiallingOutcome, time: number, ended: Ended): void {
		const { settings, state } = this.parts;
		call.startedAt = time;
		this.parts.emit('call.started', call);
		const seconds =
			settings().callSeconds ??
			state.random.number.int({ min: SHORTEST_CALL_SECONDS, max: LONGEST_CALL_SECONDS });
		const talk = outcome.error === null ? seconds : LOST_AFTER_SECONDS;
		this.parts.questions.duringCall(call, () =>
			this.after(time, talk, (end) => this.end(call, outcome, end, ended)),
		);
	}

	private end(call: CallRecord, outcome: DiallingOutcome, time: number, ended: Ended): void {
		const { emit, state } = this.parts;
		call.status = outcome.status;
		call.endedAt = time;
		call.error = outcome.error;
		call.cost = chargeFor(call);
		const agent = state.agents.get(call.agentId);
		if (outcome.error === null && agent) {
			call.transcript = transcriptOf(state, agent, call);
			call.summary = summaryOf(state);
			call.analyzedData = { answered_by_voicemail: outcome.voicemail };
			call.hasRecording = true;
		}
		emit(outcome.error === null ? 'call.completed' : 'call.failed', call);
		ended(time);
	}

	private after(time: number, seconds: number, run: (time: number) => void): void {
		const { clock, settings } = this.parts;
		if (settings().instantCalls) run(time);
		else clock.scheduleAt(time + seconds * SECOND, run);
	}
}
