import { PRODUCTION_IDS } from '../../../simulator/trillet/seed';
import { searchList } from '../../harness/workflow';
import { testOperation } from '../operation-suite';
import { fileOf } from './files';
import { emptyLocator, notFound } from './refusals';
import { byId, useTrillet } from './trillet';

const { salesFlow, supportFlow } = PRODUCTION_IDS;
const trillet = useTrillet();
const resource = 'callFlow';
const production = () => trillet.control.trillet.production;
const give = (id: string, ...names: string[]) => {
	const knowledgeBaseFiles = names.map((filename) => ({
		filename,
		key: `knowledge/${filename}`,
		url: `https://example.com/${filename}`,
	}));
	production().changeDocument('callFlows', id, { settings: { knowledgeBaseFiles } });
	return knowledgeBaseFiles;
};
const noFlow = emptyLocator('Call Flow', { flow: ' ', file: 'x' });

describe('upload', () => {
	const upload = async (fields: Parameters<typeof fileOf>[0]) =>
		await trillet.run({
			resource,
			operation: 'uploadKnowledgeFile',
			parameters: { callFlowId: byId(salesFlow) },
			files: [{ data: fileOf(fields) }],
		});

	testOperation(trillet, {
		resource,
		operation: 'uploadKnowledgeFile',
		request: 'uploadCallFlowKnowledgeFile',
		parameters: { callFlowId: byId('={{ $json.flow }}') },
		fileOf: () => ({ data: fileOf({ fileName: 'hours.txt', text: 'We open at nine.' }) }),
		good: () => [{ flow: salesFlow }, { flow: supportFlow }],
		expectOutput: (outputs, { flow }) => {
			const file = {
				filename: 'hours.txt',
				key: expect.stringContaining('hours.txt') as string,
				url: expect.any(String) as string,
			};
			expect(outputs).toEqual([
				{ callFlowId: flow, file, knowledgeBaseFiles: expect.arrayContaining([file]) as object },
			]);
		},
		bad: noFlow,
		refused: notFound({ flow: 'nowhere' }),
	});

	it('returns the new file beside the others', async () => {
		const [other] = give(salesFlow, 'hours.txt');
		const { json } = await upload({ fileName: 'hours.txt', text: 'We open at ten.' });
		const [{ file, knowledgeBaseFiles } = {}] = json;
		expect(knowledgeBaseFiles).toEqual([other, file]);
	});

	it.each([
		[{ fileName: 'hours.csv', text: 'a' }, 'holds "hours.csv", which is not of a type that can'],
		[{ fileName: 'hours.txt' }, 'holds "hours.txt", which is empty'],
		[{ fileName: 'a.pdf', size: 50 * 1024 * 1024 + 1 }, 'of 50.1 MB, but the most is 50 MB'],
	])('refuses %j before the request', async (fields, message) => {
		expect((await upload(fields)).error?.message).toContain(message);
		expect(trillet.requests()).toEqual([]);
	});
});

describe('delete', () => {
	testOperation(trillet, {
		resource,
		operation: 'deleteKnowledgeFile',
		request: 'deleteCallFlowKnowledgeFile',
		parameters: { callFlowId: byId('={{ $json.flow }}'), fileKey: byId('={{ $json.file }}') },
		good: () => {
			give(salesFlow, 'a.txt');
			give(supportFlow, 'b.txt');
			return [
				{ flow: salesFlow, file: 'knowledge/a.txt' },
				{ flow: supportFlow, file: 'knowledge/b.txt' },
			];
		},
		expectOutput: (outputs, { flow, file }) => {
			expect(outputs).toEqual([
				{ callFlowId: flow, fileKey: file, deleted: true, knowledgeBaseFiles: [] },
			]);
		},
		bad: noFlow,
		refused: notFound({ flow: salesFlow, file: 'nowhere' }),
	});

	it('keeps the other files', async () => {
		const [, other] = give(salesFlow, 'a.txt', 'b.txt');
		const { json } = await trillet.run({
			resource,
			operation: 'deleteKnowledgeFile',
			parameters: { callFlowId: byId(salesFlow), fileKey: byId('knowledge/a.txt') },
		});
		expect(json).toMatchObject([{ knowledgeBaseFiles: [other] }]);
	});
});

describe('pickers', () => {
	const search = async (method: string, filter?: string, callFlowId = '') =>
		await searchList({
			node: 'trillet',
			method,
			credentials: trillet.credentials(),
			parameters: {
				resource,
				operation: 'deleteKnowledgeFile',
				callFlowId: byId(callFlowId),
			},
			filter,
		});

	it('list the files of the chosen flow by name', async () => {
		give(salesFlow, 'b.txt', 'a.txt');
		expect((await search('searchKnowledgeFiles', undefined, salesFlow)).results).toEqual([
			{ name: 'a.txt', value: 'knowledge/a.txt' },
			{ name: 'b.txt', value: 'knowledge/b.txt' },
		]);
		expect((await search('searchKnowledgeFiles', 'B.', salesFlow)).results).toHaveLength(1);
	});

	it('ask for a flow before they list its files', async () => {
		await expect(search('searchKnowledgeFiles')).rejects.toMatchObject({
			message: 'No call flow is picked yet',
			description: 'Pick one in the field Call Flow first.',
		});
		expect(trillet.requests()).toEqual([]);
	});

	it('list call flows by name, with direction or inactivity', async () => {
		production().changeDocument('callFlows', supportFlow, { isActive: false });
		expect((await search('searchCallFlows')).results).toEqual([
			{ name: 'Sales Flow · outbound', value: salesFlow },
			{ name: 'Support Flow · inactive', value: supportFlow },
		]);
		expect((await search('searchCallFlows', 'sales')).results).toHaveLength(1);
	});
});
