import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { PRODUCTION_IDS } from '../../../simulator/trillet/seed';
import { testOperation } from '../operation-suite';
import { notFound } from './refusals';
import { byId, useTrillet } from './trillet';

const { salesFlow, supportFlow, supportAgent, folder } = PRODUCTION_IDS;
const trillet = useTrillet();
const resource = 'callFlow';
const production = () => trillet.control.trillet.production;
const flow = () => production().documents('callFlows')[0];
const change = (fields: IDataObject) => production().changeDocument('callFlows', salesFlow, fields);

const update = async (updateFields: INodeParameters, parameters: INodeParameters = {}) =>
	await trillet.run({
		resource,
		operation: 'update',
		parameters: { callFlowId: byId(salesFlow), updateFields, ...parameters },
	});
const sent = () => trillet.requests('updateCallFlow').at(-1)?.body as IDataObject;

testOperation(trillet, {
	resource,
	operation: 'update',
	request: 'updateCallFlow',
	parameters: {
		callFlowId: byId('={{ $json.flow }}'),
		updateFields: { name: '={{ $json.name }}' },
	},
	good: () => [
		{ flow: salesFlow, name: 'A' },
		{ flow: supportFlow, name: 'B' },
	],
	expectOutput: (outputs, { flow: _id, name }) => expect(outputs).toMatchObject([{ _id, name }]),
	bad: {
		item: { flow: salesFlow, name: '' },
		message: 'Name is empty',
		nextStep: 'Enter a value.',
	},
	refused: notFound({ flow: 'nowhere', name: 'A' }),
});

describe('what is not mentioned', () => {
	const fill = () =>
		change({
			folderId: folder,
			description: 'Sells',
			welcomeMessage: 'ai_dynamic',
			agentWebhookUrl: 'https://example.com/agent',
			dynamicVariableCollections: [{ name: 'Spring' }],
			webhooks: [{ name: 'book', url: 'https://example.com/book' }],
			settings: {
				callSetting: { maxCallDuration: 600, endCallOnSilence: 30 },
				knowledgeBaseFiles: [{ filename: 'a.txt', key: 'a', url: 'https://example.com/a' }],
				speechSetting: { responsiveness: 0.5 },
			},
			unheardOf: { a: [1] },
		});

	it.each([false, true])('stays, with whole agents in answers: %s', async (hydrated) => {
		const before = fill();
		trillet.control.settings({ trillet: { hydratedReferences: hydrated } });
		const result = await update({ name: 'New' });
		expect(result.error).toBeUndefined();
		const { callSetting } = before.settings as IDataObject;
		expect(flow()).toMatchObject({
			...before,
			name: 'New',
			settings: { ...(before.settings as IDataObject), callSettings: callSetting },
			updatedAt: flow()?.updatedAt,
		});
		const own = ['_id', 'workspaceId', 'createdAt', 'updatedAt', '__v', 'webhooks'];
		expect(own.filter((name) => name in sent())).toEqual([]);
	});

	it('stays inside of the settings, also in those of the other spelling', async () => {
		change({ settings: { callSettings: { maxCallDuration: 600, endCallOnSilence: 30 } } });
		await update({}, { settings: { maxCallDuration: 60 } });
		const callSetting = { maxCallDuration: 60, endCallOnSilence: 30 };
		expect(flow()?.settings).toEqual({ callSetting, callSettings: callSetting });
		await update({}, { settings: { settingsJson: '{"callSettings": {"endCallOnSilence": 9}}' } });
		const changed = { ...callSetting, endCallOnSilence: 9 };
		expect(flow()?.settings).toEqual({ callSetting: changed, callSettings: changed });
	});
});

it('changes every field, and keeps placeholders', async () => {
	const result = await update({
		direction: 'inbound',
		agentId: byId(supportAgent),
		prompt: '={{greeting}}',
		welcomeMessage: 'ai_custom',
		customWelcomeMessage: 'Hi {{firstName}}',
		isActive: false,
		folderId: byId(folder),
		agentWebhookUrl: '',
	});
	expect(result.error).toBeUndefined();
	expect(flow()).toMatchObject({
		direction: 'inbound',
		agent: supportAgent,
		prompt: '{{greeting}}',
		welcomeMessage: 'ai_custom',
		customWelcomeMessage: 'Hi {{firstName}}',
		isActive: false,
		folderId: folder,
		agentWebhookUrl: '',
	});
	expect(result.json).toMatchObject([{ agentId: supportAgent, folderId: folder }]);
});

it('returns the raw record on demand', async () => {
	const { json } = await update({ name: 'New' }, { simplify: false });
	expect(json).toMatchObject([{ name: 'New', promptType: 'simple', webhooks: [] }]);
});

describe('tools', () => {
	const book = { name: 'book', url: 'https://example.com/book' };
	const cancel = { name: 'cancel', url: 'https://example.com/cancel' };
	const names = () => (flow()?.webhooks as IDataObject[]).map(({ name }) => name);

	it('are added once, however often the node runs', async () => {
		change({ webhooks: [book] });
		for (let time = 1; time <= 2; time++) {
			await update({ tools: JSON.stringify([book, cancel, cancel]) });
			expect(names()).toEqual(['book', 'cancel']);
		}
		expect(sent()).not.toHaveProperty('webhooks');
	});

	it('count as others when name or URL differ', async () => {
		change({ webhooks: [book] });
		const others = [
			{ ...book, name: 'other' },
			{ ...book, url: cancel.url },
		];
		await update({ tools: others });
		expect(flow()?.webhooks).toEqual([book, ...others]);
	});

	it.each([
		['after they were added', { when: 'after' as const }, 1],
		['before they were added', {}, 2],
	])('are added once when a 500 comes %s', async (_, when, requests) => {
		trillet.control.addFault({ operationId: 'updateCallFlow', status: 500, ...when });
		const tools = JSON.stringify([book]);
		const { json } = await trillet.inVirtualTime(async () => await update({ tools }));
		expect(json).toMatchObject([{ _id: salesFlow }]);
		expect(names()).toEqual(['book']);
		expect(trillet.requests('updateCallFlow')).toHaveLength(requests);
	});

	it('are sent three times at most, and the error says what to look at', async () => {
		trillet.control.addFault({ operationId: 'updateCallFlow', status: 500, times: 'always' });
		const tools = JSON.stringify([book]);
		const { error } = await trillet.inVirtualTime(async () => await update({ tools }));
		expect(error).toMatchObject({
			message: 'Trillet AI did not confirm this change, so the flow may or may not have changed',
			description: expect.stringContaining('could add its tools twice') as string,
		});
		expect(trillet.requests('updateCallFlow')).toHaveLength(3);
	});

	it('are not sent again when nobody can look for them', async () => {
		trillet.control.addFault({ operationId: 'updateCallFlow', status: 500, when: 'after' });
		trillet.control.addFault({ operationId: 'getCallFlow', status: 403, nth: 2, times: 'always' });
		const tools = JSON.stringify([book]);
		const { error } = await trillet.inVirtualTime(async () => await update({ tools }));
		expect(error?.description).toContain('could not look for it');
		expect(names()).toEqual(['book']);
	});

	it('do not keep a change without new ones from being repeated', async () => {
		change({ webhooks: [book] });
		trillet.control.addFault({ operationId: 'updateCallFlow', status: 503 });
		const result = await update({ tools: JSON.stringify([book]), name: 'New' });
		expect(result.error).toBeUndefined();
		expect(flow()).toMatchObject({ name: 'New', webhooks: [book] });
	});
});

it.each([{}, { settings: {} }, { settings: { knowledgeBases: {} } }])(
	'refuses to change nothing: %j',
	async (parameters) => {
		expect((await update({}, parameters as INodeParameters)).error).toMatchObject({
			message: 'Update Fields is empty',
			description: 'Add at least one field or setting to change.',
		});
		expect(trillet.requests()).toEqual([]);
	},
);
