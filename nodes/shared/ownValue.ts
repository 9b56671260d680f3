/** Looks a word from outside up in a table, where `constructor` is no entry unless it is one. */
export const ownValue = <T>(table: Record<string, T>, word: string | undefined): T | undefined =>
	word !== undefined && Object.hasOwn(table, word) ? table[word] : undefined;
