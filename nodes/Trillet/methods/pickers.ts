import type { IDataObject } from 'n8n-workflow';
import { listSearches, type Picker } from '../../shared/fields/listSearch';
import type { Advice } from '../../shared/transport/advice';
import { simplifyCall } from '../actions/call/simplify';
import { simplifyConversation } from '../actions/conversation/simplify';
import { flowsOf } from '../actions/folder/simplify';
import { historyReader } from '../api/callHistory';
import { trilletClient, type TrilletClient, type TrilletOperations } from '../api/client';
import { DASHBOARD } from '../api/dashboard';
import { idOf } from '../api/reference';
import { searchCountries } from '../../shared/fields/countries';
import { searchLanguageModels, searchVoiceProviders } from './suggestions';

const MAX_LENGTH = 60;

/** As many of the numbers that can be bought are offered. */
const MAX_NUMBERS = 100;

type TrilletPicker = Picker<TrilletClient, keyof TrilletOperations>;

/**
 * What to do when there is nothing to pick.
 * @param records what is missing, in the plural
 * @param operation what of this node makes one
 */
const noneYet = (records: string, operation: string) => (): Advice => ({
	message: `This workspace has no ${records} yet`,
	nextStep: `Use ${operation}, or create one in the Trillet AI dashboard, ${DASHBOARD}. The Workspace ID of the credential says which workspace is listed.`,
});

const label = (...parts: unknown[]): string => parts.filter(Boolean).join(' · ');

/** The entry of a record whose ID has several spellings; one without an ID cannot be picked. */
function entryOf(record: IDataObject, ...parts: unknown[]) {
	const value = idOf(record);
	return value === null ? undefined : { name: label(...parts), value };
}

const callFlows: TrilletPicker = {
	from: 'listCallFlows',
	toEntry: (flow) =>
		entryOf(flow, flow.name, flow.isActive === false ? 'inactive' : flow.direction),
	empty: noneYet('call flows', 'Call Flow > Create'),
};

const messageFlows: TrilletPicker = {
	from: 'listMessageFlows',
	toEntry: (flow) =>
		entryOf(flow, flow.name, flow.isActive === false ? 'inactive' : flow.messageChannel),
	empty: noneYet('message flows', 'Message Flow > Create'),
};

const pickers = listSearches(trilletClient, {
	searchAgents: {
		from: 'listAgents',
		toEntry: (agent) =>
			entryOf(agent, agent.name ?? idOf(agent), agent.status === 'ready' ? '' : agent.status),
		empty: noneYet('call agents', 'Call Agent > Create'),
	},
	searchCallFlows: callFlows,
	// They are searched here, as the API's own search finds neither agents nor times.
	searchCalls: {
		from: {
			requests: ['listCallHistory', 'listCallHistoryV1'],
			reader: (client) => historyReader(client, { filters: {}, isErrorEmpty: true }),
		},
		order: 'asListed',
		toEntry: (record, toClock) => {
			const { toNumber, agent, status, startedAt, callId, _id } = simplifyCall(record);
			return {
				name: label(toNumber, agent, status, toClock(startedAt)),
				value: String(callId ?? _id),
			};
		},
		empty: noneYet('calls', 'Call > Start'),
	},
	searchConversations: {
		from: 'listConversations',
		toEntry: (conversation) => {
			const { customerName, customerPhone, customerEmail, lastMessage } =
				simplifyConversation(conversation);
			const name = label(customerName, customerPhone ?? customerEmail, lastMessage);
			return { name: name.slice(0, MAX_LENGTH), value: String(conversation._id) };
		},
		empty: noneYet('conversations', 'Conversation > Generate Message'),
	},
	searchFlows: {
		pickers: [callFlows, messageFlows],
		choose: (context) =>
			context.getCurrentNodeParameter('flowType') === 'message' ? messageFlows : callFlows,
	},
	searchFlowsInFolder: {
		from: {
			requests: ['getFolder'],
			parameter: 'folderId',
			unpicked: {
				message: 'No folder is picked yet',
				nextStep: 'Pick one in the field Folder first.',
			},
			read: async (client, folderId) =>
				flowsOf(await client.request('getFolder', { path: { folderId } })).map((flow) => ({
					...flow,
				})),
		},
		toEntry: ({ name, _id }) => ({ name: String(name ?? _id), value: String(_id) }),
		empty: () => ({
			message: 'There is no flow in this folder',
			nextStep: 'Pick another folder, or put a flow into it with Folder > Add Flow.',
		}),
	},
	searchFolders: {
		from: 'listFolders',
		toEntry: ({ name, flowType, _id }) => ({
			name: `${String(name)} (${String(flowType)} flows)`,
			value: String(_id),
		}),
		empty: noneYet('folders', 'Folder > Create'),
	},
	searchKnowledgeBases: {
		from: 'listKnowledgeBases',
		toEntry: ({ name, description, _id }) => ({
			name: String(name),
			value: String(_id),
			keywords: [description],
		}),
		empty: noneYet('knowledge bases', 'Knowledge Base > Create'),
	},
	searchKnowledgeFiles: {
		from: {
			requests: ['getCallFlow'],
			parameter: 'callFlowId',
			unpicked: {
				message: 'No call flow is picked yet',
				nextStep: 'Pick one in the field Call Flow first.',
			},
			read: async (client, id) => {
				const { settings } = await client.request('getCallFlow', { path: { id } });
				return (settings?.knowledgeBaseFiles ?? []).map((file) => ({ ...file }));
			},
		},
		toEntry: ({ filename, key }) => ({ name: String(filename ?? key), value: String(key) }),
		empty: () => ({
			message: 'This call flow has no knowledge file',
			nextStep: 'Pick another call flow, or add a file with Call Flow > Upload Knowledge File.',
		}),
	},
	searchMessageFlows: messageFlows,
	searchOmniFlowAgents: {
		from: 'listOmniFlowAgents',
		toEntry: (agent) => entryOf(agent, agent.name),
		// The documentation shows the list without IDs.
		empty: (agents) =>
			agents.length === 0
				? noneYet('omni-flow agents', 'Omni-Flow Agent > Create')()
				: {
						message: 'Trillet AI lists these agents without their IDs',
						nextStep: `Choose By ID and take the ID from the dashboard. The list has: ${agents.map(({ name }) => String(name)).join(', ')}.`,
					},
	},
	searchAvailableNumbers: {
		from: 'searchAvailableNumbers',
		query: (_, chosenIn) => ({ country: chosenIn('country'), type: chosenIn('type') }),
		limit: MAX_NUMBERS,
		order: 'asListed',
		toEntry: ({ phoneNumber }) =>
			phoneNumber ? { name: String(phoneNumber), value: String(phoneNumber) } : undefined,
		empty: () => ({
			message: 'Trillet AI has no number of this country and type to sell',
			nextStep: 'Choose another Country or Type.',
		}),
	},
	// A number that is listed without an ID stands for itself.
	searchPhoneNumbers: {
		from: 'listPhoneNumbers',
		toEntry: ({ phoneNumber, _id, type, status }) =>
			status === 'released'
				? undefined
				: { name: label(phoneNumber, type), value: String(_id ?? phoneNumber) },
		empty: noneYet('phone numbers', 'Phone Number > Purchase'),
	},
	searchVoices: {
		from: 'listVoices',
		toEntry: ({ name, voiceId, _id, provider }) => ({
			name: label(name, provider),
			value: String(voiceId ?? _id),
		}),
		empty: () => ({
			message: 'The workspace has no voices of its own',
			nextStep: 'Choose By ID and enter the name of the voice at its provider.',
		}),
	},
	searchWorkspaces: {
		from: 'listWorkspaces',
		toEntry: ({ name, _id }) => ({ name: String(name), value: String(_id) }),
		empty: () => ({
			message: 'The key reaches no workspace',
			nextStep: `Use Workspace > Create, or ask the owner of a workspace to invite you in the Trillet AI dashboard, ${DASHBOARD}.`,
		}),
	},
});

/** What fills the lists of the node's pickers. */
export const listSearch = {
	...pickers,
	searchCountries,
	searchLanguageModels,
	searchVoiceProviders,
};
