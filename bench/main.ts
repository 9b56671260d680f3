/**
 * Measures the pack beside what somebody would use instead, in the real n8n, and prints the tables.
 * `npm run bench -- list place` measures these scenarios alone; `--write` also writes what was
 * measured into docs/performance.md, with its chart and the figures as JSON. `--profiles <folder>`
 * leaves a CPU profile of each n8n there, for Chrome's or an editor's viewer.
 */
import { readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chosenLine, manifestFolder, PROJECT_FOLDER } from '../tools/real-n8n/folders';
import { installRealN8n } from '../tools/real-n8n/install';
import { writeBetweenMarkers, writeFormatted } from '../tools/page';
import { PROFILES } from './n8n';
import { stopAll } from './opened';
import type { Measurement, Scenario } from './scenario';
import { list } from './scenarios/list';
import { pacedList } from './scenarios/paced-list';
import { place } from './scenarios/place';
import { growthTable, tableOf } from './tables';

const SCENARIOS: Scenario[] = [list, pacedList, place];

const PAGE = join(PROJECT_FOLDER, 'docs/performance.md');
const DATA = join(PROJECT_FOLDER, 'docs/figures/performance.json');

/** What is written beside the figures. */
interface Measured {
	setting: string;
	/** By the name of the scenario. */
	measurements: Record<string, Measurement[]>;
}

function setting(): string {
	const manifest = JSON.parse(
		readFileSync(join(manifestFolder(chosenLine()), 'package.json'), 'utf8'),
	) as { dependencies: { n8n: string } };
	const gigabytes = Math.round(totalmem() / 2 ** 30);
	return (
		`Measured by \`npm run bench\` with n8n ${manifest.dependencies.n8n} and Node ${process.versions.node} on ` +
		`${cpus().length} cores and ${gigabytes} GB, which also ran the simulator; the load average was ` +
		`${(loadavg()[0] ?? 0).toFixed(1)} before.`
	);
}

/** The tables of a scenario by the names of their markers. */
function tablesOf(scenario: Scenario, measurements: Measurement[]): Record<string, string> {
	const hasSizes = new Set(measurements.map(({ size }) => size)).size > 1;
	return {
		[scenario.name]: tableOf(scenario, measurements),
		...(hasSizes && { [`${scenario.name} growth`]: growthTable(scenario, measurements) }),
	};
}

async function main(): Promise<void> {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: { write: { type: 'boolean', default: false }, profiles: { type: 'string' } },
	});
	const unknown = positionals.find((name) => !SCENARIOS.some((scenario) => scenario.name === name));
	if (unknown) {
		const known = SCENARIOS.map(({ name }) => name).join(', ');
		throw new Error(`There is no scenario "${unknown}". The scenarios are ${known}.`);
	}
	const chosen = SCENARIOS.filter(
		({ name }) => positionals.length === 0 || positionals.includes(name),
	);
	if (values.profiles) process.env[PROFILES] = resolve(values.profiles);
	await installRealN8n(chosenLine());
	const measured: Measured = { setting: setting(), measurements: {} };
	const named: Record<string, string> = { setting: measured.setting };
	for (const scenario of chosen) {
		const startedAt = Date.now();
		process.stdout.write(`\n${scenario.title}\n\n`);
		const measurements = await scenario.measure().finally(stopAll);
		measured.measurements[scenario.name] = measurements;
		const tables = tablesOf(scenario, measurements);
		Object.assign(named, tables);
		const seconds = Math.round((Date.now() - startedAt) / 1000);
		process.stdout.write(`${Object.values(tables).join('\n\n')}\n\nIt took ${seconds} s.\n`);
	}
	if (!values.write) return;
	await writeFormatted(DATA, JSON.stringify(measured));
	await writeBetweenMarkers(PAGE, named);
}

main().catch((error: Error) => {
	process.stderr.write(`${error.message}\n`);
	process.exitCode = 1;
});
