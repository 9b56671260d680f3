import { createHash } from 'crypto';
import type { INodeProperties } from 'n8n-workflow';
import type { EventKey } from './deduplication';

const DEFAULT_WINDOW_MINUTES = 10;

/** The trigger's field for events that nothing tells apart but when they come. */
export const repeatWindowField: INodeProperties = {
	displayName: 'Repeat Window (Minutes)',
	name: 'repeatWindowMinutes',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: DEFAULT_WINDOW_MINUTES,
	description:
		'How long the same body counts as a repeat when it has neither an ID of the event nor a time. Later it is a new event, such as a second change of one flow. Senders usually repeat within minutes; 0 runs every delivery.',
};

/** Tells whole bodies apart. */
export const hashOf = (body: unknown): string =>
	createHash('sha256').update(JSON.stringify(body)).digest('hex');

/**
 * @param isUnique whether the text can mean one event only, whenever it comes
 * @param ids of what it is about
 */
export function keyOf(
	text: string,
	isUnique: boolean,
	{ repeatWindowMinutes }: { repeatWindowMinutes?: unknown },
	ids: unknown[],
): EventKey {
	if (isUnique) return { text };
	const minutes = Number(repeatWindowMinutes ?? DEFAULT_WINDOW_MINUTES);
	const [name] = text.split(' ');
	return {
		text,
		windowMs: 60_000 * (minutes >= 0 ? minutes : DEFAULT_WINDOW_MINUTES),
		...(ids.length > 0 && { subject: JSON.stringify([name, ...ids]) }),
	};
}
