import type { INodeProperties, NodeApiError } from 'n8n-workflow';
import { dashboardLocator } from '../locator';

/** A flow to put into a folder, or one that is in it. */
export const flowLocator = (searchListMethod: string, description: string): INodeProperties =>
	dashboardLocator({
		displayName: 'Flow',
		name: 'flowId',
		description,
		searchListMethod,
		noun: 'a flow',
		idPlaceholder: '665b2c3d4e5f6a7b8c9d0e1f',
	});

/** When the older path is requested: completes "when ...". */
export const NO_NEW_PATH = 'the path of the present pages answers 404';

const isNotFound = ({ httpCode }: NodeApiError) => httpCode === '404';

/**
 * Makes a request to the path of the present pages (`.../flows`), and to that of the older ones
 * (`.../pathways`) when there is none. When both say not found, it is the folder or the flow
 * that is missing, as the first answer tells.
 */
export async function onEitherPath<T>(
	present: () => Promise<T>,
	older: () => Promise<T>,
): Promise<T> {
	return await present().catch(async (error: NodeApiError) => {
		if (!isNotFound(error)) throw error;
		return await older().catch((olderError: NodeApiError) => {
			throw isNotFound(olderError) ? error : olderError;
		});
	});
}
