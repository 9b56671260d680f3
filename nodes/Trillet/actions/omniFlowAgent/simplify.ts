import type { IDataObject } from 'n8n-workflow';
import { idOf } from '../../api/reference';
import { toIsoTime } from '../../api/time';

/** An omni-flow agent with the ID of its number; answers may lack the ID of the agent itself. */
export const simplifyOmniFlowAgent = (agent: IDataObject): IDataObject => ({
	_id: idOf(agent),
	name: agent.name ?? null,
	status: agent.status ?? null,
	llmModel: agent.llmModel ?? null,
	messageChannel: agent.messageChannel ?? null,
	phoneNumberId: idOf(agent.phoneNumberId),
	createdAt: toIsoTime(agent.createdAt),
	updatedAt: toIsoTime(agent.updatedAt),
});
