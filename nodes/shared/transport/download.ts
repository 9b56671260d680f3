import {
	NodeOperationError,
	type IBinaryData,
	type IDataObject,
	type IExecuteFunctions,
	type IN8nHttpFullResponse,
} from 'n8n-workflow';
import { ownValue } from '../ownValue';
import { attemptUntilSettled } from './attempts';
import { exchange, exchangeOptions, successOf } from './exchange';
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
		const cause = result.kind === 'answered' ? `HTTP ${result.answer.status}` : result.reason;
		throw new NodeOperationError(node.getNode(), 'The file could not be downloaded', {
			description: `Its storage answered: ${cause}. The address may have expired: read the record again and run the node once more.`,
			itemIndex,
		});
	}
	const { body, headers } = file;
	const path = new URL(url).pathname;
	return await toBinaryFile(node, { data: body as Buffer, headers }, { baseName, path });
}

/**
 * Turns an answered file into n8n's binary data, named by the answer, the address or the type.
 * @param path the path of its address; a name in the answer's Content-Disposition wins
 */
export async function toBinaryFile(
	node: IExecuteFunctions,
	{ data, headers }: { data: Buffer; headers: IDataObject },
	{ baseName, path = '' }: { baseName: string; path?: string },
): Promise<IBinaryData> {
	const mimeType = String(headers['content-type'] ?? '')
		.split(';')[0]
		?.trim();
	const named = /filename="([^"/\\]+\.\w{1,5})"/i.exec(
		String(headers['content-disposition'] ?? ''),
	);
	const extension = /\.(\w{1,5})$/.exec(path)?.[1] ?? extensionOf(mimeType);
	return await node.helpers.prepareBinaryData(
		data,
		named?.[1] ?? `${baseName}.${extension}`,
		mimeType || undefined,
	);
}

function extensionOf(mimeType = ''): string {
	const known: Record<string, string> = {
		'audio/mpeg': 'mp3',
		'audio/wav': 'wav',
		'audio/x-wav': 'wav',
		'audio/ogg': 'ogg',
		'audio/mp4': 'm4a',
		'text/csv': 'csv',
	};
	return ownValue(known, mimeType) ?? 'bin';
}
