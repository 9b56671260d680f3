const { spawn } = require('node:child_process');
const { mkdir, rm } = require('node:fs/promises');
const { join } = require('node:path');
const { dest, parallel, series, src } = require('gulp');
const { runNpm } = require('./tools/npm');
const { PACKAGES } = require('./tools/packages/specs');
const { completePackage, distGlobs } = require('./tools/packages/stage');

/** Each package unpacked, as it goes into its tarball, and the tarballs. */
const RELEASE = 'release';

/** What n8n reads beside the compiled code: icons, and each node's codex (categories and links). */
const ASSETS = ['nodes/**/*.svg', 'nodes/**/*.node.json', 'credentials/**/*.svg'];

function remove(folder) {
	const task = async () => await rm(folder, { recursive: true, force: true });
	return Object.assign(task, { displayName: `remove ${folder}` });
}

function compile() {
	const compiler = require.resolve('typescript/bin/tsc');
	return spawn(process.execPath, [compiler, '-p', 'tsconfig.build.json'], { stdio: 'inherit' });
}

function assets() {
	return src(ASSETS, { base: '.', encoding: false, allowEmpty: true }).pipe(dest('dist'));
}

/** Puts one package together below the release folder, and packs it. */
function packOne(spec) {
	const folder = join(RELEASE, spec.name);
	const copy = () => src(distGlobs(spec), { base: '.', encoding: false }).pipe(dest(folder));
	const complete = async () => await completePackage(spec, folder);
	const pack = async () =>
		await runNpm(['pack', `./${folder}`, '--pack-destination', RELEASE], {
			cwd: __dirname,
			logFile: join(RELEASE, `${spec.name}.log`),
		});
	return Object.assign(series(copy, complete, pack), { displayName: spec.name });
}

const makeRelease = async () => void (await mkdir(RELEASE, { recursive: true }));

/** Compiles the nodes into `dist`, from where a linked package is loaded. */
const build = series(remove('dist'), compile, assets);

/** Builds the tarballs of all packages. */
const packages = series(
	build,
	remove(RELEASE),
	makeRelease,
	parallel(...PACKAGES.map((spec) => packOne(spec))),
);

module.exports = { build, packages };
