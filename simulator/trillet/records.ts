/** What the simulated vendor stores: documents as it answers them, calls and batches on its clock. */

type Values = Record<string, unknown>;

/** What every stored document has; times are ISO 8601. */
export interface Document extends Values {
	_id: string;
	workspaceId: string;
	createdAt: string;
	updatedAt: string;
}

export interface AgentDocument extends Document {
	name?: string;
	llmModel?: string;
	ttsModel?: { provider?: string; voiceId?: string; language?: string };
	phoneNumberIds: string[];
	variables: Values;
}

export interface OmniFlowAgentDocument extends Document {
	name: string;
	llmModel: string;
}

export interface KnowledgeFile {
	filename: string;
	key: string;
	url: string;
}

export interface CallFlowSettings extends Values {
	webhooks?: { agent?: string; inbound?: string };
	knowledgeBaseFiles?: KnowledgeFile[];
	security?: { hipaaCompliance?: boolean; publicAccess?: boolean };
}

export interface CallFlowDocument extends Document {
	name?: string;
	direction?: string;
	agent?: string | null;
	promptType?: string;
	prompt?: string | null;
	isActive: boolean;
	agentWebhookUrl?: string | null;
	inboundWebhookUrl?: string | null;
	webhooks: Values[];
	settings: CallFlowSettings;
}

export interface MessageFlowDocument extends Document {
	name: string;
	agent: string;
	description: string | null;
	initiationMessage: string;
	isActive: boolean;
	autopilot: boolean;
	messageChannel: 'SMS' | 'Email';
	settings: { responseSettings?: { delay?: number } } & Values;
}

export interface MessageRecord {
	_id: string;
	direction: string;
	sent: boolean;
	message: string;
	status: string;
	createdAt: string;
	updatedAt: string;
}

export interface ConversationDocument extends Document {
	pathwayId: string;
	agentId: string | null;
	customer: { name: string | null; email: string | null; phone: string | null };
	messages: MessageRecord[];
}

export interface FolderDocument extends Document {
	name: string;
	color: string;
	icon: string;
	flowType: 'call' | 'message';
	pathways: string[];
}

export interface PhoneNumberDocument extends Document {
	phoneNumber: string;
	country: string;
	type: string;
	status: 'active' | 'released';
	recordingEnabled: boolean;
	agentId: string | null;
	pathwayId: string | null;
	isExternal: boolean;
}

export interface WorkspaceDocument extends Document {
	name: string;
	initials: string;
	teamMembers: Values[];
}

export interface VoiceDocument extends Document {
	name: string;
	description: string | null;
	language: string | null;
}

export interface KnowledgeBaseDocument extends Document {
	name: string;
	description: string | null;
	files: Array<{ name: string; size: number; type: string; uploadedAt: string }>;
}

/** Settings of a phone number that only its configuration shows. */
export interface PhoneNumberConfiguration {
	officeHours: { enabled?: boolean } & Values;
	transferCallerIdMode: 'agent' | 'customer';
	metadataTags: string[];
}

export type CallStatus = 'active' | 'completed' | 'failed' | 'no-answer';

/** Times are simulated milliseconds since the epoch. */
export interface CallRecord {
	/** Id of the record. */
	_id: string;
	workspaceId: string;
	/** Id of the call. */
	callId: string;
	agentId: string;
	flowId: string | null;
	batchId: string | null;
	type: 'sip' | 'web';
	direction: 'inbound' | 'outbound';
	from: string | null;
	to: string | null;
	roomName: string;
	status: CallStatus;
	createdAt: number;
	startedAt: number | null;
	endedAt: number | null;
	error: string | null;
	callbackUrl: string | null;
	dynamicVariables: Values;
	metadata: Values;
	summary: string | null;
	transcript: Array<{ role: string; content: string }>;
	analyzedData: Values;
	hasRecording: boolean;
	cost: number;
	/** What was asked of outside while somebody was on the phone. */
	questions?: Question[];
}

/** One request that a call waited for. */
export interface Question {
	kind: 'callerLookUp' | 'tool';
	/** Of the tool. */
	name: string | null;
	/** Simulated time, ISO 8601. */
	at: string;
	/** Without the values of its query. */
	url: string;
	/** The query of a look-up, the body of a tool. */
	sent: unknown;
	/** Null when nothing came. */
	status: number | null;
	/** The text that came. */
	answer: string | null;
	/** Wall-clock time that the caller heard silence; null meanwhile. */
	waitedMs: number | null;
	outcome: 'waiting' | 'answered' | 'refused' | 'unreadable' | 'timed out' | 'unreachable';
}

export interface BatchJob {
	jobId: string;
	/** The line of the CSV file. */
	row: Record<string, string>;
	status: 'waiting' | 'active' | 'completed' | 'failed' | 'cancelled';
	attempts: number;
	/** Before this time the number is not called again. */
	notBefore: number;
	startedAt: number | null;
	endedAt: number | null;
	error: string | null;
}

/** Times are simulated milliseconds since the epoch. */
export interface BatchRecord {
	_id: string;
	workspaceId: string;
	agentId: string;
	status: 'queued' | 'processing' | 'completed' | 'cancelled' | 'failed';
	createdAt: number;
	startedAt: number | null;
	completedAt: number | null;
	smartCallback: SmartCallback | null;
	jobs: BatchJob[];
}

/** How often and after which waits an unanswered number is called again. */
export interface SmartCallback {
	enabled: boolean;
	maxAttempts: number;
	gaps: Array<{ days?: number; hours?: number }>;
}

/** An account webhook as somebody set it up in the dashboard. */
export interface WebhookRecord {
	_id: string;
	name: string;
	url: string;
	/** Null receives every event. */
	events: string[] | null;
	secret: string;
}
