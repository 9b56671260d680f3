import type { IDataObject } from 'n8n-workflow';
import { pick } from '../../../shared/fields/simplify';
import { asObject } from '../../../shared/json';
import { answeredBy } from '../../api/answeredBy';

const CALL_FIELDS = [
	'call_id',
	'status',
	'type',
	'phone_number',
	'agent_id',
	'agent_name',
	'contact_name',
	'started_at',
	'duration_seconds',
	'summary',
	'recording_url',
	'answeredBy',
] as const;

/**
 * A call in one shape, whichever endpoint it came from: the list calls its ID `id` and its
 * agent `agent_name`, the details call them `call_id` and `agent.name`. `agent_id` is the assistant
 * ID, in which both agree.
 */
export function simplifyCall(call: IDataObject): IDataObject {
	const agent = asObject(call.agent);
	return pick(
		{
			...call,
			call_id: call.call_id ?? call.klen_call_id ?? call.id,
			agent_id: agent.assistant_id ?? call.agent_id,
			agent_name: call.agent_name ?? agent.name,
			contact_name: asObject(call.contact).name,
			answeredBy: answeredBy(call),
		},
		CALL_FIELDS,
	);
}
