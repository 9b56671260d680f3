/** What the simulated vendor stores. Times are simulated milliseconds since the epoch. */

export interface TeamRecord {
	id: number;
	name: string;
	/** Whether the key's user is a member. */
	accessible: boolean;
}

export interface AgentRecord {
	id: number;
	assistantId: string;
	name: string;
	role: 'inbound agent' | 'outbound agent';
	phoneNumber: string | null;
	model: string | null;
	voiceId: string | null;
	teamId: number | null;
	modelInstructions: string | null;
	variables: Record<string, unknown>;
	/** Use before the calls that we know of. */
	earlierCalls: number;
	earlierMinutes: number;
}

export type CallStatus = 'queued' | 'in-progress' | 'completed' | 'failed';

export interface CallRecord {
	id: number;
	klenCallId: string;
	agentId: number;
	contactId: number | null;
	status: CallStatus;
	type: 'inbound' | 'outbound';
	phoneNumber: string;
	variables: Record<string, unknown>;
	createdAt: number;
	startedAt: number | null;
	endedAt: number | null;
	failureReason: string | null;
	transcript: string | null;
	summary: string | null;
	hasRecording: boolean;
}

export interface PhoneNumberRecord {
	id: number;
	phoneNumber: string;
	phoneType: string;
	primary: boolean;
	doNotCall: boolean;
	dncDate: number | null;
	dncReason: string | null;
}

export interface NoteRecord {
	id: number;
	content: string;
	createdAt: number;
	noteType: 'call_note' | 'activity';
	callResult: string | null;
}

export interface ContactRecord {
	id: number;
	firstName: string;
	lastName: string | null;
	email: string | null;
	company: string | null;
	website: string | null;
	address: string | null;
	city: string | null;
	state: string | null;
	zipCode: string | null;
	country: string;
	timezone: string | null;
	status: string;
	stage: string;
	teamId: number | null;
	tags: string[];
	phoneNumbers: PhoneNumberRecord[];
	notes: NoteRecord[];
	customContext: Record<string, unknown>;
	industryContext: Record<string, unknown>;
	createdAt: number;
}

export interface WebhookRecord {
	id: number;
	name: string;
	url: string;
	events: string[];
	secret: string;
}

export type VariableType = 'text' | 'number' | 'date' | 'boolean' | 'select';
export type ContextType = 'contact' | 'business';

export interface VariableRecord {
	id: number;
	name: string;
	displayName: string;
	description: string | null;
	variableType: VariableType;
	contextType: ContextType;
	isDefault: boolean;
	selectOptions: string[] | null;
}

export const EVENT_TYPES = ['meeting', 'appointment', 'busy', 'voice_call', 'video_call'] as const;
export const EVENT_STATUSES = [
	'scheduled',
	'confirmed',
	'cancelled',
	'completed',
	'no_show',
] as const;

export interface CalendarEventRecord {
	id: number;
	uuid: string;
	title: string;
	description: string | null;
	eventType: (typeof EVENT_TYPES)[number];
	status: (typeof EVENT_STATUSES)[number];
	startTime: number;
	endTime: number;
	location: string | null;
	hasVideoConference: boolean;
	videoConferenceUrl: string | null;
	videoConferenceProvider: string | null;
	createdByAiAgent: boolean;
	isReminderEnabled: boolean;
	remindBeforeMinutes: number;
	aiAgentId: number | null;
	teamId: number | null;
	customer: {
		name: string | null;
		email: string | null;
		phone: string | null;
		notes: string | null;
	};
	/** Whether the event has a copy in a connected Google calendar. */
	synced: boolean;
	createdAt: number;
	updatedAt: number;
}
