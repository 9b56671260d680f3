import { fillPlaceholders } from '../core/placeholders';
import type { AgentRecord, CallRecord } from './records';
import type { KlenState } from './state';

/**
 * What the agent knows in a call: the call's variables win over the contact's, those over the agent's.
 * Business variables carry a prefix.
 */
export function variablesOf(
	state: KlenState,
	agent: AgentRecord,
	call: CallRecord,
): Record<string, unknown> {
	const business = Object.entries(state.businessContext).map(([name, value]) => [
		`business_${name}`,
		value,
	]);
	return {
		...(Object.fromEntries(business) as Record<string, unknown>),
		...agent.variables,
		...state.contactOf(call)?.customContext,
		...call.variables,
	};
}

/** A short conversation that opens with the agent's instructions, so that placeholders can be seen. */
export function transcriptOf(state: KlenState, call: CallRecord): string {
	const agent = state.agentOf(call);
	const variables = variablesOf(state, agent, call);
	const opening = agent.modelInstructions
		? fillPlaceholders(agent.modelInstructions, variables)
		: `Hello, this is ${agent.name}.`;
	const wish = state.random.helpers.arrayElement([
		'I was hoping for a quote for ten seats.',
		'Could we move our appointment to Friday?',
		'I have a question about my last invoice.',
		'Yes, that time works for me.',
	]);
	return [
		`Agent: ${opening}`,
		`Customer: ${wish}`,
		'Agent: Thank you, I have noted that.',
		'Customer: Goodbye.',
	].join('\n');
}

export function summaryOf(state: KlenState): string {
	return state.random.helpers.arrayElement([
		'The customer asked for a quote for ten seats.',
		'The customer wants to move the appointment to Friday.',
		'The customer asked about the last invoice.',
		'The customer confirmed the appointment.',
	]);
}
