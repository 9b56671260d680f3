import { createOnce } from '../../../shared/calls/create';
import { toItems, type Operation } from '../../../shared/node/operation';
import type { KlenClient } from '../../api/client';
import { events, type EventName } from '../../api/events';

/** Registers an endpoint of the user's own (docs.klen.ai/api-reference/webhooks/overview). */
export const create: Operation<KlenClient> = {
	name: 'Create',
	value: 'create',
	action: 'Create a webhook',
	description:
		'Let Klen AI send events to an address of yours. The Klen AI Trigger node does this by itself; Klen AI offers no way to change or delete a webhook but its dashboard.',
	requests: ['createWebhook'],
	bodyOf: ['createWebhook'],
	properties: [
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. Call events for the CRM',
			description: 'How the dashboard lists the webhook',
		},
		{
			displayName: 'URL',
			name: 'url',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. https://example.com/webhooks/klen',
			description: 'Where Klen AI sends the events',
		},
		{
			displayName: 'Events',
			name: 'events',
			type: 'multiOptions',
			required: true,
			default: ['call.ended'],
			options: events,
			description: 'The events to send',
		},
		{
			displayName: 'Include Signing Secret',
			name: 'includeSecret',
			type: 'boolean',
			default: false,
			description:
				'Whether to return the secret that signs the events. n8n stores what a node returns, so leave this off unless you need it: the Klen AI dashboard shows the secret too.',
		},
	],
	async execute(context) {
		const { parameters } = context;
		const url = parameters.requiredText('url');
		if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
			throw parameters.error(
				'url',
				`"${url}" is not a web address`,
				'Write it in full, for example https://example.com/webhooks/klen.',
			);
		}
		const body = {
			name: parameters.requiredText('name'),
			url,
			subscribed_events: readEvents(parameters.choices('events'), (problem) =>
				parameters.error('events', problem, 'Choose at least one event from the list.'),
			),
		};
		const webhook = await createOnce(context, {
			id: 'createWebhook',
			input: { body },
			what: 'webhook',
			subject: [body.name, url],
			secretFields: ['secret'],
		});
		// A retry in another process does not know the secret any more.
		const { secret = null, ...shown } = webhook;
		return toItems(parameters.flag('includeSecret') ? { ...shown, secret } : shown);
	},
};

function readEvents(chosen: string[], error: (problem: string) => Error): EventName[] {
	if (chosen.length === 0) throw error('is empty');
	return chosen.map((name) => {
		const event = events.find(({ value }) => value === name);
		if (!event) throw error(`does not know "${name}"`);
		return event.value;
	});
}
