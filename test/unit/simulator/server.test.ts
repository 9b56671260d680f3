import { spawn } from 'child_process';
import { join } from 'path';
import { gzipSync } from 'zlib';
import type { Simulator } from '../../../simulator';
import { send, startStill } from './client';

let simulator: Simulator;

beforeEach(async () => {
	simulator = await startStill();
});
afterEach(() => simulator.close());

const control = async (method: string, path: string, body?: unknown) => {
	const response = await fetch(`${simulator.url}/_control${path}`, {
		method,
		headers: body === undefined ? {} : { 'content-type': 'application/json' },
		body: body === undefined ? undefined : JSON.stringify(body),
	});
	return { status: response.status, body: (await response.json()) as unknown };
};

describe('compression', () => {
	it('sends gzip to whoever accepts it, and plain text to others', async () => {
		const get = (encoding: string) =>
			send(simulator, 'GET', '/api/v1/calls?limit=100', {
				headers: { 'accept-encoding': encoding },
			});
		const [zipped, plain] = [await get('gzip'), await get('identity')];

		expect(zipped.headers.get('content-encoding')).toBe('gzip');
		expect(plain.headers.get('content-encoding')).toBeNull();
		expect(zipped.body).toEqual(plain.body);
	});

	it('takes gzip too', async () => {
		const body = gzipSync(JSON.stringify({ phone_number: '+15551230000', agent_id: 789 }));
		const response = await fetch(`${simulator.klen.production}/api/v1/calls`, {
			method: 'POST',
			headers: {
				'x-api-key': 'klen_test_all',
				'content-type': 'application/json',
				'content-encoding': 'gzip',
			},
			body,
		});

		expect(response.status).toBe(201);
	});
});

describe('the time in answers', () => {
	const dateOf = async (path = '/api/v1/calls') =>
		Date.parse((await send(simulator, 'GET', path)).headers.get('date') ?? '');

	it("is the vendor's", async () => {
		const before = await dateOf();
		expect(before).toBe(Math.floor(simulator.control.now().getTime() / 1000) * 1000);
		await simulator.control.advance(3_600_000);
		expect((await dateOf()) - before).toBe(3_600_000);
	});

	it('is ahead or behind when its clock is, while nothing happens earlier or later', async () => {
		await send(simulator, 'POST', '/api/v1/calls', {
			body: { phone_number: '+15551230000', agent_id: 789 },
		});
		const before = await dateOf();
		for (const [shift, ahead] of [
			[300_000, 300_000],
			[-900_000, -600_000],
		] as const) {
			simulator.control.shiftClock(shift);
			expect((await dateOf()) - before).toBe(ahead);
			expect(simulator.control.rungPhones()).toEqual([]);
		}
		await simulator.control.advance(5_000);
		expect(simulator.control.rungPhones()).toHaveLength(1);
	});

	it('is there when a fault answers', async () => {
		simulator.control.addFault({ operationId: 'listCalls', status: 503 });
		expect(await dateOf()).toBe(Math.floor(simulator.control.now().getTime() / 1000) * 1000);
	});

	it('can be set over HTTP', async () => {
		const before = await dateOf();
		await control('POST', '/clock', { shift: 60_000 });
		expect((await dateOf()) - before).toBe(60_000);
	});
});

describe('the control interface over HTTP', () => {
	it('adds and removes data', async () => {
		const added = await control('POST', '/klen/production/calls', { count: 250, type: 'inbound' });
		expect(added.body).toHaveLength(250);
		expect((await send(simulator, 'GET', '/api/v1/calls')).body).toMatchObject({ count: 262 });

		const [{ id } = { id: 0 }] = added.body as Array<{ id: number }>;
		const removed = await control('DELETE', `/klen/production/calls/${id}`);
		expect(removed.body).toEqual({ removed: true });
	});

	it('shows requests, filtered', async () => {
		await send(simulator, 'GET', '/api/v1/calls?limit=5');
		await send(simulator, 'GET', '/api/v1/agents', { key: 'klen_wrong' });

		const { body } = await control('GET', '/requests?status=401');
		expect(body).toMatchObject([
			{ operationId: 'listAgents', status: 401, errorCode: 'invalid_key', key: null },
		]);
		await control('DELETE', '/ledger');
		expect((await control('GET', '/requests')).body).toEqual([]);
	});

	it('moves the clock, and shows deliveries and phones', async () => {
		await control('POST', '/klen/production/webhooks', { url: 'http://127.0.0.1:9/' });
		await send(simulator, 'POST', '/api/v1/calls', {
			body: { phone_number: '+15551230000', agent_id: 789 },
		});
		const { body } = await control('POST', '/clock', { advance: 5_000 });

		expect(body).toEqual({ now: '2025-05-01T08:00:05.000Z' });
		expect((await control('GET', '/phones')).body).toMatchObject([{ phoneNumber: '+15551230000' }]);
		expect((await control('GET', '/deliveries?event=call.started')).body).toHaveLength(1);
	});

	it('changes keys, settings and faults', async () => {
		await control('POST', '/klen/keys', { name: 'new', value: 'klen_new', permissions: [] });
		await control('PATCH', '/klen/keys/new', { permissions: ['can_read_agents'] });
		const get = () => send(simulator, 'GET', '/api/v1/agents', { key: 'klen_new' });
		expect((await get()).status).toBe(200);
		await control('POST', '/faults', { status: 503 });
		expect((await get()).status).toBe(503);
		await control('DELETE', '/klen/keys/new');
		expect((await get()).status).toBe(401);

		const { body } = await control('PATCH', '/settings', { klen: { queueSeconds: 9 } });
		expect(body).toMatchObject({ klen: { queueSeconds: 9, artifactSeconds: 2 } });
	});

	it('sends events and repeats them', async () => {
		await control('POST', '/klen/sandbox/webhooks', { url: 'http://127.0.0.1:9/', name: 'mine' });
		const sent = await control('POST', '/klen/sandbox/events', { event: 'calendar.reminder' });
		const repeated = await control('POST', '/klen/sandbox/events/repeat', { copies: 2 });

		expect(sent.body).toMatchObject([{ event: 'calendar.reminder', webhook: 'mine' }]);
		expect(repeated.body).toHaveLength(2);
	});

	it('changes the secret of a webhook, and shows neither that nor keys', async () => {
		for (const prefix of ['/klen/production', '/trillet/production']) {
			const made = await control('POST', `${prefix}/webhooks`, { url: 'http://127.0.0.1:9/' });
			const { id, _id } = made.body as { id?: number; _id?: string };
			const change = { secret: 'whsec_another' };
			await control('PATCH', `${prefix}/webhooks/${id ?? _id}`, change);
			const listed = JSON.stringify((await control('GET', `${prefix}/webhooks`)).body);
			expect(listed).toContain('http://127.0.0.1:9/');
			expect(listed).not.toContain('whsec_');
		}
		expect(simulator.control.klen.production.webhooks().at(-1)?.secret).toBe('whsec_another');
		for (const path of ['/klen/keys', '/trillet/production/keys']) {
			const listed = JSON.stringify((await control('GET', path)).body);
			expect(listed).toContain('"second"');
			expect(listed).not.toMatch(/(klen|trillet)_test_/);
		}
	});

	it('refuses what it does not know, with a reason', async () => {
		expect(await control('PATCH', '/settings', { klen: { queueSecond: 9 } })).toMatchObject({
			status: 400,
			body: { message: expect.stringContaining('Unknown setting queueSecond') },
		});
		expect(await control('PATCH', '/klen/keys/nobody', {})).toMatchObject({ status: 400 });
	});

	it('starts over', async () => {
		await control('POST', '/klen/production/calls', { count: 5 });
		await control('POST', '/reset', {});

		expect((await send(simulator, 'GET', '/api/v1/calls')).body).toMatchObject({ count: 12 });
	});
});

it('answers to any host name', async () => {
	const address = simulator.klen.production.replace('127.0.0.1', 'localhost');
	const response = await fetch(`${address}/api/v1/agents?api_key=klen_test_all`);

	expect(response.status).toBe(200);
});

it('runs from the command line until it is interrupted', async () => {
	const root = join(__dirname, '../../..');
	const tsx = join(root, 'node_modules/tsx/dist/cli.mjs');
	const main = join(root, 'simulator/main.ts');
	const child = spawn(process.execPath, [tsx, main, '--port', '0', '--speed', '5']);
	const output = await new Promise<string>((resolve, reject) => {
		let text = '';
		child.stdout.on('data', (chunk: Buffer) => {
			text += chunk.toString();
			if (text.includes('Ctrl+C')) resolve(text);
		});
		child.on('error', reject);
		child.on('exit', () => reject(new Error(text)));
	});
	const [, sandbox] = /Klen sandbox +(\S+)/.exec(output) ?? [];
	const response = await fetch(`${sandbox}/api/v1/calls?api_key=klen_test_all`);
	expect(response.status).toBe(200);
	expect(output).toContain('klen_test_can_read_calls');

	child.removeAllListeners('exit');
	const code = new Promise((resolve) => child.on('exit', resolve));
	child.kill('SIGINT');
	expect(await code).toBe(0);
});
