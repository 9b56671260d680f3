import type { INodeParameters } from 'n8n-workflow';
import { PRODUCTION_IDS } from '../../../simulator/trillet/seed';
import { testOperation } from '../operation-suite';
import { notFound } from './refusals';
import { byId, useTrillet } from './trillet';

const { salesAgent, supportAgent, salesFlow, salesNumber, freeNumber } = PRODUCTION_IDS;
const trillet = useTrillet();
const production = () => trillet.control.trillet.production;
const agent = () => production().documents('agents')[0];

const update = async (updateFields: INodeParameters, parameters: INodeParameters = {}) =>
	await trillet.run({
		resource: 'callAgent',
		operation: 'update',
		parameters: { agentId: byId(salesAgent), updateFields, ...parameters },
	});
const sent = () => trillet.requests('updateAgent')[0]?.body;

testOperation(trillet, {
	resource: 'callAgent',
	operation: 'update',
	request: 'updateAgent',
	parameters: {
		agentId: byId('={{ $json.agent }}'),
		updateFields: { name: '={{ $json.name }}' },
	},
	good: () => [
		{ agent: salesAgent, name: 'A' },
		{ agent: supportAgent, name: 'B' },
	],
	expectOutput: (outputs, { agent: _id, name }) => {
		expect(outputs).toMatchObject([{ _id, name, voice: { voiceId: 'mistv2_Wildflower' } }]);
	},
	bad: {
		item: { agent: salesAgent, name: '' },
		message: 'Name is empty',
		nextStep: 'Enter a value.',
	},
	refused: notFound({ agent: 'nowhere', name: 'A' }),
});

describe('what is not mentioned', () => {
	/** An agent with something in every field, also in one that no page names. */
	const fill = () =>
		production().changeDocument('agents', salesAgent, {
			ttsModel: { provider: 'rime', voiceId: 'own', language: 'de', name: 'Mine' },
			settings: { speed: 0.1, volume: 0.2, temperature: 0.3 },
			variables: { city: 'Ulm', plan: { name: 'Basic', seats: 10 } },
			smartCallback: true,
			gapBetweenEachAttemptForSmartCallback: [{ days: 0, hours: 2 }],
			systemPrompt: 'Hello {{firstName}}',
			fallbackLlmModel: null,
			unheardOf: { a: [1] },
		});

	it.each([false, true])('stays, with whole numbers in answers: %s', async (hydrated) => {
		const before = fill();
		trillet.control.settings({ trillet: { hydratedReferences: hydrated } });
		const result = await update({ name: 'New' });
		expect(result.error).toBeUndefined();
		const after = { ...before, name: 'New', pathway: salesFlow, updatedAt: agent()?.updatedAt };
		expect(agent()).toEqual({ ...after, fallbackLlmModel: undefined });
	});

	it('stays inside of the voice, the settings and the variables', async () => {
		const before = fill();
		await update({
			language: 'fr',
			volume: 0.9,
			variablesJson: { city: 'Bonn', plan: { seats: 20 } },
		});
		expect(agent()).toMatchObject({
			name: before.name,
			ttsModel: { provider: 'rime', voiceId: 'own', language: 'fr', name: 'Mine' },
			settings: { speed: 0.1, volume: 0.9, temperature: 0.3 },
			variables: { city: 'Bonn', plan: { name: 'Basic', seats: 20 } },
		});
	});

	it('stays when the number comes alone, as in older answers', async () => {
		trillet.control.addFault({
			operationId: 'getAgent',
			status: 200,
			body: { ...agent(), phoneNumberId: salesNumber, phoneNumberIds: undefined },
		});
		await update({ name: 'New' });
		expect(sent()).toMatchObject({ phoneNumberIds: [salesNumber] });
		expect(sent()).not.toHaveProperty('phoneNumberId');
	});
});

it('sends nothing that the API sets itself', async () => {
	await update({ name: 'New' });
	const own = ['_id', 'workspaceId', 'userId', 'status', 'activeSessions', 'currentNode', '__v'];
	const fields = Object.keys(sent() as object);
	expect(fields.filter((name) => [...own, 'createdAt', 'updatedAt'].includes(name))).toEqual([]);
});

it('replaces all numbers, and keeps them when no row is added', async () => {
	await update({ phoneNumbers: { phoneNumber: [{ phoneNumberId: byId('+15559876543') }] } });
	expect(agent()).toMatchObject({ phoneNumberIds: [freeNumber] });
	await update({ phoneNumbers: {}, name: 'New' });
	expect(agent()).toMatchObject({ phoneNumberIds: [freeNumber], name: 'New' });
});

it('clears a text that is added and left empty', async () => {
	production().changeDocument('agents', salesAgent, { systemPrompt: 'Hello' });
	await update({ systemPrompt: '' });
	expect(agent()).toMatchObject({ systemPrompt: '' });
});

it('does not read the agent again after the change, when that may fail', async () => {
	trillet.control.settings({ trillet: { failedReadsAfterUpdate: 9 } });
	const first = await update({ name: 'First' });
	expect(first.json).toMatchObject([{ name: 'First' }]);
	expect(trillet.requests().map(({ operationId }) => operationId)).toEqual([
		'getAgent',
		'updateAgent',
	]);
	expect((await update({ language: 'de' })).json).toMatchObject([
		{ name: 'First', voice: { language: 'de' } },
	]);
});

it('returns the raw record on demand', async () => {
	const { json } = await update({ name: 'New' }, { simplify: false });
	expect(json).toMatchObject([{ name: 'New', ttsModel: { provider: 'rime' } }]);
});

it.each([
	[{}, 'Update Fields is empty'],
	[{ phoneNumbers: {} }, 'Update Fields is empty'],
	[{ voiceId: ' ' }, 'Voice ID is empty'],
	[{ temperature: '' }, 'Temperature must be a number from 0 to 1'],
])('refuses %j before the request', async (fields, message) => {
	expect((await update(fields as INodeParameters)).error?.message).toContain(message);
	expect(trillet.requests()).toEqual([]);
});
