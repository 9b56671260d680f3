import { ApiError } from '../../core/api-error';
import type { Handler } from '../../core/contract-api';
import { agentDetails, agentView } from '../agent-views';
import type { KlenExchange } from '../exchange';
import type { AgentRecord } from '../records';

interface AgentBody {
	name?: string;
	model_instructions?: string;
	variables?: Record<string, unknown>;
}

export const listAgents: Handler<KlenExchange> = (_, { environment: { state } }) => ({
	status: 200,
	body: { agents: state.agents.all().map((agent) => agentView(state, agent)) },
});

export const createAgent: Handler<KlenExchange> = (request, exchange) => {
	requireAgentWrites(exchange);
	const { state } = exchange.environment;
	const { name = '', model_instructions, variables } = request.body as AgentBody;
	const agent: AgentRecord = state.agents.add({
		id: state.agents.nextId(),
		assistantId: state.newAssistantId(),
		name,
		role: 'outbound agent',
		phoneNumber: null,
		model: 'claude-3-opus-20240229',
		voiceId: 'ember',
		teamId: null,
		modelInstructions: model_instructions ?? null,
		variables: variables ?? {},
		earlierCalls: 0,
		earlierMinutes: 0,
	});
	return { status: 201, body: agentDetails(state, agent) };
};

export const updateAgent: Handler<KlenExchange> = (request, exchange) => {
	requireAgentWrites(exchange);
	const { state } = exchange.environment;
	const agent = state.agent(request.params.agent_id ?? '');
	if (!agent) {
		throw new ApiError(404, 'agent_not_found', 'Agent not found or you do not have access');
	}
	const { name, model_instructions, variables } = request.body as AgentBody;
	agent.name = name ?? agent.name;
	agent.modelInstructions = model_instructions ?? agent.modelInstructions;
	agent.variables = variables ?? agent.variables;
	return { status: 200, body: agentDetails(state, agent) };
};

/** @throws 404 when the account lacks the endpoints, as an unknown path would */
function requireAgentWrites({ environment }: KlenExchange): void {
	if (environment.settings.agentWrites) return;
	throw new ApiError(404, 'not_found', 'The requested resource was not found');
}
