import type { IDataObject } from 'n8n-workflow';
import { asObject } from '../../../shared/json';
import { analysisOf, answeredBy } from '../../api/answeredBy';
import { statusOf } from '../../api/callStatus';
import { callIdOf } from '../../api/placedCalls';
import { toIsoTime } from '../../api/time';

/** The answer to placing a call, with its ID under one name. */
export function withCallId(answer: object): IDataObject {
	const { call_id, ...rest } = answer as IDataObject;
	return { ...rest, callId: callIdOf({ ...rest, call_id }) };
}

const secondsBetween = (start: string | null, end: string | null) =>
	start === null || end === null ? undefined : (Date.parse(end) - Date.parse(start)) / 1000;

/** The list has a number, the details have an object. */
function costOf({ cost }: IDataObject): number | null {
	const amount = asObject(cost).customer_charge ?? cost;
	return typeof amount === 'number' ? amount : null;
}

/** Records have a name or an ID, the answer to placing a call has both. */
function agentOf({ agent, agentId }: IDataObject): IDataObject[string] {
	const { name, id } = asObject(agent);
	return name ?? id ?? agent ?? agentId ?? null;
}

/**
 * A call in one shape, whether it comes from the list, from its details, from both, or from an
 * event: times in ISO 8601, `duration` in seconds, `cost` a number, null for what is not known.
 */
export function simplifyCall(call: IDataObject): IDataObject {
	const startedAt = toIsoTime(call.startTime ?? call.timestamp ?? call.createdAt);
	const endedAt = toIsoTime(call.endTime);
	return {
		callId: callIdOf(call),
		_id: call._id ?? null,
		status: statusOf(call.status),
		answeredBy: answeredBy(call),
		direction: call.direction ?? null,
		fromNumber: call.fromPhoneNumber ?? call.fromNumber ?? null,
		toNumber: call.toPhoneNumber ?? call.toNumber ?? null,
		agent: agentOf(call),
		startedAt,
		endedAt,
		duration: call.duration ?? secondsBetween(toIsoTime(call.startTime), endedAt) ?? null,
		cost: costOf(call),
		summary: call.summary ?? null,
		analyzedData: analysisOf(call),
		recordingUrl: call.recordingUrl ?? null,
	};
}
