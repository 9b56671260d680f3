/**
 * Tries at length what the tests of `npm test` try in short: faults while calls are placed, whatever
 * repeats a call, and repeated events, a real n8n that is killed among them. Prints what was tried,
 * lost and doubled, and writes it to docs/reliability.md.
 * `npm run reliability -- --seed 7` draws the same faults as the run that printed this seed.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Figures } from '../test/harness/figures';
import { markdownTable } from './markdown';
import { installRealN8n } from './real-n8n/install';
import { writeBetweenMarkers } from './page';

const PROJECTS = ['workflow', 'e2e'];
const TESTS = 'test/(workflow/(faults|model|repeats|polling/histories)|e2e/(storm|requests))';
const DOCUMENT = join(__dirname, '../docs/reliability.md');

const thousands = new Intl.NumberFormat('en');

/** Runs the tests with all their output shown. @returns their exit code and the figures */
async function runTests(seed: number): Promise<{ code: number; figures: Figures[] }> {
	const folder = mkdtempSync(join(tmpdir(), 'n8n-nodes-voice-agents-reliability-'));
	const report = join(folder, 'figures.jsonl');
	try {
		const jest = require.resolve('jest/bin/jest');
		const args = ['--selectProjects', ...PROJECTS, '--testPathPatterns', TESTS];
		const child = spawn(process.execPath, [jest, ...args], {
			stdio: 'inherit',
			env: { ...process.env, RELIABILITY_REPORT: report, RELIABILITY_SEED: String(seed) },
		});
		const code = await new Promise<number>((resolve, reject) => {
			child.on('error', reject);
			child.on('close', (status) => resolve(status ?? 1));
		});
		const lines = existsSync(report) ? readFileSync(report, 'utf8').trim().split('\n') : [];
		return { code, figures: lines.map((line) => JSON.parse(line) as Figures).sort(byWhat) };
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** Test files end in any order. */
const byWhat = (one: Figures, other: Figures) => (one.what < other.what ? -1 : 1);

function tableOf(figures: Figures[]): string {
	const rows = figures.map(({ what, tried, lost, doubled }) => {
		const amounts = Object.entries(tried)
			.map(([name, amount]) => `${thousands.format(amount)} ${name}`)
			.join(', ');
		return [what, amounts, thousands.format(lost), thousands.format(doubled)];
	});
	return markdownTable(['What was tried', 'How much', 'Lost', 'Doubled'], rows);
}

async function main(): Promise<void> {
	const { values } = parseArgs({ options: { seed: { type: 'string' } } });
	const seed = Number(values.seed ?? Math.floor(Date.now() / 1000));
	const startedAt = Date.now();
	await installRealN8n('2');
	const { code, figures } = await runTests(seed);
	const minutes = Math.ceil((Date.now() - startedAt) / 60_000);
	const table = `${tableOf(figures)}\n\nSeed ${seed}, ${minutes} minutes.`;
	process.stdout.write(`\n${table}\n`);
	process.exitCode = code;
	if (code === 0) await writeBetweenMarkers(DOCUMENT, { figures: table });
}

void main();
