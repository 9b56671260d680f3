import { restartN8n } from '../../harness/workflow';
import { sleepingCallsOf } from './sleeping-calls';
import { useTrillet } from './trillet';

const trillet = useTrillet();
const { newestCall, startAndSleep, completed, callBack } = sleepingCallsOf(trillet);

describe('the time limit', () => {
	it('finds a call that ended without a callback', async () => {
		const sleeping = await startAndSleep();
		await trillet.control.advance(60 * 60_000);
		const result = await sleeping.passTimeLimit();
		expect(result.json).toEqual([
			expect.objectContaining({
				callId: newestCall()?.callId,
				_id: newestCall()?._id,
				status: 'completed',
				cost: expect.any(Number) as number,
				timedOut: false,
			}),
		]);
		expect(trillet.requests('listCallHistory')).toHaveLength(1);
	});

	it('returns the record as it is without Simplify', async () => {
		const sleeping = await startAndSleep({ simplify: false });
		await trillet.control.advance(60 * 60_000);
		const [call] = (await sleeping.passTimeLimit()).json;
		expect(call).toMatchObject({ transcript: expect.any(Array) as unknown[], timedOut: false });
	});

	it('fails for a call that lasts', async () => {
		const { error } = await (await startAndSleep()).passTimeLimit();
		expect(error).toMatchObject({
			message: `The call ${newestCall()?.callId} did not end within the time limit`,
			description: expect.stringContaining('the call history says "active"') as string,
		});
	});

	it('fails for a call that the call history does not have', async () => {
		const sleeping = await startAndSleep();
		trillet.control.trillet.production.removeCall(String(newestCall()?._id));
		expect((await sleeping.passTimeLimit()).error?.description).toContain('does not have it');
	});

	it('returns the current state when it may', async () => {
		const result = await (await startAndSleep({ onTimeout: 'continue' })).passTimeLimit();
		expect(result.json).toEqual([
			expect.objectContaining({
				callId: newestCall()?.callId,
				status: 'in-progress',
				timedOut: true,
			}),
		]);
	});

	it('looks up a call whose ID has the other spelling', async () => {
		trillet.control.settings({ trillet: { idSpelling: 'callId' } });
		const sleeping = await startAndSleep();
		await trillet.control.advance(60 * 60_000);
		expect((await sleeping.passTimeLimit()).json[0]).toMatchObject({ status: 'completed' });
	});
});

describe('in an n8n that hands no results of sub-workflows over', () => {
	beforeEach(() => restartN8n({ lacking: ['WAIT_FOR_SUB_EXECUTION'] }));

	it('ends the sleep with the callback', async () => {
		const result = await callBack(await startAndSleep(), completed());
		expect(result?.json).toEqual([
			expect.objectContaining({ status: 'completed', summary: 'Fine', timedOut: false }),
		]);
	});

	it('goes on with the call as it was placed after the time limit', async () => {
		const result = await (await startAndSleep()).passTimeLimit();
		expect(result.json).toEqual([
			expect.objectContaining({
				callId: newestCall()?.callId,
				status: 'in-progress',
				toNumber: '+15551234567',
				timedOut: true,
				nextStep: expect.stringContaining('Call > Get'),
			}),
		]);
		expect(trillet.requests('listCallHistory')).toEqual([]);
	});
});
