/** One page with the totals that the vendors send along. */
export interface Page<T> {
	count: number;
	page: number;
	limit: number;
	pages: number;
	items: T[];
}

/** Cuts one page (counted from 1) out of `items`; a page after the last one is empty. */
export function paginate<T>(items: T[], page: number, limit: number): Page<T> {
	return {
		count: items.length,
		page,
		limit,
		pages: Math.ceil(items.length / limit),
		items: items.slice((page - 1) * limit, page * limit),
	};
}
