import { simplifyAgent } from '../../nodes/Klen/actions/agent/simplify';
import { simplifyCall } from '../../nodes/Klen/actions/call/simplify';
import { simplifyEvent } from '../../nodes/Klen/actions/calendarEvent/simplify';
import { simplifyContact } from '../../nodes/Klen/actions/contact/simplify';
import { readEvent } from '../../nodes/Klen/trigger/event';
import { Contract } from './contract';
import { madeBy } from './made';
import { extended, FLAG, NUMBER, record, recovered, TEXT, without, type Schema } from './schema';
import { API_STATUS, event, placed } from './shared';

const contract = new Contract('klen');
const answer = (id: string) => contract.answer(id);

const call = madeBy(simplifyCall, contract.sample('getCall'), contract.sampleRecord('listCalls'));
const agent = madeBy(
	simplifyAgent,
	contract.sample('createAgent'),
	contract.sampleRecord('listAgents'),
);
const contact = madeBy(
	simplifyContact,
	contract.sample('getContact'),
	contract.sampleRecord('listContacts'),
);
const calendarEvent = madeBy(
	simplifyEvent,
	contract.sample('getCalendarEvent'),
	contract.sampleRecord('listCalendarEvents'),
);

/** What each operation of the Klen AI node brings, with Simplify where it has that. */
export const klenOutputs: Record<string, Record<string, Schema>> = {
	agent: {
		create: answer('createAgent'),
		get: agent,
		getAll: agent,
		update: answer('updateAgent'),
	},
	apiStatus: { check: API_STATUS },
	availability: {
		get: extended(contract.record('getAvailability'), {
			start_local: TEXT,
			end_local: TEXT,
			time_zone: TEXT,
		}),
	},
	businessContext: { set: answer('setBusinessContext') },
	calendarEvent: {
		cancel: recovered(answer('cancelCalendarEvent'), 'message'),
		create: recovered(answer('createCalendarEvent'), 'message', 'ics_url'),
		get: calendarEvent,
		getAll: calendarEvent,
		update: answer('updateCalendarEvent'),
	},
	call: {
		downloadRecording: record({ call_id: TEXT, recording_url: TEXT }),
		get: call,
		getAll: call,
		initiate: placed(call),
		waitUntilFinished: extended(call, { timedOut: FLAG }),
	},
	contact: {
		create: recovered(answer('createContact'), 'message'),
		findByPhoneNumber: extended(contact, { found: FLAG }),
		get: contact,
		getAll: contact,
		setContext: answer('setContactContext'),
		update: answer('updateContact'),
		upsert: extended(recovered(answer('updateContact'), 'message'), { created: FLAG }),
	},
	contextVariable: {
		create: recovered(answer('createContextVariable'), 'message'),
		delete: record({ id: NUMBER, deleted: FLAG }),
		getAll: contract.record('listContextVariables'),
		update: answer('updateContextVariable'),
	},
	webhook: { create: without(answer('createWebhook'), 'secret') },
};

/** What the Klen AI Trigger brings: a call or a calendar event. */
export const klenEvent = event(readEvent, contract.sampleEvents(), ['eventType', 'timestamp']);
