import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Resource } from './operation';

/**
 * What a node does, below its name: "Initiate a call". n8n only offers the values of parameters
 * there, so the expression brings the sentences along. They are one flat object, because two
 * closing braces end an expression.
 */
export function actionSubtitle<Client>(resources: Array<Resource<Client>>): string {
	const actions = resources.flatMap((resource) =>
		resource.operations.map(({ value, action }) => [`${resource.value}.${value}`, action]),
	);
	const sentences = JSON.stringify(Object.fromEntries(actions));
	return `={{ (${sentences})[$parameter["resource"] + "." + $parameter["operation"]] }}`;
}

/**
 * When a trigger starts the workflow: "On Call Ended or Call Failed".
 * @param properties of the trigger, with its parameter `events`
 */
export function eventSubtitle(properties: INodeProperties[]): string {
	const events = properties.find(({ name }) => name === 'events')?.options ?? [];
	const names = (events as INodePropertyOptions[]).map(({ name, value }) => [value, name]);
	const texts = JSON.stringify(Object.fromEntries(names));
	// An expression in place of the list is a single text.
	return `={{ "On " + [].concat($parameter["events"]).map((event) => (${texts})[event] || event).join(" or ") }}`;
}

/** What a node that sleeps waits for, on the canvas. */
export const waitingTooltip =
	'={{ $parameter["operation"] === "startAndWait" ? "Sleeps until the call is over, for " + $parameter["timeLimit"] + " minutes at most. Watch the call in the dashboard." : "Sleeps until the call is due: at the time under Start At, when the calling hours begin, or when nobody answered and it is time for the next attempt." }}';
