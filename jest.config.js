// They are required, and jest cannot load ES modules that are required.
const ESM_ONLY =
	'(@apidevtools/json-schema-ref-parser|content-disposition|@actions/[a-z-]+|keep-a-changelog)';

/** One project a test layer; `npm run test:unit` and its siblings pick one with --selectProjects. */
const layer = (name, options = {}) => ({
	displayName: name,
	testMatch: [`<rootDir>/test/${name}/**/*.test.ts`],
	testEnvironment: 'node',
	transform: {
		'^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }],
		[`${ESM_ONLY}/.+\\.js$`]: ['@swc/jest', { jsc: { target: 'es2022' } }],
	},
	transformIgnorePatterns: [`/node_modules/(?!${ESM_ONLY}/)`],
	// They may only be imported, and jest's transform makes that a require.
	moduleNameMapper: {
		// What is loaded later is imported as an ES module, by the name that the compiled file has.
		'^\\./nationalNumber\\.js$': '<rootDir>/nodes/shared/fields/nationalNumber.ts',
		'^@actions/([a-z-]+)$': '<rootDir>/node_modules/@actions/$1/dist/index.js',
		'^@actions/([a-z-]+)/(.+)$': '<rootDir>/node_modules/@actions/$1/dist/$2.js',
	},
	modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/release', '<rootDir>/.cache'],
	...options,
});

module.exports = {
	// Two cores: more workers only make the real n8n slower to answer.
	maxWorkers: 2,
	// n8n-core keeps what it loaded for each file.
	workerIdleMemoryLimit: '2GB',
	testTimeout: 30_000,
	projects: ['unit', 'contract', 'workflow', 'e2e', 'browser', 'scale'].map((name) => layer(name)),
};
