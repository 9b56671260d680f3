import type { INodeProperties } from 'n8n-workflow';
import { recordLocator } from '../../../shared/fields/locator';

/** An agent, picked from the list or by either of its IDs. */
export const agentLocator = recordLocator({
	displayName: 'Agent',
	name: 'agentId',
	description: 'The AI agent that speaks on the call',
	searchListMethod: 'searchAgents',
	noun: 'an agent',
	idPlaceholder: '123 or assistant_abc123',
	idHint: 'Database ID or assistant ID',
});

/**
 * An agent where the API knows it by its database ID only. The ID is checked when it is read:
 * n8n takes a `validation` inside a collection for one of the field of that name outside.
 */
export const agentByDatabaseId: INodeProperties = {
	...agentLocator,
	modes: agentLocator.modes?.map((mode) =>
		mode.name === 'id' ? { ...mode, placeholder: 'e.g. 123', hint: 'Database ID, a number' } : mode,
	),
};
