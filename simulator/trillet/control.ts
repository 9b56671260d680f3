import type { EnvironmentName, TrilletEnvironment } from './environment';
import { EnvironmentControl } from './environment-control';

export interface TrilletWorld {
	trillet: { environments: Record<EnvironmentName, TrilletEnvironment> };
}

/** Trillet's part of the control interface. */
export class TrilletControl {
	readonly production: EnvironmentControl;
	readonly development: EnvironmentControl;

	constructor(world: () => TrilletWorld) {
		this.production = new EnvironmentControl(() => world().trillet.environments.production);
		this.development = new EnvironmentControl(() => world().trillet.environments.development);
	}
}
