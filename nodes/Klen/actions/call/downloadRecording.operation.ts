import { NodeOperationError } from 'n8n-workflow';
import { outputFileField } from '../../../shared/fields/outputFile';
import type { Operation } from '../../../shared/node/operation';
import { downloadFile } from '../../../shared/transport/download';
import type { KlenClient } from '../../api/client';
import { callLocator } from './locator';

/**
 * Downloads the recording that a call's details name. The address leads to a storage host,
 * so the API key is not sent along.
 */
export const downloadRecording: Operation<KlenClient> = {
	name: 'Download Recording',
	value: 'downloadRecording',
	action: 'Download the recording of a call',
	description: 'Get the audio recording of a call as a file',
	requests: ['getCall'],
	properties: [callLocator, outputFileField],
	async execute({ client, parameters, node, itemIndex }) {
		const field = parameters.requiredText(outputFileField.name);
		const callId = parameters.requiredText('callId');
		const { call_id, recording_url: url } = await client.request('getCall', {
			path: { call_id: callId },
		});
		if (!url) {
			throw new NodeOperationError(node.getNode(), `The call ${callId} has no recording`, {
				description:
					'A recording appears some time after a completed call, and never for one that failed. Start from the event call.recording of the Klen AI Trigger to be sure that it is there.',
				itemIndex,
			});
		}
		const { trace } = client;
		const file = await downloadFile(node, url, { itemIndex, baseName: call_id, trace });
		return [{ json: { call_id, recording_url: url }, binary: { [field]: file } }];
	},
};
