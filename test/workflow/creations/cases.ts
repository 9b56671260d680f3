import type { INodeParameters } from 'n8n-workflow';
import { PRODUCTION_IDS } from '../../../simulator/trillet/seed';
import { asJson, byId, type VendorWorld } from '../vendor-world';

/**
 * What a look at the vendor tells after an answer was lost: `found`, by name and time; `doubt`, since
 * the list has no times, so that it may be an older one; `nothing`, where there is no list.
 */
export type Finding = 'found' | 'doubt' | 'nothing';

/** An operation whose repeat would make a second record. */
export interface CreationCase {
	vendor: 'klen' | 'trillet';
	resource: string;
	operation: string;
	/** The contract's operationId. */
	request: string;
	/** That of the request that looks for what was made. */
	look?: string;
	/** How often that is asked anyhow before the second item makes its record. */
	looksBefore?: number;
	finding: Finding;
	parameters: INodeParameters;
	/** Everything of its kind that the vendor holds. */
	made(world: VendorWorld): object[];
}

const { salesAgent, salesFlow, smsFlow, messageAgent, knowledgeBase } = PRODUCTION_IDS;
export const WORKSPACE = '664a1b2c3d4e5f6a7b8c9d0e';

/** The items of every case; what an item makes has one of its values in it. */
export const ITEMS = ['Ada', 'Ben', 'Cleo'].map((name, index) => ({
	name,
	email: `${name.toLowerCase()}@example.com`,
	phone: `+1555000000${index + 1}`,
	at: `2040-05-0${index + 1}T14:00:00.000Z`,
}));

const name = '={{ $json.name }}';
const klen = (world: VendorWorld) => world.control.klen.production;
const documents =
	(kind: Parameters<VendorWorld['control']['trillet']['production']['documents']>[0]) =>
	(world: VendorWorld) =>
		world.control.trillet.production.documents(kind);
/** The records inside one of the vendor's. */
const inside = (value: unknown): object[] => (Array.isArray(value) ? (value as object[]) : []);
const within =
	(kind: Parameters<typeof documents>[0], id: string, field: string) => (world: VendorWorld) => {
		const record = documents(kind)(world).find(({ _id }) => _id === id);
		const { [field]: own, settings } = (record ?? {}) as unknown as Record<string, unknown>;
		return inside(own ?? (settings as Record<string, unknown> | undefined)?.[field]);
	};
const contacts = (world: VendorWorld) => klen(world).contacts();

const klenCases: Array<Omit<CreationCase, 'vendor'>> = [
	{
		resource: 'contact',
		operation: 'create',
		request: 'createContact',
		look: 'listContacts',
		finding: 'found',
		parameters: { firstName: name, additionalFields: { email: '={{ $json.email }}' } },
		made: contacts,
	},
	{
		resource: 'contact',
		operation: 'create',
		request: 'createContact',
		look: 'listContacts',
		finding: 'found',
		parameters: {
			firstName: name,
			additionalFields: { phoneNumbers: { phoneNumber: [{ phoneNumber: '={{ $json.phone }}' }] } },
		},
		made: contacts,
	},
	{
		resource: 'contact',
		operation: 'create',
		request: 'createContact',
		finding: 'nothing',
		parameters: { firstName: name },
		made: contacts,
	},
	{
		resource: 'contact',
		operation: 'upsert',
		request: 'createContact',
		look: 'listContacts',
		finding: 'found',
		looksBefore: 2,
		parameters: { email: '={{ $json.email }}', firstName: name },
		made: contacts,
	},
	{
		resource: 'contact',
		operation: 'upsert',
		request: 'createContact',
		look: 'listContacts',
		finding: 'found',
		looksBefore: 1,
		parameters: { matchBy: 'phone', phoneNumber: '={{ $json.phone }}', firstName: name },
		made: contacts,
	},
	{
		resource: 'calendarEvent',
		operation: 'create',
		request: 'createCalendarEvent',
		look: 'listCalendarEvents',
		finding: 'found',
		parameters: {
			title: name,
			start: '={{ $json.at }}',
			end: '={{ $json.at.replace("14:", "15:") }}',
			options: { description: '={{ $now.toISO() }}' },
		},
		made: (world) => klen(world).calendarEvents(),
	},
	{
		resource: 'agent',
		operation: 'create',
		request: 'createAgent',
		look: 'listAgents',
		finding: 'doubt',
		parameters: { name },
		made: (world) => klen(world).agents(),
	},
	{
		resource: 'contextVariable',
		operation: 'create',
		request: 'createContextVariable',
		look: 'listContextVariables',
		finding: 'found',
		parameters: { name: '={{ $json.name.toLowerCase() }}', displayName: name },
		made: (world) => klen(world).variables(),
	},
	{
		resource: 'webhook',
		operation: 'create',
		request: 'createWebhook',
		finding: 'nothing',
		parameters: { name, url: '=https://example.com/{{ $json.name }}' },
		made: (world) => klen(world).webhooks(),
	},
];

const trilletCases: Array<Omit<CreationCase, 'vendor'>> = [
	{
		resource: 'callAgent',
		operation: 'create',
		request: 'createAgent',
		look: 'listAgents',
		finding: 'found',
		parameters: { name, voiceProvider: 'cartesia', voiceId: 'v1' },
		made: documents('agents'),
	},
	{
		resource: 'omniFlowAgent',
		operation: 'create',
		request: 'createOmniFlowAgent',
		look: 'listOmniFlowAgents',
		finding: 'found',
		parameters: { name },
		made: documents('omniFlowAgents'),
	},
	{
		resource: 'callFlow',
		operation: 'create',
		request: 'createCallFlow',
		look: 'listCallFlows',
		finding: 'found',
		parameters: { name },
		made: documents('callFlows'),
	},
	{
		resource: 'callFlow',
		operation: 'uploadKnowledgeFile',
		request: 'uploadCallFlowKnowledgeFile',
		look: 'getCallFlow',
		finding: 'doubt',
		parameters: { callFlowId: byId(salesFlow) },
		made: within('callFlows', salesFlow, 'knowledgeBaseFiles'),
	},
	{
		resource: 'messageFlow',
		operation: 'create',
		request: 'createMessageFlow',
		look: 'listMessageFlows',
		finding: 'found',
		parameters: {
			name,
			omniFlowAgentId: byId(messageAgent),
			initiationMessage: 'Hello',
			prompt: 'Be brief.',
		},
		made: documents('messageFlows'),
	},
	{
		resource: 'folder',
		operation: 'create',
		request: 'createFolder',
		look: 'listFolders',
		finding: 'found',
		parameters: { name },
		made: documents('folders'),
	},
	{
		resource: 'knowledgeBase',
		operation: 'create',
		request: 'createKnowledgeBase',
		look: 'listKnowledgeBases',
		finding: 'found',
		parameters: { name },
		made: documents('knowledgeBases'),
	},
	{
		resource: 'knowledgeBase',
		operation: 'uploadFile',
		request: 'uploadKnowledgeBaseFile',
		look: 'getKnowledgeBase',
		finding: 'found',
		parameters: { knowledgeBaseId: byId(knowledgeBase) },
		made: within('knowledgeBases', knowledgeBase, 'files'),
	},
	{
		resource: 'voice',
		operation: 'create',
		request: 'createVoice',
		look: 'listVoices',
		finding: 'doubt',
		parameters: { name, embedding: '{"data": "AAAA", "format": "float32"}' },
		made: documents('voices'),
	},
	{
		resource: 'voice',
		operation: 'clone',
		request: 'cloneVoice',
		look: 'listVoices',
		finding: 'doubt',
		parameters: { name },
		made: documents('voices'),
	},
	{
		resource: 'workspace',
		operation: 'create',
		request: 'createWorkspace',
		look: 'listWorkspaces',
		finding: 'found',
		parameters: { name, initials: 'AB' },
		made: documents('workspaces'),
	},
	{
		resource: 'workspace',
		operation: 'inviteMember',
		request: 'inviteTeamMember',
		finding: 'nothing',
		parameters: { workspaceId: byId(WORKSPACE), email: '={{ $json.email }}' },
		made: within('workspaces', WORKSPACE, 'teamMembers'),
	},
	{
		resource: 'phoneNumber',
		operation: 'registerExternal',
		request: 'registerExternalNumber',
		look: 'listPhoneNumbers',
		finding: 'found',
		parameters: {
			phoneNumber: '={{ $json.phone }}',
			accountSid: 'AC1',
			authToken: 'token-of-twilio',
		},
		made: documents('phoneNumbers'),
	},
	{
		resource: 'conversation',
		operation: 'generateMessage',
		request: 'generateMessage',
		finding: 'nothing',
		parameters: {
			messageFlowId: byId(smsFlow),
			to: '={{ $json.phone }}',
			autopilot: true,
			...asJson('={{ { "note": $now.toISO() } }}'),
		},
		made: documents('conversations'),
	},
	{
		resource: 'call',
		operation: 'startWebCall',
		request: 'startWebCall',
		finding: 'nothing',
		parameters: { agentId: byId(salesAgent), ...asJson('={{ { "who": $json.name } }}') },
		made: (world) => world.control.trillet.production.calls(),
	},
	{
		resource: 'call',
		operation: 'startTestCall',
		request: 'startTestCall',
		finding: 'nothing',
		parameters: { agentId: byId(salesAgent), evaluationPrompt: '={{ $json.name }}. A customer' },
		made: (world) => world.control.trillet.production.calls(),
	},
];

export const cases: CreationCase[] = [
	...klenCases.map((one) => ({ ...one, vendor: 'klen' as const })),
	...trilletCases.map((one) => ({ ...one, vendor: 'trillet' as const })),
];
