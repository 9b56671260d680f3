import { parser, type Changelog, type Release } from 'keep-a-changelog';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_FOLDER } from '../real-n8n/folders';
import { VENDORS, type Vendor } from './specs';

export const readChangelog = (): Changelog =>
	parser(readFileSync(join(PROJECT_FOLDER, 'CHANGELOG.md'), 'utf8'));

/** Whether an entry is of use to somebody who has these vendors only: one that names others alone is not. */
function concerns(entry: string, vendors: Vendor[]): boolean {
	const named = VENDORS.filter((vendor) => entry.includes(vendor));
	return named.length === 0 || named.some((vendor) => vendors.includes(vendor));
}

function withoutOthers(release: Release, vendors: Vendor[]): void {
	for (const [type, changes] of release.changes) {
		release.changes.set(
			type,
			changes.filter(({ title }) => concerns(title, vendors)),
		);
	}
}

/** The CHANGELOG of a package with these vendors, as Markdown. */
export function changelogOf(vendors: Vendor[]): string {
	const changelog = readChangelog();
	for (const release of changelog.releases) withoutOthers(release, vendors);
	return changelog.toString();
}

/**
 * Checks that a tag may be published.
 * @param tag such as `v1.2.0`
 * @param version of package.json
 * @throws Error that says what to change
 */
export function checkRelease(tag: string, version: string, changelog = readChangelog()): void {
	if (tag !== `v${version}`) {
		throw new Error(
			`The tag is ${tag}, and package.json has version ${version}. Tag the commit that "npm version" made.`,
		);
	}
	const release = changelog.findRelease(version);
	if (!release?.date || release.isEmpty()) {
		throw new Error(
			`CHANGELOG.md has no section "## ${version} - YYYY-MM-DD" with entries. Turn "Unreleased" into it.`,
		);
	}
	const unreleased = changelog.findRelease();
	if (unreleased && !unreleased.isEmpty()) {
		throw new Error(
			`CHANGELOG.md has entries under "Unreleased". Move them to ${version}, where they come out.`,
		);
	}
}
