import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { PRODUCTION_IDS } from '../../../simulator/trillet/seed';
import { testOperation } from '../operation-suite';
import { testDelete, testGet, type RecordKind } from './record-suites';
import { badLimit, emptyLocator, isoTime, notFound, rejected } from './refusals';
import { byId, useTrillet } from './trillet';

const { folder, salesFlow, supportFlow, smsFlow } = PRODUCTION_IDS;
const trillet = useTrillet();
const production = () => trillet.control.trillet.production;
const folders = () => production().documents('folders');
const copy = (fields: IDataObject = {}) => production().copyDocument('folders', folder, fields)._id;

const run = async (operation: string, parameters: INodeParameters = {}) =>
	await trillet.run({ resource: 'folder', operation, parameters });

const kind: RecordKind = {
	resource: 'folder',
	picker: 'folderId',
	label: 'Folder',
	documents: 'folders',
	id: folder,
};
const emptyFolder = emptyLocator('Folder', { folder: ' ' });
const unknownFolder = notFound({ folder: 'nowhere' });
const twoFolders = (): [IDataObject, IDataObject] => [{ folder }, { folder: copy() }];
const whole = { _id: folder, name: 'Sales', color: '#3B82F6', flowType: 'call' };

describe('create', () => {
	testOperation(trillet, {
		resource: 'folder',
		operation: 'create',
		request: 'createFolder',
		parameters: { name: '={{ $json.name }}', color: 'teal', icon: 'phone', flowType: 'message' },
		good: () => [{ name: 'A' }, { name: 'B' }],
		expectOutput: (outputs, { name }) => {
			const appearance = { color: 'teal', icon: 'phone', flowType: 'message', flows: [] };
			expect(outputs).toEqual([
				{
					_id: expect.any(String) as string,
					workspaceId: expect.any(String) as string,
					name,
					...appearance,
					createdAt: isoTime,
					updatedAt: isoTime,
				},
			]);
		},
		bad: { item: { name: '' }, message: 'Name is empty', nextStep: 'Enter a value.' },
		refused: rejected(trillet, 'createFolder', { name: 'A' }),
	});

	it('sends names, not hex values', async () => {
		await run('create', { name: 'A', color: 'purple' });
		expect(trillet.requests()[0]?.body).toEqual({
			name: 'A',
			color: 'purple',
			icon: 'folder',
			flowType: 'call',
		});
	});

	it.each([
		[{ color: '={{ "#3B82F6" }}' }, 'Color must be one of'],
		[{ icon: '={{ "star" }}' }, 'Icon must be one of'],
		[{ flowType: '={{ "sms" }}' }, 'Flow Type must be one of'],
	])('refuses %j before the request', async (parameters, message) => {
		expect((await run('create', { name: 'A', ...parameters })).error?.message).toContain(message);
		expect(trillet.requests()).toEqual([]);
	});
});

describe('get', () => {
	testGet(trillet, kind, 'getFolder', {
		color: 'blue',
		flows: [{ _id: salesFlow, name: 'Sales Flow' }],
	});

	it('returns the raw record on demand', async () => {
		const result = await run('get', { folderId: byId(folder), simplify: false });
		expect(result.json).toMatchObject([{ ...whole, pathwayModel: 'Flow' }]);
	});

	it('passes a color on that it does not know', async () => {
		production().changeDocument('folders', folder, { color: '#123456' });
		expect((await run('get', { folderId: byId(folder) })).json).toMatchObject([
			{ color: '#123456' },
		]);
	});

	it('reads a status 500 that means not found as such', async () => {
		trillet.control.settings({ trillet: { notFoundStatus: 500 } });
		expect((await run('get', { folderId: byId('nowhere') })).error).toMatchObject({
			message: unknownFolder.message,
			httpCode: '404',
		});
		expect(trillet.requests()).toHaveLength(1);
	});
});

describe('get many', () => {
	testOperation(trillet, {
		resource: 'folder',
		operation: 'getAll',
		request: 'listFolders',
		parameters: { limit: '={{ $json.limit }}' },
		good: () => {
			copy({ color: '#EF4444' });
			return [{ limit: 1 }, { limit: 2 }];
		},
		expectOutput: (outputs, { limit }) => {
			const flows = [{ _id: salesFlow, name: null }];
			const expected = ['blue', 'red'].slice(0, limit as number).map((color) => ({ color, flows }));
			expect(outputs).toMatchObject(expected);
		},
		bad: badLimit,
		refused: rejected(trillet, 'listFolders', { limit: 1 }),
	});

	it('reports an answer without a list', async () => {
		const body = { unexpected: true };
		trillet.control.addFault({ operationId: 'listFolders', status: 200, body });
		expect((await run('getAll')).error).toMatchObject({
			message: 'Trillet AI sent an answer that this node cannot read',
			description: expect.stringContaining('It has no list.') as string,
		});
	});

	it('returns the raw records on demand', async () => {
		const result = await run('getAll', { returnAll: true, simplify: false });
		expect(result.json).toMatchObject([{ ...whole, pathways: [salesFlow] }]);
	});
});

describe('update', () => {
	testOperation(trillet, {
		resource: 'folder',
		operation: 'update',
		request: 'updateFolder',
		parameters: {
			folderId: byId('={{ $json.folder }}'),
			updateFields: { name: 'Changed', color: 'red', icon: 'voice' },
		},
		good: twoFolders,
		expectOutput: (outputs, item) => {
			expect(outputs).toMatchObject([
				{ _id: item.folder, name: 'Changed', color: 'red', icon: 'voice' },
			]);
		},
		bad: emptyFolder,
		refused: unknownFolder,
	});

	it('keeps color and icon, which every change must name', async () => {
		await run('update', { folderId: byId(folder), updateFields: { name: 'Changed' } });
		expect(trillet.requests('updateFolder')).toEqual([
			expect.objectContaining({
				method: 'PATCH',
				body: { name: 'Changed', color: 'blue', icon: 'folder' },
			}),
		]);
		expect(folders()).toMatchObject([{ ...whole, name: 'Changed', icon: 'folder' }]);
	});

	it('asks for a color when the present one has no name', async () => {
		production().changeDocument('folders', folder, { color: '#123456' });
		const result = await run('update', { folderId: byId(folder), updateFields: { icon: 'file' } });
		expect(result.error).toMatchObject({
			message: "Update Fields lacks Color, and the folder's own cannot be kept",
			description: expect.stringContaining('Add the field.') as string,
		});
		expect(trillet.requests('updateFolder')).toEqual([]);
	});

	it('refuses to change nothing', async () => {
		const result = await run('update', { folderId: byId(folder), updateFields: {} });
		expect(result.error).toMatchObject({ message: 'Update Fields is empty' });
		expect(trillet.requests()).toEqual([]);
	});
});

describe('delete', () => {
	testDelete(trillet, kind, 'deleteFolder');
});

describe('add flow', () => {
	testOperation(trillet, {
		resource: 'folder',
		operation: 'addFlow',
		request: 'addFlowToFolder',
		parameters: { folderId: byId('={{ $json.folder }}'), flowId: byId(supportFlow) },
		good: twoFolders,
		expectOutput: (outputs, item) => {
			const flows = [salesFlow, supportFlow].map((_id) => ({ _id, name: null }));
			expect(outputs).toMatchObject([{ _id: item.folder, color: 'blue', flows }]);
		},
		bad: emptyFolder,
		refused: unknownFolder,
	});

	it('sends the type of the flow', async () => {
		await run('addFlow', { folderId: byId(folder), flowType: 'message', flowId: byId(smsFlow) });
		expect(trillet.requests()).toEqual([
			expect.objectContaining({ body: { pathwayId: smsFlow, pathwayType: 'message' } }),
		]);
	});
});

describe('remove flow', () => {
	testOperation(trillet, {
		resource: 'folder',
		operation: 'removeFlow',
		request: 'removeFlowFromFolder',
		parameters: { folderId: byId('={{ $json.folder }}'), flowId: byId(salesFlow) },
		good: twoFolders,
		expectOutput: (outputs, item) => {
			expect(outputs).toMatchObject([{ _id: item.folder, flows: [] }]);
			expect(folders()).toContainEqual(expect.objectContaining({ _id: item.folder, pathways: [] }));
		},
		bad: emptyFolder,
		refused: unknownFolder,
	});
});

describe.each([
	['addFlow', 'addFlowToFolder', [salesFlow, supportFlow], supportFlow],
	['removeFlow', 'removeFlowFromFolder', [], salesFlow],
])('%s where Trillet AI has the paths of its older pages', (operation, request, pathways, flow) => {
	const change = async () => await run(operation, { folderId: byId(folder), flowId: byId(flow) });
	const noPath = { operationId: request, status: 404, body: '<pre>Cannot find the path</pre>' };

	it('takes those', async () => {
		trillet.control.addFault(noPath);
		expect((await change()).error).toBeUndefined();
		expect(folders()).toMatchObject([{ pathways }]);
		expect(trillet.requests().map(({ operationId }) => operationId)).toEqual([
			request,
			`${request}Legacy`,
		]);
	});

	it('reports what goes wrong there', async () => {
		trillet.control.addFault(noPath);
		const denied = { status: 403, body: { error: 'Forbidden', message: 'Not your folder' } };
		trillet.control.addFault({ operationId: `${request}Legacy`, ...denied });
		expect((await change()).error).toMatchObject({ httpCode: '403' });
	});

	it('does not try them after any other failure', async () => {
		trillet.control.addFault({ operationId: request, status: 403, body: {} });
		expect((await change()).error).toMatchObject({ httpCode: '403' });
		expect(trillet.requests()).toHaveLength(1);
	});
});
