import type { INodeProperties } from 'n8n-workflow';
import type { components } from '../../api/generated/contract';

type Color = components['schemas']['FolderColor'];
type Icon = components['schemas']['FolderIcon'];
type FlowType = components['schemas']['FlowType'];

/** Requests name colors, answers hold these values (endpoints/folder/create-folder). */
const HEX_VALUES: Record<Color, string> = {
	blue: '#3B82F6',
	green: '#10B981',
	orange: '#F97316',
	purple: '#8B5CF6',
	red: '#EF4444',
	teal: '#14B8A6',
};
export const COLORS = Object.keys(HEX_VALUES) as Color[];
export const ICONS: Icon[] = ['file', 'folder', 'headphone', 'message', 'phone', 'voice'];
export const FLOW_TYPES: FlowType[] = ['call', 'message'];

const toOption = (value: string) => ({
	name: value.charAt(0).toUpperCase() + value.slice(1),
	value,
});

/** The name of a color that an answer holds; undefined for one that is in no list. */
export function colorName(value: unknown): Color | undefined {
	const text = String(value).toLowerCase();
	return COLORS.find((name) => name === text || HEX_VALUES[name].toLowerCase() === text);
}

export const name: INodeProperties = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	placeholder: 'e.g. Sales',
};

export const color: INodeProperties = {
	displayName: 'Color',
	name: 'color',
	type: 'options',
	options: COLORS.map(toOption),
	default: 'blue',
};

export const icon: INodeProperties = {
	displayName: 'Icon',
	name: 'icon',
	type: 'options',
	options: ICONS.map(toOption),
	default: 'folder',
};

export const flowType: INodeProperties = {
	displayName: 'Flow Type',
	name: 'flowType',
	type: 'options',
	options: FLOW_TYPES.map(toOption),
	default: 'call',
	description: 'Which flows the folder holds: those of calls, or those of SMS and email',
};
