import { answeredBy } from '../../../nodes/Klen/api/answeredBy';
import { CALL_FAILURE_REASONS } from '../../../simulator/klen/outcomes';

const NOBODY = ['busy', 'no-answer', 'rejected', 'twilio-failed-to-connect-call', 'invalid-number'];

it.each(CALL_FAILURE_REASONS)('knows the documented reason %s', (reason) => {
	expect(answeredBy({ reason })).toBe(NOBODY.includes(reason) ? 'nobody' : 'unknown');
});

it.each([
	['voicemail', 'voicemail'],
	['customer-did-not-answer', 'nobody'],
	['customer-busy', 'nobody'],
])('knows the word of Vapi %s', (ended_reason, expected) => {
	expect(answeredBy({ status: 'completed', ended_reason })).toBe(expected);
});

it.each(['customer-ended-call', 'Voicemail', 'answered', 'constructor', ''])(
	'takes "%s" for no answer and for no lack of one',
	(ended_reason) => {
		expect(answeredBy({ status: 'completed', ended_reason })).toBe('unknown');
	},
);

it('does not know who took a call that was completed', () => {
	expect(answeredBy({ status: 'completed' })).toBe('unknown');
});
