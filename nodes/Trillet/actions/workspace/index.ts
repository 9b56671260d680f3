import type { Resource } from '../../../shared/node/operation';
import type { TrilletClient } from '../../api/client';
import { create } from './create.operation';
import { getAll } from './getAll.operation';
import { inviteMember } from './inviteMember.operation';

export const workspace: Resource<TrilletClient> = {
	name: 'Workspace',
	value: 'workspace',
	operations: [create, getAll, inviteMember],
};
