import type { IDataObject } from 'n8n-workflow';
import { hasStatus } from '../../shared/transport/errors';
import { CALLS_PER_REQUEST, type CallReader } from '../../shared/calls/polling';
import { isRecordId, listCalls, readDetails, type HistoryFilters } from './callHistory';
import { isOver, statusOf } from './callStatus';
import type { TrilletClient } from './client';

/**
 * Reads calls by the call history, filtered by call IDs
 * (docs.trillet.ai/v1/api-reference/endpoints/calls/call-history/list).
 */
export class TrilletCallReader implements CallReader {
	/** Call IDs of the calls that were given by the IDs of their records. */
	private readonly callIds = new Map<string, string>();

	constructor(private readonly client: TrilletClient) {}

	async list(ids: string[]): Promise<Map<string, IDataObject>> {
		const calls = await this.readByCallIds(ids.map((id) => this.callIds.get(id) ?? id));
		const isListed = (id: string) => calls.some((call) => this.isCall(call, id));
		if (ids.some((id) => isRecordId(id) && !this.callIds.has(id) && !isListed(id))) {
			calls.push(...(await this.read({}, CALLS_PER_REQUEST)));
		}
		const found = ids.flatMap((id): Array<[string, IDataObject]> => {
			const call = calls.find((candidate) => this.isCall(candidate, id));
			return call ? [[id, call]] : [];
		});
		for (const [id, { callId, call_id }] of found) {
			this.callIds.set(id, String(callId ?? call_id));
		}
		return new Map(found);
	}

	/** The history's filter finds every call ID, so only records are left to look for. */
	async get(id: string): Promise<IDataObject | undefined> {
		if (!isRecordId(id)) return undefined;
		return await readDetails(this.client, id).catch((error: unknown) => {
			if (hasStatus(error, 404)) return undefined;
			throw error;
		});
	}

	isOver(call: IDataObject): boolean {
		return isOver(call);
	}

	isComplete({ status, summary }: IDataObject): boolean {
		return statusOf(status) !== 'completed' || Boolean(summary);
	}

	private isCall({ _id, callId, call_id }: IDataObject, id: string): boolean {
		return [_id, callId, call_id].includes(id);
	}

	private async readByCallIds(callIds: string[]): Promise<IDataObject[]> {
		const calls: IDataObject[] = [];
		for (let start = 0; start < callIds.length; start += CALLS_PER_REQUEST) {
			const asked = callIds.slice(start, start + CALLS_PER_REQUEST);
			calls.push(...(await this.read({ callIds: JSON.stringify(asked) }, asked.length)));
		}
		return calls;
	}

	private async read(filters: HistoryFilters, limit: number): Promise<IDataObject[]> {
		const request = { filters, limit, isErrorEmpty: true };
		return await listCalls(this.client, request);
	}
}
