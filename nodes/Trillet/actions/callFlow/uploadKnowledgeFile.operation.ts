import { inputFileField, MEGABYTE, readInputFile } from '../../../shared/fields/inputFile';
import { toItems, type Operation } from '../../../shared/operation';
import type { TrilletClient } from '../../api/client';
import { callFlowLocator } from './locator';

/** The page names the types. The size is the one of knowledge bases, as it names none. */
const LIMITS = { maxSize: 50 * MEGABYTE, extensions: ['docx', 'md', 'pdf', 'txt'] };

/**
 * Uploads a file
 * (docs.trillet.ai/v1/api-reference/endpoints/flows/call-flows/knowledgebase-upload).
 */
export const uploadKnowledgeFile: Operation<TrilletClient> = {
	name: 'Upload Knowledge File',
	value: 'uploadKnowledgeFile',
	action: 'Upload a knowledge file to a call flow',
	description: 'Add a file in which the agent looks things up: PDF, TXT, DOCX or MD, at most 50 MB',
	properties: [{ ...callFlowLocator, description: 'The call flow to add it to' }, inputFileField],
	async execute(context) {
		const { client, parameters } = context;
		const id = parameters.requiredText('callFlowId');
		const { data, fileName, mimeType } = await readInputFile(context, LIMITS);
		const { settings } = await client.request('uploadCallFlowKnowledgeFile', {
			path: { id },
			form: [{ name: 'file', file: data, fileName, mimeType }],
		});
		const files = settings?.knowledgeBaseFiles ?? [];
		const file = files.findLast(({ filename }) => filename === fileName) ?? null;
		return toItems({ callFlowId: id, file, knowledgeBaseFiles: files });
	},
};
