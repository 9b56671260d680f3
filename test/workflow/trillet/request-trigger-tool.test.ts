import { node } from '../../harness/real-workflow';
import { restartN8n, type TriggerWorkflow } from '../../harness/workflow';
import { load, storedWorkflow } from '../../harness/workflow/execution';
import type { FlowTool } from '../../../nodes/Trillet/actions/callFlow/tools';
import { fails, setFields } from '../../harness/request-workflow';
import { TriggerHost, useHost } from '../trigger-host';
import { post, RequestBench } from './request-trigger';
import { useTrillet } from './trillet';

const trillet = useTrillet();
const host = useHost(new TriggerHost(trillet));
const bench = new RequestBench(trillet, host);

const TOOL = {
	kind: 'tool',
	toolName: 'book_appointment',
	toolDescription: 'Books an appointment.',
	toolParameters: {
		parameter: [
			{ name: 'day', type: 'string', description: 'The day', required: true },
			{ name: 'guests', type: 'number', description: '', required: false },
			{ name: 'inside', type: 'boolean', description: '', required: false },
		],
	},
	answerFields: { field: [{ name: 'confirmation', description: 'The number' }] },
	callerVariable: 'caller_number',
};
const OTHER = { name: 'other', url: 'https://example.com/other', method: 'GET' };
const BOOKED = { confirmation: 'A-17' };

const tools = () => bench.flow.webhooks as FlowTool[];
const change = (fields: Record<string, unknown>) =>
	bench.production.changeDocument('callFlows', String(bench.flow._id), fields);

/** Uses the tool as the agent does. */
async function use(trigger: TriggerWorkflow, values: Record<string, unknown>) {
	const { url = '', headers = {} } = tools().at(-1) ?? {};
	const [, tool = ''] = url.split('?tool=');
	const request = post({ from: '+1555', arguments: values }, headers as Record<string, string>);
	return await trigger.deliver({ ...request, query: { tool } });
}

beforeEach(() => change({ webhooks: [OTHER] }));

it('is written into the flow when the workflow is published, beside those that are there', async () => {
	const trigger = bench.open(TOOL);
	await trigger.activate();
	expect(tools()[0]).toEqual(OTHER);
	expect(tools()[1]).toMatchObject({
		name: 'book_appointment',
		description: 'Books an appointment.',
		url: expect.stringMatching(new RegExp(`^${trigger.url}\\?tool=[0-9a-f]{12}$`)) as string,
		method: 'POST',
		headers: { Authorization: expect.stringMatching(/^Bearer [\w-]{32}$/) as string },
		body: '{"from":"{{caller_number}}","parameters":{"day":"{{day}}","guests":"{{guests}}","inside":"{{inside}}"}}',
		variables: [
			{ name: 'day', description: 'The day. Required.' },
			{ name: 'guests', description: 'A number. Optional.' },
			{ name: 'inside', description: 'true or false. Optional.' },
		],
		responseVariables: [{ name: 'confirmation', path: 'confirmation', description: 'The number' }],
		textToSpeak: 'One moment, please.',
	});
	expect(bench.flow.inboundWebhookUrl).toBeUndefined();
});

it('answers the agent, with its values in their types', async () => {
	const trigger = bench.open(TOOL, [setFields(BOOKED)]);
	await trigger.activate();
	const { status, body, items } = await use(trigger, {
		day: 'Thursday',
		guests: '3',
		inside: 'no',
	});
	expect({ status, body }).toEqual({ status: 200, body: BOOKED });
	expect(items[0]?.json).toMatchObject({
		kind: 'tool',
		from: '+1555',
		arguments: { day: 'Thursday', guests: 3, inside: false },
	});
});

it('answers with the fallback text when the workflow fails', async () => {
	const trigger = bench.open({ ...TOOL, fallbackText: 'We call back.' }, [fails()]);
	await trigger.activate();
	expect((await use(trigger, { day: 'Thursday' })).body).toEqual({ message: 'We call back.' });
});

it('is never added twice: not by a restart, a lost answer or a second publication', async () => {
	const trigger = bench.open(TOOL);
	// Trillet AI carries it out, and its answer gets lost.
	trillet.control.addFault({ operationId: 'updateCallFlow', nth: 1, when: 'after', reset: true });
	await trillet.inVirtualTime(async () => await trigger.activate().catch(() => undefined));
	await trigger.activate();
	restartN8n();
	await trigger.activate('init');
	await trigger.deactivate();
	await trigger.activate();
	expect(tools().map(({ name }) => name)).toEqual(['other', 'book_appointment']);
});

it.each([
	['name', (trigger: TriggerWorkflow) => trigger.edit({ toolName: 'reserve_table' })],
	['description', (trigger: TriggerWorkflow) => trigger.edit({ toolDescription: 'Another.' })],
	['address', (trigger: TriggerWorkflow) => trigger.moveTo('https://n8n.example.com')],
])('follows a change of its %s, and answers what the old entry asks', async (_, edit) => {
	const trigger = bench.open(TOOL, [setFields(BOOKED)]);
	await trigger.activate();
	edit(trigger);
	await trigger.activate('update');
	await trigger.activate('init');
	expect(tools()).toHaveLength(3);
	expect(tools()[2]?.url).toContain(trigger.url);
	expect((await use(trigger, { day: 'Friday' })).body).toEqual(BOOKED);
});

it('never overwrites what somebody else changes after it has looked', async () => {
	const trigger = bench.open(TOOL);
	// The third read is the one that the change is made of.
	trillet.control.addFault({ operationId: 'getCallFlow', nth: 3, delayMs: 300 });
	const activation = trigger.activate();
	await bench.reads(2);
	change({ prompt: 'By somebody else', webhooks: [OTHER, { ...OTHER, name: 'third' }] });
	await activation;
	expect(bench.flow.prompt).toBe('By somebody else');
	expect(tools().map(({ name }) => name)).toEqual(['other', 'third', 'book_appointment']);
});

it('adds nothing for a test listen, which could not be taken out again', async () => {
	const trigger = bench.open(TOOL);
	await trigger.listenForTestEvent();
	expect(tools()).toEqual([OTHER]);
	await trigger.stopListening();
});

it('says which name no model can use', async () => {
	const trigger = bench.open({ ...TOOL, toolName: 'book appointment' });
	await expect(trigger.activate()).rejects.toThrow(/"book appointment".*underscores/s);
	expect(tools()).toEqual([OTHER]);
});

it('keeps its token out of static data', async () => {
	const trigger = bench.open(TOOL);
	await trigger.activate();
	const { Authorization = '' } = tools()[1]?.headers as Record<string, string>;
	expect(JSON.stringify(trigger.staticData)).not.toContain(Authorization.replace('Bearer ', ''));
});

it('is shown to be pasted where the node registers nothing', () => {
	const parameters = { ...TOOL, registration: 'manual', token: 'a long random text' };
	const type = 'n8n-nodes-voice-agents.trilletRequestTrigger';
	const stored = storedWorkflow({ nodes: [node('Request', type, parameters)], connections: {} });
	const workflow = load(stored);
	const { toolToPaste = '' } = workflow.getNode('Request')?.parameters ?? {};
	const text = workflow.expression.getParameterValue(
		toolToPaste,
		null,
		0,
		0,
		'Request',
		[],
		'manual',
		{},
	);
	expect(JSON.parse(String(text))).toMatchObject({
		name: 'book_appointment',
		url: 'PRODUCTION URL',
		headers: { Authorization: 'Bearer a long random text' },
		body: '{"parameters":{"day":"{{day}}","guests":"{{guests}}","inside":"{{inside}}"}}',
		responseVariables: [{ name: 'confirmation', path: 'confirmation' }],
	});
});
