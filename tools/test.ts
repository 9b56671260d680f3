import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runScript } from './npm';
import type { N8nLine } from './real-n8n/folders';
import { installRealN8n } from './real-n8n/install';
import { installBrowser } from './browser';
import { installPrograms, QUEUE_MODE } from './programs';

interface Outcome {
	passed: number;
	failed: number;
	/** Why the step did not run; a step may say so only where nobody relies on it. */
	notRun?: string;
}

interface Step {
	name: string;
	run: () => Promise<Outcome>;
}

/** The part of jest's --json report that the totals need. */
interface JestReport {
	numPassedTests: number;
	numFailedTests: number;
	numRuntimeErrorTestSuites: number;
}

const FAILED: Outcome = { passed: 0, failed: 1 };

/** A check without tests of its own: it counts only when it fails. */
const check = (name: string): Step => ({
	name,
	run: async () => ((await runScript(name)) === 0 ? { passed: 0, failed: 0 } : FAILED),
});

async function runJest(
	project: string,
	options: string[] = [],
	env: Record<string, string> = {},
): Promise<Outcome> {
	const folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-voice-agents-jest-'));
	const report = join(folder, 'report.json');
	try {
		const jest = require.resolve('jest/bin/jest');
		const args = ['--selectProjects', project, '--json', `--outputFile=${report}`, ...options];
		// The report also goes to standard output, which nobody reads; people read standard error.
		const child = spawn(process.execPath, [jest, ...args], {
			stdio: ['inherit', 'ignore', 'inherit'],
			env: { ...process.env, ...env },
		});
		const code = await new Promise<number | null>((resolve, reject) => {
			child.on('error', reject);
			child.on('close', resolve);
		});
		if (!existsSync(report)) return FAILED;
		const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(
			readFileSync(report, 'utf8'),
		) as JestReport;
		const failed = numFailedTests + numRuntimeErrorTestSuites;
		return { passed: numPassedTests, failed: code === 0 ? failed : Math.max(failed, 1) };
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

const layer = (name: string): Step => ({ name, run: () => runJest(name) });

/**
 * The tests in the real n8n of a line. One n8n at a time: each of them keeps both cores busy while
 * it starts.
 */
const e2e = (name: string, line: N8nLine, files: string[] = []): Step => ({
	name,
	run: async () => {
		await installRealN8n(line);
		const env = { VOICE_AGENTS_N8N_LINE: line };
		const chosen = files.flatMap((file) => ['--testPathPatterns', `e2e/${file}.test`]);
		return await runJest('e2e', ['--runInBand', ...chosen], env);
	},
});

/** What depends on n8n itself: loading, credentials, a call, triggers and sleeping. */
const ON_EVERY_LINE = ['package', 'polling', 'trigger', 'trillet-wait', 'once'];

/** Tests that need programs which only root can install: without them, the step says so. */
const withPrograms = (name: string, install: () => Promise<void>): Step => ({
	name,
	run: async () => {
		try {
			await install();
		} catch (error) {
			if (process.env.CI) throw error;
			return { passed: 0, failed: 0, notRun: (error as Error).message };
		}
		await installRealN8n('2');
		return await runJest(name, ['--runInBand']);
	},
});

const STEPS: Step[] = [
	check('lint'),
	check('typecheck'),
	layer('unit'),
	layer('contract'),
	layer('workflow'),
	e2e('e2e', '2'),
	e2e('e2e-n8n-1', '1', ON_EVERY_LINE),
	withPrograms('browser', installBrowser),
	// The short form; `npm run scale` is the full one.
	withPrograms('scale', () => installPrograms('Queue mode', QUEUE_MODE)),
	check('scan'),
];

/** Runs the steps in their order, stops at the first that fails, and ends with the totals. */
async function main(steps: Step[]): Promise<void> {
	const total: Outcome = { passed: 0, failed: 0 };
	const lines: string[] = [];
	for (const { name, run } of steps) {
		process.stdout.write(`\n== ${name}\n`);
		const started = Date.now();
		const outcome = await run().catch((error: Error) => {
			process.stderr.write(`${error.message}\n`);
			return FAILED;
		});
		total.passed += outcome.passed;
		total.failed += outcome.failed;
		const seconds = ((Date.now() - started) / 1000).toFixed(1);
		const tests = outcome.passed > 0 ? `, ${outcome.passed} tests passed` : '';
		const verdict = outcome.failed > 0 ? 'FAILED' : 'ok';
		lines.push(
			outcome.notRun
				? `${name}: NOT RUN. ${outcome.notRun}`
				: `${name}: ${verdict}${tests} (${seconds} s)`,
		);
		if (outcome.failed > 0) break;
	}
	process.exitCode = total.failed > 0 ? 1 : 0;
	process.stdout.write(`\n${lines.join('\n')}\n\n${total.passed} passed, ${total.failed} failed\n`);
}

/** All steps, or those that the arguments name. */
function chooseSteps(names: string[]): Step[] {
	const unknown = names.find((name) => !STEPS.some((step) => step.name === name));
	if (unknown !== undefined) {
		const known = STEPS.map(({ name }) => name).join(', ');
		process.stderr.write(`There is no step "${unknown}". The steps are ${known}.\n`);
		process.exit(2);
	}
	return names.length > 0 ? STEPS.filter(({ name }) => names.includes(name)) : STEPS;
}

void main(chooseSteps(process.argv.slice(2)));
