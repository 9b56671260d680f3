/**
 * `npm run probe -- klen|trillet` asks a vendor's API with a real account, compares every answer with
 * the contract, and writes a report without values of the account. Reads only; `--writes` also writes,
 * where that has no consequences (Klen AI's sandbox). `--recorded <file>` compares answers that
 * `--keep <file>` kept; that file holds everything, so it stays with you.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { Contract } from './contract';
import type { Answer } from './exchange';
import { klen } from './klen';
import type { Plan } from './plan';
import { findingsOf, reportOf } from './report';
import { ask } from './run';
import { trillet } from './trillet';

const PLANS: Plan[] = [klen, trillet];
/** The lowest documented limit is 60 requests a minute. */
const PAUSE_MS = 1_100;

const USAGE =
	'npm run probe -- klen|trillet [--environment sandbox] [--base-url URL] [--writes] [--keep FILE | --recorded FILE]';

async function secretOf(name: string, what: string): Promise<string> {
	const known = process.env[name];
	if (known) return known;
	const silent = new Writable({ write: (_, __, done) => done() });
	const prompt = createInterface({ input: process.stdin, output: silent, terminal: true });
	process.stderr.write(`${what} (or set ${name}; it is not shown): `);
	const value = (await prompt.question('')).trim();
	prompt.close();
	process.stderr.write('\n');
	if (value === '') throw new Error(`${what} is missing: set ${name}, or enter it.`);
	return value;
}

interface Options {
	environment?: string;
	'base-url'?: string;
	writes?: boolean;
	keep?: string;
	recorded?: string;
}

async function answersFor(
	plan: Plan,
	options: Options,
): Promise<{ answers: Answer[]; place: string }> {
	if (options.recorded !== undefined) {
		const answers = JSON.parse(readFileSync(options.recorded, 'utf8')) as Answer[];
		return { answers, place: 'an account, recorded earlier' };
	}
	const [first = ''] = Object.keys(plan.origins);
	const environment =
		options.environment ?? (options.writes ? plan.writes?.environment : undefined) ?? first;
	if (options.writes && environment !== plan.writes?.environment) {
		throw new Error(
			plan.writes
				? `--writes is for the environment ${plan.writes.environment} only: elsewhere phones ring.`
				: `${plan.title} has no place where writes have no consequences, so there is no --writes.`,
		);
	}
	const known = plan.origins[environment];
	if (!known) throw new Error(`There is no environment ${environment} of ${plan.title}.`);
	const origin = (options['base-url'] ?? known)
		.replace('{environment}', environment)
		.replace(/\/+$/, '');
	const secrets: Record<string, string> = {};
	for (const [name, what] of Object.entries(plan.secrets))
		secrets[name] = await secretOf(name, what);
	const account = { origin, auth: plan.auth(secrets), pauseMs: PAUSE_MS };
	const report = ({ name, status }: Answer) => process.stderr.write(`${name}: HTTP ${status}\n`);
	const answers = await ask(plan, account, { writes: options.writes, report });
	if (options.keep !== undefined) writeFileSync(options.keep, JSON.stringify(answers, null, '\t'));
	return { answers, place: options['base-url'] ? `another host, ${environment}` : environment };
}

async function main(): Promise<void> {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: {
			environment: { type: 'string' },
			'base-url': { type: 'string' },
			writes: { type: 'boolean' },
			keep: { type: 'string' },
			recorded: { type: 'string' },
		},
	});
	const plan = PLANS.find(({ vendor }) => vendor === positionals[0]);
	if (!plan) throw new Error(`Say which vendor: ${USAGE}`);
	const { answers, place } = await answersFor(plan, values);
	const findings = findingsOf(plan, new Contract(plan.vendor), answers);
	process.stdout.write(reportOf(plan, place, findings));
}

main().catch((error: Error) => {
	process.stderr.write(`${error.message}\n`);
	process.exitCode = 1;
});
