/** A name between double braces, as templates of calls and messages write it. */
const PLACEHOLDER = /\{\{\s*[A-Za-z_]\w*(?:\.\w+)*\s*\}\}/g;

/** What stands between double braces, or three of them. */
const BRACES = /\{\{(\{[^{}]*\}|[^{}]*)\}\}/g;

/** What only an expression has: data of n8n, a text, a call, a list. */
const EXPRESSION = /[$"'`()[\]]/;

/**
 * A placeholder whose name no vendor can know, such as `{{first-name}}`. n8n would take it for an
 * expression, and replace it by nothing or stop at its syntax.
 */
export function badPlaceholderIn(text: string): string | undefined {
	return [...text.matchAll(BRACES)]
		.filter(([, inside = '']) => /\p{L}/u.test(inside) && !EXPRESSION.test(inside))
		.map(([whole]) => whole)
		.find((whole) => whole.replace(PLACEHOLDER, '') !== '' || whole.startsWith('{{{'));
}

/** Private-use characters stand in for a placeholder: no text and no expression uses them. */
const TOKEN = /\uE000(\d+)\uE001/g;

/**
 * Fills in n8n's expressions of a text and leaves a vendor's `{{name}}` placeholders alone.
 *
 * Both are written with double braces, and the editor takes a text with braces that is pasted
 * into an empty field for an expression. n8n would then replace `{{name}}` by nothing, without
 * an error. An expression that reads data starts with `$`, so a bare name is never one.
 * @param text an expression without its leading `=`
 * @param evaluate n8n's evaluation of such an expression
 */
export function fillInTemplate(text: string, evaluate: (expression: string) => unknown): string {
	const placeholders: string[] = [];
	const tokenised = text.replace(
		PLACEHOLDER,
		(placeholder) => `\uE000${placeholders.push(placeholder) - 1}\uE001`,
	);
	const filledIn = tokenised.includes('{{') ? evaluate(tokenised) : tokenised;
	return String(filledIn ?? '').replace(TOKEN, (_, index) => placeholders[Number(index)] ?? '');
}
