import type { SimulatedClock } from '../core/clock';
import type { CalendarEventExtras } from './calendar-views';
import type { CalendarEventName } from './events';
import type { CalendarEventRecord } from './records';
import { MINUTE, toMilliseconds } from '../core/time';

/** Statuses in which an event still takes place. */
const OPEN = ['scheduled', 'confirmed'];

export function isOpen({ status }: CalendarEventRecord): boolean {
	return OPEN.includes(status);
}

export interface CalendarLifeParts {
	clock: SimulatedClock;
	cancellationReasonField: () => 'cancellation_reason' | 'reason';
	emit: (
		name: CalendarEventName,
		event: CalendarEventRecord,
		time: number,
		extras?: CalendarEventExtras,
	) => void;
}

/** Announces what happens to calendar events, and lets reminders and ends come on the clock. */
export class CalendarLife {
	/** Number of the plan in force, by event id. */
	private readonly plans = new Map<number, number>();

	constructor(private readonly parts: CalendarLifeParts) {}

	created(event: CalendarEventRecord): void {
		this.parts.emit('calendar.created', event, this.parts.clock.now());
		this.schedule(event);
	}

	/** Announces a change, by the status that the event came to or the time that it had `before`. */
	changed(event: CalendarEventRecord, before: CalendarEventRecord): void {
		const now = this.parts.clock.now();
		const timeChanged = event.startTime !== before.startTime || event.endTime !== before.endTime;
		if (event.status !== before.status && event.status === 'cancelled') {
			this.parts.emit('calendar.cancelled', event, now);
		} else if (event.status !== before.status && event.status === 'completed') {
			this.parts.emit('calendar.completed', event, now);
		} else {
			const previous = {
				time_changed: true,
				previous_start: toMilliseconds(before.startTime),
				previous_end: toMilliseconds(before.endTime),
			};
			this.parts.emit('calendar.updated', event, now, timeChanged ? previous : {});
		}
		this.schedule(event);
	}

	cancelled(event: CalendarEventRecord, reason: string | undefined): void {
		const field = this.parts.cancellationReasonField();
		const extras = reason === undefined ? {} : { [field]: reason };
		this.parts.emit('calendar.cancelled', event, this.parts.clock.now(), extras);
	}

	/** Plans reminder and end. A later change plans them anew and leaves these without effect. */
	schedule(event: CalendarEventRecord): void {
		const { clock, emit } = this.parts;
		const { endTime, id, startTime } = event;
		const plan = this.drop(event);
		const remindAt = startTime - event.remindBeforeMinutes * MINUTE;
		const isCurrent = () => this.plans.get(id) === plan && isOpen(event);
		if (event.isReminderEnabled && remindAt >= clock.now()) {
			clock.scheduleAt(remindAt, (time) => {
				if (isCurrent()) emit('calendar.reminder', event, time);
			});
		}
		if (endTime < clock.now()) return;
		clock.scheduleAt(endTime, (time) => {
			if (!isCurrent()) return;
			event.status = 'completed';
			emit('calendar.completed', event, time);
		});
	}

	/** Lets the plans for an event have no effect. @returns the number of the next plan */
	drop({ id }: Pick<CalendarEventRecord, 'id'>): number {
		const plan = (this.plans.get(id) ?? 0) + 1;
		this.plans.set(id, plan);
		return plan;
	}
}
