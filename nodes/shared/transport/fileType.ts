import type { IDataObject } from 'n8n-workflow';
import { ownValue } from '../json';
import { asPlainText } from './errors';

/** What an operation asks for. */
export type FileKind = 'audio' | 'csv';

/** The types of files that vendors send, by the extensions of their names. */
const TYPES: Record<string, string> = {
	mp3: 'audio/mpeg',
	wav: 'audio/wav',
	ogg: 'audio/ogg',
	opus: 'audio/opus',
	m4a: 'audio/mp4',
	aac: 'audio/aac',
	flac: 'audio/flac',
	webm: 'audio/webm',
	amr: 'audio/amr',
	csv: 'text/csv',
};
const OTHER_NAMES: Record<string, string> = {
	'audio/mp3': 'mp3',
	'audio/x-wav': 'wav',
	'audio/wave': 'wav',
	'audio/vnd.wave': 'wav',
	'audio/x-m4a': 'm4a',
	'video/mp4': 'm4a',
	'video/webm': 'webm',
	'application/ogg': 'ogg',
	'audio/x-flac': 'flac',
	'application/csv': 'csv',
};
const extensionOf = (mimeType: string): string | undefined =>
	ownValue(OTHER_NAMES, mimeType) ??
	Object.keys(TYPES).find((extension) => TYPES[extension] === mimeType);

/** How files of sound begin. */
const BEGINNINGS: Array<{ extension: string; bytes: string; at?: number }> = [
	{ extension: 'wav', bytes: 'RIFF' },
	{ extension: 'mp3', bytes: 'ID3' },
	{ extension: 'ogg', bytes: 'OggS' },
	{ extension: 'flac', bytes: 'fLaC' },
	{ extension: 'amr', bytes: '#!AMR' },
	{ extension: 'm4a', bytes: 'ftyp', at: 4 },
	{ extension: 'webm', bytes: '\x1a\x45\xdf\xa3' },
	{ extension: 'aac', bytes: '\xff\xf1' },
	{ extension: 'aac', bytes: '\xff\xf9' },
	...['\xfb', '\xfa', '\xf3', '\xf2', '\xe3'].map((second) => ({
		extension: 'mp3',
		bytes: `\xff${second}`,
	})),
];
function soundIn(data: Buffer): string | undefined {
	const start = data.toString('latin1', 0, 16);
	return BEGINNINGS.find(({ bytes, at = 0 }) => start.startsWith(bytes, at))?.extension;
}

const MAX_TEXT = 100_000;
const isJson = (text: string): boolean => {
	try {
		return typeof JSON.parse(text) === 'object';
	} catch {
		return false;
	}
};

/**
 * What came in place of a file; undefined when it may be the file. Storage hosts answer with pages
 * to sign in and with errors as if all were well.
 */
export function otherThan(kind: FileKind, data: Buffer, mimeType: string): string | undefined {
	if (data.length === 0) return 'nothing (0 bytes)';
	if (kind === 'audio' && soundIn(data)) return undefined;
	const text = data.toString('utf8', 0, MAX_TEXT).trim();
	const shown = asPlainText(text).slice(0, 100);
	const quoted = shown ? `: "${shown}"` : '';
	if (/^<(!doctype html|html|head|body)/i.test(text)) return `a web page (HTML)${quoted}`;
	if (text.startsWith('<')) return `XML${quoted}`;
	if (/^[[{]/.test(text) && isJson(text)) return `JSON${quoted}`;
	if (kind === 'csv') return text === '' ? 'nothing but blanks' : undefined;
	return /^text\/|[/+](json|xml|html)$|xhtml/.test(mimeType) ? `a text${quoted}` : undefined;
}

/** The type that a file is of, whatever its host calls it, and the extension of its name. */
export function typeOfFile(
	kind: FileKind,
	data: Buffer,
	declared: string,
	path: string,
): { extension: string; mimeType: string | undefined } {
	const byPath = /\.(\w{2,4})$/.exec(path)?.[1]?.toLowerCase();
	const extension =
		(kind === 'audio' ? soundIn(data) : 'csv') ??
		extensionOf(declared) ??
		(byPath !== undefined && Object.hasOwn(TYPES, byPath) ? byPath : undefined);
	const isDeclared = extension !== undefined && extensionOf(declared) === extension;
	return {
		extension: extension ?? 'bin',
		mimeType: isDeclared || extension === undefined ? declared || undefined : TYPES[extension],
	};
}

/** A name without folders and without signs that some systems do not allow in one. */
const safeName = (name: string): string =>
	(name.split(/[/\\]/).at(-1) ?? '').replace(/[\p{C}<>:"|?*]/gu, '').replace(/^[. ]+/, '');

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

/** The name that an answer gives its file (RFC 6266), with the extension of its type. */
export function fileNameIn(headers: IDataObject, baseName: string, extension: string): string {
	const disposition = String(headers['content-disposition'] ?? '');
	const extended = /filename\*=(?:utf-8|iso-8859-1)'\w*'([^;\s]+)/i.exec(disposition)?.[1];
	const plain = /filename="([^"]+)"/i.exec(disposition) ?? /filename=([^;"\s]+)/i.exec(disposition);
	const given = safeName(extended === undefined ? (plain?.[1] ?? '') : decoded(extended));
	const name = given || safeName(baseName.replaceAll('/', '_')) || 'file';
	return name.toLowerCase().endsWith(`.${extension}`) ? name : `${name}.${extension}`;
}
