import { fillInTemplate } from '../../../nodes/shared/template';

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
