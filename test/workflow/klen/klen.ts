import { useWorld, VendorWorld, type VendorRun } from '../vendor-world';

export { asJson, byId, closedOrigin, expectNoKeyIn, inFields } from '../vendor-world';
export type KlenRun = VendorRun;

/** A simulated Klen AI, and an n8n whose credential leads to it. */
export class Klen extends VendorWorld {
	constructor() {
		super({
			vendor: 'klen',
			displayName: 'Klen AI',
			credential: { environment: 'production', apiKey: 'klen_test_all' },
		});
	}

	/** An address of the simulator that is not the one the credential leads to. */
	get elsewhere(): string {
		return `${this.running.url}/klen/sandbox/api/v1/calls`;
	}
}

/** A simulated Klen AI for a test file; every test starts with a fresh one and a fresh n8n. */
export const useKlen = (): Klen => useWorld(new Klen());
