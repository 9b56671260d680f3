import type { IDataObject } from 'n8n-workflow';
import { pick } from '../../../shared/fields/simplify';

const AGENT_FIELDS = [
	'id',
	'assistant_id',
	'name',
	'role',
	'phone_number',
	'can_make_calls',
	'total_calls',
	'minutes_used',
	'team_id',
] as const;

export const simplifyAgent = (agent: IDataObject): IDataObject => pick(agent, AGENT_FIELDS);
