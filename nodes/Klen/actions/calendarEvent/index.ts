import type { Resource } from '../../../shared/node/operation';
import type { KlenClient } from '../../api/client';
import { cancel } from './cancel.operation';
import { create } from './create.operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { update } from './update.operation';

export const calendarEvent: Resource<KlenClient> = {
	name: 'Calendar Event',
	value: 'calendarEvent',
	operations: [create, get, getAll, update, cancel],
};
