import { inputFileField, MEGABYTE, readInputFile } from '../../../shared/fields/inputFile';
import { toItems, type Operation } from '../../../shared/operation';
import type { TrilletClient } from '../../api/client';
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
	properties: [knowledgeBaseLocator, inputFileField],
	async execute(context) {
		const { client, parameters } = context;
		const id = parameters.requiredText('knowledgeBaseId');
		const { data, fileName, mimeType } = await readInputFile(context, LIMITS);
		const { success, file } = await client.request('uploadKnowledgeBaseFile', {
			path: { id },
			form: [{ name: 'uploadedFile', file: data, fileName, mimeType }],
		});
		return toItems({ knowledgeBaseId: id, success, file });
	},
};
