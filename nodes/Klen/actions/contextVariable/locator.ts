import { recordLocator } from '../../../shared/fields/locator';

/** A context variable, picked from the list or by its database ID. */
export const variableLocator = recordLocator({
	displayName: 'Context Variable',
	name: 'variableId',
	description: 'The variable to work with; default variables cannot be changed',
	searchListMethod: 'searchVariables',
	noun: 'a variable',
	idPlaceholder: '42',
	idHint: 'Database ID, a number',
	isNumber: true,
});
