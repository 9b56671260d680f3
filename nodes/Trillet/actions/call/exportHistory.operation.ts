import { outputFileField } from '../../../shared/fields/outputFile';
import type { Operation } from '../../../shared/node/operation';
import { toBinaryFile } from '../../../shared/transport/download';
import type { TrilletClient } from '../../api/client';
import { agentLocator } from '../callAgent/locator';
import { observedNotice } from '../observedNotice';

/** Exports call history as a file, the way that other integrations were seen to do. */
export const exportHistory: Operation<TrilletClient> = {
	name: 'Export History',
	value: 'exportHistory',
	action: 'Export the call history',
	description: 'Get the call history as a CSV file. For many calls the answer can take minutes.',
	requests: ['exportCallHistory'],
	properties: [
		observedNotice,
		outputFileField,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				{ ...agentLocator, required: false, description: 'Only calls of this agent' },
				{
					displayName: 'Include Analyzed Data',
					name: 'includePostAnalysis',
					type: 'boolean',
					default: true,
					description: 'Whether to add a column with what the analysis found, as JSON',
				},
				{
					displayName: 'Include Transcripts',
					name: 'includeTranscripts',
					type: 'boolean',
					default: true,
					description: 'Whether to add a column with what was said',
				},
				{
					displayName: 'Maximum Number of Calls',
					name: 'maxCalls',
					type: 'number',
					typeOptions: { minValue: 1 },
					default: 500,
					description: 'How many calls to export at most',
				},
			],
		},
	],
	async execute({ client, parameters, node }) {
		const field = parameters.requiredText(outputFileField.name);
		const options = parameters.inside('options');
		const agentId = options.text(agentLocator.name);
		const file = await client.requestFile('exportCallHistory', {
			body: {
				...(agentId && { agentId }),
				includePostAnalysis: options.flag('includePostAnalysis'),
				includeTranscripts: options.flag('includeTranscripts'),
				...(options.raw('maxCalls') !== undefined && { limit: options.wholeNumber('maxCalls', 1) }),
			},
		});
		const binary = await toBinaryFile(node, file, {
			kind: 'csv',
			baseName: 'call-history',
			refuse: (advice) => client.explain(advice),
		});
		const { fileName, mimeType } = binary;
		return [{ json: { fileName, mimeType }, binary: { [field]: binary } }];
	},
};
