import { NodeOperationError, type IBinaryData } from 'n8n-workflow';
import { outputFileField } from '../../../shared/fields/outputFile';
import type { Operation, OperationContext } from '../../../shared/node/operation';
import type { Advice } from '../../../shared/transport/advice';
import { downloadFile, toBinaryFile } from '../../../shared/transport/download';
import { hasStatus } from '../../../shared/transport/errors';
import { readCall, requestsForACall } from '../../api/callHistory';
import type { TrilletClient } from '../../api/client';
import { observedNotice } from '../observedNotice';
import { callLocator } from './locator';
import { callIdOf } from '../../api/placedCalls';

/** The audio by the ID of the record, which only other integrations were seen to ask for. */
async function downloadByRecord(
	{ client, node, itemIndex }: OperationContext<TrilletClient>,
	recordId: string,
	baseName: string,
): Promise<IBinaryData> {
	const path = { recordId };
	const file = await client.requestFile('downloadRecording', { path }).catch((error: unknown) => {
		if (!hasStatus(error, 404)) throw error;
		throw new NodeOperationError(node.getNode(), `The call ${baseName} has no recording`, {
			description:
				'A recording appears some time after a completed call, and never for one that was not answered. Try again later.',
			itemIndex,
		});
	});
	const refuse = (advice: Advice) => client.explain(advice);
	return await toBinaryFile(node, file, { kind: 'audio', baseName, refuse });
}

/**
 * Downloads the recording that the call's record names, without the API key, as the address
 * leads to a storage host. The details of a call name none: then it is asked for by record.
 */
export const downloadRecording: Operation<TrilletClient> = {
	name: 'Download Recording',
	value: 'downloadRecording',
	action: 'Download the recording of a call',
	description: 'Get the audio recording of a call as a file',
	requests: ['getCallRecord', 'downloadRecording'],
	optionalRequests: requestsForACall,
	properties: [observedNotice, callLocator, outputFileField],
	async execute(context) {
		const { client, parameters, node, itemIndex } = context;
		const field = parameters.requiredText(outputFileField.name);
		const call = await readCall(client, parameters.requiredText(callLocator.name));
		const callId = callIdOf(call);
		const recordId = String(call._id);
		const baseName = callId ?? recordId;
		const url = typeof call.recordingUrl === 'string' ? call.recordingUrl : '';
		const file = url
			? await downloadFile(node, url, { itemIndex, baseName, trace: client.trace })
			: await downloadByRecord(context, recordId, baseName);
		return [
			{ json: { callId, _id: recordId, recordingUrl: url || null }, binary: { [field]: file } },
		];
	},
};
