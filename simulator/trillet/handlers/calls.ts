import { ApiError } from '../../core/api-error';
import type { Handler } from '../../core/contract-api';
import { agentReference, callIdField } from '../call-views';
import type { TrilletExchange } from '../exchange';
import { find } from '../lookup';
import { placeCall, placeWebCall } from '../place-call';
import type { AgentDocument, CallRecord } from '../records';

interface SendCallBody {
	agentId: string;
	toNumber: string;
	from_phone_number_id?: string;
}

interface StartCallBody {
	to: string;
	call_agent_id: string;
	callback_url?: string;
	dynamic_variables?: Record<string, unknown>;
	metadata?: Record<string, unknown>;
	from_phone_number_id?: string;
}

interface TestCallBody {
	call_agent_id: string;
	evaluationPrompt: string;
	evaluation_context?: Record<string, unknown>;
}

interface WebCallBody {
	agentId?: string;
	call_agent_id?: string;
	callback_url?: string;
	dynamic_variables?: Record<string, unknown>;
}

/** The number that calls, where the request names one. */
function callerNumber(exchange: TrilletExchange, id: string | undefined): { from?: string } {
	if (id === undefined) return {};
	const { phoneNumbers } = exchange.environment.state;
	return { from: find(exchange, phoneNumbers, id, 'Phone number').phoneNumber };
}

export const sendCall: Handler<TrilletExchange> = async (request, exchange) => {
	const { environment } = exchange;
	const { agentId, toNumber, from_phone_number_id } = request.body as SendCallBody;
	const agent = find(exchange, environment.state.agents, agentId, 'Agent');
	const from = callerNumber(exchange, from_phone_number_id);
	const call = await placeCall(environment, agent, toNumber, from);
	return {
		status: 200,
		body: {
			status: 'success',
			...callIdField(call, 'callId', environment.settings),
			roomName: call.roomName,
			fromNumber: call.from,
			toNumber: call.to,
			agent: agentReference(agent),
		},
	};
};

export const sendCallLegacy = sendCall;

export const startCall: Handler<TrilletExchange> = async (request, exchange) => {
	const { environment } = exchange;
	const { to, call_agent_id, callback_url, dynamic_variables, metadata, from_phone_number_id } =
		request.body as StartCallBody;
	const agent = find(exchange, environment.state.agents, call_agent_id, 'Agent');
	const call = await placeCall(environment, agent, to, {
		...callerNumber(exchange, from_phone_number_id),
		callbackUrl: callback_url ?? null,
		dynamicVariables: dynamic_variables ?? {},
		metadata: metadata ?? {},
	});
	return {
		status: 200,
		body: {
			status: 'success',
			...callIdField(call, 'call_id', environment.settings),
			message: 'Call initiated successfully',
		},
	};
};

export const startWebCall: Handler<TrilletExchange> = async (request, exchange) => {
	const { agentId = '' } = request.body as WebCallBody;
	const agent = find(exchange, exchange.environment.state.agents, agentId, 'Agent');
	return await openRoom(agent, request.body as WebCallBody, exchange);
};

export const startTestCall: Handler<TrilletExchange> = async (request, exchange) => {
	const { environment } = exchange;
	const { call_agent_id, ...test } = request.body as TestCallBody;
	const agent = find(exchange, environment.state.agents, call_agent_id, 'Agent');
	const call = await placeWebCall(environment, agent, { metadata: test });
	return { status: 200, body: { call_id: call.callId, room_name: call.roomName } };
};

export const startPublicWebCall: Handler<TrilletExchange> = async (request, exchange) => {
	const { state } = exchange.environment;
	const { call_agent_id = '' } = request.body as WebCallBody;
	const agent = find(exchange, state.agents, call_agent_id, 'Agent');
	if (!state.flowOf(agent._id)?.settings.security?.publicAccess) {
		throw new ApiError(403, 'forbidden', 'The call flow does not allow public access');
	}
	return await openRoom(agent, request.body as WebCallBody, exchange);
};

async function openRoom(
	agent: AgentDocument,
	{ callback_url, dynamic_variables }: WebCallBody,
	{ environment }: TrilletExchange,
) {
	const fields: Partial<CallRecord> = {
		callbackUrl: callback_url ?? null,
		dynamicVariables: dynamic_variables ?? {},
	};
	const call = await placeWebCall(environment, agent, fields);
	return {
		status: 200,
		body: {
			status: 'success',
			...callIdField(call, 'callId', environment.settings),
			roomName: call.roomName,
			token: environment.state.newRoomToken(),
			agent: agentReference(agent),
		},
	};
}
