import type { IDataObject } from 'n8n-workflow';
import { readListPage } from '../../shared/fields/list';
import { asObject } from '../../shared/json';
import { hasStatus } from '../../shared/transport/errors';
import { CALLS_PER_REQUEST, type CallReader } from '../../shared/calls/polling';
import type { KlenClient } from './client';
import { callIdOf } from './placedCalls';

const ENDS = ['completed', 'failed'];

const isDatabaseId = (id: string) => /^\d+$/.test(id);

/** The agent of a call; the list and the details spell it in two ways. */
const agentOf = (call: IDataObject) => call.agent_id ?? asObject(call.agent).assistant_id;

/**
 * Reads calls by the pages of the list, which has no filter for IDs and shows the string ID only
 * (docs.klen.ai/api-reference/calls/get-calls).
 */
export class KlenCallReader implements CallReader {
	/** The latest records by the IDs that were given. */
	private readonly known = new Map<string, IDataObject>();

	constructor(private readonly client: KlenClient) {}

	async list(ids: string[]): Promise<Map<string, IDataObject>> {
		const missing = new Set(ids.flatMap((id) => this.listedId(id) ?? []));
		const lastPage = Math.ceil(missing.size / CALLS_PER_REQUEST) + 1;
		const agent_id = this.commonAgent(ids);
		const listed = new Map<string, IDataObject>();
		for (let page = 1; missing.size > 0 && page <= lastPage; page++) {
			const query = { page, limit: CALLS_PER_REQUEST, agent_id };
			const { items } = await readListPage(this.client, 'listCalls', query);
			for (const call of items) {
				const id = String(callIdOf(call));
				if (missing.delete(id)) listed.set(id, call);
			}
			if (items.length < CALLS_PER_REQUEST) break;
		}
		const found = ids.flatMap((id): Array<[string, IDataObject]> => {
			const call = listed.get(this.listedId(id) ?? '');
			return call ? [[id, call]] : [];
		});
		for (const [id, call] of found) this.known.set(id, call);
		return new Map(found);
	}

	async get(id: string): Promise<IDataObject | undefined> {
		const request = this.client.request('getCall', { path: { call_id: id } });
		const call = await request.catch((error: unknown) => {
			if (hasStatus(error, 404)) return undefined;
			throw error;
		});
		if (!call) return undefined;
		this.known.set(id, { ...call });
		return { ...call };
	}

	isOver({ status, ended_at }: IDataObject): boolean {
		return ENDS.includes(String(status)) || Boolean(ended_at);
	}

	isComplete({ status, summary }: IDataObject): boolean {
		return status !== 'completed' || Boolean(summary);
	}

	/** The ID under which the list shows a call; null while only its database ID is known. */
	private listedId(id: string): string | null {
		return isDatabaseId(id) ? callIdOf(this.known.get(id) ?? {}) : id;
	}

	/** The agent of all these calls, when it is known and the same. */
	private commonAgent(ids: string[]): string | undefined {
		const agents = new Set(ids.map((id) => agentOf(this.known.get(id) ?? {})));
		const [agent] = agents;
		return agents.size === 1 && typeof agent === 'string' ? agent : undefined;
	}
}
