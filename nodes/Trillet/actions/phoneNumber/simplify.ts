import type { IDataObject } from 'n8n-workflow';
import { idOf } from '../../api/reference';
import { toIsoTime } from '../../api/time';

/** A phone number with the IDs of its agent and flow, in one shape whatever the list holds. */
export const simplifyPhoneNumber = (number: IDataObject): IDataObject => ({
	_id: number._id ?? null,
	phoneNumber: number.phoneNumber ?? null,
	country: number.country ?? null,
	type: number.type ?? null,
	status: number.status ?? null,
	agentId: idOf(number.agentId),
	flowId: number.pathwayId ?? number.messagePathwayId ?? null,
	isExternal: number.isExternal ?? null,
	monthlyPrice: number.monthlyPrice ?? null,
	expiresAt: toIsoTime(number.expiresAt),
});
