import type { INodeProperties } from 'n8n-workflow';

/**
 * Sorts fields by their names, as n8n lists what can be added to a collection. The rules of a language
 * would differ from machine to machine, and take a while to load.
 */
export const byDisplayName = (a: INodeProperties, b: INodeProperties): number =>
	a.displayName < b.displayName ? -1 : 1;
