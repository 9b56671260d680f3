import type { MagicNumber, VendorGuide } from '../inspector/views';
import { ENVIRONMENTS } from './environment';
import { CALENDAR_EVENTS, CALL_EVENTS } from './events';
import { FAILING_NUMBERS, REFUSED_NUMBERS, VOICEMAIL_NUMBER } from './outcomes';
import { TEST_KEYS } from './seed';

const refused: MagicNumber[] = Object.entries(REFUSED_NUMBERS).map(([phoneNumber, code]) => ({
	phoneNumber,
	outcome: `Refused: ${code}`,
}));

const failing: MagicNumber[] = Object.entries(FAILING_NUMBERS).map(
	([phoneNumber, { connects, failureReason }]) => ({
		phoneNumber,
		outcome: `${connects ? 'Connects, then fails' : 'Fails'}: ${failureReason}`,
	}),
);

function aboutKey({ active, allowedIps, permissions = [] }: (typeof TEST_KEYS)[number]): string {
	if (active === false) return 'Inactive: 401 invalid_key';
	if (allowedIps) return 'Not from this machine: 403 permission_denied';
	return permissions.length === 1 ? `Only ${permissions[0]}` : 'All permissions';
}

export const klenGuide: VendorGuide = {
	vendor: 'klen',
	title: 'Klen AI',
	environments: [
		{ name: 'production', title: 'Production', about: 'Four agents, a few calls' },
		{ name: 'sandbox', title: 'Sandbox', about: 'More data; no phone rings, nothing is charged' },
	],
	basePath: '/klen/{environment}',
	workspaceId: null,
	keys: TEST_KEYS.map((key) => ({
		name: key.name,
		value: key.value,
		environments: ENVIRONMENTS,
		about: aboutKey(key),
	})),
	numbers: [
		...refused,
		...failing,
		{ phoneNumber: VOICEMAIL_NUMBER, outcome: 'Completes: a voicemail answers' },
	],
	events: [...CALL_EVENTS, ...CALENDAR_EVENTS],
};
