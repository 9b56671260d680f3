import { merge } from '../../../shared/merge';
import type { TrilletClient } from '../../api/client';
import { idOf } from '../../api/reference';
import { writable } from '../../api/writable';
import type { CallFlowBody } from './fields';
import { inBothSpellings, withOneSpelling } from './settings';
import { newTools } from './tools';

type CallFlow = Awaited<ReturnType<typeof readFlow>>;

const readFlow = async (client: TrilletClient, id: string) =>
	await client.request('getCallFlow', { path: { id } });

const withSettings = (body: CallFlowBody): CallFlowBody =>
	body.settings ? { ...body, settings: withOneSpelling(body.settings) } : body;

/**
 * What to send to keep a flow as it is, with IDs where answers hold whole records. Its tools
 * stay without being sent.
 */
function bodyOf(flow: CallFlow): CallFlowBody {
	const [agent, folderId] = [idOf(flow.agent), idOf(flow.folderId)];
	return withSettings({
		...writable(flow, ['webhooks']),
		...(agent && { agent }),
		...(folderId && { folderId }),
	});
}

/**
 * Changes fields of a call flow and keeps the others: PUT replaces the flow as a whole
 * (docs.trillet.ai/v1/api-reference/endpoints/flows/call-flows/update), but adds every tool
 * that is sent, also one that is there, so only new ones are.
 */
export async function changeCallFlow(client: TrilletClient, id: string, change: CallFlowBody) {
	const flow = await readFlow(client, id);
	const { webhooks = [], ...fields } = withSettings(change);
	const added = newTools(flow.webhooks ?? [], webhooks);
	const { settings, ...body } = merge(bodyOf(flow), fields);
	return await client.request('updateCallFlow', {
		path: { id },
		body: {
			promptType: 'simple',
			...body,
			...(settings && { settings: inBothSpellings(settings) }),
			...(added.length > 0 && { webhooks: added }),
		},
		// A repeat would add the tools once more; nothing else of the flow minds one.
		safety: added.length > 0 ? 'once' : 'idempotent',
	});
}
