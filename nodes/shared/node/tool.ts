import type { IExecuteFunctions } from 'n8n-workflow';

/** Whether the node runs as a tool of an AI agent. */
export const isTool = (node: IExecuteFunctions): boolean => node.getNode().type.endsWith('Tool');
