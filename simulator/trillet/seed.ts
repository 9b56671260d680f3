import type { KeyRing } from '../core/keys';
import { ENVIRONMENTS, type EnvironmentName } from './environment';
import {
	addAgent,
	addCallFlow,
	addCalls,
	addPhoneNumber,
	documentFields,
	LONGEST_PAST_CALL,
} from './generate';
import type { TrilletState } from './state';

/** The workspace that every seeded record is in. */
export const WORKSPACE_ID = '664a1b2c3d4e5f6a7b8c9d0e';
/** Another workspace of the same user, which is empty. */
export const EMPTY_WORKSPACE_ID = '664a1b2c3d4e5f6a7b8c9d10';

/** Ids of production's records, which tests and the demo may rely on. */
export const PRODUCTION_IDS = {
	salesAgent: '664f8e3b1c12d8e9a4f3c2d1',
	supportAgent: '664f8e3b1c12d8e9a4f3c2d2',
	/** Has neither a phone number nor a flow. */
	draftAgent: '664f8e3b1c12d8e9a4f3c2d3',
	salesFlow: '665b2c3d4e5f6a7b8c9d0e1f',
	supportFlow: '665b2c3d4e5f6a7b8c9d0e20',
	salesNumber: '665a1b2c3d4e5f6a7b8c9d0e',
	supportNumber: '665a1b2c3d4e5f6a7b8c9d0f',
	freeNumber: '665a1b2c3d4e5f6a7b8c9d10',
	messageAgent: '665d4e5f6a7b8c9d0e1f2a3b',
	smsFlow: '665e5f6a7b8c9d0e1f2a3b4c',
	emailFlow: '665e5f6a7b8c9d0e1f2a3b4d',
	folder: '665c3d4e5f6a7b8c9d0e1f2a',
	voice: '66616b7c8d9e0f1a2b3c4d5e',
	knowledgeBase: '66627c8d9e0f1a2b3c4d5e6f',
	conversation: '665f6a7b8c9d0e1f2a3b4c5d',
};

type Ids = typeof PRODUCTION_IDS;

/** Fills an environment: production with known ids and a few calls, development with more of them. */
export function seedState(state: TrilletState, environment: EnvironmentName, now: number): void {
	const isProduction = environment === 'production';
	const names = Object.keys(PRODUCTION_IDS) as Array<keyof Ids>;
	const ids = isProduction
		? PRODUCTION_IDS
		: (Object.fromEntries(names.map((name) => [name, state.newObjectId()])) as Ids);
	seedWorkspaces(state, now);
	seedCalling(state, now, ids);
	seedMessaging(state, now, ids);
	seedLibrary(state, now, ids);
	const newest = now - LONGEST_PAST_CALL;
	addCalls(state, isProduction ? 12 : 57, newest, { workspaceId: WORKSPACE_ID });
}

interface TestKey {
	name: string;
	value: string;
	active: boolean;
	environments: readonly EnvironmentName[];
}

/** The keys that tests and the demo use, named after what is special about them. They are public. */
export const TEST_KEYS: TestKey[] = [
	{ name: 'test', value: 'trillet_test_key', active: true, environments: ['production'] },
	{ name: 'dev', value: 'trillet_dev_key', active: true, environments: ['development'] },
	{ name: 'second', value: 'trillet_test_second', active: true, environments: ENVIRONMENTS },
	{ name: 'inactive', value: 'trillet_test_inactive', active: false, environments: ENVIRONMENTS },
];

export function seedKeys(keys: KeyRing, environment: EnvironmentName): void {
	for (const { name, value, active, environments } of TEST_KEYS) {
		if (environments.includes(environment)) keys.add(name, value, { active });
	}
}

function seedWorkspaces(state: TrilletState, now: number): void {
	const workspaces = [
		{ _id: WORKSPACE_ID, name: 'Acme', initials: 'AC' },
		{ _id: EMPTY_WORKSPACE_ID, name: 'Empty', initials: 'EM' },
	];
	for (const fields of workspaces) {
		const document = documentFields(state, now, { ...fields, workspaceId: fields._id });
		state.workspaces.add({ ...document, ...fields, userId: state.userId, teamMembers: [] });
	}
}

function seedCalling(state: TrilletState, now: number, ids: Ids): void {
	const workspaceId = WORKSPACE_ID;
	addAgent(state, now, { _id: ids.salesAgent, workspaceId, name: 'Sales Agent' });
	addAgent(state, now, { _id: ids.supportAgent, workspaceId, name: 'Support Agent' });
	addAgent(state, now, { _id: ids.draftAgent, workspaceId, name: 'Survey Draft' });
	addCallFlow(state, now, {
		_id: ids.salesFlow,
		workspaceId,
		name: 'Sales Flow',
		direction: 'outbound',
		agent: ids.salesAgent,
		prompt: 'Hello {{firstName}}, I am calling about {{product}}.',
	});
	addCallFlow(state, now, {
		_id: ids.supportFlow,
		workspaceId,
		name: 'Support Flow',
		agent: ids.supportAgent,
		prompt: 'Hello {first_name}, how can I help?',
		settings: { security: { publicAccess: true } },
	});
	const numbers = [
		{ _id: ids.salesNumber, phoneNumber: '+15557654321', agentId: ids.salesAgent },
		{ _id: ids.supportNumber, phoneNumber: '+15551234567', agentId: ids.supportAgent },
		{ _id: ids.freeNumber, phoneNumber: '+15559876543', agentId: null },
	];
	for (const fields of numbers) addPhoneNumber(state, now, { workspaceId, ...fields });
	state.folders.add({
		...documentFields(state, now, { _id: ids.folder, workspaceId }),
		name: 'Sales',
		color: '#3B82F6',
		icon: 'folder',
		flowType: 'call',
		pathways: [ids.salesFlow],
	});
}

function seedMessaging(state: TrilletState, now: number, ids: Ids): void {
	const workspaceId = WORKSPACE_ID;
	state.omniFlowAgents.add({
		...documentFields(state, now, { _id: ids.messageAgent, workspaceId }),
		userId: state.userId,
		name: 'Message Agent',
		llmModel: 'gpt-4o-mini',
		phoneNumberId: null,
		settings: {},
		status: 'ready',
		messageChannel: 'SMS',
	});
	const flows = [
		{ _id: ids.smsFlow, name: 'Reminder', messageChannel: 'SMS' as const },
		{ _id: ids.emailFlow, name: 'Follow-up', messageChannel: 'Email' as const },
	];
	for (const fields of flows) {
		state.messageFlows.add({
			...documentFields(state, now, { ...fields, workspaceId }),
			...fields,
			direction: 'outbound',
			description: null,
			agent: ids.messageAgent,
			prompt: 'Remind the customer of the appointment.',
			initiationMessage: 'Your appointment is confirmed for {{time}}.',
			isActive: true,
			autopilot: false,
			settings: { responseSettings: { delay: 5 } },
		});
	}
	const conversation = documentFields(state, now, { _id: ids.conversation, workspaceId });
	const { createdAt, updatedAt } = conversation;
	state.conversations.add({
		...conversation,
		userId: state.userId,
		pathwayId: ids.smsFlow,
		agentId: ids.messageAgent,
		customer: { name: 'John Doe', email: null, phone: '+15551230000' },
		messages: [
			{
				_id: state.newObjectId(),
				direction: 'outbound',
				sent: true,
				message: 'Your appointment is confirmed.',
				status: 'approved',
				createdAt,
				updatedAt,
			},
		],
	});
}

function seedLibrary(state: TrilletState, now: number, ids: Ids): void {
	const workspaceId = WORKSPACE_ID;
	state.voices.add({
		...documentFields(state, now, { _id: ids.voice, workspaceId }),
		name: 'Wildflower',
		voiceId: 'mistv2_Wildflower',
		provider: 'rime',
		gender: 'female',
		accent: 'american',
		description: 'Alt Female, Smart',
		language: 'en',
	});
	const base = documentFields(state, now, {
		_id: ids.knowledgeBase,
		workspaceId,
	});
	const file = { name: 'product-guide.pdf', size: 1_048_576, type: 'application/pdf' };
	state.knowledgeBases.add({
		...base,
		name: 'Products',
		description: 'What we sell',
		files: [{ ...file, uploadedAt: base.createdAt }],
	});
}
