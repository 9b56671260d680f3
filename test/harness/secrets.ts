import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Shorter ones, or what stands in them, occur by chance. */
const SHORTEST = 8;

/**
 * What Base64 makes of a text that stands somewhere in a longer one: at each of the three places
 * that a byte can have, without the characters that its neighbours have a part in.
 */
function base64FormsOf(text: string): string[] {
	return [0, 1, 2].map((before) => {
		const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(text)]);
		const first = Math.ceil((before * 8) / 6);
		const last = Math.floor((bytes.length * 8) / 6);
		return bytes.toString('base64').slice(first, last);
	});
}

/** Every way in which a secret may have been written down. */
export function formsOf(secret: string): string[] {
	const base64 = base64FormsOf(secret);
	const forms = [
		secret,
		encodeURIComponent(secret),
		encodeURIComponent(encodeURIComponent(secret)),
		JSON.stringify(secret).slice(1, -1),
		Buffer.from(secret).toString('hex'),
		...base64,
		...base64.map((form) => form.replaceAll('+', '-').replaceAll('/', '_')),
	];
	return [...new Set(forms)];
}

/** The secrets that stand in a text or in bytes, in whatever form; their beginnings only. */
export function secretsIn(content: string | Buffer, secrets: Iterable<string>): string[] {
	const bytes = Buffer.from(content as string);
	const found = [...secrets].filter(
		(secret) => secret.length >= SHORTEST && formsOf(secret).some((form) => bytes.includes(form)),
	);
	return found.map((secret) => `${secret.slice(0, 12)}...`);
}

/** Every value of every table, as text. */
function contentOf(database: string): string {
	const connection = new DatabaseSync(database, { readOnly: true });
	try {
		const tables = connection.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all();
		return tables
			.flatMap(({ name }) => connection.prepare(`SELECT * FROM "${String(name)}"`).all())
			.flatMap((row) => Object.values(row))
			.map((value) => (value instanceof Uint8Array ? Buffer.from(value).toString() : String(value)))
			.join('\n');
	} finally {
		connection.close();
	}
}

/**
 * Looks for secrets in everything that an n8n left behind: log, binary data, and its database,
 * both as bytes, where deleted rows still stand, and value by value, which finds what stands
 * across two pages. n8n has to be stopped.
 *
 * @returns where they are, such as `database.sqlite: klen_test_al...`
 */
export async function secretsLeftIn(userFolder: string, secrets: Set<string>): Promise<string[]> {
	const entries = await readdir(userFolder, { recursive: true, withFileTypes: true });
	const files = entries
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name))
		.filter((file) => !file.includes(`${sep}node_modules${sep}`));
	return files.flatMap((file) => {
		const found = secretsIn(readFileSync(file), secrets);
		if (file.endsWith('.sqlite')) found.push(...secretsIn(contentOf(file), secrets));
		return [...new Set(found)].map((secret) => `${file.slice(userFolder.length + 1)}: ${secret}`);
	});
}

/** Texts of a credential's fields that n8n shows as dots. */
export function secretFieldsOf(value: unknown, name = ''): string[] {
	if (typeof value === 'string') return /key|secret|token|password/i.test(name) ? [value] : [];
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, member]) => secretFieldsOf(member, key));
}
