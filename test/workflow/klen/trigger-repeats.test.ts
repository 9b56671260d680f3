import { restartN8n } from '../../harness/workflow';
import { useKlen } from './klen';
import { callEnded, signed, useTriggers } from './trigger';

const klen = useKlen();
const host = useTriggers(klen);
const production = () => klen.control.klen.production;

describe('an event that comes again', () => {
	it('starts no second run', async () => {
		const trigger = await host.listening();
		await production().emit({ event: 'call.ended' });
		const [repeat] = await production().repeatLastEvent();
		await host.settled();
		expect(repeat?.status).toBe(200);
		expect(trigger.runs).toHaveLength(1);
	});

	it('starts no second run when both deliveries arrive at the same instant', async () => {
		const trigger = host.manual();
		const event = callEnded();
		const both = await Promise.all([
			trigger.deliver(signed(event)),
			trigger.deliver(signed(event)),
		]);
		expect(both.map(({ status }) => status)).toEqual([200, 200]);
		expect(trigger.runs).toHaveLength(1);
	});

	it('starts no second run when Klen sends copies side by side', async () => {
		const trigger = await host.listening();
		const deliveries = await production().emit({ event: 'call.ended', copies: 5 });
		await host.settled();
		expect(deliveries.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
		expect(trigger.runs).toHaveLength(1);
	});

	it('starts no second run after a restart of n8n', async () => {
		const trigger = await host.listening();
		await production().emit({ event: 'call.ended' });
		restartN8n();
		await trigger.activate('init');
		await production().repeatLastEvent();
		await host.settled();
		expect(trigger.runs).toHaveLength(1);
	});

	it('is told from the same event of another call, and from another event of the same call', async () => {
		const [first, second] = production().addCalls({ count: 2 });
		const trigger = await host.listening();
		await production().emit({ event: 'call.ended', id: first?.id });
		await production().emit({ event: 'call.ended', id: second?.id });
		await production().emit({ event: 'call.summary', id: first?.id });
		await host.settled();
		expect(trigger.runs).toHaveLength(3);
	});

	it('is remembered for each workflow on its own', async () => {
		const [one, other] = [host.manual(), host.manual()];
		await one.deliver(signed(callEnded()));
		const delivery = await other.deliver(signed(callEnded()));
		expect(delivery.items).toHaveLength(1);
	});
});
