import { asWanted, createOnce } from '../../../shared/calls/create';
import { merge } from '../../../shared/merge';
import type { OperationContext } from '../../../shared/node/operation';
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
 * @param context of the item that adds tools, whose repeats then add none; a trigger has none
 */
export async function changeCallFlow(
	client: TrilletClient,
	id: string,
	change: CallFlowBody,
	context?: OperationContext<TrilletClient>,
) {
	const flow = await readFlow(client, id);
	const { webhooks = [], ...fields } = withSettings(change);
	const added = newTools(flow.webhooks ?? [], webhooks);
	const present = bodyOf(flow);
	const { settings, ...body } = merge(present, fields);
	const input = {
		path: { id },
		body: {
			promptType: 'simple' as const,
			...body,
			...(settings && { settings: inBothSpellings(settings) }),
			...(added.length > 0 && { webhooks: added }),
		},
		present: {
			...present,
			...(present.settings && { settings: inBothSpellings(present.settings) }),
		},
	};
	// A repeat would add the tools once more; nothing else of the flow minds one.
	if (added.length === 0) {
		return await client.request('updateCallFlow', { ...input, safety: 'idempotent' });
	}
	// A trigger looks at the flow before it adds a tool, and n8n has it try again.
	if (!context) return await client.request('updateCallFlow', input);
	return await createOnce(context, {
		id: 'updateCallFlow',
		input,
		what: 'tools of call flow',
		subject: [id, ...added.map(({ name, url }) => [name, url])],
		find: async () => {
			const changed = await readFlow(client, id);
			const isThere = newTools(changed.webhooks ?? [], added).length === 0;
			return { candidates: isThere ? [asWanted(changed)] : [] };
		},
	});
}
