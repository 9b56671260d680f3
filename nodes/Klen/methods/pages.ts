import type { IDataObject } from 'n8n-workflow';
import { readListPage } from '../../shared/fields/list';
import { cached } from '../../shared/transport/cache';
import type { KlenClient } from '../api/client';

const PAGE_SIZE = 100;

/** Pages of a list, each asked for once while somebody types. */
export const pagesOf =
	(client: KlenClient, id: 'listCalls' | 'listContacts', query: object = {}) =>
	async (page: number): Promise<{ items: IDataObject[]; isLast: boolean }> => {
		const asked = { ...query, page, limit: PAGE_SIZE };
		const { items, count, pageSize } = await cached(
			`${id} ${JSON.stringify(asked)} ${client.identity}`,
			async () => await readListPage(client, id, asked),
		);
		const isLast = items.length === 0 || page * (pageSize ?? PAGE_SIZE) >= (count ?? 0);
		return { items, isLast };
	};
