import type { IDataObject } from 'n8n-workflow';
import type { ApiClient, Probe } from '../transport/client';
import { successOf } from '../transport/exchange';
import type { ApiKey } from '../transport/keys';
import type { AnyOperations } from '../transport/vendor';

/** How to find out whether a key has a permission. */
export interface PermissionCheck<Id extends string = string> {
	/** The permission's name at the vendor. */
	permission: string;
	/** A request that changes nothing; left out where only a write could tell. */
	request?: { id: Id; query?: object };
}

export type PermissionState = 'granted' | 'denied' | 'not testable' | 'unknown';

export interface KeyStatus {
	/** What the credential calls the key. */
	name: string;
	/** Null when no answer told. */
	valid: boolean | null;
	permissions: Record<string, PermissionState>;
	/** How many requests this process may still make with the key in this minute. */
	pace: { requestsPerMinute: number; remaining: number };
	/** What the vendor's own headers say, as far as it sends them. */
	rateLimit: { limit: number | null; remaining: number | null; reset: string | null };
}

export interface ApiStatus {
	/** `down` when nothing works, `degraded` when something does not. */
	status: 'ok' | 'degraded' | 'down';
	/** Null when there was no key to ask with. */
	reachable: boolean | null;
	environment: string;
	workspace: string | null;
	/** Average time to an answer; null without one. */
	latencyMs: number | null;
	keys: KeyStatus[];
	/** What is wrong and what to do about it, for a person. */
	problems: string[];
	/** ISO 8601, UTC. */
	checkedAt: string;
}

/** What one answer tells about the key that it was asked for with. */
interface Finding {
	isKeyValid: boolean | null;
	permission: PermissionState;
	/** The vendor does its work, whether it likes the request or not. */
	works: boolean;
}

function findingOf({ result, isLacking }: Probe): Finding {
	const status = result.kind === 'answered' ? result.answer.status : undefined;
	const isServed = successOf(result) !== undefined;
	const works = isServed || status === 400 || status === 403 || status === 429;
	if (status === 401) return { isKeyValid: false, permission: 'unknown', works: false };
	if (status === 429 || !works) return { isKeyValid: null, permission: 'unknown', works };
	const permission = isServed ? 'granted' : status === 403 ? 'denied' : 'unknown';
	return { isKeyValid: true, permission: isLacking ? 'unknown' : permission, works };
}

/** Problems, each with the keys that have it. */
class Problems {
	private readonly keysByText = new Map<string, string[]>();

	add({ failure }: Probe, keyName?: string): void {
		if (!failure) return;
		const text = `${failure.message}. ${failure.description ?? ''}`.trim();
		const names = this.keysByText.get(text) ?? [];
		if (keyName !== undefined && !names.includes(keyName)) names.push(keyName);
		this.keysByText.set(text, names);
	}

	get texts(): string[] {
		return [...this.keysByText].map(([text, names]) =>
			names.length > 0 ? `${names.join(', ')}: ${text}` : text,
		);
	}
}

/**
 * Finds out what works: one attempt for each key and permission, none of which changes anything.
 * After a request without an answer no other is made.
 */
export class StatusChecker<Operations extends AnyOperations<Operations>> {
	private readonly problems = new Problems();
	private readonly probes: Probe[] = [];

	constructor(
		private readonly client: ApiClient<Operations>,
		private readonly checks: Array<PermissionCheck<keyof Operations & string>>,
	) {}

	async check(): Promise<ApiStatus> {
		const { client, problems, probes } = this;
		const { environment, workspace = '' } = client;
		const keys: KeyStatus[] = [];
		for (const key of client.keys) keys.push(await this.checkKey(key));

		const answered = probes.filter(({ result }) => result.kind === 'answered');
		const totalMs = answered.reduce((sum, { ms }) => sum + ms, 0);
		const works = probes.some((probe) => findingOf(probe).works);
		const texts = keys.length > 0 ? problems.texts : ['The credential holds no API key.'];
		return {
			status: !works ? 'down' : texts.length > 0 ? 'degraded' : 'ok',
			reachable: probes.length > 0 ? answered.length > 0 : null,
			environment,
			workspace: workspace === '' ? null : workspace,
			latencyMs: answered.length > 0 ? Math.round(totalMs / answered.length) : null,
			keys,
			problems: texts,
			checkedAt: new Date().toISOString(),
		};
	}

	private async checkKey(key: ApiKey): Promise<KeyStatus> {
		const permissions: Record<string, PermissionState> = {};
		const denied: Probe[] = [];
		let valid: boolean | null = null;
		let last: Probe | undefined;
		for (const { permission, request } of this.checks) {
			permissions[permission] = request ? 'unknown' : 'not testable';
			// A key that was refused is refused everywhere.
			if (!request || valid === false || this.isUnreachable) continue;
			last = await this.client.probe(request.id, key, request.query);
			this.probes.push(last);
			const finding = findingOf(last);
			valid = finding.isKeyValid ?? valid;
			permissions[permission] = finding.permission;
			if (finding.permission !== 'denied') this.note(last, key);
			else if (key.permissions?.includes(permission)) this.problems.add(last, key.name);
			else denied.push(last);
		}
		// A key of unstated permissions that may do nothing at all is hardly meant so.
		const [first] = denied;
		const mayDoNothing = !Object.values(permissions).includes('granted');
		if (first && mayDoNothing && key.permissions === undefined) this.problems.add(first, key.name);
		const pace = this.client.paceLeft(key);
		return { name: key.name, valid, permissions, pace, rateLimit: rateLimitOf(last) };
	}

	private get isUnreachable(): boolean {
		const last = this.probes.at(-1);
		return last !== undefined && last.result.kind !== 'answered';
	}

	/** A failure that is not about one key is told once. */
	private note(probe: Probe, key: ApiKey): void {
		const { result } = probe;
		const isAboutKey = result.kind === 'answered' && [401, 429].includes(result.answer.status);
		this.problems.add(probe, isAboutKey ? key.name : undefined);
	}
}

/** Reads `X-RateLimit-*`, or the same without X, which is what most APIs send. */
function rateLimitOf(probe: Probe | undefined): KeyStatus['rateLimit'] {
	const headers: IDataObject = probe?.result.kind === 'answered' ? probe.result.answer.headers : {};
	const header = (name: string) => headers[`x-ratelimit-${name}`] ?? headers[`ratelimit-${name}`];
	const number = (name: string) => {
		const text = String(header(name) ?? '');
		return /^\d+$/.test(text) ? Number(text) : null;
	};
	const reset = header('reset');
	return {
		limit: number('limit'),
		remaining: number('remaining'),
		reset: reset === undefined ? null : String(reset),
	};
}
