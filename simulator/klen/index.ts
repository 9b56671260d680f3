import { join } from 'path';
import { ContractApi } from '../core/contract-api';
import { KlenEnvironment, type EnvironmentName, type KlenParts } from './environment';
import type { KlenExchange } from './exchange';
import * as agents from './handlers/agents';
import * as availability from './handlers/availability';
import * as calendar from './handlers/calendar';
import * as calls from './handlers/calls';
import * as contacts from './handlers/contacts';
import * as context from './handlers/context';
import * as contextVariables from './handlers/context-variables';
import * as webhooks from './handlers/webhooks';
import { klenPolicy } from './policy';
import { seedState } from './seed';
import { KlenState } from './state';

export const KLEN_LIMITS = {
	requestsPerMinute: 60,
	daily: { callsPerDay: 100, calendarEventsPerDay: 50 },
};

const CONTRACT = join(__dirname, '..', '..', 'contracts', 'klen.openapi.yaml');

/** One for each operation of the contract, under its operationId. */
const HANDLERS = {
	...agents,
	...availability,
	...calendar,
	...calls,
	...contacts,
	...context,
	...contextVariables,
	...webhooks,
};

let loaded: Promise<ContractApi<KlenExchange>> | undefined;

/** Klen's API by its contract. It holds no state, so one serves all simulators of a process. */
export function loadKlenApi(): Promise<ContractApi<KlenExchange>> {
	loaded ??= ContractApi.load(CONTRACT, HANDLERS, klenPolicy);
	return loaded;
}

/** Production and sandbox with fresh data, the same for the same seed. */
export function createEnvironments(
	seed: number,
	parts: KlenParts,
): Record<EnvironmentName, KlenEnvironment> {
	const create = (name: EnvironmentName, offset: number) => {
		const state = new KlenState(seed + offset);
		seedState(state, name, parts.clock.now());
		return new KlenEnvironment(name, state, parts);
	};
	return { production: create('production', 0), sandbox: create('sandbox', 1) };
}
