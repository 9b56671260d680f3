import type { Resource } from '../../../shared/node/operation';
import type { TrilletClient } from '../../api/client';
import { downloadRecording } from './downloadRecording.operation';
import { exportHistory } from './exportHistory.operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { getMetrics } from './getMetrics.operation';
import { send } from './send.operation';
import { start } from './start.operation';
import { startAndWait } from './startAndWait.operation';
import { startTestCall } from './startTestCall.operation';
import { startWebCall } from './startWebCall.operation';
import { waitUntilFinished } from './waitUntilFinished.operation';

export const call: Resource<TrilletClient> = {
	name: 'Call',
	value: 'call',
	operations: [
		start,
		send,
		startAndWait,
		waitUntilFinished,
		startWebCall,
		startTestCall,
		get,
		getAll,
		getMetrics,
		downloadRecording,
		exportHistory,
	],
};
