import type { AgentDocument, CallFlowDocument } from './records';
import type { TrilletSettings } from './settings';
import type { TrilletState } from './state';

/** Fields of agents that only Trillet writes. */
export const AGENT_SERVER_FIELDS = ['status', 'activeSessions', 'currentNode'];

/** What an agent has when a request does not say otherwise. */
export function agentDefaults(): Partial<AgentDocument> {
	return {
		type: 'voice',
		settings: { speed: 0.5, volume: 0.5, temperature: 0.5 },
		variables: {},
		phoneNumberIds: [],
		smartCallback: false,
		maxAttemptsForSmartCallback: 5,
		gapBetweenEachAttemptForSmartCallback: [],
	};
}

export function agentView(state: TrilletState, agent: AgentDocument, settings: TrilletSettings) {
	return {
		...agent,
		phoneNumberIds: settings.hydratedReferences
			? agent.phoneNumberIds.flatMap((id) => state.phoneNumbers.get(id) ?? [])
			: agent.phoneNumberIds,
		pathway: state.flowOf(agent._id)?._id ?? null,
	};
}

/** The answer to the creation of an agent on older pages. */
export function flatAgentView({ _id, workspaceId, userId, ttsModel, llmModel }: AgentDocument) {
	return {
		agentId: _id,
		workspaceId,
		userId,
		ttsProvider: ttsModel?.provider,
		ttsVoice: ttsModel?.voiceId,
		ttsLanguage: ttsModel?.language,
		llmModel,
	};
}

/** A reference to an agent: its id, or the whole agent as clients have seen. */
export function agentLink(
	state: TrilletState,
	id: string | null | undefined,
	{ hydratedReferences }: TrilletSettings,
) {
	const agent = hydratedReferences && id ? state.agents.get(id) : undefined;
	return agent ?? id ?? null;
}

/** A call flow as the list shows it. */
export function callFlowSummary(
	state: TrilletState,
	flow: CallFlowDocument,
	settings: TrilletSettings,
) {
	const { _id, workspaceId, name, direction, isActive, promptType, createdAt, updatedAt } = flow;
	const agent = agentLink(state, flow.agent, settings);
	return { _id, workspaceId, name, direction, agent, isActive, promptType, createdAt, updatedAt };
}
