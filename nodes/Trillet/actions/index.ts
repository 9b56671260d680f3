import type { Resource } from '../../shared/node/operation';
import type { TrilletClient } from '../api/client';
import { apiStatus } from './apiStatus';
import { batch } from './batch';
import { call } from './call';
import { callAgent } from './callAgent';
import { callFlow } from './callFlow';
import { conversation } from './conversation';
import { folder } from './folder';
import { knowledgeBase } from './knowledgeBase';
import { messageFlow } from './messageFlow';
import { omniFlowAgent } from './omniFlowAgent';
import { phoneNumber } from './phoneNumber';
import { request } from './request';
import { voice } from './voice';
import { workspace } from './workspace';

/** Everything that the Trillet AI node can do; its first entry is the node's default. */
export const resources: Array<Resource<TrilletClient>> = [
	call,
	apiStatus,
	batch,
	callAgent,
	callFlow,
	conversation,
	folder,
	messageFlow,
	omniFlowAgent,
	phoneNumber,
	request,
	workspace,
	voice,
	knowledgeBase,
];
