import type { IBinaryData, INodeParameters } from 'n8n-workflow';
import { PRODUCTION_IDS } from '../../../simulator/trillet/seed';
import { searchList } from '../../harness/workflow';
import { testOperation } from '../operation-suite';
import { fileOf } from './files';
import { testGet, type RecordKind } from './record-suites';
import { badLimit, emptyLocator, notFound, rejected } from './refusals';
import { byId, useTrillet } from './trillet';

const { knowledgeBase } = PRODUCTION_IDS;
const trillet = useTrillet();
const resource = 'knowledgeBase';
const kind: RecordKind = {
	resource,
	picker: 'knowledgeBaseId',
	label: 'Knowledge Base',
	documents: 'knowledgeBases',
	id: knowledgeBase,
};
const production = () => trillet.control.trillet.production;
const copy = (fields = {}) =>
	production().copyDocument('knowledgeBases', knowledgeBase, fields)._id;

const noBase = emptyLocator('Knowledge Base', { base: ' ' });

describe('create', () => {
	testOperation(trillet, {
		resource,
		operation: 'create',
		request: 'createKnowledgeBase',
		parameters: { name: '={{ $json.name }}' },
		good: () => [{ name: 'A' }, { name: 'B' }],
		expectOutput: (outputs, { name }) => {
			expect(outputs).toMatchObject([{ _id: expect.any(String) as string, name, files: [] }]);
		},
		bad: { item: { name: '' }, message: 'Name is empty', nextStep: 'Enter a value.' },
		refused: rejected(trillet, 'createKnowledgeBase', { name: 'A' }),
	});

	it.each([
		[{ description: 'About us' }, { name: 'A', description: 'About us' }],
		[{ description: '' }, { name: 'A' }],
	])('sends %j as %j', async (options, body) => {
		const parameters: INodeParameters = { name: 'A', options };
		await trillet.run({ resource, operation: 'create', parameters });
		expect(trillet.requests()[0]?.body).toEqual(body);
	});
});

describe('get', () => {
	testGet(trillet, kind, 'getKnowledgeBase', { files: [{ name: 'product-guide.pdf' }] });
});

describe('get many', () => {
	testOperation(trillet, {
		resource,
		operation: 'getAll',
		request: 'listKnowledgeBases',
		parameters: { limit: '={{ $json.limit }}' },
		good: () => {
			copy({ name: 'Second' });
			return [{ limit: 1 }, { limit: 2 }];
		},
		expectOutput: (outputs, { limit }) => {
			const names = ['Products', 'Second'].slice(0, limit as number);
			expect(outputs.map(({ name }) => name)).toEqual(names);
		},
		bad: badLimit,
		refused: rejected(trillet, 'listKnowledgeBases', { limit: 1 }),
	});

	it('reads the list from the envelope "data" too', async () => {
		trillet.control.settings({ trillet: { knowledgeBaseEnvelope: 'data' } });
		const result = await trillet.run({ resource, operation: 'getAll' });
		expect(result.json).toMatchObject([{ _id: knowledgeBase }]);
	});
});

describe('upload file', () => {
	const upload = async (file: IBinaryData) =>
		await trillet.run({
			resource,
			operation: 'uploadFile',
			parameters: { knowledgeBaseId: byId(knowledgeBase) },
			files: [{ data: file }],
		});
	const guide = { fileName: 'guide.md', mimeType: 'text/markdown', text: '# Größe' };

	testOperation(trillet, {
		resource,
		operation: 'uploadFile',
		request: 'uploadKnowledgeBaseFile',
		parameters: { knowledgeBaseId: byId('={{ $json.base }}') },
		fileOf: () => ({ data: fileOf(guide) }),
		good: () => [{ base: knowledgeBase }, { base: copy() }],
		expectOutput: (outputs, { base }) => {
			const file = { name: 'guide.md', size: 9, type: 'text/markdown' };
			expect(outputs).toEqual([{ knowledgeBaseId: base, success: true, file }]);
		},
		bad: noBase,
		refused: notFound({ base: 'nowhere' }),
	});

	it.each(['pdf', 'txt', 'docx', 'md', 'csv', 'json', 'PDF'])(
		'takes files that end in .%s',
		async (ending) => {
			expect((await upload(fileOf({ ...guide, fileName: `a.${ending}` }))).error).toBeUndefined();
		},
	);

	it.each([
		[{ fileName: 'guide', fileExtension: 'md' }, 'guide.md'],
		[{ fileName: undefined, fileExtension: 'txt' }, 'data.txt'],
	])('names a file %j', async (names, name) => {
		const result = await upload(fileOf({ ...guide, ...names }));
		expect(result.json).toMatchObject([{ file: { name } }]);
	});

	it.each([
		[fileOf({ ...guide, fileName: 'setup.exe' }), 'holds "setup.exe", which is not of a type'],
		[fileOf({ ...guide, fileName: 'guide' }), 'holds "guide", which is not of a type'],
		[fileOf({ ...guide, text: '' }), 'holds "guide.md", which is empty'],
		[fileOf({ ...guide, size: 50 * 1024 * 1024 + 1 }), 'but the most is 50 MB'],
	])('refuses a file before the request', async (file, message) => {
		const { error } = await upload(file);
		expect(error?.message).toContain(`Input Binary Field holds`);
		expect(error?.message).toContain(message);
		expect(trillet.requests()).toEqual([]);
	});
});

it('fills the picker with knowledge bases by name or description', async () => {
	copy({ name: 'Archive', description: 'What we sold' });
	const search = async (filter?: string) => {
		const request = { node: 'trillet', method: 'searchKnowledgeBases', filter };
		const { results } = await searchList({ ...request, credentials: trillet.credentials() });
		return results.map(({ name }) => name);
	};
	expect(await search()).toEqual(['Archive', 'Products']);
	expect(await search('SOLD')).toEqual(['Archive']);
	expect(trillet.requests()).toHaveLength(1);
});
