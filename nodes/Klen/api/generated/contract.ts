// Generated from contracts/klen.openapi.yaml by "npm run generate". Do not edit.
export interface paths {
	'/api/v1/agents': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * List agents
		 * @description Every agent made by the key's user and by the teams that this user may see. Takes no parameters and is not paged.
		 */
		get: operations['listAgents'];
		put?: never;
		/**
		 * Create an agent
		 * @description No page documents this endpoint. The development guide shows the body when it speaks of creating or updating agents, and its REST conventions give method and path; accounts without it answer 404.
		 */
		post: operations['createAgent'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/api/v1/agents/{agent_id}': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		/**
		 * Update an agent
		 * @description No page documents this endpoint; see Create an agent. Only the fields that are sent change.
		 */
		patch: operations['updateAgent'];
		trace?: never;
	};
	'/api/v1/business/context': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Set the business context variables
		 * @description As for a contact, but for the whole business. In templates the names carry the prefix `business_`. The response could not be read.
		 */
		post: operations['setBusinessContext'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/api/v1/calendar/availability': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Get availability
		 * @description Free slots of the key's user, after schedules, existing events, buffer time, advance notice and business hours. Takes neither an agent nor a time zone; slots are in UTC.
		 */
		get: operations['getAvailability'];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/api/v1/calendar/events': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * List calendar events
		 * @description One page of events between two dates. The maximum limit is not documented; `x-pagination` carries the one of the other lists, so a reader should trust the `limit` in the answer.
		 */
		get: operations['listCalendarEvents'];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/api/v1/calendar/events/{event_id}': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Get a calendar event
		 * @description One event with customer, agent, team, reminders and the ids of external calendars.
		 */
		get: operations['getCalendarEvent'];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/api/v1/calendar/events/{event_id}/cancel': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Cancel a calendar event
		 * @description Cancels the event here and in external calendars, appends the reason to the customer's notes and notifies the customer. A repeat could notify twice.
		 */
		post: operations['cancelCalendarEvent'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/api/v1/calendar/events/{event_id}/update': {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description The event's database id or its UUID.
				 * @example a1b2c3d4-e5f6-7890-a1b2-c3d4e5f67890
				 */
				event_id: components['parameters']['EventId'];
			};
			cookie?: never;
		};
		get?: never;
		/**
		 * Replace a calendar event
		 * @description Replaces every field.
		 */
		put: operations['replaceCalendarEvent'];
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		/**
		 * Update a calendar event
		 * @description Only the fields that are sent change.
		 */
		patch: operations['updateCalendarEvent'];
		trace?: never;
	};
	'/api/v1/calendar/events/create': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Create a calendar event
		 * @description Counts against the key's calendar events per day. Whether an overlap with another event is refused is not documented.
		 */
		post: operations['createCalendarEvent'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/api/v1/calls': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * List calls
		 * @description One page of calls, newest first. The order is not documented; there is no sort, date or cursor parameter.
		 */
		get: operations['listCalls'];
		put?: never;
		/**
		 * Initiate a call
		 * @description Queues an outbound call of an agent to a phone number. Counts against the key's calls per day. There is no idempotency key, so a repeat rings the phone again.
		 */
		post: operations['initiateCall'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/api/v1/calls/{call_id}': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Get a call
		 * @description One call with transcript, contact, team and billing.
		 */
		get: operations['getCall'];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/api/v1/contacts': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * List contacts
		 * @description One page of contacts. The search covers names and e-mail, not phone numbers.
		 */
		get: operations['listContacts'];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/api/v1/contacts/{contact_id}': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Get a contact
		 * @description One contact with phone numbers, notes and context. The end of the page, on ownership, could not be read.
		 */
		get: operations['getContact'];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/api/v1/contacts/{contact_id}/context': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Set a contact's context variables
		 * @description Sets values by variable name; null removes a value. A value must fit the variable's type. With `auto_create_variables` an unknown name becomes a new definition, its type inferred from the value.
		 */
		post: operations['setContactContext'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/api/v1/contacts/{contact_id}/update': {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description The contact's database id.
				 * @example 123
				 */
				contact_id: components['parameters']['ContactId'];
			};
			cookie?: never;
		};
		get?: never;
		/**
		 * Replace a contact
		 * @description Replaces every field. The table requires none, although a contact cannot be created without a first name.
		 */
		put: operations['replaceContact'];
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		/**
		 * Update a contact
		 * @description Only the fields that are sent change; `tags` replaces all tags. Whether numbers left out of `phone_numbers` are removed is not documented, nor is the response.
		 */
		patch: operations['updateContact'];
		trace?: never;
	};
	'/api/v1/contacts/create': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Create a contact
		 * @description The page prints can_read_contacts as the permission, the sister pages suggest can_write_contacts; either is accepted here. The response could not be read and follows the other create endpoints. No duplicate rule is documented.
		 */
		post: operations['createContact'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/api/v1/context-variables': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * List context variables
		 * @description Every variable definition, default ones included. Not paged; `count` is the number returned.
		 */
		get: operations['listContextVariables'];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/api/v1/context-variables/{variable_id}/delete': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		post?: never;
		/**
		 * Delete a context variable
		 * @description Deletes the definition. Values stored on contacts or the business stay.
		 */
		delete: operations['deleteContextVariable'];
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/api/v1/context-variables/{variable_id}/update': {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description The variable definition's id.
				 * @example 42
				 */
				variable_id: components['parameters']['VariableId'];
			};
			cookie?: never;
		};
		get?: never;
		/**
		 * Replace a context variable
		 * @description Documented on the same page and with the same fields as the update.
		 */
		put: operations['replaceContextVariable'];
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		/**
		 * Update a context variable
		 * @description Only the fields that are sent change. Name and context type are fixed; default variables cannot be changed, for which no error code is documented.
		 */
		patch: operations['updateContextVariable'];
		trace?: never;
	};
	'/api/v1/context-variables/create': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Create a context variable
		 * @description Defines a variable. A select variable needs its options.
		 */
		post: operations['createContextVariable'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/api/webhooks/create/': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Create a webhook
		 * @description Registers an endpoint for events. Lies outside /api/v1 and ends in a slash. Klen makes the signing secret; the development guide says it is provided on creation. No page describes the response, the permission, or a way to list, change or delete webhooks.
		 */
		post: operations['createWebhook'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
}
export interface webhooks {
	'calendar.cancelled': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Calendar event cancelled
		 * @description An event was cancelled, perhaps with a reason.
		 */
		post: operations['onCalendarCancelled'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'calendar.completed': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Calendar event completed
		 * @description An event was marked as completed.
		 */
		post: operations['onCalendarCompleted'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'calendar.created': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Calendar event created
		 * @description An event was created.
		 */
		post: operations['onCalendarCreated'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'calendar.reminder': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Calendar event reminder
		 * @description The reminder of an event was sent.
		 */
		post: operations['onCalendarReminder'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'calendar.updated': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Calendar event updated
		 * @description An event was changed; a change of time carries the previous times.
		 */
		post: operations['onCalendarUpdated'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'call.ended': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Call ended
		 * @description The call completed normally.
		 */
		post: operations['onCallEnded'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'call.failed': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Call failed
		 * @description The call did not connect, or ended prematurely.
		 */
		post: operations['onCallFailed'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'call.recording': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Call recording
		 * @description The recording is available.
		 */
		post: operations['onCallRecording'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'call.started': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Call started
		 * @description The call connects.
		 */
		post: operations['onCallStarted'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'call.summary': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Call summary
		 * @description The AI summary is available.
		 */
		post: operations['onCallSummary'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'call.transcript': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Call transcript
		 * @description The transcript is available.
		 */
		post: operations['onCallTranscript'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
}
export interface components {
	schemas: {
		Address: {
			city: string | null;
			country: string | null;
			state: string | null;
			street: string | null;
			zip_code: string | null;
		};
		Agent: {
			assistant_id: string;
			/** @description True when a phone number is assigned. */
			can_make_calls: boolean;
			/** @description Database id. */
			id: number;
			minutes_used: number;
			model?: string | null;
			name: string;
			/** @description The number the agent calls from. */
			phone_number?: string | null;
			/** @description Seen values: inbound agent, outbound agent. */
			role: string;
			team_id?: number | null;
			total_calls: number;
			voice_id?: string | null;
		};
		/** @description An agent with what the development guide lets one customise. The shape is inferred. */
		AgentDetails: components['schemas']['Agent'] & {
			model_instructions?: string | null;
			variables?: components['schemas']['ContextVariables'];
		};
		AgentList: {
			agents: components['schemas']['Agent'][];
		};
		AgentReference: {
			assistant_id: string;
			/** @description Database id. */
			id: number;
			name: string;
		};
		Availability: {
			available_slots: components['schemas']['AvailableSlot'][];
			/** @description Number of slots. */
			count: number;
			duration_minutes: number;
			/** Format: date */
			end_date: string;
			/** Format: date */
			start_date: string;
			user_id: number;
		};
		AvailableSlot: {
			duration_minutes: number;
			end: components['schemas']['Timestamp'];
			start: components['schemas']['Timestamp'];
		};
		/** @description May carry the reason; the name of its field is not documented, so both guesses are here. */
		CalendarCancelledEvent: {
			calendar_event: components['schemas']['EventCalendarEvent'] & {
				cancellation_reason?: string | null;
				reason?: string | null;
			};
			/** @constant */
			event_type: 'calendar.cancelled';
			timestamp: components['schemas']['Timestamp'];
		};
		CalendarCompletedEvent: {
			calendar_event: components['schemas']['EventCalendarEvent'];
			/** @constant */
			event_type: 'calendar.completed';
			timestamp: components['schemas']['Timestamp'];
		};
		CalendarCreatedEvent: {
			calendar_event: components['schemas']['EventCalendarEvent'];
			/** @constant */
			event_type: 'calendar.created';
			timestamp: components['schemas']['Timestamp'];
		};
		/** @description An event as the list shows it. */
		CalendarEvent: {
			/** @description Only on events that an agent made. */
			ai_agent?: components['schemas']['AgentReference'] | null;
			created_by_ai_agent: boolean;
			customer: components['schemas']['CalendarEventCustomer'];
			duration_minutes: number;
			end_time: components['schemas']['Timestamp'];
			event_type: components['schemas']['CalendarEventType'];
			has_video_conference: boolean;
			id: number;
			location: string | null;
			start_time: components['schemas']['Timestamp'];
			status: components['schemas']['CalendarEventStatus'];
			title: string;
			/** Format: uuid */
			uuid: string;
			video_conference_url: string | null;
		};
		CalendarEventCustomer: {
			email: string | null;
			name: string | null;
			/** @description Only in the event's details. */
			notes?: string | null;
			phone: string | null;
		};
		/** @description An event in full. */
		CalendarEventDetails: components['schemas']['CalendarEvent'] & {
			created_at: components['schemas']['Timestamp'];
			description: string | null;
			event_type_display: string;
			external_calendars: components['schemas']['ExternalCalendars'];
			/** @description A path without a host. */
			ics_url: string;
			is_reminder_enabled: boolean;
			remind_before_minutes: number;
			status_display: string;
			team?: components['schemas']['TeamReference'] | null;
			updated_at: components['schemas']['Timestamp'];
			video_conference_provider: string | null;
		};
		CalendarEventFields: {
			ai_agent_id?: number;
			customer_email?: string;
			customer_name?: string;
			customer_notes?: string;
			customer_phone?: string;
			description?: string;
			end_time?: components['schemas']['Timestamp'];
			/** @default meeting */
			event_type?: components['schemas']['CalendarEventType'];
			/** @default false */
			has_video_conference?: boolean;
			/** @default true */
			is_reminder_enabled?: boolean;
			location?: string;
			/** @default 60 */
			remind_before_minutes?: number;
			/** @default true */
			send_notifications?: boolean;
			start_time?: components['schemas']['Timestamp'];
			/** @default true */
			sync_external_calendars?: boolean;
			team_id?: number;
			title?: string;
			video_conference_provider?: string;
			video_conference_url?: string;
		};
		CalendarEventList: {
			count: components['schemas']['TotalCount'];
			events: components['schemas']['CalendarEvent'][];
			limit: components['schemas']['PageLimit'];
			page: components['schemas']['PageNumber'];
			pages: components['schemas']['PageCount'];
		};
		/** @enum {string} */
		CalendarEventStatus: 'scheduled' | 'confirmed' | 'cancelled' | 'completed' | 'no_show';
		/** @enum {string} */
		CalendarEventType: 'meeting' | 'appointment' | 'busy' | 'voice_call' | 'video_call';
		CalendarReminderEvent: {
			calendar_event: components['schemas']['EventCalendarEvent'];
			/** @constant */
			event_type: 'calendar.reminder';
			timestamp: components['schemas']['Timestamp'];
		};
		CalendarUpdatedEvent: {
			calendar_event: components['schemas']['EventCalendarEvent'] & {
				previous_end?: components['schemas']['Timestamp'];
				previous_start?: components['schemas']['Timestamp'];
				time_changed?: boolean;
			};
			/** @constant */
			event_type: 'calendar.updated';
			timestamp: components['schemas']['Timestamp'];
		};
		/** @description Charges of a call; no currency is stated. */
		CallBilling: {
			final_charge: number;
			initial_charge: number;
			/** @description Seen value: billed. */
			status: string;
			total_charge: number;
		};
		/** @description The contact of a call, in short. */
		CallContact: {
			company: string | null;
			email: string | null;
			id: number;
			name: string;
		};
		/** @description A call in full. Its `id` is the database id, its `call_id` the Klen call id. */
		CallDetails: {
			agent: components['schemas']['AgentReference'];
			billing?: components['schemas']['CallBilling'] | null;
			/** @description Klen call id. */
			call_id: string;
			contact?: components['schemas']['CallDetailsContact'] | null;
			duration_seconds?: number | null;
			/** Format: date-time */
			ended_at?: string | null;
			ended_reason?: components['schemas']['EndedReason'];
			/** @description Database id. */
			id: number;
			phone_number: string;
			/** Format: uri */
			recording_url?: string | null;
			/** Format: date-time */
			started_at?: string | null;
			status: components['schemas']['CallStatus'];
			summary?: string | null;
			team?: components['schemas']['TeamReference'] | null;
			/** @description The whole conversation as one text. */
			transcript?: string | null;
			type: components['schemas']['CallType'];
		};
		CallDetailsContact: components['schemas']['CallContact'] & {
			/** Format: date-time */
			last_call_date?: string | null;
			stage: string;
			status: string;
		};
		CallEndedEvent: components['schemas']['CallEventEnvelope'] & {
			call: components['schemas']['EventCall'] & {
				/** @description The same as duration_seconds. */
				duration: number;
				/** @description When it is available already. */
				summary?: string | null;
			};
			/** @constant */
			event_type: 'call.ended';
		};
		CallEventEnvelope: {
			/** @description The other place where the contact may be; see EventCall. */
			contact?: components['schemas']['CallContact'] | null;
			/** @description When the event was generated. */
			timestamp: components['schemas']['Timestamp'];
		};
		/** @description The eight reasons are documented, the name of their field is not; one of the three below is our guess. */
		CallFailedEvent: components['schemas']['CallEventEnvelope'] & {
			call: components['schemas']['EventCall'] & {
				error_reason?: components['schemas']['CallFailureReason'];
				failure_reason?: components['schemas']['CallFailureReason'];
				reason?: components['schemas']['CallFailureReason'];
			};
			/** @constant */
			event_type: 'call.failed';
		};
		/** @enum {string} */
		CallFailureReason:
			| 'twilio-failed-to-connect-call'
			| 'no-answer'
			| 'busy'
			| 'disconnected'
			| 'invalid-number'
			| 'rejected'
			| 'canceled'
			| 'failed';
		CallList: {
			calls: components['schemas']['CallSummary'][];
			count: components['schemas']['TotalCount'];
			limit: components['schemas']['PageLimit'];
			page: components['schemas']['PageNumber'];
			pages: components['schemas']['PageCount'];
		};
		/** @description The JSON could not be read; inferred. */
		CallRecordingEvent: components['schemas']['CallEventEnvelope'] & {
			call: components['schemas']['EventCall'] & {
				/** Format: uri */
				recording_url: string;
			};
			/** @constant */
			event_type: 'call.recording';
		};
		CallStartedEvent: components['schemas']['CallEventEnvelope'] & {
			call: components['schemas']['EventCall'] & {
				assistant_id: string;
			};
			/** @constant */
			event_type: 'call.started';
		};
		/** @description Seen values: queued, in-progress, completed, failed. The full list is not documented, so other values must be expected. */
		CallStatus: string;
		/** @description A call as the list shows it. Its `id` is the Klen call id, its `agent_id` the assistant id. */
		CallSummary: {
			/** @description Assistant id. */
			agent_id: string;
			agent_name: string;
			contact?: components['schemas']['CallContact'] | null;
			duration_seconds?: number | null;
			/** Format: date-time */
			ended_at?: string | null;
			ended_reason?: components['schemas']['EndedReason'];
			/** @description Klen call id. */
			id: string;
			phone_number: string;
			/** Format: uri */
			recording_url?: string | null;
			/** Format: date-time */
			started_at?: string | null;
			status: components['schemas']['CallStatus'];
			summary?: string | null;
			type: components['schemas']['CallType'];
		};
		/** @description The JSON could not be read; inferred. */
		CallSummaryEvent: components['schemas']['CallEventEnvelope'] & {
			call: components['schemas']['EventCall'] & {
				summary: string;
			};
			/** @constant */
			event_type: 'call.summary';
		};
		/** @description The JSON could not be read; inferred. */
		CallTranscriptEvent: components['schemas']['CallEventEnvelope'] & {
			call: components['schemas']['EventCall'] & {
				transcript: string;
			};
			/** @constant */
			event_type: 'call.transcript';
		};
		/**
		 * @description Direction of a call.
		 * @enum {string}
		 */
		CallType: 'inbound' | 'outbound';
		CancelCalendarEventRequest: {
			reason?: string;
		};
		CancelledCalendarEvent: {
			id: number;
			message: string;
			/** @constant */
			status: 'cancelled';
			/** Format: uuid */
			uuid: string;
		};
		Confirmation: {
			message: string;
		};
		/** @description A contact as the list shows it, with one phone number. */
		Contact: {
			company: string | null;
			/** Format: date-time */
			created_date?: string | null;
			email: string | null;
			first_name: string;
			full_name: string;
			id: number;
			/** Format: date-time */
			last_call_date?: string | null;
			last_name: string | null;
			/** @description The primary number. */
			phone: string | null;
			/** @description Seen values: lead, prospect, qualified_lead, customer. */
			stage: string;
			/** @description Seen values: not_contacted, contacted, active. */
			status: string;
			tags: string[];
			/** @description In the page's table, not in its example; the shape is inferred. */
			team?: components['schemas']['TeamReference'] | null;
		};
		ContactContextSet: {
			contact_id: number;
			message: string;
		};
		/** @description A contact in full. The address is an object here and flat in requests. */
		ContactDetails: {
			address: components['schemas']['Address'];
			company: string | null;
			/** Format: date-time */
			created_date?: string | null;
			custom_context: components['schemas']['ContextVariables'];
			email: string | null;
			first_name: string;
			full_name: string;
			id: number;
			industry_context: components['schemas']['ContextVariables'];
			/** Format: date-time */
			last_call_date?: string | null;
			last_name: string | null;
			phone_numbers: components['schemas']['ContactPhoneNumber'][];
			recent_notes: components['schemas']['ContactNote'][];
			stage: string;
			stage_display: string;
			status: string;
			status_display: string;
			tags: string[];
			/** @description Ownership follows on the page but could not be read; inferred. */
			team?: components['schemas']['TeamReference'] | null;
			/** @description IANA name. */
			timezone?: string | null;
			website?: string | null;
		};
		ContactFields: {
			/** @description The street line. */
			address?: string;
			city?: string;
			company?: string;
			/** @default US */
			country?: string;
			custom_context?: components['schemas']['ContextVariables'];
			email?: string;
			first_name?: string;
			industry_context?: components['schemas']['ContextVariables'];
			last_name?: string;
			/** @default lead */
			stage?: string;
			state?: string;
			/** @default not_contacted */
			status?: string;
			/** @description Tag names; in an update they replace all tags. */
			tags?: string[];
			team_id?: number;
			website?: string;
			zip_code?: string;
		};
		ContactList: {
			contacts: components['schemas']['Contact'][];
			count: components['schemas']['TotalCount'];
			limit: components['schemas']['PageLimit'];
			page: components['schemas']['PageNumber'];
			pages: components['schemas']['PageCount'];
		};
		ContactNote: {
			/** @description Seen value: interested. */
			call_result: string | null;
			content: string;
			created_at: components['schemas']['Timestamp'];
			id: number;
			/** @description Seen values: call_note, activity. */
			note_type: string;
		};
		ContactPhoneChange: components['schemas']['ContactPhoneInput'] & {
			/** @description The number to change; absent for a new one. */
			id?: number;
		};
		ContactPhoneInput: {
			do_not_call?: boolean;
			phone_number: components['schemas']['PhoneNumber'];
			/**
			 * @example mobile
			 * @example work
			 * @example home
			 */
			phone_type?: string;
			primary?: boolean;
		};
		ContactPhoneNumber: {
			/** @description When the number was put on the do-not-call list. */
			dnc_date: string | null;
			dnc_reason: string | null;
			do_not_call: boolean;
			id: number;
			phone_number: string;
			/** @description Seen values: mobile, work, home. */
			phone_type: string;
			primary: boolean;
		};
		/**
		 * @description What a variable belongs to.
		 * @enum {string}
		 */
		ContextType: 'contact' | 'business';
		/** @description Definition of a context variable. */
		ContextVariable: {
			context_type: components['schemas']['ContextType'];
			description: string | null;
			display_name: string;
			id: number;
			/** @description Made by Klen, cannot be changed or deleted. */
			is_default: boolean;
			name: string;
			select_options: string[] | null;
			variable_type: components['schemas']['VariableType'];
		};
		ContextVariableList: {
			/** @description Number of definitions returned. */
			count: number;
			variables: components['schemas']['ContextVariable'][];
		};
		/** @description Variable name to value. Values may be nested objects and arrays; the agent's instructions use them as `{{variable_name}}`. */
		ContextVariables: {
			[key: string]: unknown;
		};
		CreateAgentRequest: components['schemas']['UpdateAgentRequest'] & {
			name: string;
		};
		CreateCalendarEventRequest: components['schemas']['CalendarEventFields'] & {
			/** @default false */
			created_by_ai_agent?: boolean;
			/**
			 * @default scheduled
			 * @enum {string}
			 */
			status?: 'scheduled' | 'confirmed';
		};
		CreateContactRequest: components['schemas']['ContactFields'] & {
			phone_numbers?: components['schemas']['ContactPhoneInput'][];
		};
		CreateContextVariableRequest: {
			context_type: components['schemas']['ContextType'];
			description?: string;
			display_name: string;
			name: string;
			select_options?: components['schemas']['SelectOptions'];
			variable_type: components['schemas']['VariableType'];
		};
		CreatedCalendarEvent: components['schemas']['UpdatedCalendarEvent'] & {
			/** @description A path without a host. */
			ics_url: string;
		};
		CreateWebhookRequest: {
			name: string;
			subscribed_events: components['schemas']['EventName'][];
			/** Format: uri */
			url: string;
		};
		/** @description On no page: Klen AI is built on Vapi, whose calls have such a reason in words of their own (docs.vapi.ai/calls/call-ended-reason), such as voicemail or customer-did-not-answer. Inferred. */
		EndedReason: string | null;
		/** @description The error envelope of every endpoint. */
		Error: {
			error: components['schemas']['ErrorCode'];
			message: string;
		};
		/**
		 * @description Every error code on any page of the documentation.
		 * @enum {string}
		 */
		ErrorCode:
			| 'agent_not_found'
			| 'authentication_required'
			| 'delete_not_allowed'
			| 'do_not_call'
			| 'duplicate_variable'
			| 'insufficient_funds'
			| 'invalid_datetime_format'
			| 'invalid_duration'
			| 'invalid_json'
			| 'invalid_key'
			| 'invalid_parameter_format'
			| 'invalid_phone_number'
			| 'invalid_value'
			| 'missing_agent_id'
			| 'missing_first_name'
			| 'missing_parameter'
			| 'missing_phone_number'
			| 'no_phone_number'
			| 'not_found'
			| 'permission_denied'
			| 'rate_limit_exceeded'
			| 'server_error'
			| 'team_access_denied'
			| 'team_not_found'
			| 'undefined_variable'
			| 'validation_error';
		/** @description A calendar event as every calendar webhook carries it. */
		EventCalendarEvent: components['schemas']['CalendarEvent'] & {
			/** @description A path without a host. */
			ics_url: string;
		};
		/** @description A call as every call event carries it. Its `id` and `agent_id` are database ids. */
		EventCall: {
			/** @description Database id of the agent. */
			agent_id: number;
			agent_name: string;
			/** @description Sent when the call has a contact; the place (here or beside `call`) is not documented. */
			contact?: components['schemas']['CallContact'] | null;
			duration_seconds?: number | null;
			/** Format: date-time */
			ended_at?: string | null;
			ended_reason?: components['schemas']['EndedReason'];
			id: number;
			klen_call_id: string;
			/** @description The customer's number. */
			phone_number: string;
			/** Format: date-time */
			started_at?: string | null;
			status: components['schemas']['CallStatus'];
			type: components['schemas']['CallType'];
		};
		/** @enum {string} */
		EventName:
			| 'call.started'
			| 'call.ended'
			| 'call.failed'
			| 'call.transcript'
			| 'call.recording'
			| 'call.summary'
			| 'calendar.created'
			| 'calendar.updated'
			| 'calendar.cancelled'
			| 'calendar.completed'
			| 'calendar.reminder';
		/** @description Ids of the same event in connected calendars. */
		ExternalCalendars: {
			gohighlevel?: string | null;
			google?: string | null;
			outlook?: string | null;
		};
		InitiateCallRequest: {
			/** @description The agent's database id or assistant id. */
			agent_id: number | string;
			/** @description Database id of an existing contact. */
			contact_id?: number;
			phone_number: components['schemas']['PhoneNumber'];
			variables?: components['schemas']['ContextVariables'];
		};
		InitiatedCall: {
			agent: components['schemas']['AgentReference'];
			/** @description Klen call id. */
			call_id: string;
			created_at: components['schemas']['Timestamp'];
			estimated_start: components['schemas']['Timestamp'];
			/** @description Database id. */
			id: number;
			phone_number: string;
			status: components['schemas']['CallStatus'];
			type: components['schemas']['CallType'];
		};
		/** @description The body is documented to carry the balance and the required rate, but the page that names the two fields could not be read; the names here are inferred. */
		InsufficientFundsError: components['schemas']['Error'] & {
			current_balance?: number;
			required_rate?: number;
		};
		/** @description Number of pages. */
		PageCount: number;
		/** @description Items on a full page. */
		PageLimit: number;
		/** @description Number of this page. */
		PageNumber: number;
		/** @description E.164, for example +15551234567. */
		PhoneNumber: string;
		/** @description Answer to creating or changing a contact. The shape is inferred. */
		SavedContact: {
			full_name?: string;
			id: number;
			message?: string;
		};
		SavedContextVariable: {
			display_name: string;
			id: number;
			message: string;
			name: string;
		};
		/** @description Options of a select variable; always the complete list. */
		SelectOptions: string[];
		SetContextRequest: {
			/** @default false */
			auto_create_variables?: boolean;
			variables: components['schemas']['ContextVariables'];
		};
		TeamReference: {
			id: number;
			name: string;
		};
		/**
		 * Format: date-time
		 * @description ISO 8601 in UTC.
		 */
		Timestamp: string;
		/** @description Items on all pages together. */
		TotalCount: number;
		UpdateAgentRequest: {
			/** @description The persona. `{{variable_name}}` is replaced by a context variable. */
			model_instructions?: string;
			name?: string;
			variables?: components['schemas']['ContextVariables'];
		};
		UpdateCalendarEventRequest: components['schemas']['CalendarEventFields'] & {
			status?: components['schemas']['CalendarEventStatus'];
		};
		UpdateContactRequest: components['schemas']['ContactFields'] & {
			phone_numbers?: components['schemas']['ContactPhoneChange'][];
		};
		UpdateContextVariableRequest: {
			description?: string;
			display_name?: string;
			select_options?: components['schemas']['SelectOptions'];
			variable_type?: components['schemas']['VariableType'];
		};
		UpdatedCalendarEvent: {
			end_time: components['schemas']['Timestamp'];
			id: number;
			message: string;
			start_time: components['schemas']['Timestamp'];
			status: components['schemas']['CalendarEventStatus'];
			title: string;
			/** Format: uuid */
			uuid: string;
		};
		/** @enum {string} */
		VariableType: 'text' | 'number' | 'date' | 'boolean' | 'select';
		Webhook: {
			id: number;
			name: string;
			/** @description Signs every event. The field's name is inferred. */
			secret?: string;
			subscribed_events: components['schemas']['EventName'][];
			/** Format: uri */
			url: string;
		};
	};
	responses: {
		/** @description There is no such contact, or the key's user may not see it. */
		ContactNotFound: {
			headers: {
				[name: string]: unknown;
			};
			content: {
				'application/json': components['schemas']['Error'];
			};
		};
		/** @description There is no such contact or team, or the key's user may not see it. */
		ContactOrTeamNotFound: {
			headers: {
				[name: string]: unknown;
			};
			content: {
				'application/json': components['schemas']['Error'];
			};
		};
		/** @description There is no such event, or the key's user may not see it. */
		EventNotFound: {
			headers: {
				[name: string]: unknown;
			};
			content: {
				'application/json': components['schemas']['Error'];
			};
		};
		/** @description The body is not JSON, or a field has the wrong form. */
		InvalidBody: {
			headers: {
				[name: string]: unknown;
			};
			content: {
				'application/json': components['schemas']['Error'];
			};
		};
		/** @description The body is not JSON, a value does not fit its variable, or a variable does not exist. */
		InvalidContext: {
			headers: {
				[name: string]: unknown;
			};
			content: {
				'application/json': components['schemas']['Error'];
			};
		};
		/** @description The body is not JSON, or a field has the wrong form. */
		InvalidEvent: {
			headers: {
				[name: string]: unknown;
			};
			content: {
				'application/json': components['schemas']['Error'];
			};
		};
		/** @description The key lacks the permission that this operation needs. */
		PermissionDenied: {
			headers: {
				[name: string]: unknown;
			};
			content: {
				'application/json': components['schemas']['Error'];
			};
		};
		/** @description The key has used up its requests per minute, calls per day or calendar events per day. */
		RateLimited: {
			headers: {
				/**
				 * @description Seconds to wait before the next request.
				 * @example 30
				 */
				'Retry-After': number;
				[name: string]: unknown;
			};
			content: {
				'application/json': components['schemas']['Error'];
			};
		};
		/** @description Something failed on Klen's side. */
		ServerError: {
			headers: {
				[name: string]: unknown;
			};
			content: {
				'application/json': components['schemas']['Error'];
			};
		};
		/** @description The key lacks the permission, or its user is not in the team. */
		TeamOrPermissionDenied: {
			headers: {
				[name: string]: unknown;
			};
			content: {
				'application/json': components['schemas']['Error'];
			};
		};
		/** @description No key was sent, or the key is wrong or inactive. */
		Unauthorized: {
			headers: {
				[name: string]: unknown;
			};
			content: {
				'application/json': components['schemas']['Error'];
			};
		};
		/** @description A parameter has a wrong value. */
		ValidationError: {
			headers: {
				[name: string]: unknown;
			};
			content: {
				'application/json': components['schemas']['Error'];
			};
		};
		/** @description There is no such variable definition in this account. */
		VariableNotFound: {
			headers: {
				[name: string]: unknown;
			};
			content: {
				'application/json': components['schemas']['Error'];
			};
		};
	};
	parameters: {
		/**
		 * @description The contact's database id.
		 * @example 123
		 */
		ContactId: number;
		/**
		 * @description The event's database id or its UUID.
		 * @example a1b2c3d4-e5f6-7890-a1b2-c3d4e5f67890
		 */
		EventId: string;
		/** @description HMAC-SHA256 of the body with the webhook's secret as key, in lower-case hex without a prefix. The guide computes it over the parsed and re-serialised body. */
		KlenSignature: string;
		/** @description Page number, starting at 1. */
		Page: number;
		/**
		 * @description The variable definition's id.
		 * @example 42
		 */
		VariableId: number;
	};
	requestBodies: never;
	headers: never;
	pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
	listAgents: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description All agents. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['AgentList'];
				};
			};
			401: components['responses']['Unauthorized'];
			403: components['responses']['PermissionDenied'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	createAgent: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['CreateAgentRequest'];
			};
		};
		responses: {
			/** @description The agent. */
			201: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['AgentDetails'];
				};
			};
			/** @description The request lacks a field or has a field in the wrong form. */
			400: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['Error'];
				};
			};
			401: components['responses']['Unauthorized'];
			403: components['responses']['PermissionDenied'];
			/** @description This account has no such endpoint. */
			404: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['Error'];
				};
			};
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	updateAgent: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description The agent's database id or assistant id.
				 * @example assistant_abc123
				 */
				agent_id: string;
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['UpdateAgentRequest'];
			};
		};
		responses: {
			/** @description The agent after the change. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['AgentDetails'];
				};
			};
			/** @description A field has the wrong form. */
			400: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['Error'];
				};
			};
			401: components['responses']['Unauthorized'];
			403: components['responses']['PermissionDenied'];
			/** @description There is no such agent, or this account has no such endpoint. */
			404: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['Error'];
				};
			};
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	setBusinessContext: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['SetContextRequest'];
			};
		};
		responses: {
			/** @description The values were set. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['Confirmation'];
				};
			};
			400: components['responses']['InvalidContext'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['PermissionDenied'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	getAvailability: {
		parameters: {
			query?: {
				/** @description Length of a slot in minutes. */
				duration?: number;
				/**
				 * @description Last day; 7 days after the first when absent.
				 * @example 2025-05-07
				 */
				end_date?: string;
				/**
				 * @description First day; today when absent.
				 * @example 2025-05-01
				 */
				start_date?: string;
			};
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description The free slots. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['Availability'];
				};
			};
			/** @description A date or the duration is wrong. */
			400: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['Error'];
				};
			};
			401: components['responses']['Unauthorized'];
			403: components['responses']['PermissionDenied'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	listCalendarEvents: {
		parameters: {
			query?: {
				/**
				 * @description Last day; 30 days after the first when absent.
				 * @example 2025-05-31
				 */
				end_date?: string;
				/** @description Events on a page. */
				limit?: number;
				/** @description Page number, starting at 1. */
				page?: components['parameters']['Page'];
				/**
				 * @description First day; today when absent.
				 * @example 2025-05-01
				 */
				start_date?: string;
				/** @description Only events in this status. */
				status?: components['schemas']['CalendarEventStatus'];
			};
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description One page of events. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['CalendarEventList'];
				};
			};
			/** @description A parameter has a wrong value. */
			400: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['Error'];
				};
			};
			401: components['responses']['Unauthorized'];
			403: components['responses']['PermissionDenied'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	getCalendarEvent: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description The event's database id or its UUID.
				 * @example a1b2c3d4-e5f6-7890-a1b2-c3d4e5f67890
				 */
				event_id: components['parameters']['EventId'];
			};
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description The event. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['CalendarEventDetails'];
				};
			};
			401: components['responses']['Unauthorized'];
			403: components['responses']['PermissionDenied'];
			404: components['responses']['EventNotFound'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	cancelCalendarEvent: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description The event's database id or its UUID.
				 * @example a1b2c3d4-e5f6-7890-a1b2-c3d4e5f67890
				 */
				event_id: components['parameters']['EventId'];
			};
			cookie?: never;
		};
		requestBody?: {
			content: {
				'application/json': components['schemas']['CancelCalendarEventRequest'];
			};
		};
		responses: {
			/** @description The event is cancelled. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['CancelledCalendarEvent'];
				};
			};
			400: components['responses']['InvalidBody'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['PermissionDenied'];
			404: components['responses']['EventNotFound'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	replaceCalendarEvent: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description The event's database id or its UUID.
				 * @example a1b2c3d4-e5f6-7890-a1b2-c3d4e5f67890
				 */
				event_id: components['parameters']['EventId'];
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['UpdateCalendarEventRequest'];
			};
		};
		responses: {
			/** @description The event was replaced. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['UpdatedCalendarEvent'];
				};
			};
			400: components['responses']['InvalidEvent'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['PermissionDenied'];
			404: components['responses']['EventNotFound'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	updateCalendarEvent: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description The event's database id or its UUID.
				 * @example a1b2c3d4-e5f6-7890-a1b2-c3d4e5f67890
				 */
				event_id: components['parameters']['EventId'];
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['UpdateCalendarEventRequest'];
			};
		};
		responses: {
			/** @description The event was updated. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['UpdatedCalendarEvent'];
				};
			};
			400: components['responses']['InvalidEvent'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['PermissionDenied'];
			404: components['responses']['EventNotFound'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	createCalendarEvent: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['CreateCalendarEventRequest'];
			};
		};
		responses: {
			/** @description The event was created. */
			201: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['CreatedCalendarEvent'];
				};
			};
			/** @description The request lacks a field or has a field in the wrong form. */
			400: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['Error'];
				};
			};
			401: components['responses']['Unauthorized'];
			403: components['responses']['PermissionDenied'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	listCalls: {
		parameters: {
			query?: {
				/**
				 * @description Only calls of this agent, by its database id or its assistant id.
				 * @example 12345
				 */
				agent_id?: string;
				/** @description Calls on a page. */
				limit?: number;
				/** @description Page number, starting at 1. */
				page?: components['parameters']['Page'];
				/** @description Only calls in this status. */
				status?: 'completed' | 'failed' | 'in-progress';
				/** @description Only calls in this direction. */
				type?: components['schemas']['CallType'];
			};
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description One page of calls. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['CallList'];
				};
			};
			400: components['responses']['ValidationError'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['PermissionDenied'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	initiateCall: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['InitiateCallRequest'];
			};
		};
		responses: {
			/** @description The call is queued. */
			201: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['InitiatedCall'];
				};
			};
			/** @description The request lacks a field or has a field in the wrong form. */
			400: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['Error'];
				};
			};
			401: components['responses']['Unauthorized'];
			/** @description The wallet does not cover the call. */
			402: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['InsufficientFundsError'];
				};
			};
			/** @description The key lacks the permission, or the number must not be called. */
			403: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['Error'];
				};
			};
			/** @description The agent does not exist, or it has no phone number to call from. */
			404: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['Error'];
				};
			};
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	getCall: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description The call's database id or its Klen call id.
				 * @example 123
				 */
				call_id: string;
			};
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description The call. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['CallDetails'];
				};
			};
			401: components['responses']['Unauthorized'];
			403: components['responses']['PermissionDenied'];
			/** @description There is no such call, or the key's user may not see it. */
			404: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['Error'];
				};
			};
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	listContacts: {
		parameters: {
			query?: {
				/** @description Contacts on a page. */
				limit?: number;
				/** @description Page number, starting at 1. */
				page?: components['parameters']['Page'];
				/** @description Text in the first name, the last name or the e-mail address. */
				search?: string;
				/** @description Only contacts in this stage, for example lead, prospect, qualified_lead or customer. */
				stage?: string;
				/** @description Only contacts in this status, for example not_contacted, contacted or active. */
				status?: string;
				/** @description Only contacts with the tag of this name. */
				tag?: string;
			};
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description One page of contacts. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['ContactList'];
				};
			};
			400: components['responses']['ValidationError'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['PermissionDenied'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	getContact: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description The contact's database id.
				 * @example 123
				 */
				contact_id: components['parameters']['ContactId'];
			};
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description The contact. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['ContactDetails'];
				};
			};
			401: components['responses']['Unauthorized'];
			403: components['responses']['PermissionDenied'];
			404: components['responses']['ContactNotFound'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	setContactContext: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description The contact's database id.
				 * @example 123
				 */
				contact_id: components['parameters']['ContactId'];
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['SetContextRequest'];
			};
		};
		responses: {
			/** @description The values were set. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['ContactContextSet'];
				};
			};
			400: components['responses']['InvalidContext'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['PermissionDenied'];
			404: components['responses']['ContactNotFound'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	replaceContact: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description The contact's database id.
				 * @example 123
				 */
				contact_id: components['parameters']['ContactId'];
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['UpdateContactRequest'];
			};
		};
		responses: {
			/** @description The contact was replaced. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['SavedContact'];
				};
			};
			400: components['responses']['InvalidBody'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['TeamOrPermissionDenied'];
			404: components['responses']['ContactOrTeamNotFound'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	updateContact: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description The contact's database id.
				 * @example 123
				 */
				contact_id: components['parameters']['ContactId'];
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['UpdateContactRequest'];
			};
		};
		responses: {
			/** @description The contact was updated. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['SavedContact'];
				};
			};
			400: components['responses']['InvalidBody'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['TeamOrPermissionDenied'];
			404: components['responses']['ContactOrTeamNotFound'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	createContact: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['CreateContactRequest'];
			};
		};
		responses: {
			/** @description The contact was created. */
			201: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['SavedContact'];
				};
			};
			/** @description The request lacks a field or has a field in the wrong form. */
			400: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['Error'];
				};
			};
			401: components['responses']['Unauthorized'];
			403: components['responses']['TeamOrPermissionDenied'];
			/** @description There is no such team. */
			404: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['Error'];
				};
			};
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	listContextVariables: {
		parameters: {
			query?: {
				/** @description Only variables of contacts, or only those of the business. */
				context_type?: components['schemas']['ContextType'];
			};
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description All variable definitions. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['ContextVariableList'];
				};
			};
			400: components['responses']['ValidationError'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['PermissionDenied'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	deleteContextVariable: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description The variable definition's id.
				 * @example 42
				 */
				variable_id: components['parameters']['VariableId'];
			};
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description The definition was deleted. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['Confirmation'];
				};
			};
			401: components['responses']['Unauthorized'];
			/** @description The key lacks the permission, or the variable is a default one. */
			403: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['Error'];
				};
			};
			404: components['responses']['VariableNotFound'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	replaceContextVariable: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description The variable definition's id.
				 * @example 42
				 */
				variable_id: components['parameters']['VariableId'];
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['UpdateContextVariableRequest'];
			};
		};
		responses: {
			/** @description The definition was replaced. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['SavedContextVariable'];
				};
			};
			400: components['responses']['InvalidBody'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['PermissionDenied'];
			404: components['responses']['VariableNotFound'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	updateContextVariable: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description The variable definition's id.
				 * @example 42
				 */
				variable_id: components['parameters']['VariableId'];
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['UpdateContextVariableRequest'];
			};
		};
		responses: {
			/** @description The definition was updated. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['SavedContextVariable'];
				};
			};
			400: components['responses']['InvalidBody'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['PermissionDenied'];
			404: components['responses']['VariableNotFound'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	createContextVariable: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['CreateContextVariableRequest'];
			};
		};
		responses: {
			/** @description The definition was created. */
			201: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['SavedContextVariable'];
				};
			};
			/** @description A field is missing or wrong, or the name is taken. */
			400: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['Error'];
				};
			};
			401: components['responses']['Unauthorized'];
			403: components['responses']['PermissionDenied'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	createWebhook: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['CreateWebhookRequest'];
			};
		};
		responses: {
			/** @description The webhook with its secret. The shape is inferred. */
			201: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['Webhook'];
				};
			};
			/** @description The request lacks a field or has a field in the wrong form. */
			400: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['Error'];
				};
			};
			401: components['responses']['Unauthorized'];
			403: components['responses']['PermissionDenied'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	onCalendarCancelled: {
		parameters: {
			query?: never;
			header: {
				/** @description HMAC-SHA256 of the body with the webhook's secret as key, in lower-case hex without a prefix. The guide computes it over the parsed and re-serialised body. */
				'X-Klen-Signature': components['parameters']['KlenSignature'];
			};
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['CalendarCancelledEvent'];
			};
		};
		responses: {
			/** @description Received. Answer at once and work afterwards. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
			};
			/** @description The signature does not match. */
			401: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
			};
		};
	};
	onCalendarCompleted: {
		parameters: {
			query?: never;
			header: {
				/** @description HMAC-SHA256 of the body with the webhook's secret as key, in lower-case hex without a prefix. The guide computes it over the parsed and re-serialised body. */
				'X-Klen-Signature': components['parameters']['KlenSignature'];
			};
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['CalendarCompletedEvent'];
			};
		};
		responses: {
			/** @description Received. Answer at once and work afterwards. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
			};
			/** @description The signature does not match. */
			401: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
			};
		};
	};
	onCalendarCreated: {
		parameters: {
			query?: never;
			header: {
				/** @description HMAC-SHA256 of the body with the webhook's secret as key, in lower-case hex without a prefix. The guide computes it over the parsed and re-serialised body. */
				'X-Klen-Signature': components['parameters']['KlenSignature'];
			};
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['CalendarCreatedEvent'];
			};
		};
		responses: {
			/** @description Received. Answer at once and work afterwards. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
			};
			/** @description The signature does not match. */
			401: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
			};
		};
	};
	onCalendarReminder: {
		parameters: {
			query?: never;
			header: {
				/** @description HMAC-SHA256 of the body with the webhook's secret as key, in lower-case hex without a prefix. The guide computes it over the parsed and re-serialised body. */
				'X-Klen-Signature': components['parameters']['KlenSignature'];
			};
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['CalendarReminderEvent'];
			};
		};
		responses: {
			/** @description Received. Answer at once and work afterwards. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
			};
			/** @description The signature does not match. */
			401: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
			};
		};
	};
	onCalendarUpdated: {
		parameters: {
			query?: never;
			header: {
				/** @description HMAC-SHA256 of the body with the webhook's secret as key, in lower-case hex without a prefix. The guide computes it over the parsed and re-serialised body. */
				'X-Klen-Signature': components['parameters']['KlenSignature'];
			};
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['CalendarUpdatedEvent'];
			};
		};
		responses: {
			/** @description Received. Answer at once and work afterwards. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
			};
			/** @description The signature does not match. */
			401: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
			};
		};
	};
	onCallEnded: {
		parameters: {
			query?: never;
			header: {
				/** @description HMAC-SHA256 of the body with the webhook's secret as key, in lower-case hex without a prefix. The guide computes it over the parsed and re-serialised body. */
				'X-Klen-Signature': components['parameters']['KlenSignature'];
			};
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['CallEndedEvent'];
			};
		};
		responses: {
			/** @description Received. Answer at once and work afterwards. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
			};
			/** @description The signature does not match. */
			401: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
			};
		};
	};
	onCallFailed: {
		parameters: {
			query?: never;
			header: {
				/** @description HMAC-SHA256 of the body with the webhook's secret as key, in lower-case hex without a prefix. The guide computes it over the parsed and re-serialised body. */
				'X-Klen-Signature': components['parameters']['KlenSignature'];
			};
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['CallFailedEvent'];
			};
		};
		responses: {
			/** @description Received. Answer at once and work afterwards. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
			};
			/** @description The signature does not match. */
			401: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
			};
		};
	};
	onCallRecording: {
		parameters: {
			query?: never;
			header: {
				/** @description HMAC-SHA256 of the body with the webhook's secret as key, in lower-case hex without a prefix. The guide computes it over the parsed and re-serialised body. */
				'X-Klen-Signature': components['parameters']['KlenSignature'];
			};
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['CallRecordingEvent'];
			};
		};
		responses: {
			/** @description Received. Answer at once and work afterwards. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
			};
			/** @description The signature does not match. */
			401: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
			};
		};
	};
	onCallStarted: {
		parameters: {
			query?: never;
			header: {
				/** @description HMAC-SHA256 of the body with the webhook's secret as key, in lower-case hex without a prefix. The guide computes it over the parsed and re-serialised body. */
				'X-Klen-Signature': components['parameters']['KlenSignature'];
			};
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['CallStartedEvent'];
			};
		};
		responses: {
			/** @description Received. Answer at once and work afterwards. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
			};
			/** @description The signature does not match. */
			401: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
			};
		};
	};
	onCallSummary: {
		parameters: {
			query?: never;
			header: {
				/** @description HMAC-SHA256 of the body with the webhook's secret as key, in lower-case hex without a prefix. The guide computes it over the parsed and re-serialised body. */
				'X-Klen-Signature': components['parameters']['KlenSignature'];
			};
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['CallSummaryEvent'];
			};
		};
		responses: {
			/** @description Received. Answer at once and work afterwards. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
			};
			/** @description The signature does not match. */
			401: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
			};
		};
	};
	onCallTranscript: {
		parameters: {
			query?: never;
			header: {
				/** @description HMAC-SHA256 of the body with the webhook's secret as key, in lower-case hex without a prefix. The guide computes it over the parsed and re-serialised body. */
				'X-Klen-Signature': components['parameters']['KlenSignature'];
			};
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['CallTranscriptEvent'];
			};
		};
		responses: {
			/** @description Received. Answer at once and work afterwards. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
			};
			/** @description The signature does not match. */
			401: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
			};
		};
	};
}
