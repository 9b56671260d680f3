import { see } from '../harness/browser';
import { useSimulatorPage } from './simulator-page';

const world = useSimulatorPage();

const get = async (url: string, headers: Record<string, string>) =>
	(await fetch(url, { headers })).status;

describe('requests', () => {
	it('appear as they come in, with status, operation, name of the key and pace left', async () => {
		const url = `${world.simulator.klen.production}/api/v1/agents`;
		await get(url, { authorization: 'Bearer klen_test_all' });
		await get(url, { 'x-api-key': 'klen_test_can_read_calls' });
		await get(url, { authorization: 'Bearer klen_live_unknown' });
		await see(world.ui.requests, 'invalid_key');

		expect((await world.ui.cells(2)).slice(1)).toEqual([
			'GET listAgents Klen AI production',
			'all',
			'59',
			'200',
		]);
		expect((await world.ui.cells(1)).slice(2)).toEqual(['can_read_calls', '60', '403']);
		expect((await world.ui.cells(0)).slice(2)).toEqual(['–', '–', '401']);
		await see(world.ui.requests.getByRole('list', { name: 'Pace left by key' }), '59 of 60 left');
	});

	it('can be those of one environment alone', async () => {
		const { klen, trillet } = world.simulator;
		await get(`${klen.production}/api/v1/agents`, { authorization: 'Bearer klen_test_all' });
		await get(`${trillet.production}/v1/api/agents`, { 'x-api-key': 'trillet_test_key' });
		await see(world.ui.requests, 'Trillet AI production');
		await world.ui.page.getByLabel('List only what happens there').check();
		await world.ui.requests
			.getByText('Trillet AI production', { exact: false })
			.first()
			.waitFor({ state: 'detached' });
		await see(world.ui.requests, 'Klen AI production');
	});

	it('show no key, no secret and no token, opened or not', async () => {
		const { klen } = world.simulator.control;
		klen.addKey('mine', 'klen_live_mine', { permissions: ['can_initiate_calls'] });
		klen.production.addWebhook({
			url: `${world.receiver.url}?token=tok_url`,
			secret: 'whsec_theirs',
		});
		const response = await fetch(
			`${world.simulator.klen.production}/api/v1/calls?api_key=klen_live_mine`,
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
		await world.simulator.control.advance(5_000);
		await world.ui.requests.getByRole('button', { name: 'initiateCall' }).click();
		await see(world.ui.requests, 'Headers, without keys');
		await world.ui.deliveries.getByRole('button', { name: 'call.started', exact: true }).click();
		await see(world.ui.deliveries, 'Body, as sent');

		const text = await world.ui.page.locator('body').innerText();
		expect(text).toContain('mine');
		expect(text).toContain('token=(hidden)');
		expect(await world.ui.page.content()).not.toMatch(/klen_live_mine|whsec_theirs|tok_|pass_body/);
	});
});

describe('the first steps', () => {
	it.each([
		['Klen AI Production', 'API Key', '/api/v1/agents'],
		['Klen AI Sandbox', 'API Key', '/api/v1/agents'],
		['Trillet AI Production', 'API Key', '/v1/api/agents'],
		['Trillet AI Development', 'Development API Key', '/v1/api/agents'],
	])('name what a credential for %s needs', async (place, keyField, path) => {
		await world.ui.actIn(place);
		const [, , environment = ''] = place.toLowerCase().split(' ');
		const field = async (name: string) =>
			await world.ui.page.locator(`dt:text-is("${name}") + dd code`).innerText();
		const baseUrl = (await field('Base URL Override')).replace('{environment}', environment);
		const workspace = place.startsWith('Trillet') ? await field('Workspace ID') : '';

		const status = await get(baseUrl + path, {
			authorization: `Bearer ${await field(keyField)}`,
			...(workspace && { 'x-workspace-id': workspace }),
		});
		expect(status).toBe(200);
		await see(world.ui.requests, 'listAgents');
	});
});

describe('text from outside', () => {
	const HOSTILE = '<img src=x onerror="window.hacked=1"><b>bold</b>';

	it('is shown as text', async () => {
		const { klen, trillet } = world.simulator.control;
		klen.addKey(HOSTILE, 'klen_hostile', { permissions: ['can_read_agents'] });
		const [agent] = klen.production.addAgents({ name: HOSTILE });
		klen.production.addWebhook({ url: world.receiver.url, name: HOSTILE });
		trillet.production.addWebhook({ url: world.receiver.url, name: HOSTILE });
		world.receiver.text = HOSTILE;
		klen.production.receiveCall({ agentId: agent?.id, phoneNumber: HOSTILE });
		await world.simulator.control.advance(600_000);
		await trillet.production.emit({ event: HOSTILE });
		await get(`${world.simulator.klen.production}/api/v1/agents`, {
			authorization: 'Bearer klen_hostile',
			'user-agent': HOSTILE,
		});
		world.simulator.control.addFault({ name: HOSTILE, status: 500 });
		for (const part of [world.ui.requests, world.ui.deliveries]) {
			await part.getByRole('button', { expanded: false }).first().click();
		}

		for (const part of [
			world.ui.calls,
			world.ui.requests,
			world.ui.deliveries,
			world.ui.webhooks,
			world.ui.faults,
		]) {
			await see(part, HOSTILE);
		}
		expect(await world.ui.page.locator('img:not([src="icon.svg"]), .calls b b').count()).toBe(0);
		expect(await world.ui.page.evaluate('window.hacked')).toBeUndefined();
	});
});
