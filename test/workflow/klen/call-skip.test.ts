import type { INodeParameters } from 'n8n-workflow';
import type { Fault } from '../../../simulator/core/faults';
import { restartN8n } from '../../harness/workflow';
import { byId, useKlen } from './klen';

const klen = useKlen();
const PHONES = ['+15550000001', '+15550000002'];
const HOUR = 3_600_000;
const SKIP: INodeParameters = { options: { skipCalledInLastHours: 24 } };

const later = async (ms: number) => await new Promise((resolve) => setTimeout(resolve, ms));

/** Calls these phones in an execution of their own. */
const run = async (parameters: INodeParameters, phones: string[]) =>
	await klen.run({
		resource: 'call',
		operation: 'initiate',
		parameters: { agentId: byId('789'), phoneNumber: '={{ $json.phone }}', ...parameters },
		items: phones.map((phone) => ({ phone })),
	});

const fault = (value: Fault) => klen.control.addFault({ operationId: 'initiateCall', ...value });

const inTime = async <T>(action: () => Promise<T>) => {
	klen.control.setSpeed(1);
	return await klen.inVirtualTime(async () => {
		const result = await action();
		return { result, rung: await klen.rungPhones() };
	});
};

describe('Skip Numbers Called in the Last (Hours)', () => {
	const [phone] = PHONES as [string];

	it('skips a number that another execution called, and names the call', async () => {
		const { result, rung } = await inTime(async () => {
			await run({}, [phone]);
			await later(HOUR);
			restartN8n();
			return await run(SKIP, [phone, PHONES[1] as string]);
		});
		const call = klen.control.klen.production.calls().find((one) => one.phoneNumber === phone);
		expect(result.json).toEqual([
			expect.objectContaining({
				placement: 'skipped',
				earlierCall: {
					callId: call?.klenCallId,
					placedAt: expect.any(String) as string,
				},
			}),
			expect.objectContaining({ placement: 'confirmed' }),
		]);
		expect(rung).toEqual([phone, PHONES[1]]);
	});

	it('skips a number that this process calls at the same time', async () => {
		fault({ when: 'after', delayMs: 5_000 });
		const { rung } = await inTime(async () => {
			const first = run({}, [phone]);
			await later(1_000);
			return await Promise.all([first, run(SKIP, [phone])]);
		});
		expect(rung).toEqual([phone]);
	});

	it('calls a number whose last call was longer ago', async () => {
		const { rung } = await inTime(async () => {
			await run({}, [phone]);
			await later(25 * HOUR);
			return await run(SKIP, [phone]);
		});
		expect(rung).toEqual([phone, phone]);
	});

	it('calls nobody when the earlier calls cannot be read', async () => {
		klen.control.addFault({ operationId: 'listCalls', status: 403, times: 'always' });
		const { result, rung } = await inTime(async () => await run(SKIP, [phone]));
		expect(result.error?.message).toContain('the earlier calls could not be read');
		expect(rung).toEqual([]);
	});
});
