import { NodeOperationError } from 'n8n-workflow';
import { simplifyField } from '../../../shared/fields/simplify';
import { onTimeoutField } from '../../../shared/fields/wait';
import type { Operation } from '../../../shared/operation';
import { asObject } from '../../../shared/transport/errors';
import { findCall } from '../../api/callHistory';
import { isOver } from '../../api/callStatus';
import type { TrilletClient } from '../../api/client';
import { callIdOf, simplifyCall } from './simplify';

/**
 * Second step of Start and Wait for Completion: hands on what the callback brought. When the
 * time limit was over first, it looks the call up once before giving up.
 */
export const settleStep: Operation<TrilletClient> = {
	name: 'Start and Wait for Completion: Settle',
	value: 'settleStep',
	action: 'Settle a call after sleeping',
	description: 'Hand on the end of the call, or look the call up',
	isStep: true,
	properties: [onTimeoutField, simplifyField],
	async execute({ client, node, parameters, itemIndex }) {
		const item = asObject(node.getInputData()[itemIndex]?.json);
		if (item.timedOut !== true) return [{ json: item }];
		const callId = callIdOf(item);
		const call = callId === null ? undefined : await findCall(client, callId);
		const timedOut = !isOver(call?.status);
		if (timedOut && parameters.text('onTimeout') === 'error') {
			throw new NodeOperationError(
				node.getNode(),
				`The call ${callId ?? ''} did not end within the time limit`,
				{
					description: `Its callback did not come, and the call history ${call ? `says "${String(call.status)}"` : 'does not have it'}. Raise Time Limit, and check that Trillet AI can reach this n8n. Call > Get shows later what became of the call.`,
					itemIndex,
				},
			);
		}
		const state = call && !parameters.flag('simplify') ? call : simplifyCall(call ?? item);
		return [{ json: { ...state, timedOut } }];
	},
};
