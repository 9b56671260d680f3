import { PRODUCTION_IDS } from '../../../simulator/trillet/seed';
import { inVirtualTime, searchList } from '../../harness/workflow';
import { testOperation } from '../operation-suite';
import { testDelete, type RecordKind } from './record-suites';
import { badLimit, isoTime, notFound, rejected } from './refusals';
import { asJson, byId, useTrillet } from './trillet';

const { smsFlow, emailFlow, conversation } = PRODUCTION_IDS;
const trillet = useTrillet();
const kind: RecordKind = {
	resource: 'conversation',
	picker: 'conversationId',
	label: 'Conversation',
	documents: 'conversations',
	id: conversation,
};
const conversations = () => trillet.control.trillet.production.documents('conversations');

describe('generate message', () => {
	const generate = async (parameters: object = {}) =>
		await trillet.run({
			resource: 'conversation',
			operation: 'generateMessage',
			parameters: { messageFlowId: byId(smsFlow), to: '+15551230000', ...parameters },
		});

	testOperation(trillet, {
		resource: 'conversation',
		operation: 'generateMessage',
		request: 'generateMessage',
		parameters: { messageFlowId: byId('={{ $json.flow }}'), to: '={{ $json.to }}' },
		good: () => [
			{ flow: smsFlow, to: '+15551230000' },
			{ flow: emailFlow, to: 'jo@example.com' },
		],
		expectOutput: (outputs) => {
			expect(outputs).toEqual([
				{
					status: 'success',
					conversation_id: expect.any(String) as string,
					message_id: expect.any(String) as string,
					message: 'Your appointment is confirmed for .',
				},
			]);
		},
		bad: {
			item: { flow: smsFlow, to: 'Jo' },
			message: 'To "Jo" is neither a phone number nor an email address',
			nextStep:
				'Write a phone number such as +15551234567 for a flow of the channel SMS, and an address such as name@email.com for one of the channel Email.',
		},
		refused: notFound({ flow: 'nowhere', to: '+15551230000' }),
	});

	it('sends every documented field', async () => {
		const result = await generate({
			autopilot: true,
			...asJson({ time: '3 PM', items: ['A'] }),
			additionalFields: {
				customerName: 'John Doe',
				metadata: '{"orderId": "A-17", "customerDetails": {"vip": true}}',
			},
		});
		expect(result.json[0]?.message).toBe('Your appointment is confirmed for 3 PM.');
		expect(trillet.requests()[0]?.body).toEqual({
			flowId: smsFlow,
			to: '+15551230000',
			autopilot: true,
			metadata: { orderId: 'A-17', customerDetails: { vip: true, name: 'John Doe' } },
			dynamic: { time: '3 PM', items: ['A'] },
		});
	});

	it('sends nothing that was left empty, and no autopilot unless it is on', async () => {
		await generate({ additionalFields: { customerName: '', metadata: '' } });
		expect(trillet.requests()[0]?.body).toEqual({
			flowId: smsFlow,
			to: '+15551230000',
			autopilot: false,
		});
	});

	it.each([true, false])('with autopilot %s, the message is sent: the same', async (autopilot) => {
		await generate({ autopilot });
		await trillet.control.advance(60_000);
		expect(conversations().at(-1)).toMatchObject({ messages: [{ sent: autopilot }] });
	});

	it.each([
		['555-1234', 'To "555-1234" is not in E.164 format'],
		['jo@', 'To "jo@" is not an email address'],
	])('refuses %s before the request', async (to, message) => {
		expect((await generate({ to })).error).toMatchObject({ message });
		expect(trillet.requests()).toEqual([]);
	});

	it('tells when the recipient does not fit the channel', async () => {
		expect((await generate({ to: 'jo@example.com' })).error).toMatchObject({
			httpCode: '400',
			description: expect.stringContaining('does not fit the channel SMS') as string,
		});
	});

	it.each([
		['a lost answer', { reset: true }],
		['a server error', { status: 502, body: 'Bad gateway' }],
	])('is not repeated after %s', async (_, fault) => {
		trillet.control.addFault({ operationId: 'generateMessage', when: 'after', ...fault });
		const { error } = await inVirtualTime(async () => await generate({ autopilot: true }));
		expect(error).toMatchObject({
			message: 'Trillet AI did not confirm this message, so it may or may not have been sent',
			description: expect.stringContaining('Conversation > Get Many') as string,
		});
		expect(trillet.requests()).toHaveLength(1);
	});
});

describe('get many', () => {
	testOperation(trillet, {
		resource: 'conversation',
		operation: 'getAll',
		request: 'listConversations',
		parameters: { limit: '={{ $json.limit }}' },
		good: () => [{ limit: 1 }, { limit: 2 }],
		expectOutput: (outputs) => {
			expect(outputs).toEqual([
				{
					_id: conversation,
					flowId: smsFlow,
					agentId: PRODUCTION_IDS.messageAgent,
					customerName: 'John Doe',
					customerEmail: null,
					customerPhone: '+15551230000',
					messageCount: 1,
					lastMessage: 'Your appointment is confirmed.',
					createdAt: isoTime,
					updatedAt: isoTime,
				},
			]);
		},
		bad: badLimit,
		refused: rejected(trillet, 'listConversations', { limit: 2 }),
	});

	it('shows the newest message, whatever their order', async () => {
		const message = (text: string, createdAt: string) => ({ message: text, createdAt });
		trillet.control.trillet.production.changeDocument('conversations', conversation, {
			messages: [
				message('second', '2025-01-02T00:00:00Z'),
				message('first', '2025-01-01T00:00:00Z'),
			],
		});
		const result = await trillet.run({ resource: 'conversation', operation: 'getAll' });
		expect(result.json).toMatchObject([{ messageCount: 2, lastMessage: 'second' }]);
	});

	it('returns the raw records on demand', async () => {
		const result = await trillet.run({
			resource: 'conversation',
			operation: 'getAll',
			parameters: { returnAll: true, simplify: false },
		});
		expect(result.json).toMatchObject([{ pathwayId: smsFlow, messages: [{ sent: true }] }]);
	});
});

describe('delete', () => {
	const copy = () =>
		trillet.control.trillet.production.copyDocument('conversations', conversation)._id;

	testDelete(trillet, kind, 'deleteConversation');

	it('deletes that conversation only', async () => {
		const id = copy();
		await trillet.run({
			resource: 'conversation',
			operation: 'delete',
			parameters: { conversationId: byId(id) },
		});
		expect(conversations().map(({ _id }) => _id)).toEqual([conversation]);
	});
});

it('fills the picker with customer and last message', async () => {
	const search = async (filter?: string) =>
		await searchList({
			node: 'trillet',
			method: 'searchConversations',
			credentials: trillet.credentials(),
			filter,
		});
	expect((await search()).results).toEqual([
		{ name: 'John Doe · +15551230000 · Your appointment is confirmed.', value: conversation },
	]);
	expect((await search('jane')).results).toEqual([]);
	expect(trillet.requests()).toHaveLength(1);
});
