import { ApiError } from '../../core/api-error';
import type { Handler } from '../../core/contract-api';
import type { TrilletExchange } from '../exchange';
import { find, touch } from '../lookup';

interface BindBody {
	recordCalls?: boolean;
	recordingPublic?: boolean;
	officeHours?: Record<string, string[]>;
	metadataTags?: Record<string, unknown>;
}

export const bindPhoneNumber: Handler<TrilletExchange> = ({ params, body }, exchange) => {
	const { agent, number, flow } = parties(exchange, params);
	const settings = body as BindBody;
	const { recordCalls = false, recordingPublic = false } = settings;
	const { officeHours = {}, metadataTags = {} } = settings;
	for (const other of exchange.environment.state.agents.all()) {
		other.phoneNumberIds = other.phoneNumberIds.filter((id) => id !== number._id);
	}
	agent.phoneNumberIds = [...agent.phoneNumberIds, number._id];
	number.agentId = agent._id;
	number.pathwayId = flow?._id ?? null;
	number.recordingEnabled = recordCalls;
	touch(exchange, number);
	return {
		status: 200,
		body: {
			agent: { _id: agent._id, status: agent.status, phoneNumberIds: agent.phoneNumberIds },
			phoneNumber: {
				_id: number._id,
				agentId: agent._id,
				recordingEnabled: recordCalls,
				recordingPublic,
				officeHours,
				metadataTags,
			},
			pathwayId: number.pathwayId,
			direction: flow?.direction ?? 'bidirectional',
		},
	};
};

export const releasePhoneNumber: Handler<TrilletExchange> = ({ params }, exchange) => {
	const { agent, number } = parties(exchange, params);
	if (!agent.phoneNumberIds.includes(number._id)) {
		throw new ApiError(400, 'invalid_request', 'The phone number is not bound to this agent');
	}
	agent.phoneNumberIds = agent.phoneNumberIds.filter((id) => id !== number._id);
	number.agentId = null;
	number.pathwayId = null;
	touch(exchange, number);
	const message = 'Call flow released from phone number successfully';
	return { status: 200, body: { status: 'success', message } };
};

function parties(exchange: TrilletExchange, params: Record<string, string>) {
	const { state } = exchange.environment;
	const agent = find(exchange, state.agents, params.agentId ?? '', 'Agent');
	const number = find(exchange, state.phoneNumbers, params.phoneNumberId ?? '', 'Phone number');
	return { agent, number, flow: state.flowOf(agent._id) };
}
