import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { PRODUCTION_IDS } from '../../../simulator/trillet/seed';
import { searchList } from '../../harness/workflow';
import { testOperation } from '../operation-suite';
import { testGet, testGetMany, type RecordKind } from './record-suites';
import { emptyLocator, isoTime, notFound } from './refusals';
import { byId, useTrillet } from './trillet';

const { messageAgent, smsFlow, emailFlow, knowledgeBase } = PRODUCTION_IDS;
const trillet = useTrillet();
const resource = 'messageFlow';
const kind: RecordKind = {
	resource,
	picker: 'messageFlowId',
	label: 'Message Flow',
	documents: 'messageFlows',
	id: smsFlow,
};
const production = () => trillet.control.trillet.production;

const run = async (operation: string, parameters: INodeParameters = {}, items = [{}]) =>
	await trillet.run({ resource, operation, parameters, items });

const noFlow = emptyLocator('Message Flow', { flow: ' ', description: 'A' });
const reminder = {
	_id: smsFlow,
	name: 'Reminder',
	messageChannel: 'SMS',
	direction: 'outbound',
	agentId: messageAgent,
	isActive: true,
	autopilot: false,
	initiationMessage: 'Your appointment is confirmed for {{time}}.',
	prompt: 'Remind the customer of the appointment.',
	updatedAt: isoTime,
};
const hours = {
	enabled: true,
	start: '09:00',
	end: '17:00',
	timezone: 'UTC',
	outOfHoursMessage: 'Closed.',
};

describe('create', () => {
	const texts = { initiationMessage: 'Hello {{name}}.', prompt: 'Remind.' };
	const create = async (parameters: INodeParameters) =>
		await run(
			'create',
			{
				name: 'A',
				omniFlowAgentId: byId(messageAgent),
				...texts,
				...parameters,
			},
			[{ company: 'Acme' }],
		);
	const sent = () => trillet.requests('createMessageFlow')[0]?.body as IDataObject;

	testOperation(trillet, {
		resource,
		operation: 'create',
		request: 'createMessageFlow',
		parameters: {
			name: '={{ $json.name }}',
			omniFlowAgentId: byId('={{ $json.agent }}'),
			...texts,
		},
		good: () => [
			{ name: 'A', agent: messageAgent },
			{ name: 'B', agent: messageAgent },
		],
		expectOutput: (outputs, { name }) => {
			expect(outputs).toEqual([{ ...reminder, ...texts, _id: expect.any(String) as string, name }]);
		},
		bad: emptyLocator('Omni-Flow Agent', { name: 'A', agent: '' }),
		refused: notFound({ name: 'C', agent: 'nowhere' }),
	});

	it('sends nothing that is not given', async () => {
		await create({});
		expect(sent()).toEqual({
			name: 'A',
			agent: messageAgent,
			messageChannel: 'SMS',
			direction: 'outbound',
			...texts,
		});
	});

	it('sends every field, the working hours in both shapes of the page', async () => {
		const result = await create({
			messageChannel: 'Email',
			direction: 'bidirectional',
			initiationMessage: '={{greeting}}',
			prompt: '=Remind {{name}} of {{ $json.company }}.',
			additionalFields: {
				isActive: false,
				autopilot: true,
				description: 'Reminds',
				emailSignature: '{{agent}} of Acme',
				emailSubject: 'Your appointment',
				hipaaCompliance: true,
				knowledgeBases: { knowledgeBase: [{ knowledgeBaseId: byId(knowledgeBase) }] },
				responseDelay: 60,
				settingsJson: '{"tone": "warm", "emailSettings": {"subjectLine": "Other", "cc": "a@b.c"}}',
				workingHours: { hours },
			},
			simplify: false,
		});
		expect(result.error).toBeUndefined();
		const body = {
			name: 'A',
			agent: messageAgent,
			messageChannel: 'Email',
			direction: 'bidirectional',
			initiationMessage: '{{greeting}}',
			prompt: 'Remind {{name}} of Acme.',
			isActive: false,
			autopilot: true,
			description: 'Reminds',
			settings: {
				tone: 'warm',
				emailSettings: {
					subjectLine: 'Your appointment',
					signature: '{{agent}} of Acme',
					cc: 'a@b.c',
				},
				knowledgeBases: [knowledgeBase],
				responseSettings: { delay: 60, workingHours: hours, ...hours },
				security: { hipaaCompliance: true },
			},
		};
		expect(sent()).toEqual(body);
		expect(result.json).toMatchObject([body]);
	});

	it.each([
		[{ name: ' ' }, 'Name is empty'],
		[{ prompt: '={{ "" }}' }, 'Prompt is empty'],
		[{ initiationMessage: '={{ $json.missing }}' }, 'Initiation Message is empty'],
		[{ messageChannel: '={{ "Fax" }}' }, 'Channel must be one of Email, SMS, but is "Fax"'],
		[
			{ additionalFields: { responseDelay: 'long' } },
			'Response Delay (Seconds) must be a whole number',
		],
		[
			{ additionalFields: { workingHours: { hours: { end: '25:00' } } } },
			'End in row 1 of Working Hours "25:00" is not a time of day',
		],
	])('refuses %j before the request', async (parameters, message) => {
		expect((await create(parameters as INodeParameters)).error?.message).toContain(message);
		expect(trillet.requests()).toEqual([]);
	});
});

describe('get', () => {
	testGet(trillet, kind, 'getMessageFlow');

	it.each([
		['an ID', messageAgent],
		['a whole record', { _id: messageAgent, name: 'Message Agent' }],
	])('has one shape when the agent is %s', async (_, agent) => {
		production().changeDocument('messageFlows', smsFlow, { agent });
		expect((await run('get', { messageFlowId: byId(smsFlow) })).json).toEqual([reminder]);
	});

	it('returns the raw record on demand', async () => {
		const { json } = await run('get', { messageFlowId: byId(smsFlow), simplify: false });
		expect(json).toMatchObject([{ agent: messageAgent, settings: { responseSettings: {} } }]);
	});
});

describe('get many', () => {
	testGetMany(trillet, kind, 'listMessageFlows', [smsFlow, emailFlow]);

	it('returns simple or raw records', async () => {
		expect((await run('getAll', { limit: 1 })).json).toEqual([reminder]);
		const raw = await run('getAll', { limit: 1, simplify: false });
		expect(raw.json).toMatchObject([{ agent: messageAgent, description: null }]);
	});
});

describe('update', () => {
	const update = async (updateFields: INodeParameters) =>
		await run('update', { messageFlowId: byId(smsFlow), updateFields });
	const flow = () => production().documents('messageFlows')[0];
	const sent = () => trillet.requests('updateMessageFlow').at(-1)?.body as IDataObject;

	testOperation(trillet, {
		resource,
		operation: 'update',
		request: 'updateMessageFlow',
		parameters: {
			messageFlowId: byId('={{ $json.flow }}'),
			updateFields: { description: '={{ $json.description }}' },
		},
		good: () => [
			{ flow: smsFlow, description: 'A' },
			{ flow: emailFlow, description: 'B' },
		],
		expectOutput: (outputs, { flow: _id }) => expect(outputs).toMatchObject([{ _id }]),
		bad: noFlow,
		refused: notFound({ flow: 'nowhere', description: 'A' }),
	});

	it('keeps what is not mentioned, also inside of the settings', async () => {
		production().changeDocument('messageFlows', smsFlow, {
			description: 'Reminds',
			settings: {
				tone: 'warm',
				// As the sample of the creation has them.
				responseSettings: { delay: 5, ...hours },
			},
		});
		await update({ hipaaCompliance: false, workingHours: { hours: { start: '10:00' } } });
		const later = { ...hours, start: '10:00' };
		expect(sent()).toEqual({
			description: 'Reminds',
			settings: {
				tone: 'warm',
				security: { hipaaCompliance: false },
				responseSettings: { delay: 5, workingHours: later, ...later },
			},
		});
		expect(flow()).toMatchObject({ name: 'Reminder', prompt: reminder.prompt });
	});

	it('clears a description that is added and left empty', async () => {
		production().changeDocument('messageFlows', smsFlow, { description: 'Reminds' });
		await update({ description: '' });
		expect(flow()).toMatchObject({ description: '' });
	});

	it.each([
		[false, true, true],
		[true, false, true],
		[false, false, false],
		[true, true, false],
	])('flips an autopilot that is %s and shall be %s: %s', async (before, wanted, isFlipped) => {
		production().changeDocument('messageFlows', smsFlow, { autopilot: before });
		const { json } = await update({ autopilot: wanted });
		expect(json).toMatchObject([{ autopilot: wanted }]);
		expect('toggleAutopilot' in sent()).toBe(isFlipped);
	});

	it.each([
		['after it was flipped', { when: 'after' as const }, 1],
		['before it was flipped', {}, 2],
	])('flips the autopilot once when a 502 comes %s', async (_, when, requests) => {
		trillet.control.addFault({ operationId: 'updateMessageFlow', status: 502, ...when });
		const { json } = await trillet.inVirtualTime(async () => await update({ autopilot: true }));
		expect(json).toMatchObject([{ autopilot: true }]);
		expect(flow()).toMatchObject({ autopilot: true });
		expect(trillet.requests('updateMessageFlow')).toHaveLength(requests);
	});

	it('does not flip it again when nobody can look at it', async () => {
		trillet.control.addFault({ operationId: 'updateMessageFlow', status: 502, when: 'after' });
		const look = { operationId: 'getMessageFlow', nth: 2, times: 'always' as const };
		trillet.control.addFault({ ...look, status: 403 });
		const { error } = await trillet.inVirtualTime(async () => await update({ autopilot: true }));
		expect(error).toMatchObject({
			message: 'Trillet AI did not confirm this change, so the flow may or may not have changed',
			description: expect.stringContaining('could flip the autopilot back') as string,
		});
		expect(flow()).toMatchObject({ autopilot: true });
	});

	it('repeats a change that does not flip it', async () => {
		trillet.control.addFault({ operationId: 'updateMessageFlow', status: 502 });
		expect((await update({ description: 'A', autopilot: false })).error).toBeUndefined();
		expect(flow()).toMatchObject({ description: 'A', autopilot: false });
	});

	it('refuses to change nothing', async () => {
		expect((await update({})).error).toMatchObject({ message: 'Update Fields is empty' });
		expect(trillet.requests()).toEqual([]);
	});
});

it('lists flows by name in the picker, with channel or inactivity', async () => {
	production().changeDocument('messageFlows', emailFlow, { isActive: false });
	const credentials = trillet.credentials();
	const method = 'searchMessageFlows';
	expect((await searchList({ node: 'trillet', method, credentials })).results).toEqual([
		{ name: 'Follow-up · inactive', value: emailFlow },
		{ name: 'Reminder · SMS', value: smsFlow },
	]);
	const found = await searchList({ node: 'trillet', method, credentials, filter: 'remind' });
	expect(found.results).toHaveLength(1);
});
