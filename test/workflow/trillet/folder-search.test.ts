import type { INodeParameters } from 'n8n-workflow';
import { PRODUCTION_IDS } from '../../../simulator/trillet/seed';
import { searchList } from '../../harness/workflow';
import { byId, useTrillet } from './trillet';

const { folder, salesFlow, supportFlow, smsFlow } = PRODUCTION_IDS;
const trillet = useTrillet();

const search = async (method: string, parameters: INodeParameters = {}, filter?: string) => {
	const request = { node: 'trillet', method, credentials: trillet.credentials() };
	return (await searchList({ ...request, parameters, filter })).results;
};

it('lists folders by name', async () => {
	const fields = { name: 'Messages', flowType: 'message' };
	trillet.control.trillet.production.copyDocument('folders', folder, fields);
	expect(await search('searchFolders')).toEqual([
		{ name: 'Messages (message flows)', value: expect.any(String) as string },
		{ name: 'Sales (call flows)', value: folder },
	]);
	expect(await search('searchFolders', {}, 'SAL')).toEqual([
		{ name: 'Sales (call flows)', value: folder },
	]);
});

it.each([
	['call', [salesFlow, supportFlow]],
	['message', [PRODUCTION_IDS.emailFlow, smsFlow]],
])('lists %s flows to add', async (flowType, ids) => {
	const parameters = { resource: 'folder', operation: 'addFlow', flowType };
	const entries = await search('searchFlows', parameters);
	expect(entries.map(({ value }) => value)).toEqual(ids);
});

it('lists the flows in the folder to remove', async () => {
	const parameters = { resource: 'folder', operation: 'removeFlow', folderId: byId(folder) };
	expect(await search('searchFlowsInFolder', parameters)).toEqual([
		{ name: 'Sales Flow', value: salesFlow },
	]);
	expect(await search('searchFlowsInFolder', parameters, 'support')).toEqual([]);
	await expect(
		search('searchFlowsInFolder', { ...parameters, folderId: byId('') }),
	).rejects.toMatchObject({ message: 'No folder is picked yet' });
});

it('does not mix up workspaces that one key reaches', async () => {
	await search('searchFolders');
	const credentials = trillet.credentials({ workspaceId: '664a1b2c3d4e5f6a7b8c9d10' });
	const empty = searchList({ node: 'trillet', method: 'searchFolders', credentials });
	await expect(empty).rejects.toMatchObject({ message: 'This workspace has no folders yet' });
});
