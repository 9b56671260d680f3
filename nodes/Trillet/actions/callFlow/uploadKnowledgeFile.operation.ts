import { inputFileField, MEGABYTE, readInputFile } from '../../../shared/fields/inputFile';
import { createOnce, UNCONFIRMED } from '../../../shared/calls/create';
import { toItems, type Operation } from '../../../shared/node/operation';
import type { TrilletClient } from '../../api/client';
import { toCandidate } from '../../../shared/calls/create';
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
	requests: ['uploadCallFlowKnowledgeFile'],
	bodyOf: ['uploadCallFlowKnowledgeFile'],
	optionalRequests: { getCallFlow: UNCONFIRMED },
	properties: [{ ...callFlowLocator, description: 'The call flow to add it to' }, inputFileField],
	async execute(context) {
		const { client, parameters } = context;
		const id = parameters.requiredText('callFlowId');
		const { data, fileName, mimeType } = await readInputFile(context, LIMITS);
		const path = { id };
		const { settings } = await createOnce(context, {
			id: 'uploadCallFlowKnowledgeFile',
			input: { path, form: [{ name: 'file', file: data, fileName, mimeType }] },
			what: 'file of call flow',
			subject: [id, fileName],
			find: async () => {
				const flow = await client.request('getCallFlow', { path });
				const files = flow.settings?.knowledgeBaseFiles ?? [];
				const candidates = files
					.filter(({ filename }) => filename === fileName)
					.map(({ key }) => toCandidate(client, { ...flow, _id: key }, null));
				return { candidates };
			},
		});
		const files = settings?.knowledgeBaseFiles ?? [];
		const file = files.findLast(({ filename }) => filename === fileName) ?? null;
		return toItems({ callFlowId: id, file, knowledgeBaseFiles: files });
	},
};
