import {
	NodeOperationError,
	sleep,
	type IBinaryData,
	type IExecuteFunctions,
	type IN8nHttpFullResponse,
} from 'n8n-workflow';
import { exchange, exchangeOptions, isSuccess, outcomeOf, type Exchange } from './exchange';
import { retryDelay } from './retry';

const TIMEOUT_MS = 300_000;

interface DownloadOptions {
	itemIndex: number;
	/** File name without extension, for servers that send no name. */
	baseName: string;
}

/**
 * Downloads a file from an address that a vendor named, without the vendor's key.
 * @throws NodeOperationError when the address is no web address or the file is not there
 */
export async function downloadFile(
	node: IExecuteFunctions,
	url: string,
	{ itemIndex, baseName }: DownloadOptions,
): Promise<IBinaryData> {
	if (!/^https?:\/\//i.test(url)) {
		throw new NodeOperationError(node.getNode(), 'The address of the file is not a web address', {
			description: `Only http and https can be downloaded, but the record says "${url}".`,
			itemIndex,
		});
	}
	let response: IN8nHttpFullResponse | undefined;
	const result = await fetchWithRetries(node, async () => {
		response = (await node.helpers.httpRequest({
			...exchangeOptions,
			// Storage hosts redirect to signed addresses, and no key goes along.
			disableFollowRedirect: false,
			url,
			timeout: TIMEOUT_MS,
		})) as IN8nHttpFullResponse;
		return response;
	});
	if (result.kind !== 'answered' || !isSuccess(result.answer.status) || !response) {
		const cause = result.kind === 'answered' ? `HTTP ${result.answer.status}` : result.reason;
		throw new NodeOperationError(node.getNode(), 'The file could not be downloaded', {
			description: `Its storage answered: ${cause}. The address may have expired: read the record again and run the node once more.`,
			itemIndex,
		});
	}
	const mimeType = String(response.headers['content-type'] ?? '')
		.split(';')[0]
		?.trim();
	const extension = /\.(\w{1,5})$/.exec(new URL(url).pathname)?.[1] ?? extensionOf(mimeType);
	const body = response.body as Buffer;
	return await node.helpers.prepareBinaryData(
		body,
		`${baseName}.${extension}`,
		mimeType || undefined,
	);
}

async function fetchWithRetries(
	node: IExecuteFunctions,
	send: () => Promise<IN8nHttpFullResponse>,
): Promise<Exchange> {
	const signal = node.getExecutionCancelSignal();
	const progress = { attempts: 0, rateLimited: 0, elapsedMs: 0 };
	const startedAt = Date.now();
	for (;;) {
		const result = await exchange(send, signal);
		if (result.kind === 'answered' && isSuccess(result.answer.status)) return result;
		progress.attempts++;
		progress.elapsedMs = Date.now() - startedAt;
		const delay = retryDelay(outcomeOf(result), 'idempotent', progress);
		if (delay === undefined) return result;
		await sleep(delay, signal);
	}
}

function extensionOf(mimeType = ''): string {
	const known: Record<string, string> = {
		'audio/mpeg': 'mp3',
		'audio/wav': 'wav',
		'audio/x-wav': 'wav',
		'audio/ogg': 'ogg',
		'audio/mp4': 'm4a',
	};
	return known[mimeType] ?? 'bin';
}
