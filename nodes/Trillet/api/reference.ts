import { asObject } from '../../shared/json';

/**
 * The ID of a record, or of a record that another one refers to: some answers hold an ID where
 * others hold the whole record, and older ones name the ID after the kind of record.
 * @returns null when there is none
 */
export function idOf(reference: unknown): string | null {
	if (typeof reference === 'string') return reference || null;
	const { _id, agentId, id } = asObject(reference);
	const [found] = [_id, agentId, id].filter((value) => typeof value === 'string');
	return (found as string | undefined) ?? null;
}

/** The IDs of a list of references; entries without one are left out. */
export function idsOf(references: unknown): string[] {
	const list: unknown[] = Array.isArray(references) ? references : [];
	return list.map(idOf).filter((id) => id !== null);
}
