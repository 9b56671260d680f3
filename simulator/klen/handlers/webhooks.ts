import type { Handler } from '../../core/contract-api';
import type { KlenExchange } from '../exchange';

interface CreateWebhookBody {
	name: string;
	url: string;
	subscribed_events: string[];
}

export const createWebhook: Handler<KlenExchange> = (request, { environment }) => {
	const { name, url, subscribed_events } = request.body as CreateWebhookBody;
	const { webhooks } = environment.state;
	const secret = environment.state.newWebhookSecret();
	const id = webhooks.nextId();
	webhooks.add({ id, name, url, events: subscribed_events, secret });
	const field = environment.settings.webhookSecretField;
	return {
		status: 201,
		body: { id, name, url, subscribed_events, ...(field === 'none' ? {} : { [field]: secret }) },
	};
};
