import type { Resource } from '../../../shared/node/operation';
import type { TrilletClient } from '../../api/client';
import { bindPhoneNumber } from './bindPhoneNumber.operation';
import { create } from './create.operation';
import { deleteAgent } from './delete.operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { releasePhoneNumber } from './releasePhoneNumber.operation';
import { update } from './update.operation';

export const callAgent: Resource<TrilletClient> = {
	name: 'Call Agent',
	value: 'callAgent',
	operations: [getAll, get, create, update, deleteAgent, bindPhoneNumber, releasePhoneNumber],
};
