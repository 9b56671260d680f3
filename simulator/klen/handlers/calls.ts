import { ApiError } from '../../core/api-error';
import type { Handler } from '../../core/contract-api';
import { paginate } from '../../core/pagination';
import { SECOND } from '../../core/time';
import { callDetails, callSummary, initiatedCall, type CallView } from '../call-views';
import type { KlenExchange } from '../exchange';
import { REFUSED_NUMBERS } from '../outcomes';
import { createCall } from '../place-call';
import { keyOf } from '../policy';
import type { CallRecord } from '../records';

interface ListQuery {
	agent_id?: string;
	status?: string;
	type?: string;
	page: number;
	limit: number;
}

interface InitiateCallBody {
	phone_number: string;
	agent_id: string | number;
	contact_id?: number;
	variables?: Record<string, unknown>;
}

const viewOf = (environment: KlenExchange['environment'], call: CallRecord): CallView => ({
	recordingUrl: environment.recordingUrl(call),
	settings: environment.settings,
});

export const listCalls: Handler<KlenExchange> = (request, { environment }) => {
	const { agent_id, status, type, page, limit } = request.query as unknown as ListQuery;
	const { state, clock } = environment;
	const { listLagSeconds, maxCallsPerPage } = environment.settings;
	const newest = clock.now() - listLagSeconds * SECOND;
	const agentId = agent_id === undefined ? undefined : (state.agent(agent_id)?.id ?? null);
	const calls = state
		.callsNewestFirst()
		.filter(
			(call) =>
				call.createdAt <= newest &&
				(agentId === undefined || call.agentId === agentId) &&
				(status === undefined || call.status === status) &&
				(type === undefined || call.type === type),
		);
	const { items, ...totals } = paginate(calls, page, Math.min(limit, maxCallsPerPage));
	const summaries = items.map((call) => callSummary(state, call, viewOf(environment, call)));
	return { status: 200, body: { ...totals, calls: summaries } };
};

export const getCall: Handler<KlenExchange> = ({ params }, { environment }) => {
	const call = environment.state.call(params.call_id ?? '');
	if (!call) throw new ApiError(404, 'not_found', 'Call not found or you do not have access');
	const charged = environment.name === 'production';
	const view = viewOf(environment, call);
	return { status: 200, body: callDetails(environment.state, call, view, charged) };
};

export const initiateCall: Handler<KlenExchange> = (request, exchange) => {
	const { phone_number, agent_id, contact_id, variables } = request.body as InitiateCallBody;
	const { environment } = exchange;
	const { state } = environment;
	const agent = state.agent(agent_id);
	if (!agent) {
		throw new ApiError(404, 'agent_not_found', 'Agent not found or you do not have access');
	}
	if (agent.phoneNumber === null) {
		throw new ApiError(404, 'no_phone_number', 'This agent has no phone number assigned');
	}
	if (contact_id !== undefined && !state.contacts.get(contact_id)) {
		throw new ApiError(404, 'not_found', 'Contact not found or you do not have access');
	}
	refuseNumber(phone_number, exchange);
	environment.countToday(keyOf(exchange), 'callsPerDay');
	environment.chargeCall();
	const call = createCall(environment, {
		agentId: agent.id,
		phoneNumber: phone_number,
		...(contact_id === undefined ? {} : { contactId: contact_id }),
		...(variables && { variables }),
	});
	const estimatedStart = environment.calls.start(call);
	return { status: 201, body: initiatedCall(agent, call, estimatedStart) };
};

/** @throws what a magic number or a do-not-call mark asks for */
function refuseNumber(phoneNumber: string, { environment }: KlenExchange): void {
	const marked = environment.state.contacts
		.all()
		.flatMap(({ phoneNumbers }) => phoneNumbers)
		.some((entry) => entry.phoneNumber === phoneNumber && entry.doNotCall);
	const refusal = marked ? 'do_not_call' : REFUSED_NUMBERS[phoneNumber];
	switch (refusal) {
		case 'invalid_phone_number':
			throw new ApiError(
				400,
				refusal,
				'Invalid phone number. Expected a number that can be called',
			);
		case 'do_not_call':
			throw new ApiError(403, refusal, 'This phone number is on the do-not-call list');
		case 'insufficient_funds':
			throw environment.insufficientFunds(0);
		case undefined:
	}
}
