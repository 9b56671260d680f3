import { ApiError } from '../../core/api-error';
import type { Handler } from '../../core/contract-api';
import { agentLink } from '../agent-views';
import { availableNumbers, MONTHLY_PRICE } from '../available-numbers';
import type { TrilletExchange } from '../exchange';
import { find, inWorkspace, newDocument, read, touch } from '../lookup';
import type { PhoneNumberConfiguration, PhoneNumberDocument } from '../records';

interface PurchaseBody {
	country: string;
	type: string;
	phoneNumber: string;
}

interface ConfigurationBody extends Partial<PhoneNumberConfiguration> {
	agentId?: string;
	recordingEnabled?: boolean;
}

export const listPhoneNumbers: Handler<TrilletExchange> = (_, exchange) => {
	const { state, settings } = exchange.environment;
	const numbers = inWorkspace(exchange, state.phoneNumbers);
	const views = numbers.map((number) => view(exchange, number));
	switch (settings.phoneNumberList) {
		case 'array':
			return { status: 200, body: views };
		case 'strings':
			return { status: 200, body: { phoneNumbers: numbers.map((number) => number.phoneNumber) } };
		case 'object':
			return { status: 200, body: views[0] ?? { phoneNumbers: [] } };
	}
};

export const searchAvailableNumbers: Handler<TrilletExchange> = ({ query }, exchange) => {
	const { areaCode, limit } = query as { areaCode?: string; limit?: number };
	const numbers = availableNumbers(exchange.environment.state, areaCode).slice(0, limit);
	return { status: 200, body: { numbers: numbers.map((phoneNumber) => ({ phoneNumber })) } };
};

export const purchasePhoneNumber: Handler<TrilletExchange> = ({ body }, exchange) => {
	const { environment } = exchange;
	const { country, type, phoneNumber } = body as PurchaseBody;
	const areaCode = phoneNumber.slice(2, 5);
	if (!availableNumbers(environment.state, areaCode).includes(phoneNumber)) {
		throw new ApiError(400, 'invalid_request', 'The phone number is not available');
	}
	const { purchaseAnswer } = environment.settings;
	if (purchaseAnswer === 'checkout' || purchaseAnswer === 'refused') {
		const checkoutUrl = `https://checkout.stripe.com/c/pay/cs_test_${environment.state.newObjectId()}`;
		if (purchaseAnswer === 'checkout') return { status: 200, body: { success: true, checkoutUrl } };
		const message = 'The phone number has to be paid first';
		throw new ApiError(402, 'payment_required', message, { fields: { checkoutUrl } });
	}
	environment.charge(MONTHLY_PRICE);
	const number = add(exchange, { phoneNumber, country, type, monthlyPrice: MONTHLY_PRICE });
	const { _id, status, workspaceId } = number;
	const bought = { _id, phoneNumber, country, type, status, workspaceId };
	const asText = purchaseAnswer === 'string';
	return { status: 200, body: { success: true, phoneNumber: asText ? phoneNumber : bought } };
};

export const registerExternalNumber: Handler<TrilletExchange> = ({ body }, exchange) => {
	const { phoneNumber } = body as { phoneNumber: string };
	add(exchange, { phoneNumber, isExternal: true });
	const message = 'Phone number registered successfully';
	return { status: 200, body: { status: 'success', message } };
};

export const getPhoneNumber: Handler<TrilletExchange> = ({ params }, exchange) => {
	const { phoneNumbers } = exchange.environment.state;
	const number = read(exchange, phoneNumbers, params.phoneNumberId ?? '', 'Phone number');
	return { status: 200, body: view(exchange, number) };
};

export const getPhoneNumberConfiguration: Handler<TrilletExchange> = ({ params }, exchange) => {
	const number = findNumber(exchange, params.phoneNumberId);
	const { _id: phoneNumberId, agentId, status, recordingEnabled: recording } = number;
	const { state } = exchange.environment;
	const direction = (agentId && state.flowOf(agentId)?.direction) ?? null;
	const flowType = agentId === null ? null : 'call';
	return {
		status: 200,
		body: {
			phoneNumberId,
			agentId,
			flowType,
			direction,
			status,
			recording,
			...configurationOf(exchange, phoneNumberId),
		},
	};
};

export const updatePhoneNumberConfiguration: Handler<TrilletExchange> = (request, exchange) => {
	const { state } = exchange.environment;
	const number = findNumber(exchange, request.params.phoneNumberId);
	const { agentId, recordingEnabled, ...changes } = request.body as ConfigurationBody;
	if (agentId !== undefined) {
		number.agentId = find(exchange, state.agents, agentId, 'Agent')._id;
	}
	number.recordingEnabled = recordingEnabled ?? number.recordingEnabled;
	const { officeHours, transferCallerIdMode, metadataTags } = {
		...configurationOf(exchange, number._id),
		...changes,
	};
	state.configurations.set(number._id, { officeHours, transferCallerIdMode, metadataTags });
	touch(exchange, number);
	return { status: 200, body: { success: true } };
};

export const deletePhoneNumber: Handler<TrilletExchange> = ({ body }, exchange) => {
	const { state } = exchange.environment;
	const { phoneNumberId } = body as { phoneNumberId: string };
	const number = findNumber(exchange, phoneNumberId);
	for (const agent of state.agents.all()) {
		agent.phoneNumberIds = agent.phoneNumberIds.filter((id) => id !== number._id);
	}
	state.phoneNumbers.remove(number._id);
	return { status: 200, body: { success: true } };
};

function add(
	exchange: TrilletExchange,
	fields: Pick<PhoneNumberDocument, 'phoneNumber'> & Partial<PhoneNumberDocument>,
): PhoneNumberDocument {
	return exchange.environment.state.phoneNumbers.add({
		...newDocument(exchange),
		userId: exchange.environment.state.userId,
		country: 'US',
		type: 'local',
		status: 'active',
		recordingEnabled: false,
		agentId: null,
		pathwayId: null,
		isExternal: false,
		provider: 'twilio',
		transferEnabled: false,
		...fields,
	});
}

function findNumber(exchange: TrilletExchange, id = ''): PhoneNumberDocument {
	return find(exchange, exchange.environment.state.phoneNumbers, id, 'Phone number');
}

function view({ environment }: TrilletExchange, number: PhoneNumberDocument) {
	const agentId = agentLink(environment.state, number.agentId, environment.settings);
	return { ...number, agentId };
}

function configurationOf({ environment }: TrilletExchange, id: string): PhoneNumberConfiguration {
	const known = environment.state.configurations.get(id);
	return (
		known ?? { officeHours: { enabled: false }, transferCallerIdMode: 'agent', metadataTags: [] }
	);
}
