const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Requests in a rolling window of wall-clock time. A refused request does not count.
 */
export class RateLimiter {
	private readonly accepted = new Map<string, number[]>();

	/**
	 * Counts a request of `bucket`.
	 *
	 * @returns 0 when it is accepted, else the whole seconds until the next one will be
	 */
	take(bucket: string, limit: number, windowMs: number): number {
		const now = performance.now();
		const times = (this.accepted.get(bucket) ?? []).filter((time) => time > now - windowMs);
		this.accepted.set(bucket, times);
		if (times.length < limit) {
			times.push(now);
			return 0;
		}
		const freed = times[times.length - limit] ?? now;
		return Math.max(1, Math.ceil((freed + windowMs - now) / 1000));
	}
}

/** Uses a day, by the simulated calendar in UTC. */
export class DailyQuota {
	private readonly used = new Map<string, number>();

	/**
	 * Counts a use of `bucket` at `now` (simulated milliseconds since the epoch).
	 *
	 * @returns 0 when it is accepted, else the whole seconds until midnight
	 */
	take(bucket: string, limit: number, now: number): number {
		const key = `${bucket} ${Math.floor(now / DAY_MS)}`;
		const used = this.used.get(key) ?? 0;
		if (used >= limit) return Math.ceil((DAY_MS - (now % DAY_MS)) / 1000);
		this.used.set(key, used + 1);
		return 0;
	}
}
