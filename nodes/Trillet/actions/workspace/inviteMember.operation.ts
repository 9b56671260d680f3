import { readEmail } from '../../../shared/fields/email';
import { createOnce } from '../../../shared/calls/create';
import { toItems, type Operation } from '../../../shared/node/operation';
import type { TrilletClient } from '../../api/client';
import { workspaceLocator } from './locator';

const ROLES = ['admin', 'editor', 'viewer'] as const;

/**
 * Invites a person (docs.trillet.ai/v1/api-reference/endpoints/workspace/invite-team-member). The
 * workspace of the request must be that of its path, whatever the credential says.
 */
export const inviteMember: Operation<TrilletClient> = {
	name: 'Invite Member',
	value: 'inviteMember',
	action: 'Invite a member to a workspace',
	description:
		'Send somebody an invitation that is good for 7 days. Only the owner of the workspace can.',
	requests: ['inviteTeamMember'],
	bodyOf: ['inviteTeamMember'],
	properties: [
		{
			...workspaceLocator,
			description: 'The workspace to invite to; it need not be that of the credential',
		},
		{
			displayName: 'Email',
			name: 'email',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'name@email.com',
		},
		{
			displayName: 'Role',
			name: 'role',
			type: 'options',
			options: [
				{ name: 'Admin', value: 'admin' },
				{ name: 'Editor', value: 'editor' },
				{ name: 'Viewer', value: 'viewer' },
			],
			default: 'viewer',
			description: 'What the person may do in the workspace',
		},
	],
	async execute(context) {
		const { client, parameters } = context;
		const workspaceId = parameters.requiredText('workspaceId');
		const email = readEmail(parameters, 'email');
		const role = parameters.choice('role', ROLES);
		const { success, message } = await createOnce(
			{ ...context, client: client.with({ workspaceId }) },
			{
				id: 'inviteTeamMember',
				input: { path: { workspaceId }, body: { email, role } },
				what: 'invitation',
				subject: [workspaceId, email],
			},
		);
		return toItems({ success, message, workspaceId, email, role });
	},
};
