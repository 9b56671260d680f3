import { Container } from '@n8n/di';
import { Logger } from '@n8n/backend-common';
import { sleep } from 'n8n-workflow';
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

	it.each([`${SECRET}\n`, ` ${SECRET}`, `"${SECRET}"`, `\ufeff${SECRET}\u200b`])(
		'are verified with the secret as it was copied: %j',
		async (copied) => {
			const current = host.manual({}, { webhookSecret: copied });
			expect(await current.deliver(signed(callEnded()))).toMatchObject({ status: 200 });
			const previous = host.manual({}, { webhookSecret: 'new', previousWebhookSecret: copied });
			expect(await previous.deliver(signed(callEnded()))).toMatchObject({ status: 200 });
		},
	);

	it('that are refused are counted in the log of n8n, with what to do', async () => {
		const warn = jest.spyOn(Container.get(Logger), 'warn');
		const trigger = host.manual({}, { webhookSecret: 'whsec_of_somebody_else' });
		await klen.inVirtualTime(async () => {
			for (let n = 0; n < 3; n++) await trigger.deliver(signed(callEnded()));
			await sleep(60_000);
			await trigger.deliver(signed(callEnded()));
		});
		const lines = warn.mock.calls.map(([line]) => line);
		expect(lines).toHaveLength(2);
		expect(lines[0]).toMatch(/refused a delivery: none of the signing secrets .* has signed it/);
		expect(lines[1]).toMatch(/refused 4 deliveries so far: .*Webhook Signing Secret/);
		expect(lines.join()).not.toMatch(/whsec_/);
	});

	it('that are refused end a test listen with the reason', async () => {
		const trigger = host.open({ credential: { webhookSecret: 'whsec_of_somebody_else' } });
		await trigger.listenForTestEvent();
		const stray = await trigger.deliver({ rawBody: '{}' }, { test: true });
		expect(stray).toMatchObject({ status: 401, error: undefined });
		const { error } = await trigger.deliver(signed(callEnded()), { test: true });
		expect(error).toMatchObject({
			message: 'A delivery came, but was refused',
			description: expect.stringContaining('Webhook Signing Secret') as string,
		});
	});

	it('show neither secret nor key in what n8n stores', async () => {
		const trigger = host.manual();
		const { run } = await trigger.deliver(signed(callEnded()));
		expect(run?.toText()).not.toContain(SECRET);
		expect(run?.toText()).not.toContain('klen_test_');
	});
});
