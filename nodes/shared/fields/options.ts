import type { INodeProperties } from 'n8n-workflow';
import { byDisplayName } from './displayOrder';

/** The name of the section that every operation ends with. */
export const OPTIONS = 'options';

/** The section Options, for what few people need. */
export const optionsField = (options: INodeProperties[]): INodeProperties => ({
	displayName: 'Options',
	name: OPTIONS,
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options,
});

const MOVED = 'Moved to Options';

/**
 * A section whose entries are in Options now. Workflows that were saved before have them here still,
 * and n8n keeps only the values of parameters that it knows.
 */
export const formerSection = (name: string): INodeProperties => ({
	displayName: MOVED,
	name,
	type: 'hidden',
	default: {},
});

export const isFormerSection = ({ displayName }: INodeProperties): boolean => displayName === MOVED;

const belongsToSimplify = ({ name, displayOptions }: INodeProperties): boolean =>
	name === 'simplify' || displayOptions?.show?.simplify !== undefined;

/**
 * The parameters of an operation in the order of the editor: Simplify behind whatever else there is,
 * and Options at the end.
 * @param further entries that belong to what the operation does
 * @param last an entry that every operation has, at the end of Options
 */
export function withOptionsLast(
	properties: INodeProperties[],
	further: INodeProperties[],
	last: INodeProperties,
): INodeProperties[] {
	const own = properties.find(({ name }) => name === OPTIONS);
	const others = properties.filter((property) => property !== own);
	const entries = [...(own?.options ?? []), ...further] as INodeProperties[];
	return [
		...others.filter((property) => !belongsToSimplify(property)),
		...others.filter(belongsToSimplify),
		optionsField([...entries.sort(byDisplayName), last]),
	];
}
