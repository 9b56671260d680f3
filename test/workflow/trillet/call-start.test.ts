import type { INodeParameters } from 'n8n-workflow';
import { PRODUCTION_IDS } from '../../../simulator/trillet/seed';
import { asJson, byId, inFields, useTrillet } from './trillet';

const { salesAgent, draftAgent } = PRODUCTION_IDS;
const trillet = useTrillet();
/** What finds the call again when its answer is lost. */
const correlated = { n8n_correlation_id: expect.stringMatching(/^[0-9a-f]{32}$/) as string };

const start = async (parameters: INodeParameters) =>
	await trillet.run({
		resource: 'call',
		operation: 'start',
		parameters: { agentId: byId(salesAgent), toNumber: '+15551234567', ...parameters },
	});

it('sends nothing that was left empty', async () => {
	await start({ options: { callbackUrl: '', metadata: '{}' } });
	expect(trillet.requests()[0]?.body).toEqual({
		to: '+15551234567',
		call_agent_id: salesAgent,
		metadata: correlated,
	});
});

it('sends every documented field', async () => {
	const result = await start({
		...asJson({ firstName: 'John', tickets: [{ id: 'T-1' }] }),
		options: {
			callbackUrl: 'https://n8n.example.com/webhook/1',
			metadata: '{"contact": {"id": 4711}}',
		},
	});
	expect(result.error).toBeUndefined();
	expect(trillet.requests()[0]?.body).toEqual({
		to: '+15551234567',
		call_agent_id: salesAgent,
		dynamic_variables: { firstName: 'John', tickets: [{ id: 'T-1' }] },
		metadata: { contact: { id: 4711 }, ...correlated },
		callback_url: 'https://n8n.example.com/webhook/1',
	});
});

it.each<{ what: string; parameters: INodeParameters; message: RegExp; remedy: string }>([
	{
		what: 'a callback that is no address',
		parameters: { options: { callbackUrl: 'n8n.example.com' } },
		message: /^Callback URL "n8n\.example\.com" is not a web address/,
		remedy: 'beginning with https://',
	},
	{
		what: 'a callback of another kind',
		parameters: { options: { callbackUrl: 'ftp://example.com/x' } },
		message: /^Callback URL "ftp:\/\/example\.com\/x" is not a web address/,
		remedy: 'beginning with https://',
	},
	{
		what: 'metadata that is no object',
		parameters: { options: { metadata: '[1]' } },
		message: /^Metadata \(JSON\) must be a JSON object/,
		remedy: 'Write names and values between braces',
	},
	{
		what: 'a variable without a value that the prompt needs',
		parameters: inFields({ firstName: '={{ "" }}' }, [{ id: 'firstName', required: true }]),
		message: /^Dynamic Variables has no value for firstName/,
		remedy: 'The text of the agent uses {{firstName}}',
	},
])('refuses $what before the request', async ({ parameters, message, remedy }) => {
	const { error } = await start(parameters);
	expect(error?.message).toMatch(message);
	expect(error?.description).toContain(remedy);
	expect(trillet.requests()).toEqual([]);
});

it('tells what an agent without a phone number lacks', async () => {
	const { error } = await start({ agentId: byId(draftAgent) });
	expect(error).toMatchObject({ name: 'NodeApiError', httpCode: '400' });
	expect(await trillet.rungPhones()).toEqual([]);
});
