import { merge } from '../../../nodes/shared/merge';

it('keeps what a change does not mention, at every level', () => {
	const base = { name: 'A', settings: { call: { max: 600, silence: 30 }, recording: true } };
	expect(merge(base, { settings: { call: { max: 60 } } })).toEqual({
		name: 'A',
		settings: { call: { max: 60, silence: 30 }, recording: true },
	});
	expect(base.settings.call.max).toBe(600);
});

it.each([
	['a list', { tags: ['a', 'b'] }, { tags: ['c'] }, { tags: ['c'] }],
	['null', { url: 'https://example.com' }, { url: null }, { url: null }],
	['an object by a text', { voice: { id: 'x' } }, { voice: 'alloy' }, { voice: 'alloy' }],
	['a text by an object', { voice: 'alloy' }, { voice: { id: 'x' } }, { voice: { id: 'x' } }],
	['nothing by an object', {}, { voice: { id: 'x' } }, { voice: { id: 'x' } }],
])('replaces %s', (_, base, change, expected) => {
	expect(merge(base, change)).toEqual(expected);
});
