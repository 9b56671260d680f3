import { restartN8n } from '../../harness/workflow';
import { expectNoKeyIn, useKlen } from './klen';
import { useTriggers } from './trigger';

const klen = useKlen();
const host = useTriggers(klen);
const webhooks = () => klen.control.klen.production.webhooks();

/** What the activation fails with. */
const failureOf = async (activation: Promise<void>): Promise<Error> =>
	await activation.then(
		() => {
			throw new Error('The activation succeeded');
		},
		(error: Error) => error,
	);

describe('automatic registration', () => {
	it('creates a webhook with the chosen events that leads to the workflow', async () => {
		const trigger = host.open({ parameters: { events: ['call.ended', 'call.failed'] } });
		await trigger.activate();
		expect(webhooks()).toEqual([
			expect.objectContaining({ url: trigger.url, events: ['call.ended', 'call.failed'] }),
		]);
		expect(klen.requests()).toHaveLength(1);
	});

	it('stores neither the signing secret nor the API key in clear text', async () => {
		const trigger = host.open();
		await trigger.activate();
		const stored = JSON.stringify(trigger.staticData);
		expect(stored).toContain(trigger.url);
		expect(stored).not.toContain(webhooks()[0]?.secret);
		expect(stored).not.toContain(klen.origin);
		expectNoKeyIn(stored);
	});

	it('lets the events of a call start the workflow', async () => {
		const trigger = host.open({ parameters: { events: ['call.ended'] } });
		await trigger.activate();
		await klen.control.klen.production.emit({ event: 'call.ended' });
		await host.settled();
		expect(trigger.runs.map(({ status }) => status)).toEqual(['success']);
	});

	it('creates nothing twice when the workflow is unpublished and published again', async () => {
		const trigger = host.open();
		await trigger.activate();
		await trigger.deactivate();
		await trigger.activate();
		await trigger.activate('leadershipChange');
		expect(klen.requests('createWebhook')).toHaveLength(1);
	});

	it('creates nothing twice when n8n restarts, and still knows the secret', async () => {
		const trigger = host.open();
		await trigger.activate();
		restartN8n();
		await trigger.activate('init');
		expect(klen.requests('createWebhook')).toHaveLength(1);
		const [delivery] = await klen.control.klen.production.emit({ event: 'call.ended' });
		expect(delivery?.status).toBe(200);
	});

	it('keeps the webhook when the key is changed', async () => {
		const trigger = host.open();
		await trigger.activate();
		trigger.editCredentials(klen.credentials({ apiKey: 'klen_test_second' }));
		await trigger.activate('update');
		expect(klen.requests('createWebhook')).toHaveLength(1);
		const [delivery] = await klen.control.klen.production.emit({ event: 'call.ended' });
		expect(delivery?.status).toBe(200);
	});

	it('does not mind the order of the events', async () => {
		const trigger = host.open({ parameters: { events: ['call.ended', 'call.failed'] } });
		await trigger.activate();
		trigger.edit({ events: ['call.failed', 'call.ended'] });
		await trigger.activate('update');
		expect(klen.requests('createWebhook')).toHaveLength(1);
	});

	it('creates another webhook when the events change, and knows the first one when they change back', async () => {
		const trigger = host.open({ parameters: { events: ['call.ended'] } });
		await trigger.activate();
		trigger.edit({ events: ['call.ended', 'call.started'] });
		await trigger.activate('update');
		trigger.edit({ events: ['call.ended'] });
		await trigger.activate('update');
		expect(webhooks().map(({ events }) => events)).toEqual([
			['call.ended'],
			['call.ended', 'call.started'],
		]);
	});

	it('runs once for an event that two of its webhooks deliver', async () => {
		const trigger = host.open({ parameters: { events: ['call.ended'] } });
		await trigger.activate();
		trigger.edit({ events: ['call.ended', 'call.started'] });
		await trigger.activate('update');
		const deliveries = await klen.control.klen.production.emit({ event: 'call.ended' });
		await host.settled();
		expect(deliveries.map(({ status }) => status)).toEqual([200, 200]);
		expect(trigger.runs).toHaveLength(1);
	});

	it('creates another webhook when n8n moves to another address', async () => {
		const trigger = host.open();
		await trigger.activate();
		trigger.moveTo('https://n8n.example.com');
		await trigger.activate('update');
		expect(webhooks().map(({ url }) => url)).toEqual([
			expect.stringContaining('http://127.0.0.1:') as string,
			trigger.url,
		]);
	});

	it('knows the secret after a change of keys and a restart', async () => {
		const trigger = host.open();
		await trigger.activate();
		const change = { apiKey: 'klen_test_all', secondApiKey: 'klen_test_second' };
		trigger.editCredentials(klen.credentials(change));
		await klen.control.klen.production.emit({ event: 'call.ended' });
		trigger.editCredentials(klen.credentials({ apiKey: 'klen_test_second' }));
		restartN8n();
		await trigger.activate('init');
		expect(klen.requests('createWebhook')).toHaveLength(1);
		const [delivery] = await klen.control.klen.production.repeatLastEvent();
		expect(delivery?.status).toBe(200);
	});

	it('creates another webhook when no key is left that opens the secret', async () => {
		const trigger = host.open();
		await trigger.activate();
		restartN8n();
		trigger.editCredentials(klen.credentials({ apiKey: 'klen_test_second' }));
		const [refused] = await klen.control.klen.production.emit({ event: 'call.ended' });
		await trigger.activate('init');
		expect(klen.requests('createWebhook')).toHaveLength(2);
		const deliveries = await klen.control.klen.production.repeatLastEvent();
		await host.settled();
		expect([refused, ...deliveries].map((delivery) => delivery?.status)).toEqual([401, 401, 200]);
		expect(trigger.runs).toHaveLength(1);
	});

	it('creates another webhook for another environment', async () => {
		const trigger = host.open();
		await trigger.activate();
		trigger.editCredentials(klen.credentials({ environment: 'sandbox' }));
		await trigger.activate('update');
		expect(klen.requests('createWebhook').map(({ environment }) => environment)).toEqual([
			'production',
			'sandbox',
		]);
	});

	it.each(['signing_secret', 'webhook_secret'] as const)(
		'finds the secret when Klen calls it %s',
		async (webhookSecretField) => {
			klen.control.settings({ klen: { webhookSecretField } });
			const trigger = host.open();
			await trigger.activate();
			const [delivery] = await klen.control.klen.production.emit({ event: 'call.ended' });
			expect(delivery?.status).toBe(200);
		},
	);
});

describe('a registration that fails', () => {
	it('says what to do when the key is refused, and works once that is done', async () => {
		const trigger = host.open({ credential: { apiKey: 'klen_test_inactive' } });
		const failure = await failureOf(trigger.activate());
		expect(failure.message).toMatch(/^The API key is invalid or was revoked\. Open the credential/);
		expectNoKeyIn(JSON.stringify(failure) + String(failure.stack));
		trigger.editCredentials(klen.credentials());
		await trigger.activate();
		expect(webhooks()).toHaveLength(1);
	});

	it('does not repeat a creation whose outcome is unknown', async () => {
		klen.control.addFault({ operationId: 'createWebhook', when: 'after', reset: true });
		const trigger = host.open();
		const failure = await failureOf(trigger.activate());
		expect(failure.message).toContain('may or may not exist');
		expect(failure.message).toContain('API > Webhooks');
		// n8n repeats a failed registration by itself.
		expect((await failureOf(trigger.activate())).message).toBe(failure.message);
		expect(klen.requests('createWebhook')).toHaveLength(1);
		expect(webhooks()).toHaveLength(1);
	});

	it('asks for at least one event', async () => {
		const trigger = host.open({ parameters: { events: [] } });
		const failure = await failureOf(trigger.activate());
		expect(failure.message).toContain('Events is empty');
		expect(klen.requests()).toEqual([]);
	});

	it('asks for the secret when Klen does not return it, and does not create the webhook again', async () => {
		klen.control.settings({ klen: { webhookSecretField: 'none' } });
		const trigger = host.open();
		const failure = await failureOf(trigger.activate());
		expect(failure.message).toContain('did not return its signing secret');
		expect((await failureOf(trigger.activate())).message).toContain('Webhook Signing Secret');

		const [{ secret } = { secret: '' }] = webhooks();
		trigger.editCredentials(klen.credentials({ webhookSecret: secret }));
		await trigger.activate();
		expect(klen.requests('createWebhook')).toHaveLength(1);
		const [delivery] = await klen.control.klen.production.emit({ event: 'call.ended' });
		expect(delivery?.status).toBe(200);
	});

	const others = async () => await Promise.reject(new Error('Another trigger failed'));

	it.each([
		['does not return the secret', 'none'],
		['returns it, and another trigger fails', 'secret'],
	] as const)('creates no second webhook after a restart when Klen %s', async (_, field) => {
		klen.control.settings({ klen: { webhookSecretField: field } });
		const trigger = host.open();
		await failureOf(trigger.activate('activate', others));
		restartN8n();
		const [{ secret } = { secret: '' }] = webhooks();
		if (field === 'none') {
			trigger.editCredentials(klen.credentials({ webhookSecret: secret }));
		}
		await trigger.activate('init');
		expect(klen.requests('createWebhook')).toHaveLength(1);
		const [delivery] = await klen.control.klen.production.emit({ event: 'call.ended' });
		expect(delivery?.status).toBe(200);
	});

	it('refuses an address without encryption for production', async () => {
		const trigger = host.open({ publicUrl: 'http://n8n.example.com' });
		const failure = await failureOf(trigger.activate());
		expect(failure.message).toContain('needs an https webhook URL');
		expect(failure.message).toContain('WEBHOOK_URL');
		expect(klen.requests()).toEqual([]);
	});

	it.each([
		{ what: 'https in production', publicUrl: 'https://n8n.example.com' },
		{
			what: 'any address in the sandbox',
			publicUrl: 'http://n8n.example.com',
			credential: { environment: 'sandbox' },
		},
	])('accepts $what', async (setup) => {
		await host.open(setup).activate();
		expect(klen.requests('createWebhook')).toEqual([expect.objectContaining({ status: 201 })]);
	});
});

describe('a registration that n8n did not save', () => {
	it('is known from the process, and saved with the next delivery', async () => {
		const trigger = host.open();
		const before = trigger.staticData;
		await trigger.activate();
		trigger.staticData = before;
		await klen.control.klen.production.emit({ event: 'call.ended' });
		await host.settled();
		expect(trigger.runs).toHaveLength(1);
		restartN8n();
		await trigger.activate('init');
		expect(klen.requests('createWebhook')).toHaveLength(1);
		const [delivery] = await klen.control.klen.production.repeatLastEvent();
		expect(delivery?.status).toBe(200);
	});

	it('is not lost to a delivery that was under way', async () => {
		const trigger = host.open({ parameters: { events: ['call.ended'] } });
		await trigger.activate();
		let isStored: () => void = () => undefined;
		const begun = new Promise<void>((resolve) => {
			trigger.store = async () => {
				resolve();
				await new Promise<void>((stored) => (isStored = stored));
			};
		});
		const delivery = klen.control.klen.production.emit({ event: 'call.ended' });
		await begun;
		trigger.edit({ events: ['call.ended', 'call.started'] });
		await trigger.activate('update');
		trigger.store = async () => undefined;
		isStored();
		await delivery;
		await host.settled();
		restartN8n();
		const [started] = await klen.control.klen.production.emit({ event: 'call.started' });
		expect(started?.status).toBe(200);
	});
});
