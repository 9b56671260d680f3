import type { Handler } from '../../core/contract-api';
import { AGENT_SERVER_FIELDS, agentDefaults, agentView, flatAgentView } from '../agent-views';
import { patchDocument, replaceDocument } from '../document-updates';
import type { TrilletExchange } from '../exchange';
import { find, inWorkspace, newDocument, read } from '../lookup';
import type { AgentDocument } from '../records';

type AgentBody = Partial<AgentDocument>;

/** What the singular path takes instead. */
interface SingularAgentBody {
	name?: string;
	systemPrompt?: string;
	voice?: string;
	language?: string;
}

export const createAgent: Handler<TrilletExchange> = ({ body }, exchange) =>
	create(exchange, body as AgentBody);

export const createAgentLegacy = createAgent;

export const createAgentSingular: Handler<TrilletExchange> = ({ body }, exchange) =>
	create(exchange, { llmModel: 'gpt-4o-mini', ...fromSingular(body as SingularAgentBody) });

export const listAgents: Handler<TrilletExchange> = (_, exchange) => {
	const { state, settings } = exchange.environment;
	const agents = inWorkspace(exchange, state.agents);
	return { status: 200, body: agents.map((agent) => agentView(state, agent, settings)) };
};

export const listAgentsLegacy = listAgents;
export const listAgentsSingular = listAgents;

export const getAgent: Handler<TrilletExchange> = ({ params }, exchange) => {
	const { agents } = exchange.environment.state;
	return answer(exchange, read(exchange, agents, params.agentId ?? '', 'Agent'));
};

export const getAgentLegacy = getAgent;
export const getAgentSingular = getAgent;

export const updateAgent: Handler<TrilletExchange> = ({ params, body }, exchange) =>
	replace(exchange, params.agentId, body as AgentBody);

export const updateAgentSingular: Handler<TrilletExchange> = ({ params, body }, exchange) =>
	replace(exchange, params.agentId, fromSingular(body as SingularAgentBody));

export const updateAgentLegacy: Handler<TrilletExchange> = ({ params, body }, exchange) => {
	const agent = findAgent(exchange, params.agentId);
	patchDocument(exchange, agent, body as AgentBody, AGENT_SERVER_FIELDS);
	return updated(exchange, agent);
};

export const deleteAgent: Handler<TrilletExchange> = ({ params }, exchange) => {
	const { agents } = exchange.environment.state;
	agents.remove(findAgent(exchange, params.agentId)._id);
	return { status: 200, body: { status: 'success', message: 'Agent deleted successfully' } };
};

export const deleteAgentLegacy = deleteAgent;

function create(exchange: TrilletExchange, fields: AgentBody) {
	const { environment } = exchange;
	const agent: AgentDocument = {
		...newDocument(exchange),
		userId: environment.state.userId,
		status: 'ready',
		activeSessions: [],
		phoneNumberIds: [],
		variables: {},
		...agentDefaults(),
		...fields,
	};
	environment.state.agents.add(agent);
	environment.emit('agent.created', { agentId: agent._id, name: agent.name });
	return environment.settings.agentCreationAnswer === 'flat'
		? { status: 200, body: flatAgentView(agent) }
		: answer(exchange, agent);
}

function replace(exchange: TrilletExchange, id: string | undefined, body: AgentBody) {
	const agent = findAgent(exchange, id);
	replaceDocument(exchange, agent, body, agentDefaults(), AGENT_SERVER_FIELDS);
	return updated(exchange, agent);
}

function updated(exchange: TrilletExchange, agent: AgentDocument) {
	exchange.environment.emit('agent.updated', { agentId: agent._id, name: agent.name });
	return answer(exchange, agent);
}

function answer({ environment }: TrilletExchange, agent: AgentDocument) {
	return { status: 200, body: agentView(environment.state, agent, environment.settings) };
}

function findAgent(exchange: TrilletExchange, id = ''): AgentDocument {
	return find(exchange, exchange.environment.state.agents, id, 'Agent');
}

function fromSingular({ name, systemPrompt, voice, language }: SingularAgentBody): AgentBody {
	return { name, systemPrompt, ttsModel: { provider: 'openai', voiceId: voice, language } };
}
