import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { promisify } from 'node:util';
import { runNpm } from '../../tools/npm';
import { median } from '../../tools/percentile';
import { PACKAGES } from '../../tools/packages/specs';
import { chosenLine, n8nFolder } from '../../tools/real-n8n/folders';
import { installPackages, packPackage } from '../../tools/real-n8n/package';
import { remember } from '../opened';
import { type Measurement, type Scenario } from '../scenario';

/** Packages for voice platforms, and others that npm serves, in their newest versions. */
const PEERS = [
	'@elevenlabs/n8n-nodes-elevenlabs',
	'@retellai/n8n-nodes-retellai',
	'@synthflow-ai/n8n-nodes-synthflow',
	'@cintellilabs/n8n-nodes-bland',
	'n8n-nodes-vapiai',
	'@apify/n8n-nodes-apify',
	'@mendable/n8n-nodes-firecrawl',
	'@respond-io/n8n-nodes-respond-io',
	'@crowdin/n8n-nodes-crowdin',
	'n8n-nodes-evolution-api',
	'n8n-nodes-deepseek',
	'n8n-nodes-mcp',
];
const PROCESSES = 5;
const LOAD = join(__dirname, '../load-package.cjs');
const BYTES_PER_KILOBYTE = 1024;
const FIRST_METRIC = 'Time per operation';

/** What `load-package.cjs` prints; memory in bytes. */
interface Load {
	milliseconds: number;
	heap: number;
	rss: number;
	operations: number;
}

/** A package in a folder of its own, where n8n would find it. */
interface Installed {
	version: string;
	folder: string;
	/** Bytes. */
	sizes: { tarball: number; unpacked: number; dependencies: number };
	/** Packages that came with it. */
	dependencies: number;
}

interface Subject {
	name: string;
	/** Or why it is not there. */
	installed: Installed | string;
	loads: Load[];
}

const run = promisify(execFile);

const filesBelow = async (folder: string) =>
	(await readdir(folder, { recursive: true, withFileTypes: true }))
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name));

async function bytesOf(files: string[]): Promise<number> {
	const stats = await Promise.all(files.map(async (file) => await stat(file)));
	return stats.reduce((sum, { size }) => sum + size, 0);
}

const readJson = async <T>(file: string) => JSON.parse(await readFile(file, 'utf8')) as T;

async function install(name: string, tarball: string, userFolder: string): Promise<Installed> {
	await installPackages([tarball], userFolder, { offline: false });
	const modules = join(userFolder, '.n8n/nodes/node_modules');
	const folder = join(modules, name);
	const isDependency = (file: string) =>
		!file.startsWith(folder + sep) ||
		file.slice(folder.length).includes(`${sep}node_modules${sep}`);
	// What npm keeps for itself.
	const isHidden = (file: string) => file.startsWith(`${modules}${sep}.`);
	const files = (await filesBelow(modules)).filter((file) => !isHidden(file));
	const { version } = await readJson<{ version: string }>(join(folder, 'package.json'));
	const lock = await readJson<{ packages: object }>(join(modules, '.package-lock.json'));
	return {
		version,
		folder,
		sizes: {
			tarball: (await stat(tarball)).size,
			unpacked: await bytesOf(files.filter((file) => !isDependency(file))),
			dependencies: await bytesOf(files.filter(isDependency)),
		},
		dependencies: Object.keys(lock.packages).length - 1,
	};
}

async function load({ folder }: Installed): Promise<Load> {
	const n8n = n8nFolder(chosenLine());
	// In this way n8n lets packages find its n8n-workflow.
	const env = { ...process.env, NODE_PATH: join(n8n, 'node_modules') };
	const { stdout } = await run(process.execPath, ['--expose-gc', LOAD, n8n, folder], { env });
	// A package may print something, too.
	return JSON.parse(stdout.split('\n').at(-1) ?? '') as Load;
}

/** @returns a text when it cannot be had, or not be loaded */
async function installPeer(name: string, folder: string): Promise<Installed | string> {
	const logFile = join(folder, 'pack.log');
	try {
		await runNpm(['pack', name, '--pack-destination', folder], { cwd: folder, logFile });
		const tarball = (await readdir(folder)).find((file) => file.endsWith('.tgz')) ?? '';
		const installed = await install(name, join(folder, tarball), folder);
		await load(installed);
		return installed;
	} catch (error) {
		const isUnknown = (error as Error).message.includes('E404');
		return isUnknown ? 'not served by this registry' : 'could not be loaded';
	}
}

/** Our packages, and those of the peers. */
async function installAll(root: string): Promise<Subject[]> {
	const folderFor = async () => await mkdtemp(join(root, 'package-'));
	const ours: Subject[] = [];
	for (const { name } of PACKAGES) {
		const installed = await install(name, await packPackage(name), await folderFor());
		ours.push({ name, installed, loads: [] });
	}
	const peers = PEERS.map(async (name): Promise<Subject> => {
		return { name, installed: await installPeer(name, await folderFor()), loads: [] };
	});
	return [...ours, ...(await Promise.all(peers))];
}

function measurementOf({ name, installed, loads }: Subject): Measurement {
	if (typeof installed === 'string') {
		return { size: 1, contender: name, values: { [FIRST_METRIC]: installed } };
	}
	const middle = (figure: keyof Load) => median(loads.map((one) => one[figure]));
	const operations = middle('operations');
	const kilobytes = (bytes: number) => bytes / BYTES_PER_KILOBYTE;
	return {
		size: 1,
		contender: `${name} ${installed.version}`,
		values: {
			[FIRST_METRIC]: (middle('milliseconds') / operations) * 1000,
			Time: middle('milliseconds'),
			Operations: operations,
			'Heap per operation': kilobytes(middle('heap')) / operations,
			Heap: kilobytes(middle('heap')),
			'Process memory': kilobytes(middle('rss')),
			Tarball: kilobytes(installed.sizes.tarball),
			Unpacked: kilobytes(installed.sizes.unpacked),
			Dependencies: installed.dependencies,
			'Their size': kilobytes(installed.sizes.dependencies),
		},
	};
}

async function measure(): Promise<Measurement[]> {
	const root = await mkdtemp(join(tmpdir(), 'n8n-nodes-voice-agents-weight-'));
	remember({ stop: async () => await rm(root, { recursive: true, force: true }) });
	const subjects = await installAll(root);
	for (let round = 0; round < PROCESSES; round++) {
		for (const { installed, loads } of subjects) {
			if (typeof installed !== 'string') loads.push(await load(installed));
		}
	}
	return subjects.map(measurementOf);
}

export const weight: Scenario = {
	name: 'weight',
	title: 'Load a package when n8n starts',
	metrics: [
		{ name: FIRST_METRIC, unit: 'µs' },
		{ name: 'Time', unit: 'ms' },
		{ name: 'Operations', unit: 'count' },
		{ name: 'Heap per operation', unit: 'kB' },
		{ name: 'Heap', unit: 'kB' },
		{ name: 'Process memory', unit: 'kB' },
		{ name: 'Tarball', unit: 'kB' },
		{ name: 'Unpacked', unit: 'kB' },
		{ name: 'Dependencies', unit: 'count' },
		{ name: 'Their size', unit: 'kB' },
	],
	measure,
};
