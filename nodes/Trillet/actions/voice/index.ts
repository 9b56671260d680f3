import type { Resource } from '../../../shared/node/operation';
import type { TrilletClient } from '../../api/client';
import { clone } from './clone.operation';
import { create } from './create.operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';

export const voice: Resource<TrilletClient> = {
	name: 'Voice',
	value: 'voice',
	operations: [clone, create, get, getAll],
};
