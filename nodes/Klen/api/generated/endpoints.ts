// Generated from contracts/klen.openapi.yaml by "npm run generate". Do not edit.
import type { Endpoint } from '../../../shared/transport/endpoint';

export const endpoints = {
	listCalls: {
		method: 'GET',
		path: '/api/v1/calls',
		permissions: ['can_read_calls'],
		safety: 'idempotent',
		pagination: { key: 'calls', maxLimit: 100 },
	},
	initiateCall: {
		method: 'POST',
		path: '/api/v1/calls',
		permissions: ['can_initiate_calls'],
		safety: 'once',
	},
	getCall: {
		method: 'GET',
		path: '/api/v1/calls/{call_id}',
		permissions: ['can_read_calls'],
		safety: 'idempotent',
	},
	listAgents: {
		method: 'GET',
		path: '/api/v1/agents',
		permissions: ['can_read_agents'],
		safety: 'idempotent',
		pagination: { key: 'agents' },
	},
	createWebhook: { method: 'POST', path: '/api/webhooks/create/', permissions: [], safety: 'once' },
} satisfies Record<string, Endpoint>;
