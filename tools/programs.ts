import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What tests need beside n8n, and the Debian package that brings it. */
const PACKAGES = {
	chromium: 'chromium',
	'redis-server': 'redis-server',
	'redis-cli': 'redis-server',
	initdb: 'postgresql',
	postgres: 'postgresql',
	pg_isready: 'postgresql',
	psql: 'postgresql',
} as const;

export type Program = keyof typeof PACKAGES;

const DEBIAN_POSTGRES = '/usr/lib/postgresql';

/** What queue mode needs. */
export const QUEUE_MODE: Program[] = [
	'redis-server',
	'redis-cli',
	'initdb',
	'postgres',
	'pg_isready',
	'psql',
];

/** The folders to look in: PATH, and where Debian keeps PostgreSQL's own programs, newest first. */
function folders(): string[] {
	const versions = existsSync(DEBIAN_POSTGRES) ? readdirSync(DEBIAN_POSTGRES) : [];
	const newestFirst = versions.sort((a, b) => Number(b) - Number(a));
	return [
		...newestFirst.map((version) => join(DEBIAN_POSTGRES, version, 'bin')),
		...(process.env.PATH ?? '').split(delimiter),
	];
}

const find = (program: string) =>
	folders()
		.map((folder) => join(folder, program))
		.find(existsSync);

/** @throws Error when it is not installed */
export function pathOf(program: Program): string {
	const path = find(program);
	if (!path) throw new Error(`${program} is missing. ${howToInstall([program])}`);
	return path;
}

const packagesOf = (programs: Program[]) => [
	...new Set(programs.map((program) => PACKAGES[program])),
];

function howToInstall(programs: Program[]): string {
	const command = `apt-get install ${packagesOf(programs).join(' ')}`;
	return `On Debian and Ubuntu, install it as root with "${command}"; servers need not run.`;
}

/**
 * Installs programs from Debian's packages where they are missing and this process may do that.
 * @param purpose what needs them, for messages
 * @throws Error that names what is missing, and how to get it
 */
export async function installPrograms(purpose: string, programs: Program[]): Promise<void> {
	const missing = programs.filter((program) => !find(program));
	if (missing.length === 0) return;
	const what = `${purpose} needs ${missing.join(', ')}, which this machine does not have.`;
	if (process.getuid?.() !== 0 || !find('apt-get')) {
		throw new Error(`${what} ${howToInstall(missing)}`);
	}
	const packages = packagesOf(missing);
	process.stdout.write(`${what} Installing ${packages.join(' and ')} with apt-get.\n`);
	const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
	try {
		await run('apt-get', ['update'], options);
		await run('apt-get', ['install', '-y', '--no-install-recommends', ...packages], options);
	} catch (error) {
		throw new Error(`${what} apt-get could not install it: ${(error as Error).message}`);
	}
}
