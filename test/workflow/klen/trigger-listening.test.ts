import { restartN8n } from '../../harness/workflow';
import { useKlen } from './klen';
import { useTriggers } from './trigger';

const klen = useKlen();
const host = useTriggers(klen);
const webhooks = () => klen.control.klen.production.webhooks();

describe('manual registration', () => {
	it('creates nothing, and shows the URL to enter in the dashboard', async () => {
		const trigger = host.open({ parameters: { registration: 'manual' } });
		await trigger.activate();
		await trigger.deactivate();
		expect(klen.requests()).toEqual([]);
		expect(trigger.url).toMatch(/\/webhook\/[\w-]+\/webhook$/);
	});

	it('accepts events signed with the secret of the credential', async () => {
		const trigger = host.open({
			parameters: { registration: 'manual' },
			credential: { webhookSecret: 'whsec_of_the_dashboard' },
		});
		await trigger.activate();
		const secret = 'whsec_of_the_dashboard';
		klen.control.klen.production.addWebhook({ url: trigger.url, secret });
		const [delivery] = await klen.control.klen.production.emit({ event: 'call.ended' });
		await host.settled();
		expect(delivery?.status).toBe(200);
		expect(trigger.runs).toHaveLength(1);
	});
});

describe('listening for a test event', () => {
	it('registers the test URL once, however often somebody listens', async () => {
		const trigger = host.open();
		await trigger.listenForTestEvent();
		await trigger.listenForTestEvent();
		expect(webhooks().map(({ url }) => url)).toEqual([trigger.testUrl]);
	});

	it('names what it leaves at Klen AI, so that nobody takes it for the one in use', async () => {
		const trigger = host.open();
		await trigger.activate();
		await trigger.listenForTestEvent();
		expect(webhooks().map(({ name }) => name)).toEqual([
			expect.stringMatching(/^n8n: /),
			expect.stringMatching(/^n8n TEST: /),
		]);
	});

	it('registers the test URL once over a restart, when the workflow is published', async () => {
		const trigger = host.open();
		await trigger.activate();
		await trigger.listenForTestEvent();
		await klen.control.klen.production.emit({ event: 'call.ended' });
		restartN8n();
		await trigger.activate('init');
		await trigger.listenForTestEvent();
		expect(webhooks().map(({ url }) => url)).toEqual([trigger.url, trigger.testUrl]);
	});

	it('runs the workflow with the event', async () => {
		const trigger = host.open();
		await trigger.listenForTestEvent();
		const [delivery] = await klen.control.klen.production.emit({ event: 'call.ended' });
		await host.settled();
		expect(delivery).toMatchObject({ url: trigger.testUrl, status: 200 });
		expect(trigger.runs.map(({ run }) => run.mode)).toEqual(['manual']);
	});
});
