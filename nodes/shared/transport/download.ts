import {
	NodeOperationError,
	type IBinaryData,
	type IDataObject,
	type IExecuteFunctions,
	type IN8nHttpFullResponse,
} from 'n8n-workflow';
import type { Advice } from './advice';
import { attemptUntilSettled } from './retry';
import { exchange, exchangeOptions, successOf, type Exchange } from './exchange';
import { fileNameIn, otherThan, typeOfFile, type FileKind } from './fileType';
import { FILE_TIMEOUT_MS } from './sender';
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
	const result = await attemptUntilSettled(async () => await exchange(send, reading, limits), {
		safety: 'idempotent',
		signal,
		trace,
	});
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

function causeOf(result: Exchange): string {
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
