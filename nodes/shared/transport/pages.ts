import type { IDataObject } from 'n8n-workflow';
import { readListPage } from '../fields/list';
import type { ApiClient } from './client';
import type { OperationTypes } from './vendor';

/** Temporary: replaced by the real one. */
export class ListReader<
	Operations extends { [Id in keyof Operations]: OperationTypes },
> implements AsyncIterable<IDataObject[]> {
	isWhole = false;

	constructor(
		private readonly client: ApiClient<Operations>,
		private readonly id: keyof Operations & string,
		private readonly options: {
			path?: object;
			query?: object;
			pageSize?: number;
			idOf: (record: IDataObject) => string | null | undefined;
		},
	) {}

	async *[Symbol.asyncIterator](): AsyncGenerator<IDataObject[]> {
		const seen = new Set<string>();
		const { path, query, pageSize = 100, idOf } = this.options;
		for (let page = 1; ; page++) {
			const { items } = await readListPage(
				this.client,
				this.id,
				{ ...query, page, limit: pageSize },
				path,
			);
			const fresh = items.filter((item) => {
				const id = idOf(item);
				if (!id) return true;
				if (seen.has(id)) return false;
				seen.add(id);
				return true;
			});
			if (fresh.length === 0) break;
			yield fresh;
		}
		this.isWhole = true;
	}
}
