import type { INodeProperties } from 'n8n-workflow';
import type { BodyField } from '../../shared/fields/bodyFields';
import type { ItemParameters } from '../../shared/node/parameters';
import type { components } from '../api/generated/contract';

type Direction = components['schemas']['CallDirection'];

const DIRECTIONS: Direction[] = ['bidirectional', 'inbound', 'outbound'];

const direction: INodeProperties = {
	displayName: 'Direction',
	name: 'direction',
	type: 'options',
	options: [
		{ name: 'Bidirectional', value: 'bidirectional' },
		{ name: 'Inbound', value: 'inbound', description: 'Newer pages leave this out for calls' },
		{ name: 'Outbound', value: 'outbound' },
	],
	default: 'outbound',
	description: 'Who begins: the customer (inbound), the agent (outbound) or either',
};

/** Reads who begins. */
export const readDirection = (values: ItemParameters, name: string): Direction =>
	values.choice(name, DIRECTIONS);

/** Who begins, in call flows and in message flows. */
export const directionField: BodyField<{ direction?: Direction }> = {
	property: direction,
	read: (values, name) => ({ direction: readDirection(values, name) }),
};
