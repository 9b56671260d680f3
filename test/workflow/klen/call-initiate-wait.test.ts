import { sleepingExecution } from '../../harness/workflow';
import { live } from '../live';
import { testCallAgain } from '../call-again-suite';
import { testWaitToggle, type WaitToggleCase } from '../wait-toggle-suite';
import { byId, useKlen } from './klen';

const klen = useKlen();
const parameters = { agentId: byId('789'), phoneNumber: '={{ $json.phone }}' };

const placing: WaitToggleCase = {
	operation: 'initiate',
	request: 'initiateCall',
	list: 'listCalls',
	emptyList: { count: 0, page: 1, limit: 100, pages: 0, calls: [] },
	parameters,
	idField: 'call_id',
	setTalk: (callSeconds) => klen.control.settings({ klen: { callSeconds } }),
};
testWaitToggle(klen, placing);
testCallAgain(klen, placing);

it('waits for a call that had to wait for its calling hours', async () => {
	const result = await live(klen, async () => {
		jest.setSystemTime(new Date('2025-03-28T22:00:00Z'));
		const asleep = await klen.run({
			resource: 'call',
			operation: 'initiate',
			parameters: { ...parameters, waitUntilFinished: true, limitCallingHours: true },
			items: [{ phone: '+15550000001' }],
			settings: { timezone: 'UTC' },
		});
		expect(asleep.status).toBe('waiting');
		const sleeping = sleepingExecution();
		jest.setSystemTime(sleeping.until);
		return await sleeping.passTimeLimit();
	});
	expect(result.json).toEqual([
		expect.objectContaining({ status: 'completed', placement: 'confirmed', timedOut: false }),
	]);
});
