import { setTimeout as pause } from 'node:timers/promises';
import axios from 'axios';
import type { Contract } from './contract';

/** A way to send the key: all that the vendor knows, or one of them. */
export type Auth = Record<string, string>;

/** An answer of the vendor. As JSON it can be kept, and compared again later. */
export interface Answer {
	/** What the request was for, see {@link Probe.name}. */
	name: string;
	operationId: string;
	status: number;
	headers: Record<string, string>;
	body: unknown;
	/** This machine's time when the answer came, in ms since the epoch. */
	receivedAt: number;
}

/** A request of a plan. */
export interface Probe {
	/** The operationId, or what else is asked of it. */
	name: string;
	operationId: string;
	path?: Record<string, string>;
	query?: Record<string, string | number>;
	body?: object;
	/** Instead of everything that the vendor knows. */
	auth?: string;
}

export interface Account {
	origin: string;
	/** Headers by the name of the way. */
	auth: Record<string, Auth>;
	/** Between two requests, in ms. */
	pauseMs: number;
}

const TIMEOUT_MS = 60_000;

/** Makes the requests of a plan, one after another. */
export class Client {
	private isFirst = true;

	constructor(
		private readonly contract: Contract,
		private readonly account: Account,
	) {}

	/** @throws when no answer comes; every status is an answer */
	async send({ name, operationId, path = {}, query, body, auth }: Probe): Promise<Answer> {
		if (!this.isFirst) await pause(this.account.pauseMs);
		this.isFirst = false;
		const operation = this.contract.operation(operationId);
		const filled = operation.path.replace(/\{(\w+)\}/g, (_, key: string) =>
			encodeURIComponent(path[key] ?? ''),
		);
		const ways = auth === undefined ? Object.values(this.account.auth) : [this.account.auth[auth]];
		const { status, headers, data } = await axios.request<unknown>({
			method: operation.method,
			url: `${this.account.origin}${filled}`,
			params: query,
			data: body,
			headers: Object.assign({ Accept: 'application/json' }, ...ways) as Record<string, string>,
			timeout: TIMEOUT_MS,
			maxRedirects: 0,
			validateStatus: () => true,
		});
		const shown = Object.entries(headers).map(([key, value]) => [key.toLowerCase(), String(value)]);
		return {
			name,
			operationId,
			status,
			headers: Object.fromEntries(shown) as Record<string, string>,
			body: data,
			receivedAt: Date.now(),
		};
	}
}
