import { fullName, lastCallDate } from './call-views';
import type { ContactRecord, PhoneNumberRecord } from './records';
import type { KlenState } from './state';
import { toSeconds, toSecondsOrNull } from '../core/time';

/** Fields that the list and the details spell alike. */
function common(state: KlenState, contact: ContactRecord) {
	return {
		id: contact.id,
		first_name: contact.firstName,
		last_name: contact.lastName,
		full_name: fullName(contact),
		email: contact.email,
		company: contact.company,
		stage: contact.stage,
		status: contact.status,
		created_date: toSeconds(contact.createdAt),
		last_call_date: lastCallDate(state, contact),
		tags: contact.tags,
		team: teamOf(state, contact),
	};
}

export function contactView(state: KlenState, contact: ContactRecord) {
	const primary = contact.phoneNumbers.find((number) => number.primary);
	return { ...common(state, contact), phone: primary?.phoneNumber ?? null };
}

export function contactDetails(state: KlenState, contact: ContactRecord) {
	return {
		...common(state, contact),
		website: contact.website,
		stage_display: displayName(contact.stage),
		status_display: displayName(contact.status),
		address: {
			street: contact.address,
			city: contact.city,
			state: contact.state,
			zip_code: contact.zipCode,
			country: contact.country,
		},
		timezone: contact.timezone,
		phone_numbers: contact.phoneNumbers.map(phoneNumberView),
		recent_notes: contact.notes.map((note) => ({
			id: note.id,
			content: note.content,
			created_at: toSeconds(note.createdAt),
			note_type: note.noteType,
			call_result: note.callResult,
		})),
		custom_context: contact.customContext,
		industry_context: contact.industryContext,
	};
}

/** `qualified_lead` becomes "Qualified Lead". */
export function displayName(name: string): string {
	return name
		.split('_')
		.map((word) => word.charAt(0).toUpperCase() + word.slice(1))
		.join(' ');
}

function phoneNumberView(phone: PhoneNumberRecord) {
	return {
		id: phone.id,
		phone_number: phone.phoneNumber,
		phone_type: phone.phoneType,
		primary: phone.primary,
		do_not_call: phone.doNotCall,
		dnc_date: toSecondsOrNull(phone.dncDate),
		dnc_reason: phone.dncReason,
	};
}

function teamOf(state: KlenState, { teamId }: ContactRecord) {
	const team = teamId === null ? undefined : state.teams.get(teamId);
	return team ? { id: team.id, name: team.name } : null;
}
