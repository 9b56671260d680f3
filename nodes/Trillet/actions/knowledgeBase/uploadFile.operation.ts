import { inputFileField, MEGABYTE, readInputFile } from '../../../shared/fields/inputFile';
import { createOnce, toCandidate, UNCONFIRMED } from '../../../shared/calls/create';
import { toItems, type Operation } from '../../../shared/node/operation';
import type { TrilletClient } from '../../api/client';
import { toIsoTime } from '../../api/time';
import { knowledgeBaseLocator } from './locator';

const LIMITS = {
	maxSize: 50 * MEGABYTE,
	extensions: ['csv', 'docx', 'json', 'md', 'pdf', 'txt'],
};

/** Uploads a file (docs.trillet.ai/v1/api-reference/endpoints/knowledge-base/upload-file). */
export const uploadFile: Operation<TrilletClient> = {
	name: 'Upload File',
	value: 'uploadFile',
	action: 'Upload a file to a knowledge base',
	description: 'Add a file to a knowledge base: PDF, TXT, DOCX, MD, CSV or JSON, at most 50 MB',
	requests: ['uploadKnowledgeBaseFile'],
	bodyOf: ['uploadKnowledgeBaseFile'],
	optionalRequests: { getKnowledgeBase: UNCONFIRMED },
	properties: [knowledgeBaseLocator, inputFileField],
	async execute(context) {
		const { client, parameters } = context;
		const id = parameters.requiredText('knowledgeBaseId');
		const { data, fileName, mimeType } = await readInputFile(context, LIMITS);
		const path = { id };
		const { success, file } = await createOnce(context, {
			id: 'uploadKnowledgeBaseFile',
			input: { path, form: [{ name: 'uploadedFile', file: data, fileName, mimeType }] },
			what: 'file of knowledge base',
			subject: [id, fileName, data.length],
			find: async () => {
				const { files = [] } = await client.request('getKnowledgeBase', { path });
				const candidates = files
					.filter(({ name, size = data.length }) => name === fileName && size === data.length)
					.map((found) => toCandidate(client, { ...found }, toIsoTime(found.uploadedAt)));
				return { candidates };
			},
			restore: ({ name, size, type }) => ({ success: true, file: { name, size, type } }),
		});
		return toItems({ knowledgeBaseId: id, success, file });
	},
};
