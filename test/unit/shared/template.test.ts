import { badPlaceholderIn, fillInTemplate } from '../../../nodes/shared/node/template';

/** Stands in for n8n: what is between braces becomes upper case. */
const evaluate = jest.fn((text: string) =>
	text.replace(/\{\{(.*?)\}\}/g, (_, inside: string) => inside.trim().toUpperCase()),
);

beforeEach(() => evaluate.mockClear());

it.each([
	['Hello {{name}}', 'Hello {{name}}'],
	['{{ first_name }} and {{order.items.total}}', '{{ first_name }} and {{order.items.total}}'],
])('leaves the placeholders of %j alone, without asking n8n', (text, expected) => {
	expect(fillInTemplate(text, evaluate)).toBe(expected);
	expect(evaluate).not.toHaveBeenCalled();
});

it.each([
	['{{name}} of {{ $json.a }}', '{{name}} of $JSON.A'],
	['{{ $json["a"] }}{{name}}', '$JSON["A"]{{name}}'],
	['{{ DateTime.now() }}', 'DATETIME.NOW()'],
	['{{ 1 + 1 }} {{name}} {{name}}', '1 + 1 {{name}} {{name}}'],
])('fills in the expressions of %j', (text, expected) => {
	expect(fillInTemplate(text, evaluate)).toBe(expected);
});

it('gives n8n a placeholder inside an expression as text', () => {
	expect(fillInTemplate('{{ $json.a || "{{name}}" }}', evaluate)).toBe('$JSON.A || "{{name}}"');
});

it.each([
	[null, ''],
	[42, '42'],
])('turns what n8n returns (%j) into text', (value, expected) => {
	expect(fillInTemplate('{{ $json.a }}', () => value)).toBe(expected);
});

describe('badPlaceholderIn', () => {
	it.each([
		'{{first-name}}',
		'{{gr\u00f6\u00dfe}}',
		'{{first name}}',
		'{{ 1st_name }}',
		'{{{name}}}',
		'{{#if name}}',
		'{{/if}}',
		'{{name | upper}}',
		'{{name,}}',
		'{{.name}}',
		'{{name.}}',
		'{{a - b}}',
		'{{\u59d3\u540d}}',
	])('is %s', (placeholder) => {
		expect(badPlaceholderIn(`Hi {{ name }}, ${placeholder} and {{ $json.plan }}`)).toBe(
			placeholder,
		);
	});

	it.each([
		'{{name}}',
		'{{ customer.first_name }}',
		'{{ $json["first-name"] }}',
		'{{ $json.a - $json.b }}',
		'{{ "a b" }}',
		"{{ 'a-b' }}",
		'{{ DateTime.now().toISO() }}',
		'{{ 1 - 2 }}',
		'{{ [1, 2].length }}',
		'{{ {a: $json.b}.a }}',
		'{{ }}',
		'{ "a": { "b": 1 }}',
		'{first-name}',
		'no braces',
	])('is not in %s', (text) => {
		expect(badPlaceholderIn(text)).toBeUndefined();
	});
});
