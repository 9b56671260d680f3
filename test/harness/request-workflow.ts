import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';
import type { StoredCredential, WorkflowFile } from '../../tools/real-n8n/api';
import { inARow, node } from './real-workflow';

/** A node that passes on one item with these fields. */
export const setFields = (json: IDataObject): INode => ({
	...node('Set', 'n8n-nodes-base.set', {
		assignments: {
			assignments: Object.entries(json).map(([name, value]) => ({
				id: name,
				name,
				value,
				type: Array.isArray(value) ? 'array' : typeof value,
			})),
		},
		options: {},
	} as INodeParameters),
	typeVersion: 3.4,
});

export const fails = (): INode =>
	node('Fails', 'n8n-nodes-base.stopAndError', { errorMessage: 'Out of order' });

/** A node that takes so many seconds. */
export const takes = (seconds: number): INode => ({
	...node('Takes', 'n8n-nodes-base.wait', { amount: seconds, unit: 'seconds' }),
	typeVersion: 1.1,
});

/** A Trillet AI node that answers the request. */
export const answers = (parameters: INodeParameters, credential?: StoredCredential): INode =>
	node(
		'Answer',
		'n8n-nodes-voice-agents.trillet',
		{ resource: 'request', operation: 'answer', ...parameters },
		credential,
	);

/** A workflow that starts with the request trigger; the node is called Request. */
export function requestWorkflow(
	parameters: INodeParameters,
	nodes: INode[],
	credential: StoredCredential,
): WorkflowFile {
	const type = 'n8n-nodes-voice-agents.trilletRequestTrigger';
	const trigger = node('Request', type, parameters, credential);
	return {
		name: 'Requests',
		nodes: [trigger, ...nodes],
		connections: inARow('Request', ...nodes.map(({ name }) => name)),
		settings: { executionOrder: 'v1' },
	};
}
