import type { MagicNumber, VendorGuide } from '../inspector/views';
import { EVENTS } from './events';
import { OUTCOMES, QUESTION_FAULTS, REFUSED_NUMBERS } from './outcomes';
import { TEST_KEYS, WORKSPACE_ID } from './seed';

const refused: MagicNumber[] = Object.entries(REFUSED_NUMBERS).map(([phoneNumber, code]) => ({
	phoneNumber,
	outcome: `Refused: ${code}`,
}));

const special: MagicNumber[] = Object.entries(OUTCOMES).map(
	([phoneNumber, { connects, error, voicemail }]) => ({
		phoneNumber,
		outcome: voicemail
			? 'Completes: a voicemail answers'
			: `${connects ? 'Connects, then fails' : 'Fails'}: ${error}`,
	}),
);

const asking: MagicNumber[] = Object.entries(QUESTION_FAULTS).map(([phoneNumber, fault]) => ({
	phoneNumber,
	outcome: {
		timeOut: 'Caller: no answer is waited for',
		slow: 'Caller: answers take 3 s longer',
		broken: 'Caller: answers arrive damaged',
		repeated: 'Caller: everything is asked three times',
	}[fault],
}));

export const trilletGuide: VendorGuide = {
	vendor: 'trillet',
	title: 'Trillet AI',
	environments: [
		{ name: 'production', title: 'Production', about: 'Three agents, a few calls' },
		{ name: 'development', title: 'Development', about: 'The same, more calls, a key of its own' },
	],
	basePath: '/trillet/{environment}',
	workspaceId: WORKSPACE_ID,
	keys: TEST_KEYS.map(({ name, value, environments, active }) => ({
		name,
		value,
		environments,
		about: active ? 'Everything' : 'Inactive: 401 unauthorized',
	})),
	numbers: [...refused, ...special, ...asking],
	events: EVENTS,
};
