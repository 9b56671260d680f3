const { spawn } = require('node:child_process');
const { once } = require('node:events');
const { mkdir, readFile, rm } = require('node:fs/promises');
const { join } = require('node:path');
const { build: bundle } = require('esbuild');
const { dest, parallel, series, src } = require('gulp');
const { runNpm } = require('./tools/npm');
const { PACKAGES } = require('./tools/packages/specs');
const { completePackage, distGlobs } = require('./tools/packages/stage');

/** Each package unpacked, as it goes into its tarball, and the tarballs. */
const RELEASE = 'release';

/**
 * What n8n reads beside the compiled code: icons, each node's codex (categories and links), and the
 * fields that it shows before the first run.
 */
const ASSETS = [
	'nodes/**/*.svg',
	'nodes/**/*.node.json',
	'nodes/**/__schema__/**/*.json',
	'credentials/**/*.svg',
];

function remove(folder) {
	const task = async () => await rm(folder, { recursive: true, force: true });
	return Object.assign(task, { displayName: `remove ${folder}` });
}

function compile() {
	const compiler = require.resolve('typescript/bin/tsc');
	return spawn(process.execPath, [compiler, '-p', 'tsconfig.build.json'], { stdio: 'inherit' });
}

/**
 * n8n's rules allow no run-time dependency, so what reads national numbers is bundled into the one
 * file that uses it, which is loaded only when it is wanted.
 */
async function bundleNationalNumbers() {
	const file = 'nodes/shared/fields/nationalNumber';
	const licence = await readFile(
		require.resolve('libphonenumber-js/min').replace(/min.*$/, 'LICENSE'),
		'utf8',
	);
	await bundle({
		// From the source, so that what is not used is left out.
		entryPoints: [`${file}.ts`],
		outfile: `dist/${file}.js`,
		allowOverwrite: true,
		bundle: true,
		platform: 'node',
		target: 'node20',
		format: 'cjs',
		minifySyntax: true,
		banner: {
			js: `/*\nHolds libphonenumber-js, with metadata of Google's libphonenumber (Apache License 2.0).\n\n${licence.trim()}\n*/`,
		},
	});
}

function assets() {
	return src(ASSETS, { base: '.', encoding: false, allowEmpty: true }).pipe(dest('dist'));
}

/**
 * What n8n shows of the nodes and credentials of a package, so that it loads their code only when
 * they run. n8n-core writes also which methods they name, which only n8n's own build reads.
 */
async function describeNodes(folder) {
	const describe = spawn(
		process.execPath,
		[join(__dirname, 'node_modules/n8n-core/bin/generate-metadata')],
		{ cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] },
	);
	const [code] = await once(describe, 'close');
	if (code !== 0) throw new Error(`n8n-core could not describe the nodes in ${folder}`);
	await rm(join(folder, 'dist/methods'), { recursive: true });
}

/** Puts one package together below the release folder, and packs it. */
function packOne(spec) {
	const folder = join(RELEASE, spec.name);
	const copy = () => src(distGlobs(spec), { base: '.', encoding: false }).pipe(dest(folder));
	const complete = async () => {
		await completePackage(spec, folder);
		await describeNodes(folder);
	};
	const pack = async () =>
		await runNpm(['pack', `./${folder}`, '--pack-destination', RELEASE], {
			cwd: __dirname,
			logFile: join(RELEASE, `${spec.name}.log`),
		});
	return Object.assign(series(copy, complete, pack), { displayName: spec.name });
}

const makeRelease = async () => void (await mkdir(RELEASE, { recursive: true }));

/** Compiles the nodes into `dist`, from where a linked package is loaded. */
const build = series(remove('dist'), compile, bundleNationalNumbers, assets);

/** Builds the tarballs of all packages. */
const packages = series(
	build,
	remove(RELEASE),
	makeRelease,
	parallel(...PACKAGES.map((spec) => packOne(spec))),
);

module.exports = { build, packages };
