import type { INodeProperties } from 'n8n-workflow';
import type { components } from '../../api/generated/contract';

type VariableType = components['schemas']['VariableType'];
type ContextType = components['schemas']['ContextType'];

const typeOptions: Array<{ name: string; value: VariableType; description: string }> = [
	{ name: 'Boolean', value: 'boolean', description: 'True or false' },
	{ name: 'Date', value: 'date', description: 'An ISO date, with or without time' },
	{ name: 'Number', value: 'number', description: 'A number, or a text that is one' },
	{ name: 'Select', value: 'select', description: 'One of the options that you list' },
	{ name: 'Text', value: 'text', description: 'Any text' },
];

export const VARIABLE_TYPES = typeOptions.map(({ value }) => value);

export const CONTEXT_TYPES: ContextType[] = ['business', 'contact'];

export const variableType: INodeProperties = {
	displayName: 'Variable Type',
	name: 'variableType',
	type: 'options',
	options: typeOptions,
	default: 'text',
	description: 'Which values the variable takes',
};

export const contextType: INodeProperties = {
	displayName: 'Context Type',
	name: 'contextType',
	type: 'options',
	options: [
		{ name: 'Business', value: 'business', description: 'One value for the whole account' },
		{ name: 'Contact', value: 'contact', description: 'A value for each contact' },
	],
	default: 'contact',
	description: 'What the variable belongs to',
};

export const displayName: INodeProperties = {
	displayName: 'Display Name',
	name: 'displayName',
	type: 'string',
	default: '',
	placeholder: 'e.g. Membership Level',
	description: 'The name of the variable in the Klen AI dashboard',
};

export const description: INodeProperties = {
	displayName: 'Description',
	name: 'description',
	type: 'string',
	default: '',
	placeholder: 'e.g. Tier of the loyalty programme',
};

export const selectOptions: INodeProperties = {
	displayName: 'Select Options',
	name: 'selectOptions',
	type: 'string',
	default: '',
	placeholder: 'e.g. Bronze, Silver, Gold',
	description: 'All options of a variable of the type Select, separated by commas',
};
