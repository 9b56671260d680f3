import { useKlen } from './klen';
import { SECRET, callEnded, signed, useTriggers } from './trigger';

const klen = useKlen();
const host = useTriggers(klen);
const production = () => klen.control.klen.production;

describe('signatures', () => {
	it.each(['compact', 'python', 'reserialised'] as const)(
		'are accepted however Klen serialises: %s',
		async (signing) => {
			klen.control.settings({ delivery: { signing } });
			production().addCalls({ summary: 'Grüße an Zoë 👋' });
			const trigger = await host.listening();
			const [delivery] = await production().emit({ event: 'call.ended' });
			await host.settled();
			expect(delivery?.status).toBe(200);
			expect(trigger.runs[0]?.json[0]).toMatchObject({ call: { summary: 'Grüße an Zoë 👋' } });
		},
	);

	it.each(['wrong', 'missing'] as const)('that are %s start nothing', async (signature) => {
		klen.control.settings({ delivery: { retryDelaysMs: [] } });
		const trigger = await host.listening();
		const [delivery] = await production().emit({ event: 'call.ended', signature });
		expect(delivery?.status).toBe(401);
		expect(trigger.runs).toEqual([]);
	});

	it('of another body start nothing', async () => {
		const trigger = host.manual();
		const genuine = signed(callEnded());
		const forged = JSON.stringify(callEnded({ call: { klen_call_id: 'call_2' } }));
		const delivery = await trigger.deliver({ ...genuine, rawBody: forged });
		expect(delivery).toMatchObject({ status: 401, run: undefined });
	});

	it('cannot be verified without a secret, so nothing starts', async () => {
		const trigger = host.manual({}, {});
		expect(await trigger.deliver(signed(callEnded(), ''))).toMatchObject({ status: 401 });
		expect(await trigger.deliver(signed(callEnded()))).toMatchObject({ status: 401 });
		expect(trigger.runs).toEqual([]);
	});

	it('of the previous secret are accepted while it changes, and of no other', async () => {
		const trigger = host.manual(
			{},
			{ webhookSecret: SECRET, previousWebhookSecret: 'whsec_previous' },
		);
		const third = callEnded({ call: { klen_call_id: 'call_3' } });
		expect(await trigger.deliver(signed(callEnded()))).toMatchObject({ status: 200 });
		const previous = callEnded({ call: { klen_call_id: 'call_2' } });
		expect(await trigger.deliver(signed(previous, 'whsec_previous'))).toMatchObject({
			status: 200,
		});
		expect(await trigger.deliver(signed(third, 'whsec_stolen'))).toMatchObject({ status: 401 });
		expect(trigger.runs).toHaveLength(2);
	});

	it('do not make an event of a body that is none', async () => {
		const trigger = host.manual();
		const delivery = await trigger.deliver(signed({ hello: 'world' }));
		expect(delivery).toMatchObject({ status: 400, run: undefined });
	});

	it('show neither secret nor key in what n8n stores', async () => {
		const trigger = host.manual();
		const { run } = await trigger.deliver(signed(callEnded()));
		expect(run?.toText()).not.toContain(SECRET);
		expect(run?.toText()).not.toContain('klen_test_');
	});
});
