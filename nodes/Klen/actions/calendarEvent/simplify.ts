import type { IDataObject } from 'n8n-workflow';
import { pick } from '../../../shared/fields/simplify';
import { asObject } from '../../../shared/json';

const EVENT_FIELDS = [
	'id',
	'title',
	'event_type',
	'status',
	'start_time',
	'end_time',
	'customer_name',
	'customer_email',
	'customer_phone',
	'agent_name',
] as const;

/** A calendar event in one shape, from the list or from the details. */
export function simplifyEvent(event: IDataObject): IDataObject {
	const { name, email, phone } = asObject(event.customer);
	return pick(
		{
			...event,
			customer_name: name,
			customer_email: email,
			customer_phone: phone,
			agent_name: asObject(event.ai_agent).name,
		},
		EVENT_FIELDS,
	);
}
