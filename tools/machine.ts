import { readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { chosenLine, manifestFolder } from './real-n8n/folders';

/** What figures are measured with. */
export interface Machine {
	/** The versions of n8n and of Node. */
	n8n: string;
	node: string;
	cores: number;
	memoryGigabytes: number;
	/** The load average of the last minute: what the machine is busy with. */
	load: number;
}

/** This machine, as it is now. */
export function machine(): Machine {
	const manifest = JSON.parse(
		readFileSync(join(manifestFolder(chosenLine()), 'package.json'), 'utf8'),
	) as { dependencies: { n8n: string } };
	return {
		n8n: manifest.dependencies.n8n,
		node: process.versions.node,
		cores: cpus().length,
		memoryGigabytes: Math.round(totalmem() / 2 ** 30),
		load: loadavg()[0] ?? 0,
	};
}
