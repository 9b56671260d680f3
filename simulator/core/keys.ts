/** Requests per minute and the vendor's daily quotas, by name. */
export interface KeyLimits {
	requestsPerMinute: number;
	daily: Record<string, number>;
}

/** An API key of the simulated vendor. Only `name` ever leaves the key ring. */
export interface ApiKey {
	name: string;
	value: string;
	permissions: string[];
	active: boolean;
	/** Addresses that may use the key; null allows all. */
	allowedIps: string[] | null;
	limits: KeyLimits;
}

/** Changes to a key; daily quotas are merged by name. */
export interface KeyChanges extends Partial<Omit<ApiKey, 'name' | 'limits'>> {
	limits?: { requestsPerMinute?: number; daily?: Record<string, number> };
}

/** The keys of one vendor, valid in all of its environments. */
export class KeyRing {
	private readonly keys = new Map<string, ApiKey>();

	constructor(private readonly defaultLimits: KeyLimits) {}

	/** Adds a key, or replaces the one of the same name. */
	add(name: string, value: string, changes: KeyChanges = {}): ApiKey {
		this.keys.set(name, {
			name,
			value,
			permissions: [],
			active: true,
			allowedIps: null,
			limits: structuredClone(this.defaultLimits),
		});
		return this.change(name, changes);
	}

	/** @throws when there is no such key */
	change(name: string, { limits, ...changes }: KeyChanges): ApiKey {
		const key = this.keys.get(name);
		if (!key) throw new Error(`There is no key named "${name}"`);
		Object.assign(key, changes);
		key.limits.requestsPerMinute = limits?.requestsPerMinute ?? key.limits.requestsPerMinute;
		Object.assign(key.limits.daily, limits?.daily);
		return key;
	}

	/** Revoking is immediate and permanent. */
	revoke(name: string): void {
		this.keys.delete(name);
	}

	find(value: string): ApiKey | undefined {
		return this.all().find((key) => key.value === value);
	}

	all(): ApiKey[] {
		return [...this.keys.values()];
	}
}
