import { createHmac } from 'crypto';
import { see } from '../harness/browser';
import { useSimulatorPage } from './simulator-page';

const world = useSimulatorPage();

describe('webhooks', () => {
	it('are registered and called, and show signature and answer', async () => {
		world.receiver.text = 'thank you';
		await world.ui.registerWebhook(world.receiver.url, 'a secret of mine');
		await world.ui.press('Place a call');
		await world.ui.press('+10 s');
		await see(world.ui.deliveries, 'thank you');
		await world.ui.deliveries.getByRole('button', { name: 'call.started', exact: true }).click();
		const body = await world.ui.deliveries.getByLabel('Body, as sent').innerText();
		const digest = createHmac('sha256', 'a secret of mine').update(body).digest('hex');

		expect(world.receiver.received).toMatchObject([
			{ body, headers: { 'x-klen-signature': digest } },
		]);
		await see(world.ui.deliveries, `X-Klen-Signature: ${digest}`);
		await see(world.ui.deliveries.locator('.code'), '200');
	});

	it('show a secret that was made up only once', async () => {
		await world.ui.registerWebhook(world.receiver.url);
		const [webhook] = world.simulator.control.klen.production.webhooks();
		const secret = await see(world.ui.webhooks, webhook?.secret ?? '');
		await world.ui.press('Done');
		await secret.waitFor({ state: 'detached' });

		await see(world.ui.webhooks, webhook?.name ?? '');
		expect(await world.ui.page.content()).not.toContain(webhook?.secret);
	});

	it('get any delivery again, and forgeries, which the page tells apart', async () => {
		await world.ui.actIn('Trillet AI Development');
		await world.ui.registerWebhook(world.receiver.url);
		await world.ui.page.getByRole('combobox', { name: /^Event/ }).selectOption('call.started');
		await world.ui.press('Send now');
		await world.ui.notice('call.started was sent');
		await world.ui.page.getByRole('combobox', { name: /^Event/ }).selectOption('call.completed');
		await world.ui.press('Send now');
		await world.ui.notice('call.completed was sent');

		await world.ui.deliveries.getByRole('button', { name: /^Repeat call.started/ }).click();
		await world.ui.notice('Sent call.started again: the receiver answered 200');
		await world.ui.deliveries.getByRole('listitem').nth(2).waitFor();
		world.receiver.statuses = [401];
		world.receiver.text = 'bad signature';
		await world.ui.press('Forge last');
		await world.ui.notice('Sent call.started with a wrong signature: the receiver answered 401');
		const newest = world.ui.deliveries.getByRole('listitem').first();
		await see(newest, 'wrong signature');
		await see(newest, 'bad signature');

		const [first, , again, forged] = world.receiver.received;
		expect(again).toMatchObject({ body: first?.body });
		expect(forged).toMatchObject({ body: first?.body });
		const [genuine, repeated, wrong] = [first, again, forged].map(
			(event) => event?.headers['x-trillet-signature'],
		);
		expect(repeated).toBe(genuine);
		expect(wrong).not.toBe(genuine);
	});

	it('can be tried with the built-in receiver, which refuses forgeries', async () => {
		await world.ui.press('Register webhook');
		await world.ui.press('Place a call');
		await world.ui.press('+10 s');
		await see(world.ui.deliveries, 'Accepted: X-Klen-Signature is valid');
		await world.ui.press('Forge last');
		await see(world.ui.deliveries, 'Refused: X-Klen-Signature does not fit the body');

		const done = world.ui.page.locator('.tries .done');
		expect(await done.locator('b').allInnerTexts()).toEqual([
			'Place a call',
			'Receive its events',
			'Refuse a forgery',
		]);
	});
});
