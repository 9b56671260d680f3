import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { listRecords } from '../../shared/fields/list';
import { cached } from '../../shared/transport/cache';
import { asObject } from '../../shared/transport/errors';
import { klenClient } from '../api/client';

const PAGE_SIZE = 100;

function matches(filter: string | undefined, ...texts: unknown[]): boolean {
	const wanted = filter?.trim().toLowerCase() ?? '';
	return texts.some((text) =>
		String(text ?? '')
			.toLowerCase()
			.includes(wanted),
	);
}

/** Agents by name, ID or phone number. The API has no search, and serves all at once. */
export async function searchAgents(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const client = await klenClient(this);
	const agents = await cached(
		`agents ${client.identity}`,
		async () => await listRecords(client, 'listAgents', { limit: Infinity, idField: 'id' }),
	);
	return {
		results: agents
			.filter((agent) =>
				matches(filter, agent.name, agent.id, agent.assistant_id, agent.phone_number),
			)
			.map(({ name, phone_number, id }) => ({
				name: `${String(name)} (${phone_number ? String(phone_number) : 'no phone number'})`,
				value: String(id),
			}))
			.sort((a, b) => a.name.localeCompare(b.name)),
	};
}

function callLabel(call: IDataObject): string {
	const startedAt = String(call.started_at ?? '')
		.slice(0, 16)
		.replace('T', ' ');
	return [call.phone_number, call.agent_name, call.status, startedAt].filter(Boolean).join(' · ');
}

/** The latest calls, page by page; a filter looks through the page that is on display. */
export async function searchCalls(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const page = Number(paginationToken ?? 1);
	const client = await klenClient(this);
	const answer = await client.request('listCalls', { query: { page, limit: PAGE_SIZE } });
	const { calls, pages } = asObject(answer);
	if (!Array.isArray(calls)) throw client.unexpectedAnswer('It has no list "calls".');
	return {
		results: (calls as IDataObject[])
			.map((call) => ({ name: callLabel(call), value: String(call.id) }))
			.filter(({ name, value }) => matches(filter, name, value)),
		paginationToken: page < Number(pages ?? 1) ? String(page + 1) : undefined,
	};
}
