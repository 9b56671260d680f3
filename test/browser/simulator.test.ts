import { createHmac } from 'crypto';
import { startSimulator, type Simulator } from '../../simulator';
import { see, TestBrowser } from '../harness/browser';
import { Receiver } from '../unit/simulator/receiver';
import { SimulatorPage } from './simulator-page';

let browser: TestBrowser;
let simulator: Simulator;
let receiver: Receiver;
let ui: SimulatorPage;
let errors: string[];

beforeAll(async () => {
	browser = await TestBrowser.start();
});
afterAll(() => browser.stop());

beforeEach(async () => {
	simulator = await startSimulator({ speed: 0, settings: { delivery: { retryDelaysMs: [] } } });
	receiver = await Receiver.start();
	errors = [];
	ui = new SimulatorPage(await browser.open(simulator.url, {}, errors));
	await see(ui.page, 'Live');
});
afterEach(async () => {
	await browser.closePages();
	await receiver.close();
	await simulator.close();
	expect(errors).toEqual([]);
});

const get = async (url: string, headers: Record<string, string>) =>
	(await fetch(url, { headers })).status;

describe('requests', () => {
	it('appear as they come in, with status, operation, name of the key and pace left', async () => {
		const url = `${simulator.klen.production}/api/v1/agents`;
		await get(url, { authorization: 'Bearer klen_test_all' });
		await get(url, { 'x-api-key': 'klen_test_can_read_calls' });
		await get(url, { authorization: 'Bearer klen_live_unknown' });
		await see(ui.requests, 'invalid_key');

		expect((await ui.cells(2)).slice(1)).toEqual([
			'GET listAgents Klen AI production',
			'all',
			'59',
			'200',
		]);
		expect((await ui.cells(1)).slice(2)).toEqual(['can_read_calls', '60', '403']);
		expect((await ui.cells(0)).slice(2)).toEqual(['–', '–', '401']);
		await see(ui.requests.getByRole('list', { name: 'Pace left by key' }), '59 of 60 left');
	});

	it('show no key, no secret and no token, opened or not', async () => {
		const { klen } = simulator.control;
		klen.addKey('mine', 'klen_live_mine', { permissions: ['can_initiate_calls'] });
		klen.production.addWebhook({ url: `${receiver.url}?token=tok_url`, secret: 'whsec_theirs' });
		const response = await fetch(
			`${simulator.klen.production}/api/v1/calls?api_key=klen_live_mine`,
			{
				method: 'POST',
				headers: {
					authorization: 'Bearer klen_live_mine',
					'x-api-key': 'klen_live_mine',
					'content-type': 'application/json',
				},
				body: JSON.stringify({
					phone_number: '+15551230000',
					agent_id: 123,
					variables: { url: 'https://example.com/?token=tok_body', password: 'pass_body' },
				}),
			},
		);
		expect(response.status).toBe(201);
		await simulator.control.advance(5_000);
		await ui.requests.getByRole('button', { name: 'initiateCall' }).click();
		await see(ui.requests, 'Headers, without keys');
		await ui.deliveries.getByRole('button', { name: 'call.started', exact: true }).click();
		await see(ui.deliveries, 'Body, as sent');

		const text = await ui.page.locator('body').innerText();
		expect(text).toContain('mine');
		expect(text).toContain('token=(hidden)');
		expect(await ui.page.content()).not.toMatch(/klen_live_mine|whsec_theirs|tok_|pass_body/);
	});
});

describe('calls', () => {
	it.each([
		['Klen AI Production', 'Queued', 'In progress', 'Recording'],
		['Klen AI Sandbox', 'Queued', 'In progress', 'Recording'],
		['Trillet AI Production', 'Placed', 'Answered', 'Completed'],
		['Trillet AI Development', 'Placed', 'Answered', 'Completed'],
	])('from outside move through their states in %s', async (place, first, second, last) => {
		await ui.actIn(place);
		await ui.enterNumber('+15557770001');
		await ui.press('Ring an inbound call');
		await see(ui.calls, /^\+15557770001 → /);
		await ui.newestCallIs(first);
		await ui.press('+10 s');
		await ui.newestCallIs(second);
		await ui.press('+1 h');
		await ui.newestCallIs(last);

		await see(ui.calls, 'inbound, completed');
		expect(simulator.control.rungPhones()).toEqual([]);
	});

	it.each([
		['Klen AI Production', 'Failed', 'no-answer'],
		['Trillet AI Production', 'No answer', 'No answer'],
	])('to a magic number end as it says in %s', async (place, last, note) => {
		await ui.actIn(place);
		await ui.page.getByText('Phone numbers that do not simply answer').click();
		await ui.press('Use +15005550005');
		await ui.press('Place a call');
		await ui.notice(/took the call \(20[01]\)/);
		await ui.press('+10 s');
		await ui.newestCallIs(last);

		await see(ui.calls.locator('.note'), note);
		expect(simulator.control.rungPhones()).toHaveLength(1);
	});

	it('are refused for the reason that the vendor gives', async () => {
		await ui.page.getByRole('combobox', { name: 'Test key' }).selectOption('can_read_agents');
		await ui.press('Place a call');

		await ui.notice(
			'Klen AI answered 403: This API key does not have can_initiate_calls permission',
		);
		await see(ui.calls, 'None yet.');
	});
});

describe('webhooks', () => {
	it('are registered and called, and show signature and answer', async () => {
		receiver.text = 'thank you';
		await ui.registerWebhook(receiver.url, 'a secret of mine');
		await ui.press('Place a call');
		await ui.press('+10 s');
		await see(ui.deliveries, 'thank you');
		await ui.deliveries.getByRole('button', { name: 'call.started', exact: true }).click();
		const body = await ui.deliveries.getByLabel('Body, as sent').innerText();
		const digest = createHmac('sha256', 'a secret of mine').update(body).digest('hex');

		expect(receiver.received).toMatchObject([{ body, headers: { 'x-klen-signature': digest } }]);
		await see(ui.deliveries, `X-Klen-Signature: ${digest}`);
		await see(ui.deliveries.locator('.code'), '200');
	});

	it('show a secret that was made up only once', async () => {
		await ui.registerWebhook(receiver.url);
		const [webhook] = simulator.control.klen.production.webhooks();
		const secret = await see(ui.webhooks, webhook?.secret ?? '');
		await ui.press('Done');
		await secret.waitFor({ state: 'detached' });

		await see(ui.webhooks, webhook?.name ?? '');
		expect(await ui.page.content()).not.toContain(webhook?.secret);
	});

	it('get any delivery again, and forgeries, which the page tells apart', async () => {
		await ui.actIn('Trillet AI Development');
		await ui.registerWebhook(receiver.url);
		await ui.page.getByRole('combobox', { name: /^Event/ }).selectOption('call.started');
		await ui.press('Send now');
		await ui.notice('call.started was sent');
		await ui.page.getByRole('combobox', { name: /^Event/ }).selectOption('call.completed');
		await ui.press('Send now');
		await ui.notice('call.completed was sent');

		await ui.deliveries.getByRole('button', { name: /^Repeat call.started/ }).click();
		await ui.notice('Sent call.started again: the receiver answered 200');
		await ui.deliveries.getByRole('listitem').nth(2).waitFor();
		receiver.statuses = [401];
		receiver.text = 'bad signature';
		await ui.press('Forge last');
		await ui.notice('Sent call.started with a wrong signature: the receiver answered 401');
		const newest = ui.deliveries.getByRole('listitem').first();
		await see(newest, 'wrong signature');
		await see(newest, 'bad signature');

		const [first, , again, forged] = receiver.received;
		expect(again).toMatchObject({ body: first?.body });
		expect(forged).toMatchObject({ body: first?.body });
		const [genuine, repeated, wrong] = [first, again, forged].map(
			(event) => event?.headers['x-trillet-signature'],
		);
		expect(repeated).toBe(genuine);
		expect(wrong).not.toBe(genuine);
	});

	it('can be tried with the built-in receiver, which refuses forgeries', async () => {
		await ui.press('Register webhook');
		await ui.press('Place a call');
		await ui.press('+10 s');
		await see(ui.deliveries, 'Accepted: X-Klen-Signature is valid');
		await ui.press('Forge last');
		await see(ui.deliveries, 'Refused: X-Klen-Signature does not fit the body');

		const done = ui.page.locator('.tries .done');
		expect(await done.locator('b').allInnerTexts()).toEqual([
			'Place a call',
			'Receive its events',
			'Refuse a forgery',
		]);
	});
});

describe('faults', () => {
	const calls = () => simulator.control.klen.production.calls().length;

	it.each([
		['429 Too Many Requests', '429', 'answered 429: Rate limit exceeded', 0],
		['500 Internal Server Error', '500', 'answered 500: Internal server error', 0],
		['Connection reset before processing', 'cut', 'No answer came', 0],
		['Connection reset after processing', 'cut', 'No answer came', 1],
		['Truncated body', '201', 'No answer came', 1],
	])('%s strikes one request', async (name, status, notice, placed) => {
		const before = calls();
		await ui.faults.getByLabel('Strike').selectOption('1');
		const fault = ui.page.getByRole('switch', { name });
		await fault.check();
		await ui.notice('The next request is struck');
		await ui.press('Place a call');
		await ui.notice(notice);
		await see(ui.requests, `fault: ${name}`);

		expect((await ui.cells(0)).at(-1)).toBe(status);
		expect(calls()).toBe(before + placed);
		await see(ui.faults, 'struck 1');
		expect(await fault.isChecked()).toBe(false);
	});

	it('strike every request until they are switched off', async () => {
		const fault = ui.page.getByRole('switch', { name: '500' });
		await fault.check();
		for (const count of [1, 2]) {
			await ui.press('Place a call');
			await see(ui.faults, `struck ${count}`);
		}
		await fault.uncheck();
		await ui.notice('The fault is off');
		await ui.press('Place a call');
		await ui.notice('Klen AI took the call (201)');

		expect(simulator.control.faults()).toEqual([]);
		await ui.page.locator('.tries .done', { hasText: 'Survive a fault' }).waitFor();
	});

	it('can be slow answers', async () => {
		await ui.page.getByRole('switch', { name: 'Slow answer' }).check();
		await ui.notice('Every request is struck');

		expect(simulator.control.faults()).toMatchObject([{ delayMs: 5_000, times: 'always' }]);
	});
});

describe('the first steps', () => {
	it.each([
		['Klen AI Production', 'API Key', '/api/v1/agents'],
		['Klen AI Sandbox', 'API Key', '/api/v1/agents'],
		['Trillet AI Production', 'API Key', '/v1/api/agents'],
		['Trillet AI Development', 'Development API Key', '/v1/api/agents'],
	])('name what a credential for %s needs', async (place, keyField, path) => {
		await ui.actIn(place);
		const [, , environment = ''] = place.toLowerCase().split(' ');
		const field = async (name: string) =>
			await ui.page.locator(`dt:text-is("${name}") + dd code`).innerText();
		const baseUrl = (await field('Base URL Override')).replace('{environment}', environment);
		const workspace = place.startsWith('Trillet') ? await field('Workspace ID') : '';

		const status = await get(baseUrl + path, {
			authorization: `Bearer ${await field(keyField)}`,
			...(workspace && { 'x-workspace-id': workspace }),
		});
		expect(status).toBe(200);
		await see(ui.requests, 'listAgents');
	});
});

describe('text from outside', () => {
	const HOSTILE = '<img src=x onerror="window.hacked=1"><b>bold</b>';

	it('is shown as text', async () => {
		const { klen, trillet } = simulator.control;
		klen.addKey(HOSTILE, 'klen_hostile', { permissions: ['can_read_agents'] });
		const [agent] = klen.production.addAgents({ name: HOSTILE });
		klen.production.addWebhook({ url: receiver.url, name: HOSTILE });
		trillet.production.addWebhook({ url: receiver.url, name: HOSTILE });
		receiver.text = HOSTILE;
		klen.production.receiveCall({ agentId: agent?.id, phoneNumber: HOSTILE });
		await simulator.control.advance(600_000);
		await trillet.production.emit({ event: HOSTILE });
		await get(`${simulator.klen.production}/api/v1/agents`, {
			authorization: 'Bearer klen_hostile',
			'user-agent': HOSTILE,
		});
		simulator.control.addFault({ name: HOSTILE, status: 500 });
		for (const part of [ui.requests, ui.deliveries]) {
			await part.getByRole('button', { expanded: false }).first().click();
		}

		for (const part of [ui.calls, ui.requests, ui.deliveries, ui.webhooks, ui.faults]) {
			await see(part, HOSTILE);
		}
		expect(await ui.page.locator('img:not([src="icon.svg"]), .calls b b').count()).toBe(0);
		expect(await ui.page.evaluate('window.hacked')).toBeUndefined();
	});
});

it('starts over with the simulator', async () => {
	await ui.press('Place a call');
	await see(ui.requests, 'initiateCall');
	await simulator.control.reset();

	await see(ui.requests, 'None yet.');
	await see(ui.calls, 'None yet.');
});

it('sets the speed of simulated time', async () => {
	await ui.press('60×');

	await ui.page.getByRole('button', { name: '60×', pressed: true }).waitFor();
	await ui.press('Pause');
	await ui.notice('Time stands still');
});
