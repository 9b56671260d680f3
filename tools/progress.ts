import { Listr, PRESET_TIMER } from 'listr2';

/** Shows a step with the time it takes, as a live line in a terminal and as plain lines elsewhere. */
export async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
	const results: T[] = [];
	await new Listr([{ title, task: async () => void results.push(await work()) }], {
		fallbackRenderer: 'simple',
		rendererOptions: { timer: PRESET_TIMER, showErrorMessage: false },
		fallbackRendererOptions: { timer: PRESET_TIMER },
	}).run();
	return results[0] as T;
}
