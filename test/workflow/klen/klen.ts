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

/** An item of Initiate that no call belongs to: it has all the fields of one. */
export const noCallTo = (phone_number: string, agent_id: string) => ({
	call_id: null,
	status: null,
	type: null,
	phone_number,
	agent_id,
	agent_name: null,
	contact_name: null,
	started_at: null,
	duration_seconds: null,
	summary: null,
	recording_url: null,
	answeredBy: 'unknown',
	timedOut: null,
});
