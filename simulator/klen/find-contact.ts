import { ApiError } from '../core/api-error';
import type { OperationRequest } from '../core/contract-api';
import type { ContactRecord } from './records';
import type { KlenState } from './state';

/** The contact that a request's path names. @throws 404 when there is none */
export function requireContact({ params }: OperationRequest, state: KlenState): ContactRecord {
	const contact = state.contacts.get(Number(params.contact_id));
	if (contact) return contact;
	throw new ApiError(404, 'not_found', 'Contact not found or you do not have access');
}
