import { useWorld, VendorWorld } from '../vendor-world';

export { asJson, byId, closedOrigin, expectNoKeyIn, inFields } from '../vendor-world';

/** The workspace that every record of the simulator belongs to unless a test says otherwise. */
export const WORKSPACE = '664a1b2c3d4e5f6a7b8c9d0e';

/** A simulated Trillet AI, and an n8n whose credential leads to it. */
export class Trillet extends VendorWorld {
	constructor() {
		super({
			vendor: 'trillet',
			displayName: 'Trillet AI',
			credential: {
				environment: 'production',
				apiKey: 'trillet_test_key',
				developmentApiKey: 'trillet_dev_key',
				workspaceId: WORKSPACE,
			},
			useOtherErrors: (control) => control.settings({ trillet: { errorEnvelope: 'string' } }),
		});
	}
}

/** A simulated Trillet AI for a test file; every test starts with a fresh one and a fresh n8n. */
export const useTrillet = (): Trillet => useWorld(new Trillet());
