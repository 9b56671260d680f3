import type { INodeParameters } from 'n8n-workflow';
import { inVirtualTime } from '../harness/workflow';
import type { WorkflowResult } from '../harness/workflow';
import { byId, type VendorRun, type VendorWorld } from './vendor-world';

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;

/** Runs the node while time goes by at the vendor too. @returns the result, and how long it took in ms */
export async function runLive(
	world: VendorWorld,
	options: VendorRun,
): Promise<{ result: WorkflowResult; took: number }> {
	return await live(world, async () => {
		const start = Date.now();
		const result = await world.run(options);
		return { result, took: Date.now() - start };
	});
}

/** Lets time go by at the vendor while something is done in virtual time. */
export async function live<T>(world: VendorWorld, action: () => Promise<T>): Promise<T> {
	return await inVirtualTime(async () => {
		world.control.setSpeed(1);
		try {
			return await action();
		} finally {
			world.control.setSpeed(0);
		}
	});
}

/** In virtual time this ends when everything else waits for longer. */
export const pause = async (ms: number) => await new Promise((resolve) => setTimeout(resolve, ms));

/** A run of Wait Until Finished for these calls. */
export function waitRun(
	ids: string[],
	parameters: INodeParameters = {},
	options: Partial<VendorRun> = {},
): VendorRun {
	return {
		resource: 'call',
		operation: 'waitUntilFinished',
		parameters: { callId: byId('={{ $json.call }}'), ...parameters },
		items: ids.map((call) => ({ call })),
		...options,
	};
}
