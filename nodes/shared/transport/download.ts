import {
	NodeOperationError,
	type IBinaryData,
	type IDataObject,
	type IExecuteFunctions,
	type IN8nHttpFullResponse,
} from 'n8n-workflow';
import { ownValue } from '../json';
import type { Advice } from './advice';
import { asPlainText } from './errors';
import {
	exchange,
	exchangeOptions,
	FILE_TIMEOUT_MS,
	successOf,
	type HttpOutcome,
} from './exchange';
import { attemptUntilSettled } from './retry';
import type { Trace } from './trace';

interface DownloadOptions {
	itemIndex: number;
	/** File name without extension, for servers that send no name. */
	baseName: string;
	/** Counts the download as a request. */
	trace: Trace;
}

/**
 * Downloads a file from an address that a vendor named, without the vendor's key.
 * @throws NodeOperationError when the address is no web address or the file is not there
 */
export async function downloadFile(
	node: IExecuteFunctions,
	url: string,
	{ itemIndex, baseName, trace }: DownloadOptions,
): Promise<IBinaryData> {
	if (!/^https?:\/\//i.test(url)) {
		throw new NodeOperationError(node.getNode(), 'The address of the file is not a web address', {
			description: `Only http and https can be downloaded, but the record says "${url}".`,
			itemIndex,
		});
	}
	const signal = node.getExecutionCancelSignal();
	const send = async () =>
		(await node.helpers.httpRequest({
			...exchangeOptions,
			// Storage hosts redirect to signed addresses, and no key goes along.
			disableFollowRedirect: false,
			url,
			timeout: FILE_TIMEOUT_MS,
		})) as IN8nHttpFullResponse;
	const reading = { isFile: true, readError: () => ({}) };
	const limits = { timeoutMs: FILE_TIMEOUT_MS, signal };
	trace.requests++;
	const attempt = async () => await trace.attempt(() => exchange(send, reading, limits));
	const result = await attemptUntilSettled(attempt, { safety: 'idempotent', signal, trace });
	const file = successOf(result);
	if (!file) {
		throw new NodeOperationError(node.getNode(), 'The file could not be downloaded', {
			description: `Its storage answered: ${causeOf(result)}. The address may have expired: read the record again and run the node once more.`,
			itemIndex,
		});
	}
	const { body, headers } = file;
	return await toBinaryFile(
		node,
		{ data: body as Buffer, headers },
		{
			kind: 'audio',
			baseName,
			path: new URL(url).pathname,
			refuse: ({ message, nextStep }) =>
				new NodeOperationError(node.getNode(), message, { description: nextStep, itemIndex }),
		},
	);
}

function causeOf(result: HttpOutcome): string {
	if (result.kind === 'answered') return `HTTP ${result.answer.status}`;
	const { obstacle, reason } = result;
	return obstacle?.what === 'certificate' ? `its certificate ${obstacle.problem}` : reason;
}

interface FileOptions {
	kind: FileKind;
	/** File name without extension, for answers that give no name. */
	baseName: string;
	/** The path of its address. */
	path?: string;
	/** The error about something else than the file. */
	refuse(advice: Advice): Error;
}

/**
 * Turns an answered file into n8n's binary data, named by the answer, or else by its type.
 * @throws what `refuse` makes when the answer is no such file
 */
export async function toBinaryFile(
	node: IExecuteFunctions,
	{ data, headers }: { data: unknown; headers: IDataObject },
	{ kind, baseName, path = '', refuse }: FileOptions,
): Promise<IBinaryData> {
	const bytes = Buffer.isBuffer(data) ? data : Buffer.alloc(0);
	const [type = ''] = String(headers['content-type'] ?? '').split(';');
	const declared = type.trim().toLowerCase();
	const came = otherThan(kind, bytes, declared);
	if (came !== undefined) {
		throw refuse({
			message: `The answer is no ${kind === 'audio' ? 'recording' : 'CSV file'}, but ${came}`,
			nextStep:
				'The file may not be ready yet, or its address may have expired: read the record again and run the node once more in a minute.',
		});
	}
	const { extension, mimeType } = typeOfFile(kind, bytes, declared, path);
	const name = fileNameIn(headers, baseName, extension);
	return await node.helpers.prepareBinaryData(bytes, name, mimeType);
}

/** What an operation asks for. */
type FileKind = 'audio' | 'csv';

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
function otherThan(kind: FileKind, data: Buffer, mimeType: string): string | undefined {
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
function typeOfFile(
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
function fileNameIn(headers: IDataObject, baseName: string, extension: string): string {
	const disposition = String(headers['content-disposition'] ?? '');
	const extended = /filename\*=(?:utf-8|iso-8859-1)'\w*'([^;\s]+)/i.exec(disposition)?.[1];
	const plain = /filename="([^"]+)"/i.exec(disposition) ?? /filename=([^;"\s]+)/i.exec(disposition);
	const given = safeName(extended === undefined ? (plain?.[1] ?? '') : decoded(extended));
	const name = given || safeName(baseName.replaceAll('/', '_')) || 'file';
	return name.toLowerCase().endsWith(`.${extension}`) ? name : `${name}.${extension}`;
}
