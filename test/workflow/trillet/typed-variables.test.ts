import { PRODUCTION_IDS } from '../../../simulator/trillet/seed';
import { mapFields } from '../../harness/workflow';
import { byId, useTrillet } from './trillet';

const { salesAgent, draftAgent, salesFlow, supportFlow, smsFlow } = PRODUCTION_IDS;
const trillet = useTrillet();
const production = () => trillet.control.trillet.production;

const callFields = async (agentId: string) =>
	await mapFields({
		node: 'trillet',
		method: 'getCallVariables',
		parameters: { resource: 'call', operation: 'start', agentId: byId(agentId) },
		credentials: trillet.credentials(),
	});

/** Names as the editor shows them, with a star when a value is required. */
const shown = async (agentId: string) =>
	(await callFields(agentId)).fields.map(({ displayName, required }) =>
		required ? `${displayName} *` : displayName,
	);

it('requires what the prompt of the call flow uses', async () => {
	expect(await shown(salesAgent)).toEqual(['firstName *', 'product *']);
});

it('knows what agent and flow have values for, with the types of the values', async () => {
	production().changeDocument('agents', salesAgent, { variables: { seats: 10, product: 'Pro' } });
	production().changeDocument('callFlows', salesFlow, {
		dynamicVariableCollections: [
			{ name: 'Other', variables: [{ key: 'city', value: 'Bonn' }] },
			{ name: 'Usual', isDefault: true, variables: [{ key: 'city', value: 'Ulm' }] },
		],
	});
	expect(await shown(salesAgent)).toEqual([
		'firstName *',
		'product (otherwise "Pro")',
		'city (otherwise "Ulm")',
		'seats (otherwise 10)',
	]);
	const { fields } = await callFields(salesAgent);
	expect(fields.find(({ id }) => id === 'seats')).toMatchObject({ type: 'number' });
});

it('does not ask for what a tool finds out on the call', async () => {
	production().changeDocument('callFlows', salesFlow, {
		prompt: 'Hello {{ firstName }}, there is room at {{slot}}.',
		webhooks: [{ name: 'find_slot', responseVariables: [{ name: 'slot', path: 'slot' }] }],
	});
	expect(await shown(salesAgent)).toEqual(['firstName *']);
});

it('follows the flow that the agent names', async () => {
	production().changeDocument('callFlows', supportFlow, { prompt: 'Hello {{nickname}}' });
	const body = { _id: salesAgent, pathway: supportFlow };
	trillet.control.addFault({ operationId: 'getAgent', status: 200, body });
	expect(await shown(salesAgent)).toEqual(['nickname *']);
});

it('looks for the flow that names the agent when the agent names none', async () => {
	const body = { _id: salesAgent };
	trillet.control.addFault({ operationId: 'getAgent', status: 200, body });
	expect(await shown(salesAgent)).toEqual(['firstName *', 'product *']);
	expect(trillet.requests('listCallFlows')).toHaveLength(1);
});

it.each([
	['', 'Pick a call agent first'],
	['={{ $json.agent }}', 'An expression chooses a call agent'],
	[draftAgent, 'Its texts use no {{variable}}'],
	['nobody', 'Trillet AI'],
])('has a notice in place of fields for "%s"', async (agentId, notice) => {
	expect(await callFields(agentId)).toEqual({
		fields: [],
		emptyFieldsNotice: expect.stringContaining(notice) as string,
	});
});

it('requires what the texts of a message flow use', async () => {
	const { fields } = await mapFields({
		node: 'trillet',
		method: 'getMessageVariables',
		parameters: {
			resource: 'conversation',
			operation: 'generateMessage',
			messageFlowId: byId(smsFlow),
		},
		credentials: trillet.credentials(),
	});
	expect(fields).toMatchObject([{ id: 'time', required: true, type: 'string' }]);
});
