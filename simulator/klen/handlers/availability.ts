import type { Handler } from '../../core/contract-api';
import { isOpen } from '../calendar-life';
import { dayRange } from '../day-range';
import type { KlenEnvironment } from '../environment';
import type { KlenExchange } from '../exchange';
import { DAY, HOUR, MINUTE, toMilliseconds } from '../../core/time';

/** The user that all keys of the simulator belong to. */
const USER_ID = 123;
/** Days that are covered when no end is given. */
const DEFAULT_DAYS = 7;
const SUNDAY = 0;
const SATURDAY = 6;

interface AvailabilityQuery {
	start_date?: string;
	end_date?: string;
	duration: number;
}

export const getAvailability: Handler<KlenExchange> = ({ query }, { environment }) => {
	const { start_date, end_date, duration } = query as unknown as AvailabilityQuery;
	const range = dayRange(start_date, end_date, DEFAULT_DAYS, environment.clock.now());
	const slots = freeSlots(environment, range.from, range.until, duration * MINUTE);
	return {
		status: 200,
		body: {
			user_id: USER_ID,
			start_date: range.firstDay,
			end_date: range.lastDay,
			duration_minutes: duration,
			available_slots: slots.map((start) => ({
				start: toMilliseconds(start),
				end: toMilliseconds(start + duration * MINUTE),
				duration_minutes: duration,
			})),
			count: slots.length,
		},
	};
};

/** Starts of all slots in business hours that keep their distance to now and to every open event. */
function freeSlots(
	{ clock, settings, state }: KlenEnvironment,
	from: number,
	until: number,
	length: number,
): number[] {
	const { advanceNoticeMinutes, bufferMinutes, businessHours } = settings;
	const earliest = clock.now() + advanceNoticeMinutes * MINUTE;
	const buffer = bufferMinutes * MINUTE;
	const busy = state.calendarEvents.all().filter(isOpen);
	const isFree = (start: number) =>
		start >= earliest &&
		busy.every(
			(event) => start + length <= event.startTime - buffer || start >= event.endTime + buffer,
		);
	const slots: number[] = [];
	for (let day = from; day < until; day += DAY) {
		if ([SUNDAY, SATURDAY].includes(new Date(day).getUTCDay())) continue;
		const close = day + businessHours.end * HOUR;
		for (let start = day + businessHours.start * HOUR; start + length <= close; start += length) {
			if (isFree(start)) slots.push(start);
		}
	}
	return slots;
}
