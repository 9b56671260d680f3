import type { Resource } from '../../../shared/node/operation';
import type { KlenClient } from '../../api/client';
import { downloadRecording } from './downloadRecording.operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { initiate } from './initiate.operation';
import { waitUntilFinished } from './waitUntilFinished.operation';

export const call: Resource<KlenClient> = {
	name: 'Call',
	value: 'call',
	operations: [initiate, waitUntilFinished, get, getAll, downloadRecording],
};
