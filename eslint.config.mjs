import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import n8nNodesBase from 'eslint-plugin-n8n-nodes-base';
import tseslint from 'typescript-eslint';

const NODES = ['nodes/**/*.ts'];
const CREDENTIALS = ['credentials/**/*.ts'];
const PACKAGE = ['package.json'];

/** n8n's rules come as warnings and errors; here each of them is an error. */
const asErrors = (rules) =>
	Object.fromEntries(
		Object.entries(rules).map(([rule, setting]) => [
			rule,
			Array.isArray(setting) ? ['error', ...setting.slice(1)] : 'error',
		]),
	);

const community = n8nCommunityNodesPlugin.configs.recommended;

export default tseslint.config(
	{ ignores: ['dist/', 'release/', 'coverage/', 'nodes/*/api/generated/'] },
	{
		files: ['**/*.ts', 'simulator/page/*.js'],
		extends: [tseslint.configs.recommended],
		linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true },
	},
	{
		// Both plugins read package.json as the object literal that the TypeScript parser makes of it.
		files: [...NODES, ...CREDENTIALS, ...PACKAGE],
		languageOptions: { parser: tseslint.parser },
		plugins: { ...community.plugins, 'n8n-nodes-base': n8nNodesBase },
		rules: asErrors(community.rules),
	},
	{ files: NODES, rules: asErrors(n8nNodesBase.configs.nodes.rules) },
	{
		files: CREDENTIALS,
		rules: {
			...asErrors(n8nNodesBase.configs.credentials.rules),
			// Meant for n8n's own nodes, which name a page. A community node gives the URL, as the
			// other plugin demands; n8n's verification scan leaves this rule out for that reason.
			'n8n-nodes-base/cred-class-field-documentation-url-miscased': 'off',
		},
	},
	{ files: PACKAGE, rules: asErrors(n8nNodesBase.configs.community.rules) },
);
