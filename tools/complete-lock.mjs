/**
 * Completes a package-lock.json with the platform packages of other machines.
 *
 * npm leaves an optional platform package out of the lock when the registry it was
 * generated against does not carry it, and `npm ci` then refuses the lock everywhere.
 * Run this after every change of dependencies: node tools/complete-lock.mjs [lock file]
 */
import { readFileSync, writeFileSync } from 'node:fs';

const SYSTEMS = [
	'aix',
	'android',
	'darwin',
	'freebsd',
	'linux',
	'netbsd',
	'openbsd',
	'openharmony',
	'sunos',
	'win32',
];
const PROCESSORS = [
	'arm64',
	'arm',
	'ia32',
	'loong64',
	'mips64el',
	'ppc64',
	'riscv64',
	's390x',
	'wasm32',
	'x64',
];

/** Reads the operating system and processor out of a name such as `@swc/core-linux-arm-gnueabihf`. */
function platformOf(name) {
	const words = name.split(/[-/]/);
	const os = SYSTEMS.find((system) => words.includes(system));
	const cpu = PROCESSORS.find((processor) => words.includes(processor));
	return { ...(os && { os: [os] }), ...(cpu && { cpu: [cpu] }) };
}

const file = process.argv[2] ?? 'package-lock.json';
const lock = JSON.parse(readFileSync(file, 'utf8'));
const added = [];

for (const [path, entry] of Object.entries(lock.packages)) {
	for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
		const holders = path
			.split('/node_modules/')
			.map((_, index, parts) => parts.slice(0, parts.length - index).join('/node_modules/'));
		const candidates = [
			...holders.map((holder) => `${holder}/node_modules/${name}`),
			`node_modules/${name}`,
		];
		if (candidates.some((candidate) => lock.packages[candidate])) continue;
		const platform = platformOf(name);
		if (!platform.os && !platform.cpu)
			throw new Error(
				`${file}: ${name} (needed by ${path}) is missing and its name shows no platform.`,
			);
		const version = range.replace(/^[\^~]/, '');
		const conflict = lock.packages[`node_modules/${name}`];
		const target = conflict ? `${path}/node_modules/${name}` : `node_modules/${name}`;
		lock.packages[target] = { version, ...platform, dev: entry.dev, optional: true };
		added.push(`${name}@${version}`);
	}
}

lock.packages = Object.fromEntries(
	Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)),
);
writeFileSync(
	file,
	JSON.stringify(lock, null, readFileSync(file, 'utf8').startsWith('{\n\t') ? '\t' : 2) + '\n',
);
process.stdout.write(
	added.length ? `Added to ${file}: ${added.join(', ')}\n` : `${file} is complete.\n`,
);
