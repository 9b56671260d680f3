import type { INode } from 'n8n-workflow';
import { httpRequest, klen, splitOut } from '../nodes';
import type { BenchN8n } from '../n8n';
import type { BenchVendor, VendorKey } from '../vendor';

/** The most calls that Klen AI puts on a page. */
export const PAGE_SIZE = 100;

/** How many pages our node reads at the same time. */
export const CONCURRENCY = 6;

/** Get Many with Return All, with all fields as the vendor sends them. */
export async function ourList(
	n8n: BenchN8n,
	vendor: BenchVendor,
	key: VendorKey,
): Promise<INode[]> {
	const parameters = { resource: 'call', operation: 'getAll', returnAll: true, simplify: false };
	return [klen(parameters, await vendor.credential(n8n, key))];
}

/**
 * The same with HTTP Request and its pagination.
 * @param requestInterval milliseconds between two requests
 */
export async function httpList(
	n8n: BenchN8n,
	vendor: BenchVendor,
	key: VendorKey,
	requestInterval = 0,
): Promise<INode[]> {
	const pagination = {
		paginationMode: 'updateAParameterInEachRequest',
		parameters: { parameters: [{ type: 'qs', name: 'page', value: '={{ $pageCount + 1 }}' }] },
		paginationCompleteWhen: 'other',
		completeExpression: '={{ $response.body.page >= $response.body.pages }}',
		limitPagesFetched: false,
		requestInterval,
	};
	const request = httpRequest(
		{
			url: `${vendor.url}/api/v1/calls`,
			sendQuery: true,
			queryParameters: { parameters: [{ name: 'limit', value: String(PAGE_SIZE) }] },
			options: { pagination: { pagination } },
		},
		await vendor.header(n8n, key),
	);
	return [request, splitOut('calls')];
}
