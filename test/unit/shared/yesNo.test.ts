import { bare, parseYesNo } from '../../../nodes/shared/fields/yesNo';

it.each([
	true,
	'true',
	'TRUE',
	'yes',
	'Yes',
	' YES\n',
	'on',
	'On',
	'1',
	1,
	'\u200byes\u00a0',
	'\ufefftrue',
])('%j is yes', (value) => {
	expect(parseYesNo(value)).toBe(true);
});

it.each([false, 'false', 'False ', 'no', 'No', 'OFF', '0', 0, '\u202ano\u202c'])(
	'%j is no',
	(value) => {
		expect(parseYesNo(value)).toBe(false);
	},
);

it.each([
	undefined,
	null,
	'',
	' ',
	'maybe',
	'yes please',
	'truee',
	'y',
	'ja',
	2,
	-1,
	NaN,
	'01',
	'1.0',
	[],
	[true],
	{},
	{ yes: true },
])('%j is neither', (value) => {
	expect(parseYesNo(value)).toBeUndefined();
});

it('takes blanks and invisible marks off the ends of a text only', () => {
	expect(bare(' \u200b\ta b\u00a0\u2060')).toBe('a b');
});
