import axios, { type AxiosRequestConfig } from 'axios';
import { gunzipSync } from 'node:zlib';
import type { Simulator } from '../../../simulator';
import { send, startStill } from './client';

let simulator: Simulator;

beforeEach(async () => {
	simulator = await startStill();
});
afterEach(() => simulator.close());

const agents = () => send(simulator, 'GET', '/api/v1/agents');
const place = () =>
	send(simulator, 'POST', '/api/v1/calls', {
		body: { phone_number: '+15551230000', agent_id: 789 },
	});
const stored = () => simulator.control.klen.production.calls().length;

/** The error code of a request that fails on the connection. */
const failure = async (request: Promise<unknown>) => {
	const error: unknown = await request.then(
		() => undefined,
		(reason: unknown) => reason,
	);
	return axios.isAxiosError(error) ? error.code : undefined;
};
const axiosGet = (options: AxiosRequestConfig = {}) =>
	axios.get<unknown>(`${simulator.klen.production}/api/v1/agents`, {
		headers: { 'x-api-key': 'klen_test_all' },
		proxy: false,
		...options,
	});
const until = async (condition: () => boolean | Promise<boolean>) => {
	while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 2));
};

describe('which requests a fault strikes', () => {
	it('strikes the next matching request once, by default', async () => {
		simulator.control.addFault({ operationId: 'listAgents', status: 503, body: { error: 'x' } });

		expect((await send(simulator, 'GET', '/api/v1/calls')).status).toBe(200);
		expect(await agents()).toMatchObject({ status: 503, body: { error: 'x' } });
		expect((await agents()).status).toBe(200);
	});

	it('can strike from the n-th on, for a count', async () => {
		simulator.control.addFault({ nth: 2, times: 2, status: 500 });

		const statuses = [];
		for (let count = 0; count < 4; count++) statuses.push((await agents()).status);
		expect(statuses).toEqual([200, 500, 500, 200]);
	});

	it('can strike always, until cleared', async () => {
		simulator.control.addFault({ times: 'always', status: 502 });
		for (let count = 0; count < 3; count++) expect((await agents()).status).toBe(502);

		await simulator.control.clearFaults();
		expect((await agents()).status).toBe(200);
	});

	it('can be meant for one environment', async () => {
		simulator.control.addFault({ environment: 'sandbox', status: 500 });

		expect((await agents()).status).toBe(200);
		const sandbox = await send(simulator, 'GET', '/api/v1/agents', { environment: 'sandbox' });
		expect(sandbox.status).toBe(500);
	});

	it('is named in the ledger', async () => {
		const name = simulator.control.addFault({ status: 500 });
		await agents();

		expect(simulator.control.requests()).toMatchObject([{ fault: name, status: 500 }]);
	});

	it('is listed with what it did, and can be removed by name', async () => {
		simulator.control.addFault({ name: 'once', status: 500 });
		simulator.control.addFault({ name: 'always', times: 'always', status: 502 });
		const statuses = [(await agents()).status, (await agents()).status];

		expect(statuses).toEqual([500, 502]);
		expect(simulator.control.faults()).toMatchObject([
			{ name: 'once', struck: 1, spent: true },
			{ name: 'always', struck: 1, spent: false },
		]);
		expect(simulator.control.removeFault('always')).toBe(true);
		expect(simulator.control.removeFault('always')).toBe(false);
		expect((await agents()).status).toBe(200);
	});

	it('takes the place of the one of the same name', async () => {
		simulator.control.addFault({ name: 'mine', times: 'always', status: 500 });
		simulator.control.addFault({ name: 'mine', status: 503 });

		expect(simulator.control.faults()).toHaveLength(1);
		expect([(await agents()).status, (await agents()).status]).toEqual([503, 200]);
	});

	it('refuses a misspelt field', () => {
		const misspelt = { statusCode: 500 } as object;
		expect(() => simulator.control.addFault(misspelt)).toThrow(
			'Unknown field of a fault statusCode',
		);
	});
});

describe('what a fault does', () => {
	it('answers in place of the vendor, who never sees the request', async () => {
		const before = stored();
		simulator.control.addFault({ status: 500 });

		expect((await place()).status).toBe(500);
		expect(stored()).toBe(before);
	});

	it('can lose the answer after the request has had its effect', async () => {
		const before = stored();
		simulator.control.addFault({ status: 500, when: 'after' });

		expect((await place()).status).toBe(500);
		expect(stored()).toBe(before + 1);
	});

	it('cuts the connection before the request is handled', async () => {
		simulator.control.addFault({ reset: true });

		expect(await failure(axiosGet())).toBe('ECONNRESET');
		expect(simulator.control.requests()).toMatchObject([{ status: null, key: null }]);
	});

	it('cuts the connection after the request was handled', async () => {
		const before = stored();
		simulator.control.addFault({ reset: true, when: 'after' });

		await expect(place()).rejects.toThrow();
		expect(stored()).toBe(before + 1);
	});

	it('sends half of the body', async () => {
		simulator.control.addFault({ truncate: true });

		expect(await failure(axiosGet())).toBe('ERR_BAD_RESPONSE');
	});

	it('sends an HTML page or text that is not JSON', async () => {
		simulator.control.addFault({ status: 502, body: '<html><h1>Bad Gateway</h1></html>' });
		simulator.control.addFault({
			nth: 2,
			status: 200,
			headers: { 'content-type': 'application/json' },
			body: '{"agents": [',
		});
		const page = await agents();
		const text = await agents();

		expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
		expect(page.body).toContain('Bad Gateway');
		expect(text.headers.get('content-type')).toContain('application/json');
		expect(text.body).toBe('{"agents": [');
	});

	it('adds headers to the genuine answer', async () => {
		simulator.control.addFault({ headers: { 'x-request-id': '17' } });
		const answer = await agents();

		expect(answer.status).toBe(200);
		expect(answer.headers.get('x-request-id')).toBe('17');
	});

	it('delays', async () => {
		simulator.control.addFault({ delayMs: 80 });
		const answered = agents();
		const first = await Promise.race([
			answered.then(() => 'answer'),
			new Promise((resolve) => setTimeout(() => resolve('nothing yet'), 30)),
		]);

		expect(first).toBe('nothing yet');
		expect((await answered).status).toBe(200);
	});

	it('delays the answer to a request that had its effect', async () => {
		const before = stored();
		simulator.control.addFault({ delayMs: 80, when: 'after' });
		const answered = place();
		await until(() => simulator.control.heldClients() === 1);

		expect(stored()).toBe(before + 1);
		expect((await answered).status).toBe(201);
		expect(simulator.control.heldClients()).toBe(0);
	});

	it('sends half of the body as if it were all, also compressed', async () => {
		simulator.control.addFault({ truncate: 'unnoticed' });
		simulator.control.addFault({ truncate: 'gzip', nth: 2 });
		const get = async () => await axiosGet({ responseType: 'arraybuffer', decompress: false });
		const [plain, compressed] = [await get(), await get()];

		expect(() => void JSON.parse(String(plain.data))).toThrow(SyntaxError);
		expect(compressed.headers['content-encoding']).toBe('gzip');
		expect(() => gunzipSync(compressed.data as Buffer)).toThrow('unexpected end of file');
	});

	it('sends the whole body slowly', async () => {
		simulator.control.addFault({ slowBodyMs: 60 });
		const answered = agents();
		await until(() => simulator.control.heldClients() === 1);

		expect(await answered).toMatchObject({
			status: 200,
			body: { agents: expect.anything() as [] },
		});
	});

	it('changes names and envelope of an answer', async () => {
		simulator.control.addFault({ unwrap: 'agents', rename: { assistant_id: 'assistantId' } });
		simulator.control.addFault({ wrap: 'data', nth: 2 });

		expect((await agents()).body).toContainEqual(
			expect.objectContaining({ id: 123, assistantId: 'assistant_abc123' }),
		);
		expect((await agents()).body).toHaveProperty('data.agents');
	});

	it('refuses connections after an answer', async () => {
		simulator.control.addFault({ closePortMs: 60_000 });

		expect((await agents()).status).toBe(200);
		expect(await failure(axiosGet())).toBe('ECONNREFUSED');
		await simulator.control.reset();
	});

	it('accepts connections again after a while', async () => {
		simulator.control.addFault({ closePortMs: 40 });

		expect((await agents()).status).toBe(200);
		await until(async () => (await failure(axiosGet())) === undefined);
		expect(simulator.control.requests({ status: 200 }).length).toBeGreaterThan(1);
	});

	it('ends with a reset: who waits is hung up on, and the port opens', async () => {
		simulator.control.addFault({ delayMs: 60_000 });
		simulator.control.addFault({ closePortMs: 60_000, nth: 2 });
		const waiting = failure(axiosGet());
		await until(() => simulator.control.heldClients() === 1);
		expect((await agents()).status).toBe(200);
		await simulator.control.reset();

		expect(await waiting).toBe('ECONNRESET');
		expect((await agents()).status).toBe(200);
	});
});
