import type { Resource } from '../../shared/node/operation';
import type { KlenClient } from '../api/client';
import { agent } from './agent';
import { apiStatus } from './apiStatus';
import { availability } from './availability';
import { businessContext } from './businessContext';
import { calendarEvent } from './calendarEvent';
import { call } from './call';
import { contact } from './contact';
import { contextVariable } from './contextVariable';
import { webhook } from './webhook';

/** Everything that the Klen AI node can do; its first entry is the node's default. */
export const resources: Array<Resource<KlenClient>> = [
	call,
	agent,
	apiStatus,
	availability,
	businessContext,
	calendarEvent,
	contact,
	contextVariable,
	webhook,
];
