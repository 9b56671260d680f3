import type { INodeParameters } from 'n8n-workflow';
import { PRODUCTION_IDS } from '../../../simulator/trillet/seed';
import { sleepingExecution, type SleepingExecution } from '../../harness/workflow';
import { byId, type Trillet } from './trillet';

export interface WaitRun {
	parameters?: INodeParameters;
	phones?: string[];
	continueOnFail?: 'continueRegularOutput' | 'continueErrorOutput';
}

/** Starts calls with Start and Wait for Completion, whose executions sleep. */
export function sleepingCallsOf(trillet: Trillet) {
	const newestCall = () => trillet.control.trillet.production.calls()[0];

	const start = async ({ parameters, phones = ['+15551234567'], continueOnFail }: WaitRun = {}) =>
		await trillet.run({
			resource: 'call',
			operation: 'startAndWait',
			parameters: {
				agentId: byId(PRODUCTION_IDS.salesAgent),
				toNumber: '={{ $json.phone }}',
				...parameters,
			},
			items: phones.map((phone) => ({ phone })),
			continueOnFail,
		});

	/** Starts a call. @returns the execution that sleeps until its end */
	async function startAndSleep(parameters: INodeParameters = {}) {
		const result = await start({ parameters });
		expect(result.error).toBeUndefined();
		expect(result.status).toBe('waiting');
		return sleepingExecution();
	}

	/** The callback that tells of the end of the newest call. */
	const completed = () => ({
		event: 'call.completed',
		data: { callId: newestCall()?.callId, duration: 12, status: 'completed', summary: 'Fine' },
	});

	/** Calls the address that the newest call was given, as Trillet AI does. */
	async function callBack(sleeping: SleepingExecution, body: unknown) {
		const { callback_url } = trillet.requests('startCall').at(-1)?.body as { callback_url: string };
		const query = Object.fromEntries(new URL(callback_url).searchParams);
		return await sleeping.callResumeUrl(body, query);
	}

	return { newestCall, start, startAndSleep, completed, callBack };
}
