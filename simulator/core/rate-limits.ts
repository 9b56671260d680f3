const DAY_MS = 24 * 60 * 60 * 1000;

/** What a key has left of its window. */
export interface Pace {
	limit: number;
	left: number;
	/** Whole seconds until the next request is accepted; 0 when it is now. */
	waitSeconds: number;
}

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
		const { left, waitSeconds } = this.pace(bucket, limit, windowMs);
		if (left > 0) this.accepted.get(bucket)?.push(Date.now());
		return waitSeconds;
	}

	/** Counts nothing. */
	pace(bucket: string, limit: number, windowMs: number): Pace {
		const now = Date.now();
		const times = (this.accepted.get(bucket) ?? []).filter((time) => time > now - windowMs);
		this.accepted.set(bucket, times);
		const left = Math.max(0, limit - times.length);
		const freed = times[times.length - limit] ?? now;
		const waitSeconds = left > 0 ? 0 : Math.max(1, Math.ceil((freed + windowMs - now) / 1000));
		return { limit, left, waitSeconds };
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
