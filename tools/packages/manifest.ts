import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_FOLDER } from '../real-n8n/folders';
import { VENDORS, type PackageSpec } from './specs';

/** What package.json of the project and of a package have in common. */
interface Manifest {
	name: string;
	version: string;
	n8n: { nodes: string[]; credentials: string[] } & Record<string, unknown>;
	[field: string]: unknown;
}

/** What only somebody who develops the project needs. */
const DEVELOPMENT_FIELDS = ['private', 'workspaces', 'scripts', 'devDependencies'];

/** The package.json of a package, made from that of the project. */
export function manifestOf(spec: PackageSpec): Manifest {
	const project = JSON.parse(
		readFileSync(join(PROJECT_FOLDER, 'package.json'), 'utf8'),
	) as Manifest;
	const others = VENDORS.filter((vendor) => !spec.vendors.includes(vendor));
	const own = (files: string[]) =>
		files.filter((file) => !others.some((vendor) => file.includes(`/${vendor}`)));
	const fields = Object.entries(project).filter(([field]) => !DEVELOPMENT_FIELDS.includes(field));
	return {
		...(Object.fromEntries(fields) as Manifest),
		name: spec.name,
		...spec.about,
		n8n: {
			...project.n8n,
			nodes: own(project.n8n.nodes),
			credentials: own(project.n8n.credentials),
		},
	};
}
