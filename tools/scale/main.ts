import { execFileSync, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { machine } from '../machine';
import { writeBetweenMarkers, writeFormatted } from '../page';
import { chosenLine, PROJECT_FOLDER } from '../real-n8n/folders';
import { installRealN8n } from '../real-n8n/install';
import { FIGURES_VARIABLE, type Figures } from './figures';
import { installPrograms, pathOf, QUEUE_MODE, type Program } from '../programs';
import { tables, type Setting } from './tables';

const PAGE = join(PROJECT_FOLDER, 'docs/queue-mode.md');
const DATA = join(PROJECT_FOLDER, 'docs/figures/queue-mode.json');

const USAGE = `Runs n8n in queue mode on this machine and measures it, in some ten minutes.

  --write   also writes the figures into docs/figures/queue-mode.json and docs/queue-mode.md
  --page    only writes docs/queue-mode.md anew, from docs/figures/queue-mode.json
`;

interface Measured {
	setting: Setting;
	figures: Figures;
}

function versionOf(program: Program): string {
	const output = execFileSync(pathOf(program), ['--version'], { encoding: 'utf8' });
	return /\d+(\.\d+)+/.exec(output)?.[0] ?? 'unknown';
}

const setting = (): Setting => ({
	...machine(),
	redis: versionOf('redis-server'),
	postgres: versionOf('postgres'),
});

/**
 * Runs the scenarios in full size.
 * @throws Error when one of them fails; what failed has been printed
 */
async function measure(): Promise<Measured> {
	await installRealN8n(chosenLine());
	await installPrograms('Queue mode', QUEUE_MODE);
	const before = setting();
	const folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-voice-agents-figures-'));
	const file = join(folder, 'figures.json');
	try {
		const jest = [require.resolve('jest/bin/jest'), '--selectProjects', 'scale', '--runInBand'];
		const child = spawn(process.execPath, jest, {
			stdio: 'inherit',
			env: { ...process.env, [FIGURES_VARIABLE]: file },
		});
		const code = await new Promise((resolve) => child.once('close', resolve));
		if (code !== 0) throw new Error('Queue mode did not do what docs/queue-mode.md promises.');
		return { setting: before, figures: JSON.parse(await readFile(file, 'utf8')) as Figures };
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

async function main([option]: string[]): Promise<void> {
	if (option !== undefined && !['--write', '--page'].includes(option)) {
		process.stdout.write(USAGE);
		return;
	}
	const measured =
		option === '--page' ? (JSON.parse(await readFile(DATA, 'utf8')) as Measured) : await measure();
	const named = tables(measured.setting, measured.figures);
	process.stdout.write(`\n${Object.values(named).join('\n\n')}\n`);
	if (option === '--write') await writeFormatted(DATA, JSON.stringify(measured));
	if (option !== undefined) await writeBetweenMarkers(PAGE, named);
}

main(process.argv.slice(2)).catch((error: Error) => {
	process.stderr.write(`${error.message}\n`);
	process.exitCode = 1;
});
