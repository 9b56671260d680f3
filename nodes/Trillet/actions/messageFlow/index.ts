import type { Resource } from '../../../shared/node/operation';
import type { TrilletClient } from '../../api/client';
import { create } from './create.operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { update } from './update.operation';

export const messageFlow: Resource<TrilletClient> = {
	name: 'Message Flow',
	value: 'messageFlow',
	operations: [getAll, get, create, update],
};
