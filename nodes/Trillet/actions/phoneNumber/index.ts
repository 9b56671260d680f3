import type { Resource } from '../../../shared/node/operation';
import type { TrilletClient } from '../../api/client';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { getConfiguration } from './getConfiguration.operation';
import { purchase } from './purchase.operation';
import { registerExternal } from './registerExternal.operation';
import { release } from './release.operation';
import { searchAvailable } from './searchAvailable.operation';
import { updateConfiguration } from './updateConfiguration.operation';

export const phoneNumber: Resource<TrilletClient> = {
	name: 'Phone Number',
	value: 'phoneNumber',
	operations: [
		get,
		getAll,
		searchAvailable,
		purchase,
		registerExternal,
		getConfiguration,
		updateConfiguration,
		release,
	],
};
