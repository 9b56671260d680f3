import type { INodeProperties } from 'n8n-workflow';
import type { ItemParameters } from '../../../shared/node/parameters';
import type { components } from '../../api/generated/contract';

export type FlowTool = components['schemas']['FlowTool'];

/** Requests that the agent can make during a call, which the API calls webhooks. */
export const tools: INodeProperties = {
	displayName: 'Tools (JSON)',
	name: 'tools',
	type: 'json',
	default: '[]',
	description:
		'Requests that the agent can make during a call, as a JSON array; the API calls them webhooks. A tool that the flow has already, by name and URL, is not added again; change or remove tools in the dashboard.',
	hint: 'Example: [{"name": "book_slot", "url": "https://example.com/slots", "method": "POST", "body": "{\\"slot\\": \\"{{slot}}\\"}", "variables": [{"name": "slot", "description": "The slot to book"}]}]',
};

const isWebAddress = (value: unknown) => typeof value === 'string' && /^https?:\/\//i.test(value);

/** The two pages of the endpoint call the variables of a tool differently. */
function inBothSpellings(tool: FlowTool): FlowTool {
	const variables = tool.variables ?? tool.variablesforcallflow;
	return variables ? { ...tool, variables, variablesforcallflow: variables } : tool;
}

/**
 * Reads {@link tools}.
 * @throws NodeOperationError when one has no name or no web address, which tell tools apart
 */
export function readTools(values: ItemParameters, name: string): FlowTool[] {
	const list: FlowTool[] = values.jsonList(name);
	const wrong = list.findIndex((tool) => !tool.name || !isWebAddress(tool.url));
	if (wrong === -1) return list.map(inBothSpellings);
	throw values.error(
		name,
		`holds a tool without a name or a web address, number ${wrong + 1}`,
		'Give every tool a "name" and a "url" that begins with https://.',
	);
}

/** The tools that are not there yet; the API would add the others a second time. */
export function newTools(present: FlowTool[], wanted: FlowTool[]): FlowTool[] {
	const isSame = (a: FlowTool, b: FlowTool) => a.name === b.name && a.url === b.url;
	return wanted.filter(
		(tool, index) =>
			!present.some((known) => isSame(known, tool)) &&
			wanted.findIndex((other) => isSame(other, tool)) === index,
	);
}
