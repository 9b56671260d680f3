/**
 * Measures the pack beside what somebody would use instead, in the real n8n, and prints the tables.
 * `npm run bench -- list place` measures these scenarios alone; `--write` also writes what was
 * measured into docs/performance.md, with its chart and the figures as JSON. `--profiles <folder>`
 * leaves a CPU profile of each n8n there, for Chrome's or an editor's viewer.
 */
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { machine } from '../tools/machine';
import { chosenLine, PROJECT_FOLDER } from '../tools/real-n8n/folders';
import { installRealN8n } from '../tools/real-n8n/install';
import { writeBetweenMarkers, writeFormatted } from '../tools/page';
import { chartOf } from './chart';
import { PROFILES } from './n8n';
import { stopAll } from './opened';
import type { Measurement, Scenario } from './scenario';
import { answer } from './scenarios/answer';
import { intake, lazyIntake } from './scenarios/intake';
import { list } from './scenarios/list';
import { pacedList } from './scenarios/paced-list';
import { place } from './scenarios/place';
import { wait } from './scenarios/wait';
import { weight } from './scenarios/weight';
import { growthTable, tableOf } from './tables';

const SCENARIOS: Scenario[] = [list, pacedList, place, intake, lazyIntake, answer, wait, weight];

const PAGE = join(PROJECT_FOLDER, 'docs/performance.md');
const DATA = join(PROJECT_FOLDER, 'docs/figures/performance.json');
const CHART = join(PROJECT_FOLDER, 'docs/pictures/performance.svg');

/** What is written beside the figures. */
interface Measured {
	setting: string;
	/** By the name of the scenario. */
	measurements: Record<string, Measurement[]>;
}

function setting(): string {
	const { n8n, node, cores, memoryGigabytes, load } = machine();
	return (
		`Measured by \`npm run bench\` with n8n ${n8n} and Node ${node} on ${cores} cores and ` +
		`${memoryGigabytes} GB, which also ran the simulator; the load average was ${load.toFixed(1)} before.`
	);
}

const hasGrowth = (measurements: Measurement[]) =>
	new Set(measurements.map(({ size }) => size)).size > 1;

/** The tables of a scenario by the names of their markers. */
function tablesOf(scenario: Scenario, measurements: Measurement[]): Record<string, string> {
	return {
		[scenario.name]: tableOf(scenario, measurements),
		...(hasGrowth(measurements) && {
			[`${scenario.name} growth`]: growthTable(scenario, measurements),
		}),
	};
}

/** @throws Error that names what there is, when there is no such scenario */
function chooseScenarios(names: string[]): Scenario[] {
	const unknown = names.find((name) => !SCENARIOS.some((scenario) => scenario.name === name));
	if (unknown) {
		const known = SCENARIOS.map(({ name }) => `"${name}"`).join(', ');
		throw new Error(`There is no scenario "${unknown}". The scenarios are ${known}.`);
	}
	return names.length > 0 ? SCENARIOS.filter(({ name }) => names.includes(name)) : SCENARIOS;
}

/** Runs the scenarios one after the other, and prints the tables of each when it is over. */
async function measure(scenarios: Scenario[]): Promise<Measured> {
	const measured: Measured = { setting: setting(), measurements: {} };
	for (const scenario of scenarios) {
		const startedAt = Date.now();
		process.stdout.write(`\n${scenario.title}\n\n`);
		const measurements = await scenario.measure().finally(stopAll);
		measured.measurements[scenario.name] = measurements;
		const seconds = Math.round((Date.now() - startedAt) / 1000);
		const tables = Object.values(tablesOf(scenario, measurements)).join('\n\n');
		process.stdout.write(`${tables}\n\nIt took ${seconds} s.\n`);
	}
	return measured;
}

async function write({ setting, measurements }: Measured): Promise<void> {
	const done = SCENARIOS.map((scenario) => ({
		scenario,
		measurements: measurements[scenario.name] ?? [],
	}));
	const tables = done.map((one) => tablesOf(one.scenario, one.measurements));
	await writeFormatted(DATA, JSON.stringify({ setting, measurements }));
	await writeFile(CHART, chartOf(done.filter((one) => hasGrowth(one.measurements))));
	await writeBetweenMarkers(PAGE, Object.assign({ setting }, ...tables));
}

async function main(): Promise<void> {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: { write: { type: 'boolean', default: false }, profiles: { type: 'string' } },
	});
	if (values.write && positionals.length > 0) {
		throw new Error('Only a run of all scenarios can be written: leave out --write, or the names.');
	}
	if (values.profiles) process.env[PROFILES] = resolve(values.profiles);
	const scenarios = chooseScenarios(positionals);
	await installRealN8n(chosenLine());
	const measured = await measure(scenarios);
	if (values.write) await write(measured);
}

main().catch((error: Error) => {
	process.stderr.write(`${error.message}\n`);
	process.exitCode = 1;
});
