import { simplifyBatch, simplifyBatchCall } from '../../nodes/Trillet/actions/batch/simplify';
import { simplifyCall, withCallId } from '../../nodes/Trillet/actions/call/simplify';
import { simplifyAgent } from '../../nodes/Trillet/actions/callAgent/simplify';
import { simplifyCallFlow } from '../../nodes/Trillet/actions/callFlow/simplify';
import { simplifyConversation } from '../../nodes/Trillet/actions/conversation/simplify';
import { simplifyFolder } from '../../nodes/Trillet/actions/folder/simplify';
import { simplifyMessageFlow } from '../../nodes/Trillet/actions/messageFlow/simplify';
import { simplifyOmniFlowAgent } from '../../nodes/Trillet/actions/omniFlowAgent/simplify';
import { simplifyPhoneNumber } from '../../nodes/Trillet/actions/phoneNumber/simplify';
import { readEvent } from '../../nodes/Trillet/trigger/event';
import { Contract } from './contract';
import { madeBy } from './made';
import {
	extended,
	FLAG,
	listOf,
	OBJECT,
	orNull,
	record,
	recovered,
	TEXT,
	type Schema,
} from './schema';
import { API_STATUS, event, placed, placedBatch } from './shared';

const contract = new Contract('trillet');
const answer = (id: string) => contract.answer(id);

const agent = madeBy(
	simplifyAgent,
	contract.sample('getAgent'),
	contract.sampleRecord('listAgents'),
);
const batch = madeBy(
	(sample) => simplifyBatch('id', sample),
	contract.sample('getBatch'),
	contract.sample('getBatchProgress'),
);
const call = madeBy(
	simplifyCall,
	contract.sample('getCallRecord'),
	contract.sampleRecord('listCallHistory'),
	contract.sample('startCall'),
);
const callFlow = madeBy(simplifyCallFlow, contract.sample('getCallFlow'));
const folder = madeBy(simplifyFolder, contract.sample('getFolder'), {
	// The contract has flows in two forms, and a sample the first of them.
	pathways: [contract.sample('getCallFlow')],
});
const messageFlow = madeBy(simplifyMessageFlow, contract.sample('getMessageFlow'));
const omniFlowAgent = madeBy(simplifyOmniFlowAgent, contract.sample('getOmniFlowAgent'));
const phoneNumber = madeBy(simplifyPhoneNumber, contract.sample('getPhoneNumber'));

const deleted = record({ _id: TEXT, deleted: FLAG });
const knowledgeFiles =
	contract.answer('deleteCallFlowKnowledgeFile').properties?.settings?.properties
		?.knowledgeBaseFiles ?? listOf(OBJECT);

/** What each operation of the Trillet AI node brings, with Simplify where it has that. */
const batchCall = madeBy(simplifyBatchCall, contract.sampleRecord('listBatchCalls'));

export const trilletOutputs: Record<string, Record<string, Schema | 'asTheyCame'>> = {
	apiStatus: { check: API_STATUS },
	batch: {
		cancel: answer('cancelBatch'),
		create: placedBatch(recovered(answer('createBatch'), 'batchId')),
		get: batch,
		getCalls: batchCall,
		getProgress: batch,
		waitUntilFinished: extended(batchCall, { batchId: TEXT, timedOut: FLAG }),
	},
	call: {
		downloadRecording: record({ callId: orNull(TEXT), _id: TEXT, recordingUrl: orNull(TEXT) }),
		exportHistory: record({ fileName: TEXT, mimeType: TEXT }),
		get: call,
		getAll: call,
		getMetrics: answer('getCallMetrics'),
		send: placed(call),
		start: placed(call),
		// Before n8n 2 it says what cannot be done there.
		startAndWait: extended(placed(call), {}, { nextStep: TEXT }),
		startTestCall: madeBy(
			({ room_name: roomName, ...rest }) => ({ ...withCallId(rest), roomName }),
			contract.sample('startTestCall'),
		),
		startWebCall: madeBy(withCallId, contract.sample('startWebCall')),
		waitUntilFinished: extended(call, { timedOut: FLAG }),
	},
	callAgent: {
		bindPhoneNumber: record({
			agentId: TEXT,
			phoneNumberId: TEXT,
			callFlowId: orNull(TEXT),
			direction: orNull(TEXT),
			recordingEnabled: orNull(FLAG),
			recordingPublic: orNull(FLAG),
			officeHours: orNull(OBJECT),
			metadataTags: orNull(OBJECT),
			message: orNull(TEXT),
		}),
		create: agent,
		delete: deleted,
		get: agent,
		getAll: agent,
		releasePhoneNumber: extended(answer('releasePhoneNumber'), {
			agentId: TEXT,
			phoneNumberId: TEXT,
		}),
		update: agent,
	},
	callFlow: {
		create: callFlow,
		delete: deleted,
		deleteKnowledgeFile: record({
			callFlowId: TEXT,
			fileKey: TEXT,
			deleted: FLAG,
			knowledgeBaseFiles: knowledgeFiles,
		}),
		get: callFlow,
		getAll: callFlow,
		update: callFlow,
		uploadKnowledgeFile: record({
			callFlowId: TEXT,
			file: orNull(knowledgeFiles.items ?? OBJECT),
			knowledgeBaseFiles: knowledgeFiles,
		}),
	},
	conversation: {
		delete: deleted,
		generateMessage: answer('generateMessage'),
		getAll: madeBy(simplifyConversation, contract.sampleRecord('listConversations')),
	},
	folder: {
		addFlow: folder,
		create: folder,
		delete: deleted,
		get: folder,
		getAll: folder,
		removeFlow: folder,
		update: folder,
	},
	knowledgeBase: {
		create: answer('createKnowledgeBase'),
		get: answer('getKnowledgeBase'),
		getAll: contract.record('listKnowledgeBases'),
		uploadFile: record({
			knowledgeBaseId: TEXT,
			success: FLAG,
			file: answer('uploadKnowledgeBaseFile').properties?.file ?? OBJECT,
		}),
	},
	messageFlow: { create: messageFlow, get: messageFlow, getAll: messageFlow, update: messageFlow },
	omniFlowAgent: {
		create: omniFlowAgent,
		get: omniFlowAgent,
		getAll: omniFlowAgent,
		update: omniFlowAgent,
	},
	phoneNumber: {
		get: phoneNumber,
		getAll: phoneNumber,
		getConfiguration: answer('getPhoneNumberConfiguration'),
		purchase: record(
			{
				_id: orNull(TEXT),
				phoneNumber: TEXT,
				country: orNull(TEXT),
				type: orNull(TEXT),
				status: orNull(TEXT),
				workspaceId: orNull(TEXT),
				placement: TEXT,
			},
			{ checkoutUrl: TEXT, notice: TEXT },
		),
		registerExternal: record({ phoneNumber: TEXT, status: TEXT, message: orNull(TEXT) }),
		release: record({ _id: TEXT, released: FLAG }),
		searchAvailable: contract.record('searchAvailableNumbers'),
		updateConfiguration: record({ phoneNumberId: TEXT, success: FLAG }),
	},
	// Its items pass through.
	request: { answer: 'asTheyCame' },
	voice: {
		clone: record({
			voice: orNull(answer('cloneVoice').properties?.voice ?? OBJECT),
			embedding: orNull(answer('cloneVoice').properties?.embedding ?? OBJECT),
		}),
		create: answer('createVoice'),
		get: answer('getVoice'),
		getAll: contract.record('listVoices'),
	},
	workspace: {
		create: answer('createWorkspace'),
		getAll: contract.record('listWorkspaces'),
		inviteMember: record({
			success: FLAG,
			message: TEXT,
			workspaceId: TEXT,
			email: TEXT,
			role: TEXT,
		}),
	},
};

const ALWAYS = ['event', 'callId', 'agentId', 'data'];

/** What the Trillet AI Trigger brings. */
export const trilletEvent = event(readEvent, contract.sampleEvents(), ALWAYS);

/** What the Trillet AI Polling Trigger brings, most often a call of the history. */
export const trilletPolledEvent = event(
	readEvent,
	[contract.sampleRecord('listCallHistory'), contract.sample('getCallRecord')],
	ALWAYS,
);
