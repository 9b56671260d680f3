import type { IDataObject } from 'n8n-workflow';
import { asObject } from '../../../shared/json';
import { toItems, type OperationItem } from '../../../shared/node/operation';
import type { ItemParameters } from '../../../shared/node/parameters';
import { idOf } from '../../api/reference';
import { toIsoTime } from '../../api/time';
import { colorName } from './fields';

interface FolderFlow {
	_id: string;
	/** Null where the API lists only the IDs of the flows. */
	name: string | null;
}

/** The flows of a folder, in one shape whether the API sends their IDs or the flows. */
export function flowsOf({ pathways }: { pathways?: unknown }): FolderFlow[] {
	const flows: unknown[] = Array.isArray(pathways) ? pathways : [];
	return flows.flatMap((flow) => {
		const _id = idOf(flow);
		const { name = null } = asObject(flow);
		return _id === null ? [] : [{ _id, name: name === null ? null : String(name) }];
	});
}

/** A folder with the name of its color. */
export const simplifyFolder = (folder: IDataObject): IDataObject => ({
	_id: folder._id ?? null,
	workspaceId: folder.workspaceId ?? null,
	name: folder.name ?? null,
	color: colorName(folder.color) ?? folder.color ?? null,
	icon: folder.icon ?? null,
	flowType: folder.flowType ?? null,
	flows: flowsOf(folder).map((flow) => ({ ...flow })),
	createdAt: toIsoTime(folder.createdAt),
	updatedAt: toIsoTime(folder.updatedAt),
});

/** Folders as the item wants them. */
export function toFolderItems(parameters: ItemParameters, folders: object[]): OperationItem[] {
	return toItems(
		parameters.flag('simplify') ? folders.map((folder) => simplifyFolder({ ...folder })) : folders,
	);
}
