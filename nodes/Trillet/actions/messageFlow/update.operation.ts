import { readUpdateFields, updateFields, type BodyField } from '../../../shared/fields/bodyFields';
import { simplifyField } from '../../../shared/fields/simplify';
import { merge } from '../../../shared/merge';
import { asWanted, createOnce } from '../../../shared/calls/create';
import { toItems, type Operation } from '../../../shared/node/operation';
import type { TrilletClient } from '../../api/client';
import type { components } from '../../api/generated/contract';
import { autopilotField, descriptionField } from './fields';
import { messageFlowLocator } from './locator';
import { inBothShapes, settingFields, withOneShape } from './settings';
import { simplifyMessageFlow } from './simplify';

type Change = Pick<components['schemas']['MessageFlow'], 'autopilot' | 'settings'> & {
	description?: string;
};

const fields: Array<BodyField<Change>> = [...settingFields, autopilotField, descriptionField];

/**
 * Changes a flow (docs.trillet.ai/v1/api-reference/endpoints/flows/message-flows/update). It is
 * read first: the API can only flip the autopilot, and what of the settings is not mentioned is
 * sent back.
 */
export const update: Operation<TrilletClient> = {
	name: 'Update',
	value: 'update',
	action: 'Update a message flow',
	description:
		'Change description, autopilot or settings of a message flow; Trillet AI changes its name, agent and texts in the dashboard only',
	requests: ['getMessageFlow', 'updateMessageFlow'],
	bodyOf: ['updateMessageFlow'],
	properties: [
		{ ...messageFlowLocator, description: 'The message flow to change' },
		updateFields(fields),
		simplifyField,
	],
	async execute(context) {
		const { client, parameters } = context;
		const path = { id: parameters.requiredText('messageFlowId') };
		const change = readUpdateFields(fields, parameters);
		const flow = await client.request('getMessageFlow', { path });
		const isFlipped =
			change.autopilot !== undefined && change.autopilot !== (flow.autopilot ?? false);
		const description = change.description ?? flow.description;
		const former = withOneShape(flow.settings ?? {});
		const settings = merge(former, withOneShape(change.settings ?? {}));
		const present = { description: flow.description, settings: inBothShapes(former) };
		const body = {
			...(description !== null && { description }),
			...(isFlipped && { toggleAutopilot: true }),
			settings: inBothShapes(settings),
		};
		// A repeat would flip the autopilot back; nothing else of the flow minds one.
		const changed = isFlipped
			? await createOnce(context, {
					id: 'updateMessageFlow',
					input: { path, body, present },
					what: 'autopilot of message flow',
					subject: [path.id, change.autopilot],
					find: async () => {
						const found = await client.request('getMessageFlow', { path });
						const isThere = (found.autopilot ?? false) === change.autopilot;
						return { candidates: isThere ? [asWanted(found)] : [] };
					},
				})
			: await client.request('updateMessageFlow', { path, body, present, safety: 'idempotent' });
		return toItems(parameters.flag('simplify') ? simplifyMessageFlow({ ...changed }) : changed);
	},
};
