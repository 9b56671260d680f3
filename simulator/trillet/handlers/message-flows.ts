import type { Handler } from '../../core/contract-api';
import { patchDocument } from '../document-updates';
import type { TrilletExchange } from '../exchange';
import { find, inWorkspace, newDocument, read } from '../lookup';
import type { MessageFlowDocument } from '../records';

type CreateBody = Pick<
	MessageFlowDocument,
	'name' | 'agent' | 'initiationMessage' | 'messageChannel'
> &
	Partial<MessageFlowDocument>;

interface UpdateBody {
	description?: string;
	toggleAutopilot?: boolean;
	settings?: MessageFlowDocument['settings'];
}

export const createMessageFlow: Handler<TrilletExchange> = ({ body }, exchange) => {
	const { environment } = exchange;
	const fields = body as CreateBody;
	find(exchange, environment.state.omniFlowAgents, fields.agent, 'Agent');
	const flow: MessageFlowDocument = {
		...newDocument(exchange),
		description: null,
		isActive: true,
		autopilot: false,
		settings: {},
		...fields,
	};
	environment.state.messageFlows.add(flow);
	environment.emit('flow.created', { flowId: flow._id, name: flow.name });
	return { status: 200, body: flow };
};

export const listMessageFlows: Handler<TrilletExchange> = (_, exchange) => ({
	status: 200,
	body: inWorkspace(exchange, exchange.environment.state.messageFlows),
});

export const getMessageFlow: Handler<TrilletExchange> = ({ params }, exchange) => {
	const { messageFlows } = exchange.environment.state;
	return { status: 200, body: read(exchange, messageFlows, params.id ?? '', 'Message flow') };
};

export const updateMessageFlow: Handler<TrilletExchange> = ({ params, body }, exchange) => {
	const { environment } = exchange;
	const flow = find(exchange, environment.state.messageFlows, params.id ?? '', 'Message flow');
	const { toggleAutopilot, ...fields } = body as UpdateBody;
	patchDocument(exchange, flow, fields);
	if (toggleAutopilot) flow.autopilot = !flow.autopilot;
	environment.emit('flow.updated', { flowId: flow._id, name: flow.name });
	return { status: 200, body: flow };
};
