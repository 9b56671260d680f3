import type { IDataObject } from 'n8n-workflow';

/** What the API sets itself on every record; sent back, it has been answered with 500. */
const READ_ONLY = ['_id', '__v', 'workspaceId', 'userId', 'createdAt', 'updatedAt'];

/**
 * What to send to keep a record as it is, where PUT replaces records as a whole. Fields that no
 * page names are kept too: to lose them would be worse than an answer that refuses them.
 * @param readOnly what the API sets itself on records of this kind only
 */
export function writable(record: object, readOnly: readonly string[] = []): IDataObject {
	const dropped = [...READ_ONLY, ...readOnly];
	return Object.fromEntries(
		Object.entries(record).filter(([name, value]) => value !== null && !dropped.includes(name)),
	) as IDataObject;
}
