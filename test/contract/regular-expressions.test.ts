import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

// Chosen before the module loads: its other engines start processes of their own.
process.env.RECHECK_BACKEND = 'pure';
const { checkSync } = jest.requireActual<typeof import('recheck')>('recheck');

const ROOT = join(__dirname, '..', '..');

interface Found {
	file: string;
	text: string;
}

function sources(): string[] {
	return ['nodes', 'credentials'].flatMap((folder) =>
		readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
			.filter((file) => file.endsWith('.ts'))
			.map((file) => join(folder, file)),
	);
}

/** All nodes of the syntax that a test picks. */
function find(isWanted: (node: ts.Node) => boolean): Found[] {
	return sources().flatMap((file) => {
		const found: Found[] = [];
		const text = readFileSync(join(ROOT, file), 'utf8');
		const visit = (node: ts.Node): void => {
			if (isWanted(node)) found.push({ file, text: node.getText() });
			ts.forEachChild(node, visit);
		};
		visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
		return found;
	});
}

it('takes time in proportion to the text that it is applied to, each regular expression', () => {
	const literals = new Set(find(ts.isRegularExpressionLiteral).map(({ text }) => text));
	expect(literals.size).toBeGreaterThan(20);
	const slow = [...literals].filter((literal) => {
		const end = literal.lastIndexOf('/');
		const { status } = checkSync(literal.slice(1, end), literal.slice(end + 1));
		return status !== 'safe';
	});
	expect(slow).toEqual([]);
}, 120_000);

it('makes no regular expression at run time, where nobody could check it', () => {
	const isRegExp = (node: ts.Node) =>
		(ts.isNewExpression(node) || ts.isCallExpression(node)) &&
		node.expression.getText() === 'RegExp';
	expect(find(isRegExp)).toEqual([]);
});
