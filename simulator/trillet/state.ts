import { base, en, Faker } from '@faker-js/faker';
import type {
	AgentDocument,
	BatchRecord,
	CallFlowDocument,
	CallRecord,
	ConversationDocument,
	FolderDocument,
	KnowledgeBaseDocument,
	MessageFlowDocument,
	OmniFlowAgentDocument,
	PhoneNumberConfiguration,
	PhoneNumberDocument,
	VoiceDocument,
	WebhookRecord,
	WorkspaceDocument,
} from './records';
import { Store } from './store';

/** Everything that one environment stores. Whatever looks random comes from `random`, so from the seed. */
export class TrilletState {
	readonly random: Faker;
	/** The user whom all keys belong to. */
	readonly userId: string;
	readonly workspaces = new Store<WorkspaceDocument>();
	readonly agents = new Store<AgentDocument>();
	readonly omniFlowAgents = new Store<OmniFlowAgentDocument>();
	readonly callFlows = new Store<CallFlowDocument>();
	readonly messageFlows = new Store<MessageFlowDocument>();
	readonly conversations = new Store<ConversationDocument>();
	readonly folders = new Store<FolderDocument>();
	readonly phoneNumbers = new Store<PhoneNumberDocument>();
	readonly voices = new Store<VoiceDocument>();
	readonly knowledgeBases = new Store<KnowledgeBaseDocument>();
	readonly calls = new Store<CallRecord>();
	readonly batches = new Store<BatchRecord>();
	readonly webhooks = new Store<WebhookRecord>();
	/** By id of the phone number. */
	readonly configurations = new Map<string, PhoneNumberConfiguration>();
	/** Reads that are still to fail, by id of the updated record. */
	readonly failingReads = new Map<string, number>();

	constructor(seed: number) {
		this.random = new Faker({ locale: [en, base] });
		this.random.seed(seed);
		this.userId = this.newObjectId();
	}

	newObjectId(): string {
		return this.hexadecimal(24);
	}

	/** Like the ids of call history: 24 hexadecimal digits, a hyphen and ten characters. */
	newCallId(): string {
		const tail = this.random.string.alphanumeric({ length: 8, casing: 'lower' });
		return `${this.hexadecimal(24)}-00${tail}`;
	}

	newBatchId(): string {
		return `batch_${this.random.string.numeric(13)}`;
	}

	newJobId(): string {
		return `call_${this.hexadecimal(12)}`;
	}

	newUuid(): string {
		return this.random.string.uuid();
	}

	newWebhookSecret(): string {
		return `whsec_${this.hexadecimal(32)}`;
	}

	/** A token of the kind that joins a room; nothing accepts it. */
	newRoomToken(): string {
		return `eyJhbGciOiJIUzI1NiJ9.e30.${this.hexadecimal(43)}`;
	}

	/** A number that is valid, belongs to nobody and is not magic. */
	newPhoneNumber(areaCode = '555'): string {
		return `+1${areaCode}${this.random.string.numeric(7)}`;
	}

	callsNewestFirst(): CallRecord[] {
		return this.calls
			.all()
			.map((call, index) => ({ call, index }))
			.sort((a, b) => b.call.createdAt - a.call.createdAt || b.index - a.index)
			.map(({ call }) => call);
	}

	/** The active call flow of an agent. */
	flowOf(agentId: string): CallFlowDocument | undefined {
		return this.callFlows.find(({ agent, isActive }) => agent === agentId && isActive);
	}

	/** The number that an agent calls from. */
	numberOf(agent: AgentDocument): PhoneNumberDocument | undefined {
		return agent.phoneNumberIds
			.map((id) => this.phoneNumbers.get(id))
			.find((number) => number?.status === 'active');
	}

	private hexadecimal(length: number): string {
		return this.random.string.hexadecimal({ length, casing: 'lower', prefix: '' });
	}
}
