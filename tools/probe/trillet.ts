import { asObject } from '../../nodes/shared/json';
import { ORIGIN } from '../../nodes/Trillet/api/environment';
import {
	acceptedWays,
	firstOf,
	isRecord,
	order,
	pageSize,
	read,
	readOne,
	recordsOf,
	statusOf,
	type Answers,
	type Plan,
} from './plan';

const LARGE_PAGE = 200;
const UNKNOWN = '000000000000000000000000';

const bodyOf = (answers: Answers, name: string): unknown => {
	const { status = 0, body } = answers.get(name) ?? {};
	return status === 200 ? body : undefined;
};

/** In which envelope a list comes. */
function envelopeOf(answers: Answers, name: string): string | undefined {
	const body = bodyOf(answers, name);
	if (body === undefined) return undefined;
	if (Array.isArray(body)) return 'a bare array';
	if (isRecord(body)) return 'one object';
	const key = Object.entries(asObject(body)).find(([, value]) => Array.isArray(value))?.[0];
	if (key === undefined) return 'one object';
	// The name of a key, not data: it stands before a list.
	return /^[a-z]+$/i.test(key) ? `an object with "${key}"` : 'an object';
}

/** In which form an error comes. */
function errorForm(answers: Answers, name: string): string | undefined {
	const { status = 0, body } = answers.get(name) ?? {};
	if (status < 400) return undefined;
	const { error } = asObject(body);
	return typeof error === 'object' && error !== null ? 'an object' : typeof error;
}

/** Whether the field that refers to other records holds them whole. */
function references(answers: Answers): string | undefined {
	const values = [
		...recordsOf(answers, 'listAgents').map(({ phoneNumberIds }) => [phoneNumberIds].flat()[0]),
		...recordsOf(answers, 'listPhoneNumbers').map(({ agentId }) => agentId),
	].filter((value) => value !== undefined && value !== null);
	if (values.length === 0) return undefined;
	return values.some((value) => typeof value === 'object') ? 'whole records' : 'IDs';
}

const PATHS = ['listAgents', 'listAgentsLegacy', 'listAgentsSingular', 'listFlowsLegacy'];
const paths: Record<string, string> = {
	listAgents: '/v1/api/agents',
	listAgentsLegacy: '/api/v1/agents',
	listAgentsSingular: '/v1/api/agent',
	listFlowsLegacy: '/api/v1/flows',
};

export const trillet: Plan = {
	vendor: 'trillet',
	title: 'Trillet AI',
	origins: { production: ORIGIN },
	secrets: {
		TRILLET_API_KEY: 'API key of Trillet AI',
		TRILLET_WORKSPACE_ID: 'Workspace ID',
	},
	auth: ({ TRILLET_API_KEY: key = '', TRILLET_WORKSPACE_ID: workspace = '' }) => ({
		Authorization: { Authorization: `Bearer ${key}` },
		'x-api-key': { 'x-api-key': key, 'x-workspace-id': workspace },
	}),
	reads: [
		read('listCallHistory'),
		read('listCallHistoryV1'),
		readOne('getCallRecord', 'callHistoryId', 'listCallHistory', '_id'),
		readOne('getCallRecordV1', 'callHistoryId', 'listCallHistory', '_id'),
		read('getCallMetrics'),
		read('listAgents'),
		readOne('getAgent', 'agentId', 'listAgents', '_id'),
		read('listAgentsLegacy'),
		readOne('getAgentLegacy', 'agentId', 'listAgents', '_id'),
		read('listAgentsSingular'),
		readOne('getAgentSingular', 'agentId', 'listAgents', '_id'),
		read('listOmniFlowAgents'),
		readOne('getOmniFlowAgent', 'agentId', 'listOmniFlowAgents', '_id'),
		read('listCallFlows'),
		readOne('getCallFlow', 'id', 'listCallFlows', '_id'),
		read('listFlowsLegacy'),
		readOne('getFlowLegacy', 'flowId', 'listCallFlows', '_id'),
		read('listMessageFlows'),
		readOne('getMessageFlow', 'id', 'listMessageFlows', '_id'),
		read('listConversations'),
		read('listFolders'),
		readOne('getFolder', 'folderId', 'listFolders', '_id'),
		read('listPhoneNumbers'),
		readOne('getPhoneNumber', 'phoneNumberId', 'listPhoneNumbers', '_id'),
		readOne('getPhoneNumberConfiguration', 'phoneNumberId', 'listPhoneNumbers', '_id'),
		read('searchAvailableNumbers', { country: 'US' }),
		read('listWorkspaces'),
		read('listVoices'),
		readOne('getVoice', 'id', 'listVoices', '_id'),
		read('listKnowledgeBases'),
		readOne('getKnowledgeBase', 'id', 'listKnowledgeBases', '_id'),
		{ name: 'auth Authorization', operationId: 'listAgents', auth: 'Authorization' },
		{ name: 'auth x-api-key', operationId: 'listAgents', auth: 'x-api-key' },
		{ name: 'unknown agent', operationId: 'getAgent', path: () => ({ agentId: UNKNOWN }) },
		{ name: 'unknown batch', operationId: 'getBatch', path: () => ({ batchId: UNKNOWN }) },
		{
			name: 'large page',
			operationId: 'listCallHistory',
			query: () => ({ page: 1, limit: LARGE_PAGE }),
		},
		{
			name: 'no calls',
			operationId: 'listCallHistory',
			query: () => ({ callIds: JSON.stringify(['no-such-call']) }),
		},
		{
			name: 'search for nothing',
			operationId: 'listCallHistory',
			query: () => ({ search: 'no-such-text-anywhere' }),
		},
		{
			name: 'search for metadata',
			operationId: 'listCallHistory',
			query: (answers) => {
				const { metadata } = asObject(bodyOf(answers, 'getCallRecord'));
				const text = Object.values(asObject(metadata)).find((value) => typeof value === 'string');
				return typeof text === 'string' && text.length > 3 ? { search: text } : undefined;
			},
		},
	],
	questions: [
		{
			setting: 'auth',
			question:
				'Which headers carry the key? (best practices: Authorization; all other pages: x-api-key)',
			read: (answers) => acceptedWays(answers, ['Authorization', 'x-api-key']),
		},
		{
			question: 'Which family of paths answers? (three pages, three families)',
			read: (answers) =>
				PATHS.flatMap((name) => (bodyOf(answers, name) ? [paths[name]] : [])).join(', ') ||
				undefined,
		},
		{
			setting: 'errorEnvelope',
			question: 'What is "error" in an error body, of agents and of batches? (pages have both)',
			read: (answers) => {
				const forms = ['unknown agent', 'unknown batch'].map((name) => errorForm(answers, name));
				return forms.includes(undefined) ? undefined : forms.join(' and ');
			},
		},
		{
			setting: 'notFoundStatus',
			question:
				'What is a record answered with that does not exist? (404 by the pages, 500 was seen)',
			read: (answers) => statusOf(answers, 'unknown agent'),
		},
		{
			setting: 'emptyHistoryStatus',
			question: 'What is a history without calls answered with? (500 was seen)',
			read: (answers) => statusOf(answers, 'no calls'),
		},
		{
			setting: 'historyEnvelope',
			question: 'In which envelope does the call history come? (none by the pages)',
			read: (answers) => envelopeOf(answers, 'listCallHistory'),
		},
		{
			setting: 'maxHistoryPage',
			question: `How many calls are on a page at the most? (not documented; asked for ${LARGE_PAGE})`,
			read: (answers) => pageSize(answers, 'large page', true),
		},
		{
			setting: 'historySearch',
			question: 'What does the search of the history look at? (numbers and metadata by the page)',
			read: (answers) => {
				const all = recordsOf(answers, 'listCallHistory').length;
				if (all === 0 || !answers.has('search for nothing')) return undefined;
				if (recordsOf(answers, 'search for nothing').length > 0) return 'nothing: it is ignored';
				if (!answers.has('search for metadata'))
					return 'it looks; no call with metadata to ask for';
				const found = recordsOf(answers, 'search for metadata').length > 0;
				return found ? 'metadata too' : 'not at metadata';
			},
		},
		{
			question: 'In which order is the call history? (not documented; the nodes take newest first)',
			read: (answers) => order(recordsOf(answers, 'listCallHistory'), 'timestamp'),
		},
		{
			setting: 'knowledgeBaseEnvelope',
			question: 'In which envelope do knowledge bases come?',
			read: (answers) => envelopeOf(answers, 'listKnowledgeBases'),
		},
		{
			setting: 'workspaceList',
			question: 'Is the list of workspaces an array? (the sample is one object)',
			read: (answers) => envelopeOf(answers, 'listWorkspaces'),
		},
		{
			setting: 'phoneNumberList',
			question: 'How are phone numbers listed? (texts or an object by the page, records were seen)',
			read: (answers) => {
				const envelope = envelopeOf(answers, 'listPhoneNumbers');
				const [first] = [
					Object.values(asObject(bodyOf(answers, 'listPhoneNumbers'))).find(Array.isArray),
				].flat();
				return typeof first === 'string' ? `${envelope} of texts` : envelope;
			},
		},
		{
			setting: 'omniFlowAgentIds',
			question: 'Do omni-flow agents carry their ID? (most samples leave it out)',
			read: (answers) => {
				if (recordsOf(answers, 'listOmniFlowAgents').length === 0) return undefined;
				return firstOf(answers, 'listOmniFlowAgents', '_id') === undefined ? 'no' : 'yes';
			},
		},
		{
			setting: 'hydratedReferences',
			question: 'Are references to agents and numbers IDs or whole records?',
			read: references,
		},
	],
	leftOut: {
		downloadRecording: 'the answer is a recording, whose contents nobody should send around',
		getRecordingAddress: 'the same',
		getBatch: 'no request lists batches; asked for one that does not exist',
		getBatchProgress: 'no request lists batches',
		listBatchCalls: 'no request lists batches',
	},
};
