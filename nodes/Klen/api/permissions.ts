/**
 * What a key may be allowed to do (docs.klen.ai/api-reference/authentication).
 * `can_write_contacts` is missing from that page, but the pages of the operations ask for it.
 */
export const permissions = [
	{ name: 'Initiate Calls', value: 'can_initiate_calls' },
	{ name: 'Read Agents', value: 'can_read_agents' },
	{ name: 'Read Calendar', value: 'can_read_calendar' },
	{ name: 'Read Calls', value: 'can_read_calls' },
	{ name: 'Read Contacts', value: 'can_read_contacts' },
	{ name: 'Write Calendar', value: 'can_write_calendar' },
	{ name: 'Write Contacts', value: 'can_write_contacts' },
];

export const permissionHelp =
	'Create a key with this permission in the Klen AI dashboard under API > API Keys, and enter it in the credential: as the API key, or under Scoped Keys with its permissions ticked.';
