import type { INodeParameters } from 'n8n-workflow';
import { EMPTY_WORKSPACE_ID } from '../../../simulator/trillet/seed';
import { searchList } from '../../harness/workflow';
import { testOperation } from '../operation-suite';
import { testGetMany } from './record-suites';
import { emptyLocator, rejected } from './refusals';
import { byId, useTrillet, WORKSPACE } from './trillet';

const trillet = useTrillet();
const resource = 'workspace';
const workspaces = () => trillet.control.trillet.production.documents('workspaces');

describe('create', () => {
	testOperation(trillet, {
		resource,
		operation: 'create',
		request: 'createWorkspace',
		parameters: { name: '={{ $json.name }}', initials: 'AC' },
		good: () => [{ name: 'Acme' }, { name: 'Acorn' }],
		expectOutput: (outputs, { name }) => {
			const _id = expect.any(String) as string;
			expect(outputs).toMatchObject([{ _id, name, initials: 'AC', teamMembers: [] }]);
		},
		bad: { item: { name: '' }, message: 'Name is empty', nextStep: 'Enter a value.' },
		refused: rejected(trillet, 'createWorkspace', { name: 'Acme' }),
	});

	it('needs no workspace in the credential', async () => {
		const result = await trillet.run({
			resource,
			operation: 'create',
			parameters: { name: 'Acme', initials: 'AC' },
			credential: { workspaceId: '' },
		});
		expect(result.error).toBeUndefined();
		expect(trillet.requests()[0]?.body).toEqual({ name: 'Acme', initials: 'AC' });
	});
});

describe('get many', () => {
	testGetMany(trillet, { resource }, 'listWorkspaces', [WORKSPACE, EMPTY_WORKSPACE_ID]);

	it('takes one object for a list of one, and needs no workspace', async () => {
		trillet.control.settings({ trillet: { workspaceList: 'object' } });
		const credential = { workspaceId: '' };
		const result = await trillet.run({ resource, operation: 'getAll', credential });
		expect(result.json).toMatchObject([{ _id: WORKSPACE, name: 'Acme' }]);
	});
});

describe('invite member', () => {
	const invite = async (parameters: INodeParameters = {}, workspaceId = WORKSPACE) =>
		await trillet.run({
			resource,
			operation: 'inviteMember',
			parameters: { workspaceId: byId(WORKSPACE), email: 'jo@example.com', ...parameters },
			credential: { workspaceId },
		});

	testOperation(trillet, {
		resource,
		operation: 'inviteMember',
		request: 'inviteTeamMember',
		parameters: {
			workspaceId: byId('={{ $json.workspace }}'),
			email: 'jo@example.com',
			role: 'editor',
		},
		good: () => [{ workspace: WORKSPACE }, { workspace: EMPTY_WORKSPACE_ID }],
		expectOutput: (outputs, { workspace }) => {
			expect(outputs).toEqual([
				{
					success: true,
					message: expect.any(String) as string,
					workspaceId: workspace,
					email: 'jo@example.com',
					role: 'editor',
				},
			]);
			expect(workspaces()).toContainEqual(
				expect.objectContaining({
					_id: workspace,
					teamMembers: [expect.objectContaining({ email: 'jo@example.com', role: 'editor' })],
				}),
			);
		},
		bad: emptyLocator('Workspace', { workspace: ' ' }),
		refused: {
			item: () => ({ workspace: '664a1b2c3d4e5f6a7b8c0000' }),
			message: 'The API key is not allowed to do this',
			nextStep: 'does not belong to this workspace',
			httpStatus: 403,
			code: 'forbidden',
		},
	});

	it.each(['', EMPTY_WORKSPACE_ID])(
		'works in the chosen workspace when the credential says "%s"',
		async (ofCredential) => {
			expect((await invite({}, ofCredential)).error).toBeUndefined();
			expect(trillet.requests()).toEqual([
				expect.objectContaining({
					path: `/v1/api/workspaces/${WORKSPACE}/invite`,
					headers: expect.objectContaining({ 'x-workspace-id': WORKSPACE }) as object,
					body: { email: 'jo@example.com', role: 'viewer' },
				}),
			]);
		},
	);

	it.each([
		[{ email: 'jo' }, 'Email "jo" is not an email address'],
		[{ role: '={{ "owner" }}' }, 'Role must be one of admin, editor, viewer, but is "owner"'],
	])('refuses %j before the request', async (parameters, message) => {
		expect((await invite(parameters)).error).toMatchObject({ message });
		expect(trillet.requests()).toEqual([]);
	});
});

it('fills the picker with workspaces by name, without a workspace in the credential', async () => {
	const search = async (filter?: string) =>
		await searchList({
			node: 'trillet',
			method: 'searchWorkspaces',
			credentials: trillet.credentials({ workspaceId: '' }),
			filter,
		});
	expect((await search()).results).toEqual([
		{ name: 'Acme', value: WORKSPACE },
		{ name: 'Empty', value: EMPTY_WORKSPACE_ID },
	]);
	expect((await search('emp')).results).toHaveLength(1);
});
