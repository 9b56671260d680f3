import { withExtraBody } from '../../../nodes/shared/transport/extraBody';
import type { RequestInput } from '../../../nodes/shared/transport/vendor';

const add = (fields: object, input: RequestInput) =>
	withExtraBody({ fields: fields as never, requests: [] }, input);

it('adds fields, also inside objects that are there', () => {
	const body = { to: '+1', settings: { voice: 'a' } };
	expect(add({ record: true, settings: { voicemail: 'hang up' } }, { body })).toEqual({
		input: {
			body: { to: '+1', record: true, settings: { voice: 'a', voicemail: 'hang up' } },
		},
	});
	expect(body).toEqual({ to: '+1', settings: { voice: 'a' } });
});

it('makes a body where the form says nothing', () => {
	expect(add({ a: 1 }, { path: { id: 1 } })).toEqual({
		input: { path: { id: 1 }, body: { a: 1 } },
	});
	expect(add({ a: 1 }, { body: { a: undefined } })).toEqual({ input: { body: { a: 1 } } });
});

it.each<[object, RequestInput, string]>([
	[{ to: '+2' }, { body: { to: '+1' } }, 'to'],
	[{ to: '+1' }, { body: { to: '+1' } }, 'to'],
	[{ a: { b: { c: 1 } } }, { body: { a: { b: { c: 2 } } } }, 'a.b.c'],
	[{ a: 1 }, { body: { a: { b: 2 } } }, 'a'],
	[{ a: { b: 1 } }, { body: { a: [1] } }, 'a'],
	[{ a: null }, { body: { a: false } }, 'a'],
	[{ agentId: 'x' }, { form: [{ name: 'agentId', value: 'y' }] }, 'agentId'],
	[{ a: 2 }, { body: { a: 1 }, present: { a: 3 } }, 'a'],
])('adds nothing of %j to %j that is there', (fields, input, clash) => {
	expect(add(fields, input)).toEqual({ clash });
});

it('changes what a record had before, and the request only sends back', () => {
	const present = { settings: { voicemail: 'leave', voice: 'a' }, name: 'Old' };
	const body = { settings: { voicemail: 'leave', voice: 'b' }, name: 'Old' };
	expect(add({ settings: { voicemail: 'hang up' }, name: 'New' }, { body, present })).toMatchObject(
		{
			input: { body: { settings: { voicemail: 'hang up', voice: 'b' }, name: 'New' } },
		},
	);
	expect(add({ settings: { voice: 'c' } }, { body, present })).toEqual({ clash: 'settings.voice' });
});

it('takes names for names only', () => {
	const fields = JSON.parse('{"__proto__": {"polluted": true}, "constructor": 1}') as object;
	const result = add(fields, { body: { to: '+1' } });
	const { body = {} } = 'input' in result ? result.input : {};
	expect(JSON.stringify(body)).toBe('{"to":"+1","__proto__":{"polluted":true},"constructor":1}');
	expect({}).not.toHaveProperty('polluted');
});

it('writes fields of a form as text', () => {
	const form = [{ name: 'file', file: Buffer.from('x'), fileName: 'a.csv', mimeType: 'text/csv' }];
	expect(add({ a: 'b', c: { d: 1 } }, { form })).toEqual({
		input: { form: [...form, { name: 'a', value: 'b' }, { name: 'c', value: '{"d":1}' }] },
	});
});
