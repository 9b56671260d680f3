/**
 * Loads a package of nodes as n8n does when it starts, in this process alone, and prints as JSON what
 * that took: `node --expose-gc load-package.cjs <folder of n8n> <folder of the package>`.
 */
const { createRequire } = require('node:module');
const { join } = require('node:path');

function countOptions(sum, { name, options = [] }) {
	return name === 'operation' ? sum + options.length : sum;
}

/** What the editor offers of a node in its newest version; a node without operations does one thing. */
function operationsOf({ type }) {
	const { properties } = (type.nodeVersions?.[type.currentVersion] ?? type).description;
	return properties.reduce(countOptions, 0) || 1;
}

/** Bytes, without what nobody refers to any more. */
function memory() {
	globalThis.gc();
	return process.memoryUsage();
}

async function main([n8nFolder, packageFolder]) {
	const requireFromN8n = createRequire(join(n8nFolder, 'package.json'));
	requireFromN8n('reflect-metadata');
	const { LazyPackageDirectoryLoader } = requireFromN8n(
		'n8n-core/dist/nodes-loader/lazy-package-directory-loader.js',
	);
	const before = memory();
	const startedAt = performance.now();
	const loader = new LazyPackageDirectoryLoader(packageFolder);
	await loader.loadAll();
	const milliseconds = performance.now() - startedAt;
	const after = memory();
	const loaded = {
		milliseconds,
		heap: after.heapUsed - before.heapUsed,
		rss: after.rss - before.rss,
		operations: Object.values(loader.nodeTypes).reduce((sum, node) => sum + operationsOf(node), 0),
	};
	process.stdout.write(`\n${JSON.stringify(loaded)}`);
}

main(process.argv.slice(2));
