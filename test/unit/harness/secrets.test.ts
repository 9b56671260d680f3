import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { secretFieldsOf, secretsIn, secretsLeftIn } from '../../harness/secrets';

const SECRET = 'klen/e2e+key=5tG8"x';
const HINT = 'klen/e2e+key...';

describe('a secret in a text', () => {
	it.each([
		['as it is', `Bearer ${SECRET}`],
		['in JSON', JSON.stringify({ key: SECRET })],
		['in an address', `https://example.com/?${new URLSearchParams({ key: SECRET }).toString()}`],
		['in an address in an address', encodeURIComponent(encodeURIComponent(SECRET))],
		['in Base64', Buffer.from(SECRET).toString('base64')],
		['in Base64, after one byte', Buffer.from(`:${SECRET}`).toString('base64')],
		['in Base64, after two bytes', Buffer.from(`u:${SECRET} and more`).toString('base64')],
		['in Base64 for addresses', Buffer.from(`u:${SECRET}`).toString('base64url')],
		['in hex', Buffer.from(SECRET).toString('hex')],
	])('is found %s', (_, text) => {
		expect(secretsIn(`before ${text} after`, [SECRET, 'another secret'])).toEqual([HINT]);
	});

	it('is not seen where none is, and its test does not show it', () => {
		expect(secretsIn('klen/e2e+key, but another', [SECRET])).toEqual([]);
		expect(HINT).not.toContain(SECRET);
	});
});

describe('what an n8n left behind', () => {
	let folder: string;
	beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'secrets-'))));
	afterEach(() => rmSync(folder, { recursive: true }));

	const open = () => new DatabaseSync(join(folder, 'database.sqlite'));

	it('is searched for files in every folder, but not in packages', async () => {
		for (const path of ['logs', join('nodes', 'node_modules')]) {
			mkdirSync(join(folder, path), { recursive: true });
			writeFileSync(join(folder, path, 'a.txt'), SECRET);
		}
		expect(await secretsLeftIn(folder, new Set([SECRET]))).toEqual([
			`${join('logs', 'a.txt')}: ${HINT}`,
		]);
	});

	it('is searched for rows, those that were deleted too', async () => {
		const database = open();
		database.exec('CREATE TABLE execution (id INTEGER, data TEXT)');
		database.prepare('INSERT INTO execution VALUES (1, ?)').run(JSON.stringify([SECRET]));
		const found = [`database.sqlite: ${HINT}`];
		expect(await secretsLeftIn(folder, new Set([SECRET]))).toEqual(found);
		database.exec('DELETE FROM execution');
		database.close();
		expect(await secretsLeftIn(folder, new Set([SECRET]))).toEqual(found);
	});

	it('is searched for values that lie on several pages', async () => {
		const database = open();
		database.exec('PRAGMA page_size = 512; CREATE TABLE execution (data TEXT)');
		const left = 'x'.repeat(2_000) + SECRET;
		database.prepare('INSERT INTO execution VALUES (?)').run(left);
		database.close();
		expect(await secretsLeftIn(folder, new Set([left]))).toEqual([
			'database.sqlite: xxxxxxxxxxxx...',
		]);
	});
});

it('knows the secrets of a credential by the names of their fields', () => {
	const data = {
		environment: 'production',
		apiKey: 'a',
		scopedKeys: { key: [{ apiKey: 'b', permissions: ['can_read_calls'] }] },
		webhookSecret: 'c',
		baseUrl: 'http://127.0.0.1',
	};
	expect(secretFieldsOf(data)).toEqual(['a', 'b', 'c']);
});
