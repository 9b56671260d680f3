import { fillPlaceholders } from '../core/placeholders';
import type { AgentDocument, CallFlowDocument, CallRecord } from './records';
import type { TrilletState } from './state';

/** Pages write placeholders as `{{name}}`, the batch pages as `{name}`. */
const SINGLE_BRACES = /(?<!\{)\{(\w+)\}(?!\})/g;

/** The instructions with the call's variables, which win over the agent's. */
export function filledPrompt(
	flow: CallFlowDocument | undefined,
	agent: AgentDocument,
	call: CallRecord,
): string {
	const text = (flow?.prompt ?? `Hello, this is ${agent.name ?? 'your agent'}.`).replace(
		SINGLE_BRACES,
		'{{$1}}',
	);
	return fillPlaceholders(text, { ...agent.variables, ...call.dynamicVariables });
}

/** A short conversation that opens with the flow's prompt, so that variables can be seen. */
export function transcriptOf(
	state: TrilletState,
	agent: AgentDocument,
	call: CallRecord,
): CallRecord['transcript'] {
	const flow = call.flowId === null ? undefined : state.callFlows.get(call.flowId);
	const wish = state.random.helpers.arrayElement([
		'I was hoping for a quote for ten seats.',
		'Could we move our appointment to Friday?',
		'I have a question about my last invoice.',
		'Yes, that time works for me.',
	]);
	return [
		{ role: 'assistant', content: filledPrompt(flow, agent, call) },
		{ role: 'user', content: wish },
		{ role: 'assistant', content: 'Thank you, I have noted that.' },
	];
}

export function summaryOf(state: TrilletState): string {
	return state.random.helpers.arrayElement([
		'The customer asked for a quote for ten seats.',
		'The customer wants to move the appointment to Friday.',
		'The customer asked about the last invoice.',
		'The customer confirmed the appointment.',
	]);
}
