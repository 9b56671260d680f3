import type { IDataObject } from 'n8n-workflow';
import { idOf } from '../../api/reference';
import { toIsoTime } from '../../api/time';

/** A call flow with the IDs of its agent and folder; lists have neither description nor prompt. */
export const simplifyCallFlow = (flow: IDataObject): IDataObject => ({
	_id: idOf(flow),
	name: flow.name ?? null,
	description: flow.description ?? null,
	direction: flow.direction ?? null,
	agentId: idOf(flow.agent),
	folderId: idOf(flow.folderId),
	isActive: flow.isActive ?? null,
	prompt: flow.prompt ?? null,
	createdAt: toIsoTime(flow.createdAt),
	updatedAt: toIsoTime(flow.updatedAt),
});
