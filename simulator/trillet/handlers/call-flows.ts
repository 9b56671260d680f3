import type { Handler } from '../../core/contract-api';
import { agentLink, callFlowSummary } from '../agent-views';
import { patchDocument, replaceDocument } from '../document-updates';
import type { TrilletExchange } from '../exchange';
import { find, inWorkspace, newDocument, read } from '../lookup';
import type { CallFlowDocument } from '../records';
import { attachedFile } from '../uploads';

type CallFlowBody = Partial<CallFlowDocument>;

const defaults = () => ({
	folderId: null,
	isGlobal: false,
	isPreConfigured: false,
	preConfiguredWorkspaceId: null,
	welcomeMessage: 'user_initiated',
	flowData: { nodes: [], edges: [] },
	isActive: true,
	dynamicVariableCollections: [],
	webhooks: [],
	settings: {},
});

export const createCallFlow: Handler<TrilletExchange> = ({ body }, exchange) => {
	const { environment } = exchange;
	const flow: CallFlowDocument = {
		...newDocument(exchange),
		...defaults(),
		...(body as CallFlowBody),
	};
	environment.state.callFlows.add(flow);
	environment.emit('flow.created', { flowId: flow._id, name: flow.name });
	return answer(exchange, flow);
};

export const createFlowLegacy = createCallFlow;

export const listCallFlows: Handler<TrilletExchange> = (_, exchange) => {
	const { state, settings } = exchange.environment;
	const flows = inWorkspace(exchange, state.callFlows);
	return { status: 200, body: flows.map((flow) => callFlowSummary(state, flow, settings)) };
};

export const listFlowsLegacy = listCallFlows;

export const getCallFlow: Handler<TrilletExchange> = ({ params }, exchange) => {
	const { callFlows } = exchange.environment.state;
	return answer(exchange, read(exchange, callFlows, idIn(params), 'Call flow'));
};

export const getFlowLegacy = getCallFlow;

/** Replaces the flow, but adds its tools to those that it has, even under the same name. */
export const updateCallFlow: Handler<TrilletExchange> = ({ params, body }, exchange) => {
	const flow = findFlow(exchange, params);
	const { webhooks } = flow;
	replaceDocument(exchange, flow, body as CallFlowBody, defaults());
	flow.webhooks = [...webhooks, ...flow.webhooks];
	return updated(exchange, flow);
};

export const updateFlowLegacy: Handler<TrilletExchange> = ({ params, body }, exchange) => {
	const flow = findFlow(exchange, params);
	const { webhooks = [], ...fields } = body as CallFlowBody;
	patchDocument(exchange, flow, fields);
	flow.webhooks = [...flow.webhooks, ...webhooks];
	return updated(exchange, flow);
};

/** The agent goes with its flow. */
export const deleteCallFlow: Handler<TrilletExchange> = ({ params }, exchange) => {
	const { state } = exchange.environment;
	const flow = findFlow(exchange, params);
	state.callFlows.remove(flow._id);
	if (flow.agent) state.agents.remove(flow.agent);
	return { status: 200, body: { status: 'success', message: 'Call flow deleted successfully' } };
};

export const deleteFlowLegacy = deleteCallFlow;

export const uploadCallFlowKnowledgeFile: Handler<TrilletExchange> = ({ params }, exchange) => {
	const flow = findFlow(exchange, params);
	const { name } = attachedFile(exchange, 'file', ['pdf', 'txt', 'docx', 'md']);
	const key = `${exchange.environment.state.newObjectId()}-${name}`;
	const url = `https://storage.example.com/${key}`;
	const files = flow.settings.knowledgeBaseFiles ?? [];
	flow.settings.knowledgeBaseFiles = [...files, { filename: name, key, url }];
	return knowledge(flow);
};

export const deleteCallFlowKnowledgeFile: Handler<TrilletExchange> = ({ params }, exchange) => {
	const flow = findFlow(exchange, params);
	const files = flow.settings.knowledgeBaseFiles ?? [];
	const key = params.fileKey;
	if (!files.some((file) => file.key === key)) throw exchange.environment.missing('File');
	flow.settings.knowledgeBaseFiles = files.filter((file) => file.key !== key);
	return knowledge(flow);
};

/** The endpoint page calls the path parameter `id`, the summary page `flowId`. */
function idIn({ id, flowId }: Record<string, string>): string {
	return id ?? flowId ?? '';
}

function findFlow(exchange: TrilletExchange, params: Record<string, string>): CallFlowDocument {
	return find(exchange, exchange.environment.state.callFlows, idIn(params), 'Call flow');
}

function updated(exchange: TrilletExchange, flow: CallFlowDocument) {
	exchange.environment.emit('flow.updated', { flowId: flow._id, name: flow.name });
	return answer(exchange, flow);
}

function answer({ environment }: TrilletExchange, flow: CallFlowDocument) {
	const agent = agentLink(environment.state, flow.agent, environment.settings);
	return { status: 200, body: { ...flow, agent } };
}

function knowledge({ _id, workspaceId, settings }: CallFlowDocument) {
	const { knowledgeBaseFiles } = settings;
	return { status: 200, body: { _id, workspaceId, settings: { knowledgeBaseFiles } } };
}
