import type { ApiKey } from '../core/keys';
import type { KeyPlace } from '../core/ledger';
import type { KlenEnvironment } from './environment';

/** One request to Klen and whose it is. */
export interface KlenExchange {
	environment: KlenEnvironment;
	/** Address of the client. */
	ip: string;
	/** The keys that the request carries, by place, whether valid or not. */
	presented: Partial<Record<KeyPlace, string>>;
	/** The key that the request is made with, once authenticated. */
	key?: ApiKey;
	keyPlace?: KeyPlace;
}
