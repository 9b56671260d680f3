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

	it('cannot be verified without a secret, so nothing starts', async () => {
		const trigger = host.manual({}, {});
		expect(await trigger.deliver(signed(callEnded(), ''))).toMatchObject({ status: 401 });
		expect(await trigger.deliver(signed(callEnded()))).toMatchObject({ status: 401 });
		expect(trigger.runs).toEqual([]);
	});

	it('show neither secret nor key in what n8n stores', async () => {
		const trigger = host.manual();
		const { run } = await trigger.deliver(signed(callEnded()));
		expect(run?.toText()).not.toContain(SECRET);
		expect(run?.toText()).not.toContain('klen_test_');
	});
});
