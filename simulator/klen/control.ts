import type { ApiKey, KeyChanges, KeyRing } from '../core/keys';
import type { EnvironmentName, KlenEnvironment } from './environment';
import { EnvironmentControl } from './environment-control';

export interface KlenWorld {
	klen: { keys: KeyRing; environments: Record<EnvironmentName, KlenEnvironment> };
}

/** Klen's part of the control interface. */
export class KlenControl {
	readonly production: EnvironmentControl;
	readonly sandbox: EnvironmentControl;

	constructor(private readonly world: () => KlenWorld) {
		this.production = new EnvironmentControl(() => world().klen.environments.production);
		this.sandbox = new EnvironmentControl(() => world().klen.environments.sandbox);
	}

	/** Names, permissions, limits and values of all keys. */
	keys(): ApiKey[] {
		return structuredClone(this.world().klen.keys.all());
	}

	/** Adds a key without permissions unless `changes` gives some. */
	addKey(name: string, value: string, changes: KeyChanges = {}): void {
		this.world().klen.keys.add(name, value, changes);
	}

	/** @throws when there is no key of this name */
	changeKey(name: string, changes: KeyChanges): void {
		this.world().klen.keys.change(name, changes);
	}

	revokeKey(name: string): void {
		this.world().klen.keys.revoke(name);
	}
}
