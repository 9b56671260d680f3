import { ApiError } from '../../core/api-error';
import type { Handler } from '../../core/contract-api';
import type { TrilletExchange } from '../exchange';
import type { WorkspaceDocument } from '../records';

interface WorkspaceBody {
	name: string;
	initials: string;
}

export const createWorkspace: Handler<TrilletExchange> = ({ body }, { environment }) => {
	const { state } = environment;
	const { name, initials } = body as WorkspaceBody;
	const _id = state.newObjectId();
	const now = environment.timestamp();
	const workspace: WorkspaceDocument = {
		_id,
		workspaceId: _id,
		userId: state.userId,
		name,
		initials,
		teamMembers: [],
		createdAt: now,
		updatedAt: now,
	};
	return { status: 200, body: view(state.workspaces.add(workspace)) };
};

export const listWorkspaces: Handler<TrilletExchange> = (_, { environment }) => {
	const workspaces = environment.state.workspaces.all().map(view);
	const body = environment.settings.workspaceList === 'object' ? workspaces[0] : workspaces;
	return { status: 200, body };
};

export const inviteTeamMember: Handler<TrilletExchange> = ({ params, body }, exchange) => {
	const { environment, presented } = exchange;
	const workspace = environment.state.workspaces.get(params.workspaceId ?? '');
	if (!workspace) throw environment.missing('Workspace');
	if (presented.workspace !== undefined && presented.workspace !== workspace._id) {
		throw new ApiError(403, 'forbidden', 'The header x-workspace-id names another workspace');
	}
	workspace.teamMembers.push({ ...(body as object), status: 'invited' });
	return { status: 200, body: { success: true, message: 'Invitation sent successfully' } };
};

function view(workspace: WorkspaceDocument) {
	const { _id, userId, name, initials, teamMembers, createdAt, updatedAt } = workspace;
	return { _id, userId, name, initials, teamMembers, createdAt, updatedAt };
}
