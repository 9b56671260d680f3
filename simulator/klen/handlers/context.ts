import type { Handler } from '../../core/contract-api';
import { setContextValues } from '../context-values';
import type { KlenExchange } from '../exchange';
import { requireContact } from '../find-contact';

interface ContextBody {
	variables: Record<string, unknown>;
	auto_create_variables?: boolean;
}

export const setContactContext: Handler<KlenExchange> = (request, { environment: { state } }) => {
	const contact = requireContact(request, state);
	const { variables, auto_create_variables = false } = request.body as ContextBody;
	setContextValues(state, 'contact', contact.customContext, variables, auto_create_variables);
	const message = 'Contact context variables updated successfully';
	return { status: 200, body: { message, contact_id: contact.id } };
};

export const setBusinessContext: Handler<KlenExchange> = (request, { environment: { state } }) => {
	const { variables, auto_create_variables = false } = request.body as ContextBody;
	setContextValues(state, 'business', state.businessContext, variables, auto_create_variables);
	return { status: 200, body: { message: 'Business context variables updated successfully' } };
};
