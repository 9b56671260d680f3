import type { IDataObject } from 'n8n-workflow';
import { asObject } from '../../../shared/json';
import { idOf, idsOf } from '../../api/reference';
import { toIsoTime } from '../../api/time';

/** A call agent in one shape: older answers are flat, name its ID otherwise and have one number. */
export function simplifyAgent(agent: IDataObject): IDataObject {
	const { provider, voiceId, language } = asObject(agent.ttsModel);
	return {
		_id: idOf(agent),
		name: agent.name ?? null,
		status: agent.status ?? null,
		type: agent.type ?? null,
		llmModel: agent.llmModel ?? null,
		voice: {
			provider: provider ?? agent.ttsProvider ?? null,
			voiceId: voiceId ?? agent.ttsVoice ?? null,
			language: language ?? agent.ttsLanguage ?? null,
		},
		phoneNumberIds: idsOf(agent.phoneNumberIds ?? [agent.phoneNumberId]),
		callFlowId: idOf(agent.pathway),
		createdAt: toIsoTime(agent.createdAt),
		updatedAt: toIsoTime(agent.updatedAt),
	};
}
