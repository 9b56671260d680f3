import { durationSeconds } from './call-views';
import type { AgentRecord } from './records';
import type { KlenState } from './state';
import { MINUTE, SECOND } from '../core/time';

export function agentView(state: KlenState, agent: AgentRecord) {
	const calls = state.calls.all().filter(({ agentId }) => agentId === agent.id);
	const seconds = calls.reduce((sum, call) => sum + (durationSeconds(call) ?? 0), 0);
	const minutes = agent.earlierMinutes + (seconds * SECOND) / MINUTE;
	return {
		id: agent.id,
		assistant_id: agent.assistantId,
		name: agent.name,
		role: agent.role,
		phone_number: agent.phoneNumber,
		minutes_used: Number(minutes.toFixed(2)),
		total_calls: agent.earlierCalls + calls.length,
		model: agent.model,
		voice_id: agent.voiceId,
		can_make_calls: agent.phoneNumber !== null,
		team_id: agent.teamId,
	};
}

export function agentDetails(state: KlenState, agent: AgentRecord) {
	return {
		...agentView(state, agent),
		model_instructions: agent.modelInstructions,
		variables: agent.variables,
	};
}
