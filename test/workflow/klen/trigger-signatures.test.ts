import { Container } from '@n8n/di';
import { Logger } from '@n8n/backend-common';
import { WebhookContext } from 'n8n-core';
import { sleep } from 'n8n-workflow';
import { useKlen } from './klen';
import { SECRET, callEnded, signed, useTriggers } from './trigger';

const klen = useKlen();
const host = useTriggers(klen);
afterEach(() => jest.restoreAllMocks());
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

describe('the look at the credential', () => {
	const looks = () => jest.spyOn(WebhookContext.prototype, 'getCredentials');
	const other = 'whsec_another';
	const event = (id: string, secret?: string) =>
		signed(callEnded({ call: { klen_call_id: id } }), secret);
	const statuses = async (
		trigger: ReturnType<typeof host.manual>,
		requests: Array<ReturnType<typeof signed>>,
	) => {
		const results = [];
		for (const request of requests) results.push((await trigger.deliver(request)).status);
		return results;
	};

	it('is not needed for every delivery', async () => {
		const spy = looks();
		const trigger = host.manual();
		expect(
			await statuses(
				trigger,
				['a', 'b', 'c'].map((id) => event(id)),
			),
		).toEqual([200, 200, 200]);
		expect(spy).toHaveBeenCalledTimes(1);
	});

	it('comes at once for a secret that is new, and half a minute later for one that is gone', async () => {
		const trigger = host.manual();
		await klen.inVirtualTime(async () => {
			expect(await statuses(trigger, [event('a')])).toEqual([200]);
			trigger.editCredentials(klen.credentials({ webhookSecret: other }));
			expect(await statuses(trigger, [event('b')])).toEqual([200]);
			await sleep(30_000);
			expect(await statuses(trigger, [event('c'), event('d', other)])).toEqual([401, 200]);
			trigger.editCredentials(klen.credentials({ webhookSecret: SECRET }));
			expect(await statuses(trigger, [event('e')])).toEqual([200]);
		});
	});

	it('cannot be had by forgeries more than ten times, and once a second after that', async () => {
		const trigger = host.manual();
		await klen.inVirtualTime(async () => {
			const spy = looks();
			const forgeries = Array.from({ length: 50 }, (_, n) => event(String(n), 'forged'));
			expect(new Set(await statuses(trigger, forgeries))).toEqual(new Set([401]));
			expect(spy).toHaveBeenCalledTimes(10);
			await sleep(1_000);
			expect(new Set(await statuses(trigger, forgeries))).toEqual(new Set([401]));
			expect(spy).toHaveBeenCalledTimes(11);
			expect(await statuses(trigger, [event('authentic')])).toEqual([200]);
		});
	});
});
