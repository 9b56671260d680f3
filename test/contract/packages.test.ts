import { parser } from 'keep-a-changelog';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { changelogOf, checkRelease } from '../../tools/packages/changelog';
import { manifestOf } from '../../tools/packages/manifest';
import { PACKAGES, type PackageSpec } from '../../tools/packages/specs';

const root = join(__dirname, '../..');
const [pack, klen, trillet] = PACKAGES as [PackageSpec, PackageSpec, PackageSpec];

describe('the packages', () => {
	it('carry nodes and credential of their vendors, and nothing for developers', () => {
		const manifests = [pack, klen, trillet].map(manifestOf);
		expect(manifests.map(({ n8n }) => [n8n.nodes.length, n8n.credentials])).toEqual([
			[
				7,
				['dist/credentials/KlenApi.credentials.js', 'dist/credentials/TrilletApi.credentials.js'],
			],
			[3, ['dist/credentials/KlenApi.credentials.js']],
			[4, ['dist/credentials/TrilletApi.credentials.js']],
		]);
		for (const manifest of manifests) {
			expect(manifest).toMatchObject({ peerDependencies: { 'n8n-workflow': '*' } });
			expect(manifest).not.toHaveProperty('devDependencies');
			expect(manifest).not.toHaveProperty('scripts');
		}
		expect(manifests.map(({ name }) => name)).toEqual(PACKAGES.map(({ name }) => name));
	});

	it('say in their CHANGELOG what concerns their vendor', () => {
		const entries = changelogOf(['Klen']).split('\n');
		expect(entries.filter((entry) => /Trillet/.test(entry) && !/Klen/.test(entry))).toEqual([]);
		expect(entries.some((entry) => entry.includes('Node **Klen AI** with'))).toBe(true);
		expect(changelogOf(['Klen', 'Trillet'])).toContain('Node **Trillet AI** with');
	});

	it.each([klen, trillet])('the README of $name has a place for the operations', ({ readme }) => {
		const text = readFileSync(join(root, readme), 'utf8');
		expect(text.match(/<!-- operations -->/g)).toHaveLength(1);
	});
});

describe('a release', () => {
	const changelog = (unreleased = '') =>
		parser(`# Changelog

## Unreleased
${unreleased}
## 1.2.0 - 2026-11-22

### Added

- Something.

## 1.1.0 - Unreleased
`);

	it('is published when tag, version and CHANGELOG agree', () => {
		expect(() => checkRelease('v1.2.0', '1.2.0', changelog())).not.toThrow();
	});

	it.each([
		['v1.3.0', '1.2.0', changelog(), 'package.json has version 1.2.0'],
		['v1.3.0', '1.3.0', changelog(), 'no section "## 1.3.0'],
		['v1.1.0', '1.1.0', changelog(), 'no section "## 1.1.0'],
		['v1.2.0', '1.2.0', changelog('\n### Fixed\n\n- More.\n'), 'entries under "Unreleased"'],
	])('is not: %s with version %s', (tag, version, its, reason) => {
		expect(() => checkRelease(tag, version, its)).toThrow(reason);
	});
});
