import type { IBinaryKeyData, INodeParameters } from 'n8n-workflow';
import { PRODUCTION_IDS } from '../../../simulator/trillet/seed';
import { testOperation } from '../operation-suite';
import { fileOf } from './files';
import { badLimit, isoTime, notFound, rejected } from './refusals';
import { useTrillet, WORKSPACE } from './trillet';

const trillet = useTrillet();
const resource = 'voice';
const embedding = { data: 'UklGRg==', format: 'float32' };

const run = async (operation: string, parameters: INodeParameters = {}, files?: IBinaryKeyData[]) =>
	await trillet.run({ resource, operation, parameters, files });

describe('clone', () => {
	const sound = (fields = {}) => fileOf({ fileName: 'me.wav', text: 'RIFF....', ...fields });
	const saved = (name: unknown) => ({
		_id: expect.any(String) as string,
		name,
		description: null,
		language: null,
		workspaceId: WORKSPACE,
		createdAt: isoTime,
	});

	testOperation(trillet, {
		resource,
		operation: 'clone',
		request: 'cloneVoice',
		parameters: { name: '={{ $json.name }}', binaryPropertyName: '={{ $json.field }}' },
		fileOf: () => ({ data: sound() }),
		good: () => [
			{ name: 'A', field: 'data' },
			{ name: '', field: 'data' },
		],
		expectOutput: (outputs, { name }) => {
			expect(outputs).toMatchObject([{ voice: name ? { name } : null, embedding }]);
		},
		bad: {
			item: { name: 'A', field: 'other' },
			message: 'Input Binary Field names "other", but the item has no such file',
			nextStep:
				'Read or download the file in a node before this one, and enter the name of its binary field.',
		},
		refused: rejected(trillet, 'cloneVoice', { name: 'A', field: 'data' }),
	});

	it('sends every documented field', async () => {
		const additionalFields = { description: 'Smart', language: 'en' };
		const result = await run('clone', { name: 'A', additionalFields }, [{ data: sound() }]);
		expect(result.json).toMatchObject([{ voice: { ...additionalFields, name: 'A' } }]);
		expect(trillet.requests()[0]?.body).toEqual({
			file: expect.anything() as unknown,
			name: 'A',
			description: 'Smart',
			language: 'en',
		});
	});

	it.each([
		[sound({ text: '' }), 'Input Binary Field holds "me.wav", which is empty'],
		[
			sound({ size: 50 * 1024 * 1024 + 1 }),
			'Input Binary Field holds "me.wav" of 50.1 MB, but the most is 50 MB',
		],
	])('refuses a file before the request', async (file, message) => {
		const result = await run('clone', {}, [{ data: file }]);
		expect(result.error).toMatchObject({ message });
		expect(trillet.requests()).toEqual([]);
	});

	it('takes a file of exactly 50 MB', async () => {
		const result = await run('clone', {}, [{ data: sound({ size: 50 * 1024 * 1024 }) }]);
		expect(result.error).toBeUndefined();
	});

	it('returns what Create takes', async () => {
		const [{ json: cloned } = { json: {} }] = (await run('clone', {}, [{ data: sound() }])).items;
		const result = await trillet.run({
			resource,
			operation: 'create',
			parameters: { name: 'A', embedding: '={{ $json.embedding }}' },
			items: [cloned],
		});
		expect(result.json).toEqual([saved('A')]);
	});
});

describe('create', () => {
	testOperation(trillet, {
		resource,
		operation: 'create',
		request: 'createVoice',
		parameters: { name: '={{ $json.name }}', embedding: '={{ $json.embedding }}' },
		good: () => [
			{ name: 'A', embedding },
			{ name: 'B', embedding: JSON.stringify(embedding) },
		],
		expectOutput: (outputs, { name }) => {
			expect(outputs).toMatchObject([{ _id: expect.any(String) as string, name }]);
		},
		bad: {
			item: { name: 'A', embedding: '{}' },
			message: 'Embedding (JSON) is empty',
			nextStep: 'Take the embedding from the output of Clone, or from where you computed it.',
		},
		refused: rejected(trillet, 'createVoice', { name: 'A', embedding }),
	});

	it('sends every documented field', async () => {
		const texts = { description: 'Smart', language: 'en' };
		await run('create', {
			name: 'A',
			embedding: JSON.stringify(embedding),
			additionalFields: texts,
		});
		expect(trillet.requests()[0]?.body).toEqual({ name: 'A', embedding, ...texts });
	});
});

describe('get', () => {
	const { voice } = PRODUCTION_IDS;
	testOperation(trillet, {
		resource,
		operation: 'get',
		request: 'getVoice',
		parameters: { voiceId: '={{ $json.voice }}' },
		good: () => [
			{ voice },
			{ voice: trillet.control.trillet.production.copyDocument('voices', voice)._id },
		],
		expectOutput: (outputs, item) => {
			expect(outputs).toMatchObject([{ _id: item.voice, name: 'Wildflower', provider: 'rime' }]);
		},
		bad: { item: { voice: '' }, message: 'Voice ID is empty', nextStep: 'Enter a value.' },
		refused: notFound({ voice: 'nowhere' }),
	});
});

describe('get many', () => {
	testOperation(trillet, {
		resource,
		operation: 'getAll',
		request: 'listVoices',
		parameters: { limit: '={{ $json.limit }}' },
		good: () => [{ limit: 1 }, { limit: 50 }],
		expectOutput: (outputs) => {
			expect(outputs).toMatchObject([{ _id: PRODUCTION_IDS.voice }]);
		},
		bad: badLimit,
		refused: rejected(trillet, 'listVoices', { limit: 1 }),
	});
});
