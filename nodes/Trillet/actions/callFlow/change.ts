import type { IDataObject } from 'n8n-workflow';
import { asObject } from '../../../shared/transport/errors';
import type { TrilletClient } from '../../api/client';
import type { components } from '../../api/generated/contract';

type CallFlowBody = components['schemas']['UpdateCallFlowRequest'];

/** What the API sets itself; sent back, some of it is answered with 500. */
const READ_ONLY = ['_id', '__v', 'workspaceId', 'userId', 'createdAt', 'updatedAt'];

/**
 * Changes fields of a call flow and keeps the others: PUT replaces the flow as a whole
 * (docs.trillet.ai/v1/api-reference/endpoints/flows/call-flows/update). Its tools are left out
 * unless they change, because the API adds every tool that is sent, also one that is there.
 */
export async function changeCallFlow(
	client: TrilletClient,
	id: string,
	changes: CallFlowBodyChanges,
) {
	const current: IDataObject = { ...(await client.request('getCallFlow', { path: { id } })) };
	for (const field of [...READ_ONLY, 'webhooks']) delete current[field];
	// Some answers hold the whole agent where the request takes its ID.
	current.agent = asObject(current.agent)._id ?? current.agent;
	const body = { promptType: 'simple', ...current, ...changes } as CallFlowBody;
	return await client.request('updateCallFlow', { path: { id }, body });
}

export type CallFlowBodyChanges = Partial<CallFlowBody>;
