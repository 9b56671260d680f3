import type { Resource } from '../../../shared/node/operation';
import type { TrilletClient } from '../../api/client';
import { cancel } from './cancel.operation';
import { create } from './create.operation';
import { get } from './get.operation';
import { getCalls } from './getCalls.operation';
import { getProgress } from './getProgress.operation';
import { waitUntilFinished } from './waitUntilFinished.operation';

export const batch: Resource<TrilletClient> = {
	name: 'Batch',
	value: 'batch',
	operations: [create, waitUntilFinished, get, getProgress, getCalls, cancel],
};
