import { NodeApiError, type IDataObject } from 'n8n-workflow';
import { findRecord } from '../../../shared/fields/lookup';
import type { TrilletClient } from '../../api/client';
import { idOf } from '../../api/reference';

/**
 * Reads one agent (docs.trillet.ai/v1/api-reference/endpoints/agents/call/get). For a moment
 * after a change the API has been seen to say "Agent not found", so the list has the last word.
 * @throws NodeApiError with status 404 when the agent is in neither
 */
export async function readAgent(client: TrilletClient, agentId: string): Promise<IDataObject> {
	const whenUnknown = async (error: unknown): Promise<IDataObject> => {
		const isUnknown = error instanceof NodeApiError && error.httpCode === '404';
		if (!isUnknown) throw error;
		const isSame = (candidate: IDataObject) => idOf(candidate) === agentId;
		const agent = await findRecord(client, 'listAgents', {}, isSame);
		if (!agent) throw error;
		return agent;
	};
	const agent = client.request('getAgent', { path: { agentId } });
	return await agent.then((found) => ({ ...found }), whenUnknown);
}
