import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { toItems, type Operation } from '../node/operation';
import type { ApiClient } from '../transport/client';
import type { AnyOperations } from '../transport/vendor';
import { StatusChecker, type PermissionCheck } from './check';

const ON_PROBLEM = ['returnStatus', 'error'] as const;

const onProblemField: INodeProperties = {
	displayName: 'On Problem',
	name: 'onProblem',
	type: 'options',
	options: [
		{
			name: 'Error',
			value: 'error',
			description: 'Fail unless the status is ok, so that an error workflow can alert',
		},
		{
			name: 'Return Status',
			value: 'returnStatus',
			description: 'Go on with an item that says what is wrong, also when nothing answers',
		},
	],
	default: 'returnStatus',
	description: 'What to do when the status is degraded or down',
};

/**
 * The operation Check of the resource API Status: what works with a credential, for a workflow
 * that runs on a schedule and alerts. One item, however many come in.
 */
export function checkOperation<Operations extends AnyOperations<Operations>>(
	vendor: string,
	checks: Array<PermissionCheck<keyof Operations & string>>,
): Operation<ApiClient<Operations>> {
	return {
		name: 'Check',
		value: 'check',
		action: 'Check the status of the API',
		description: `Check whether ${vendor} answers and what the keys of the credential may do, without changing anything`,
		takesAllItems: () => true,
		requests: checks.flatMap(({ request }) => request?.id ?? []),
		properties: [onProblemField],
		async execute({ client, parameters }) {
			const onProblem = parameters.choice('onProblem', ON_PROBLEM);
			const status = await new StatusChecker(client, checks).check();
			if (onProblem === 'error' && status.status !== 'ok') {
				const error = client.explain({
					message: `${vendor} is ${status.status}`,
					nextStep: status.problems.join('\n'),
				});
				error.context.data = status as unknown as IDataObject;
				throw error;
			}
			return toItems(status);
		},
	};
}
