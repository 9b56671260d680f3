import type { IDataObject } from 'n8n-workflow';
import type { AnsweredBy } from '../../shared/calls/answeredBy';
import { asObject } from '../../shared/json';
import { statusOf } from './callStatus';

/**
 * What the analysis of a call found; post-call webhooks were seen to have it under another name. Null
 * when there is none.
 */
export function analysisOf(call: IDataObject): IDataObject | null {
	const analysis = call.analyzedData ?? asObject(call.conversation_data).gathered_information;
	return (analysis as IDataObject | undefined) ?? null;
}

/**
 * Who took a call, by its analysis and its status
 * (docs.trillet.ai/v1/api-reference/endpoints/calls/call-history/list).
 */
export function answeredBy(call: IDataObject): AnsweredBy {
	const { answered_by_voicemail: isVoicemail } = asObject(analysisOf(call));
	const status = statusOf(call.status);
	if (isVoicemail === true) return 'voicemail';
	if (status === 'no-answer') return 'nobody';
	return isVoicemail === false && status === 'completed' ? 'person' : 'unknown';
}
