import type { IDataObject } from 'n8n-workflow';
import { idOf } from '../../api/reference';
import { toIsoTime } from '../../api/time';

/** A message flow with the ID of its agent. */
export const simplifyMessageFlow = (flow: IDataObject): IDataObject => ({
	_id: idOf(flow),
	name: flow.name ?? null,
	messageChannel: flow.messageChannel ?? null,
	direction: flow.direction ?? null,
	agentId: idOf(flow.agent),
	isActive: flow.isActive ?? null,
	autopilot: flow.autopilot ?? null,
	initiationMessage: flow.initiationMessage ?? null,
	prompt: flow.prompt ?? null,
	updatedAt: toIsoTime(flow.updatedAt),
});
