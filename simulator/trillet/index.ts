import { join } from 'path';
import { ContractApi } from '../core/contract-api';
import { KeyRing } from '../core/keys';
import { TrilletEnvironment, type EnvironmentName, type TrilletParts } from './environment';
import type { TrilletExchange } from './exchange';
import * as agents from './handlers/agents';
import * as batches from './handlers/batches';
import * as callFlows from './handlers/call-flows';
import * as callHistory from './handlers/call-history';
import * as calls from './handlers/calls';
import * as conversations from './handlers/conversations';
import * as folders from './handlers/folders';
import * as knowledgeBases from './handlers/knowledge-bases';
import * as messageFlows from './handlers/message-flows';
import * as omniFlowAgents from './handlers/omni-flow-agents';
import * as phoneNumberBindings from './handlers/phone-number-bindings';
import * as phoneNumbers from './handlers/phone-numbers';
import * as voices from './handlers/voices';
import * as workspaces from './handlers/workspaces';
import { trilletPolicy } from './policy';
import { seedKeys, seedState } from './seed';
import { TrilletState } from './state';

const CONTRACT = join(__dirname, '..', '..', 'contracts', 'trillet.openapi.yaml');

/** One for each operation of the contract, under its operationId. */
const HANDLERS = {
	...agents,
	...batches,
	...callFlows,
	...callHistory,
	...calls,
	...conversations,
	...folders,
	...knowledgeBases,
	...messageFlows,
	...omniFlowAgents,
	...phoneNumberBindings,
	...phoneNumbers,
	...voices,
	...workspaces,
};

let loaded: Promise<ContractApi<TrilletExchange>> | undefined;

/** Trillet's API by its contract. It holds no state, so one serves all simulators of a process. */
export function loadTrilletApi(): Promise<ContractApi<TrilletExchange>> {
	loaded ??= ContractApi.load(CONTRACT, HANDLERS, trilletPolicy);
	return loaded;
}

/**
 * Production and development with fresh data, the same for the same seed, and keys of their own.
 *
 * @param requestsPerMinute of every seeded key
 */
export function createTrilletEnvironments(
	seed: number,
	requestsPerMinute: number,
	parts: TrilletParts,
): Record<EnvironmentName, TrilletEnvironment> {
	const create = (name: EnvironmentName, offset: number) => {
		const state = new TrilletState(seed + offset);
		seedState(state, name, parts.clock.now());
		const keys = new KeyRing({ requestsPerMinute, daily: {} });
		seedKeys(keys, name);
		return new TrilletEnvironment(name, state, keys, parts);
	};
	return { production: create('production', 0), development: create('development', 1) };
}
