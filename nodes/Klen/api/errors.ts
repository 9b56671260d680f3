import { ownValue } from '../../shared/json';
import { mayExist, type Advice } from '../../shared/transport/advice';
import { endpoints } from './generated/endpoints';
import { permissionHelp } from './permissions';

/**
 * Every error code that Klen AI documents (docs.klen.ai/development and the pages of the
 * operations), with what it means for the user and what to do next.
 */
export const errors: Record<string, Advice> = {
	agent_not_found: {
		message: 'Klen AI does not know this agent',
		nextStep:
			'Pick the agent from the list. An agent of the production environment does not exist in the sandbox, and the other way round.',
	},
	authentication_required: {
		message: 'No API key reached Klen AI',
		nextStep: 'Open the credential and enter an API key; it starts with klen_.',
	},
	delete_not_allowed: {
		message: 'Klen AI does not let anyone delete this variable',
		nextStep: 'Default variables stay. Delete only variables that were added in this account.',
	},
	do_not_call: {
		message: 'This phone number is on the do-not-call list',
		nextStep:
			'No call was placed. Leave the contact alone, or remove the do-not-call mark in the Klen AI dashboard if the person agreed to be called.',
	},
	duplicate_variable: {
		message: 'A context variable of this name exists already',
		nextStep: 'Update the existing variable, or choose another name.',
	},
	insufficient_funds: {
		message: 'The Klen AI wallet holds too little for this call',
		nextStep: 'No call was placed. Add funds in the Klen AI dashboard and run the node again.',
	},
	invalid_datetime_format: {
		message: 'Klen AI cannot read a date or time of this request',
		nextStep: 'Use ISO 8601, for example 2025-05-01T14:00:00Z.',
	},
	invalid_duration: {
		message: 'The duration is out of range',
		nextStep: 'Enter between 1 and 180 minutes.',
	},
	invalid_json: {
		message: 'Klen AI could not read the request as JSON',
		nextStep:
			'Check fields that hold JSON. If they are right, report this to the maintainers of the node.',
	},
	invalid_key: {
		message: 'The API key is invalid or was revoked',
		nextStep:
			'Open the credential and enter a key that is active: Klen AI dashboard, API > API Keys. Keys of one environment may not work in the other.',
	},
	invalid_parameter_format: {
		message: 'A value of this request has the wrong format',
		nextStep: 'Correct the field that Klen AI names; dates are written YYYY-MM-DD.',
	},
	invalid_phone_number: {
		message: 'Klen AI does not accept this phone number',
		nextStep:
			'No call was placed. Check that the number exists, and write it in E.164 format, for example +15551234567.',
	},
	invalid_value: {
		message: 'A context variable does not accept its value',
		nextStep:
			'Send a value of the type of the variable: a number, an ISO date, true or false, or one of the options of a select.',
	},
	missing_agent_id: {
		message: 'The request names no agent',
		nextStep: 'Pick an agent in the field Agent.',
	},
	missing_first_name: {
		message: 'The contact has no first name',
		nextStep: 'Fill in First Name: Klen AI requires it for every new contact.',
	},
	missing_parameter: {
		message: 'A required field is missing',
		nextStep: 'Fill in the field that Klen AI names.',
	},
	missing_phone_number: {
		message: 'The request names no phone number',
		nextStep: 'Fill in the field Phone Number.',
	},
	no_phone_number: {
		message: 'This agent has no phone number to call from',
		nextStep:
			'No call was placed. Assign a number to the agent in the Klen AI dashboard, or pick an agent whose can_make_calls is true.',
	},
	not_found: {
		message: 'Klen AI does not know this record, or the key may not see it',
		nextStep:
			'Check the ID, and that the credential is for the same account and environment as the record.',
	},
	permission_denied: {
		message: 'The API key lacks the permission for this operation',
		nextStep: permissionHelp,
	},
	rate_limit_exceeded: {
		message: 'The API key has reached its limit for requests, calls or calendar events',
		nextStep:
			'A limit per day, by default 100 calls and 50 calendar events, ends with the day; against the one per minute lower Requests per Minute in the credential. Ask Klen AI for higher limits.',
	},
	server_error: {
		message: 'Klen AI has a problem of its own',
		nextStep: 'Try again in a few minutes. If it does not go away, ask the support of Klen AI.',
	},
	team_access_denied: {
		message: 'The key may not use this team',
		nextStep: 'Choose a team that the user of the API key belongs to.',
	},
	team_not_found: {
		message: 'Klen AI does not know this team',
		nextStep: 'Check the team ID in the Klen AI dashboard.',
	},
	undefined_variable: {
		message: 'A context variable is not defined',
		nextStep: 'Create the variable first, or turn on the option that creates unknown variables.',
	},
	validation_error: {
		message: 'Klen AI did not accept a value of this request',
		nextStep: 'Correct the field that Klen AI names and run the node again.',
	},
};

const created = (what: string, where: string) => mayExist('Klen AI', what, where);

/** What to check when a request that must not be repeated had no clear outcome. */
export const afterUnknownOutcome: Record<string, Advice> = {
	initiateCall: {
		message: 'Klen AI did not confirm this call, so it may or may not have been placed',
		nextStep:
			'It was not repeated, because the phone could ring twice. Retry this execution in a few minutes: it looks for the call before it places one. Options > If the Outcome Is Unknown offers other ways.',
	},
	createWebhook: {
		message: 'Klen AI did not confirm this webhook, so it may or may not exist',
		nextStep:
			'It was not repeated, because events would arrive twice. Look in the Klen AI dashboard under API > Webhooks before you try again.',
	},
	createAgent: created('agent', 'with Agent > Get Many'),
	createContact: created('contact', 'with Contact > Get Many'),
	createContextVariable: created('context variable', 'with Context Variable > Get Many'),
	createCalendarEvent: created('calendar event', 'with Calendar Event > Get Many'),
	cancelCalendarEvent: {
		message: 'Klen AI did not confirm this cancellation, so the event may or may not be cancelled',
		nextStep:
			'A further request could notify the customer twice. Look at the event with Calendar Event > Get before you run this item again.',
	},
};

/** What the requests that no page documents do, in words. */
const undocumented: Record<string, string> = {
	createAgent: 'creating agents',
	updateAgent: 'updating agents',
};

/** What an operation's permission is called, where the answer may leave it out or get it wrong. */
function permissionsOf(endpointId: string): string {
	const { permissions } = endpoints[endpointId as keyof typeof endpoints];
	return permissions.join(' or ');
}

/** Advice that depends on the request: for some, one code has more than one cause. */
export function adviceFor(
	endpointId: string,
	status: number,
	code: string | undefined,
): Advice | undefined {
	const action = ownValue(undocumented, endpointId);
	if (action && (status === 405 || (status === 404 && code !== 'agent_not_found'))) {
		return {
			message: `The Klen AI API does not offer ${action} to this account`,
			nextStep:
				'Do it in the Klen AI dashboard, or ask the support of Klen AI to open the API for it. If other operations fail too, check the Base URL Override in the credential.',
		};
	}
	const permissions = permissionsOf(endpointId);
	if (code === 'permission_denied' && permissions) {
		return {
			message: `The API key lacks the permission ${permissions}`,
			nextStep: `${permissionHelp} If the key allows certain IP addresses only, add the one of this n8n.`,
		};
	}
	return undefined;
}
