import type { Resource } from '../../../shared/node/operation';
import type { KlenClient } from '../../api/client';
import { create } from './create.operation';
import { findByPhoneNumber } from './findByPhoneNumber.operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { setContext } from './setContext.operation';
import { update } from './update.operation';
import { upsert } from './upsert.operation';

export const contact: Resource<KlenClient> = {
	name: 'Contact',
	value: 'contact',
	operations: [create, upsert, findByPhoneNumber, get, getAll, update, setContext],
};
