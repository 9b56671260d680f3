import axios, { isAxiosError } from 'axios';
import { guide } from './guide';
import type { CallAnswer, OutboundCall } from './views';

const REQUESTS = {
	klen: ({ agentId, phoneNumber }: OutboundCall) => ({
		path: '/api/v1/calls',
		body: { agent_id: agentId, phone_number: phoneNumber },
	}),
	trillet: ({ agentId, phoneNumber }: OutboundCall) => ({
		path: '/v1/api/call',
		body: { call_agent_id: agentId, to: phoneNumber },
	}),
};

/**
 * Places a call through the vendor's API like every client, so that keys, limits and faults count.
 * A browser would not do: it sends a request again by itself when the connection was cut.
 *
 * @param origin where the simulator listens
 * @throws for a key that is not one of the seed
 */
export async function placeOutboundCall(origin: string, call: OutboundCall): Promise<CallAnswer> {
	const vendor = guide(origin).vendors.find((candidate) => candidate.vendor === call.vendor);
	const key = vendor?.keys.find(({ name }) => name === call.key);
	if (!vendor || !key) throw new Error(`There is no test key ${call.key} of ${call.vendor}`);
	const { path, body } = REQUESTS[vendor.vendor](call);
	try {
		const { status, data } = await axios.post<unknown>(
			`${origin}/${call.vendor}/${call.environment}${path}`,
			body,
			{
				headers: {
					authorization: `Bearer ${key.value}`,
					'user-agent': 'simulator-page',
					...(vendor.workspaceId === null ? {} : { 'x-workspace-id': vendor.workspaceId }),
				},
				proxy: false,
				validateStatus: () => true,
			},
		);
		return { status, message: messageIn(data) };
	} catch (error) {
		if (!isAxiosError(error)) throw error;
		return { status: null, message: error.code ?? error.message };
	}
}

/** What an error says in either vendor's envelope; empty for anything else. */
function messageIn(body: unknown): string {
	const { error, message } = (body ?? {}) as { error?: unknown; message?: unknown };
	const inner = typeof error === 'object' ? (error as { message?: unknown } | null) : null;
	const text = inner?.message ?? (error === undefined ? undefined : message);
	return typeof text === 'string' ? text : '';
}
