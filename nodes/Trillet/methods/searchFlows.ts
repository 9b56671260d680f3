import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { searchCallFlows } from './searchCallFlows';
import { searchMessageFlows } from './searchMessageFlows';

/** Flows of the type that the node's Flow Type says. */
export async function searchFlows(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const isMessageFlow = this.getCurrentNodeParameter('flowType') === 'message';
	return await (isMessageFlow ? searchMessageFlows : searchCallFlows).call(
		this,
		filter,
		paginationToken,
	);
}
