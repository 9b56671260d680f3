import { readUpdateFields, updateFields, type BodyField } from '../../../shared/fields/bodyFields';
import { simplifyField } from '../../../shared/fields/simplify';
import type { Operation } from '../../../shared/node/operation';
import type { ItemParameters } from '../../../shared/node/parameters';
import type { TrilletClient } from '../../api/client';
import type { components } from '../../api/generated/contract';
import { color, colorName, COLORS, FLOW_TYPES, flowType, icon, ICONS, name } from './fields';
import { folderLocator } from './locator';
import { toFolderItems } from './simplify';

type FolderBody = components['schemas']['UpdateFolderRequest'];

const fields: Array<BodyField<Partial<FolderBody>>> = [
	{
		property: name,
		read: (values, field) => ({ name: values.requiredText(field) }),
	},
	{
		property: color,
		read: (values, field) => ({ color: values.choice(field, COLORS) }),
	},
	{
		property: icon,
		read: (values, field) => ({ icon: values.choice(field, ICONS) }),
	},
	{
		property: flowType,
		read: (values, field) => ({ flowType: values.choice(field, FLOW_TYPES) }),
	},
];

/** The API demands color and icon with every change, so those that do not change are read first. */
async function complete(
	client: TrilletClient,
	parameters: ItemParameters,
	folderId: string,
	changes: Partial<FolderBody>,
): Promise<FolderBody> {
	const isComplete = changes.color !== undefined && changes.icon !== undefined;
	const folder = isComplete ? undefined : await client.request('getFolder', { path: { folderId } });
	const {
		color: newColor = colorName(folder?.color),
		icon: newIcon = ICONS.find((value) => value === folder?.icon),
	} = changes;
	if (newColor && newIcon) return { ...changes, color: newColor, icon: newIcon };
	throw parameters.error(
		'updateFields',
		`lacks ${newColor ? 'Icon' : 'Color'}, and the folder's own cannot be kept`,
		'Trillet AI demands color and icon with every change, and the folder has one that it no longer takes. Add the field.',
	);
}

/** Changes a folder (docs.trillet.ai/v1/api-reference/endpoints/folder/update-folder). */
export const update: Operation<TrilletClient> = {
	name: 'Update',
	value: 'update',
	action: 'Update a folder',
	description: 'Change some fields of a folder; the others stay as they are',
	requests: ['updateFolder'],
	bodyOf: ['updateFolder'],
	optionalRequests: { getFolder: 'Color or Icon is not given' },
	properties: [folderLocator, updateFields(fields), simplifyField],
	async execute({ client, parameters }) {
		const folderId = parameters.requiredText('folderId');
		const changes = readUpdateFields(fields, parameters);
		const folder = await client.request('updateFolder', {
			path: { folderId },
			body: await complete(client, parameters, folderId, changes),
		});
		return toFolderItems(parameters, [folder]);
	},
};
