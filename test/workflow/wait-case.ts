import type { WorkflowResult } from '../harness/workflow';
import { runLive, waitRun } from './live';
import type { VendorWorld } from './vendor-world';

/** What the suites of Wait Until Finished have to know of a vendor. */
export interface WaitCase {
	/** Starts a call. @returns its ID */
	startCall: () => string;
	/** Sets how long calls talk that are picked up from now on. */
	setTalk: (seconds: number) => void;
	/** Adds a call that failed some time ago. @returns its ID */
	failedCall: () => string;
	/** Calls that were over before. @returns their IDs */
	oldCalls: () => string[];
	/** Calls that are over, by who answered them. */
	answers: () => Record<string, string>;
	/** Output field of the call's ID. */
	idField: string;
	/** The contract's operationId of the list. */
	list: string;
	/** A list without any call, as the vendor answers it. */
	emptyList: unknown;
	/** An ID that does not exist. */
	unknownId: string;
	/** What is said about a key that is not active. */
	inactiveKey: string;
	/** Raises the limit of the key that the credential holds. */
	liftPace: () => void;
	/** What Include Details adds. */
	detail: string;
	/** The request that Include Details makes. */
	details: string;
}

/** Starts calls of a vendor and waits for them. */
export const waitsOf = (world: VendorWorld, { startCall }: WaitCase) => ({
	/** @returns the IDs of the calls */
	start: (count: number) => Array.from({ length: count }, () => startCall()),
	wait: async (...run: Parameters<typeof waitRun>) => await runLive(world, waitRun(...run)),
});

export const statuses = ({ json }: WorkflowResult) => json.map(({ status }) => status);
