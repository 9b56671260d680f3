import { answeredBy } from '../../../nodes/Trillet/api/answeredBy';

const found = (isVoicemail: unknown) => ({ answered_by_voicemail: isVoicemail });

it.each<[object, string]>([
	[{ status: 'completed', analyzedData: found(true) }, 'voicemail'],
	[{ status: 'completed', analyzedData: found(false) }, 'person'],
	[{ status: 'no-answer' }, 'nobody'],
	[{ status: 'no-answer', analyzedData: found(false) }, 'nobody'],
	[{ status: 'completed', conversation_data: { gathered_information: found(true) } }, 'voicemail'],
])('reads %j', (call, expected) => {
	expect(answeredBy({ ...call })).toBe(expected);
});

it.each([
	{ status: 'completed' },
	{ status: 'completed', analyzedData: {} },
	{ status: 'completed', analyzedData: null },
	{ status: 'completed', analyzedData: found('true') },
	{ status: 'answered', analyzedData: found(false) },
	{ status: 'voicemail' },
	{ status: 'failed', analyzedData: found(false) },
	{ status: 'active', analyzedData: found(false) },
])('does not know of %j', (call) => {
	expect(answeredBy({ ...call })).toBe('unknown');
});
