import { ApiError } from '../../core/api-error';
import type { Handler } from '../../core/contract-api';
import { fillPlaceholders } from '../../core/placeholders';
import { SECOND } from '../../core/time';
import type { TrilletExchange } from '../exchange';
import { find, inWorkspace, newDocument } from '../lookup';
import type { ConversationDocument, MessageFlowDocument, MessageRecord } from '../records';

interface GenerateMessageBody {
	flowId: string;
	to: string;
	autopilot: boolean;
	metadata?: { customerDetails?: { name?: string } };
	dynamic?: Record<string, unknown>;
}

const RECIPIENT = { SMS: /^\+[1-9]\d{6,14}$/, Email: /^\S+@\S+$/ };

export const generateMessage: Handler<TrilletExchange> = ({ body }, exchange) => {
	const { environment } = exchange;
	const { state } = environment;
	const { flowId, to, autopilot, metadata, dynamic = {} } = body as GenerateMessageBody;
	const flow = find(exchange, state.messageFlows, flowId, 'Message flow');
	if (!flow.isActive) throw new ApiError(400, 'invalid_request', 'The message flow is not active');
	if (!RECIPIENT[flow.messageChannel].test(to)) {
		const message = `to does not fit the channel ${flow.messageChannel} of the message flow`;
		throw new ApiError(400, 'invalid_request', message);
	}
	const now = environment.timestamp();
	const message: MessageRecord = {
		_id: state.newUuid(),
		direction: 'outbound',
		sent: false,
		message: fillPlaceholders(flow.initiationMessage, dynamic),
		status: autopilot ? 'approved' : 'pending',
		createdAt: now,
		updatedAt: now,
	};
	const isEmail = flow.messageChannel === 'Email';
	const conversation: ConversationDocument = {
		...newDocument(exchange),
		_id: state.newUuid(),
		userId: state.userId,
		pathwayId: flow._id,
		agentId: flow.agent,
		customer: {
			name: metadata?.customerDetails?.name ?? null,
			email: isEmail ? to : null,
			phone: isEmail ? null : to,
		},
		messages: [message],
	};
	state.conversations.add(conversation);
	if (autopilot) send(exchange, flow, conversation, message);
	return {
		status: 200,
		body: {
			status: 'success',
			conversation_id: conversation._id,
			message_id: message._id,
			message: message.message,
		},
	};
};

/** Their page shows no workspace. */
function view(conversation: ConversationDocument): Partial<ConversationDocument> {
	const shown: Partial<ConversationDocument> = { ...conversation };
	delete shown.workspaceId;
	return shown;
}

export const listConversations: Handler<TrilletExchange> = (_, exchange) => ({
	status: 200,
	body: inWorkspace(exchange, exchange.environment.state.conversations).map(view),
});

export const deleteConversation: Handler<TrilletExchange> = ({ params }, exchange) => {
	const { conversations } = exchange.environment.state;
	const { _id } = find(exchange, conversations, params.conversationId ?? '', 'Conversation');
	conversations.remove(_id);
	const message = `Conversation with ID ${_id} deleted successfully.`;
	return { status: 200, body: { status: 'success', message, conversationId: _id } };
};

/** Sends a message after the delay of its flow, with the events that an SMS has. */
function send(
	{ environment }: TrilletExchange,
	flow: MessageFlowDocument,
	conversation: ConversationDocument,
	message: MessageRecord,
): void {
	const { clock, settings } = environment;
	const ids = { conversationId: conversation._id, messageId: message._id };
	const data = { ...ids, flowId: flow._id, to: conversation.customer.phone };
	const sentAt = clock.now() + (flow.settings.responseSettings?.delay ?? 0) * SECOND;
	clock.scheduleAt(sentAt, () => {
		message.sent = true;
		message.updatedAt = environment.timestamp();
		if (flow.messageChannel === 'SMS') environment.emit('sms.sent', { ...data, status: 'sent' });
	});
	if (flow.messageChannel !== 'SMS') return;
	clock.scheduleAt(sentAt + settings.smsSeconds * SECOND, () =>
		environment.emit('sms.delivered', { ...data, status: 'delivered' }),
	);
}
