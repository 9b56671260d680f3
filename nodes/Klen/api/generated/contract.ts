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
		post?: never;
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
export type webhooks = Record<string, never>;
export interface components {
	schemas: {
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
		AgentList: {
			agents: components['schemas']['Agent'][];
		};
		AgentReference: {
			assistant_id: string;
			/** @description Database id. */
			id: number;
			name: string;
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
		CallList: {
			calls: components['schemas']['CallSummary'][];
			count: components['schemas']['TotalCount'];
			limit: components['schemas']['PageLimit'];
			page: components['schemas']['PageNumber'];
			pages: components['schemas']['PageCount'];
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
		/**
		 * @description Direction of a call.
		 * @enum {string}
		 */
		CallType: 'inbound' | 'outbound';
		/** @description Variable name to value. Values may be nested objects and arrays; the agent's instructions use them as `{{variable_name}}`. */
		ContextVariables: {
			[key: string]: unknown;
		};
		CreateWebhookRequest: {
			name: string;
			subscribed_events: components['schemas']['EventName'][];
			/** Format: uri */
			url: string;
		};
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
	};
	parameters: {
		/** @description Page number, starting at 1. */
		Page: number;
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
}
