import type { Handler } from '../../core/contract-api';
import { replaceDocument } from '../document-updates';
import type { TrilletExchange } from '../exchange';
import { find, inWorkspace, newDocument, read } from '../lookup';
import type { OmniFlowAgentDocument } from '../records';

type OmniFlowAgentBody = Pick<OmniFlowAgentDocument, 'name' | 'llmModel'> &
	Partial<OmniFlowAgentDocument>;

/** Fields that an update keeps although it does not carry them. */
const KEPT = ['status', 'messageChannel', 'phoneNumberId', 'settings'];

export const createOmniFlowAgent: Handler<TrilletExchange> = ({ body }, exchange) => {
	const agent: OmniFlowAgentDocument = {
		...newDocument(exchange),
		userId: exchange.environment.state.userId,
		phoneNumberId: null,
		settings: {},
		status: 'ready',
		messageChannel: 'SMS',
		...(body as OmniFlowAgentBody),
	};
	return answer(exchange, exchange.environment.state.omniFlowAgents.add(agent));
};

export const listOmniFlowAgents: Handler<TrilletExchange> = (_, exchange) => {
	const agents = inWorkspace(exchange, exchange.environment.state.omniFlowAgents);
	return { status: 200, body: agents.map((agent) => view(exchange, agent)) };
};

export const getOmniFlowAgent: Handler<TrilletExchange> = ({ params }, exchange) => {
	const { omniFlowAgents } = exchange.environment.state;
	return answer(exchange, read(exchange, omniFlowAgents, params.agentId ?? '', 'Agent'));
};

export const updateOmniFlowAgent: Handler<TrilletExchange> = ({ params, body }, exchange) => {
	const { omniFlowAgents } = exchange.environment.state;
	const agent = find(exchange, omniFlowAgents, params.agentId ?? '', 'Agent');
	replaceDocument(exchange, agent, body as OmniFlowAgentBody, {}, KEPT);
	return { status: 200, body: agent };
};

function answer(exchange: TrilletExchange, agent: OmniFlowAgentDocument) {
	return { status: 200, body: view(exchange, agent) };
}

function view({ environment }: TrilletExchange, { _id, ...agent }: OmniFlowAgentDocument) {
	return environment.settings.omniFlowAgentIds ? { _id, ...agent } : agent;
}
