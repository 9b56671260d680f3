import { digest, useWebhook } from './klen-webhook';
import { Receiver } from './receiver';

const world = useWebhook();

describe('signing', () => {
	const overrides = { call: { agent_name: 'Zoë "😀"', started_at: '2025-05-01T08:00:00Z' } };
	const emit = async (signing: 'compact' | 'python' | 'reserialised') => {
		world.control.settings({ delivery: { signing } });
		await world.control.klen.production.emit({ event: 'call.started', overrides });
		const event = world.receiver.received.at(-1);
		const body = event?.body ?? '';
		return {
			body,
			signature: event?.headers['x-klen-signature'],
			compact: JSON.stringify(JSON.parse(body)),
		};
	};

	it('covers compact JSON', async () => {
		const { body, compact, signature } = await emit('compact');
		expect(body).toBe(compact);
		expect(signature).toBe(digest(body));
	});

	it("covers the bytes of Python's JSON", async () => {
		const { body, compact, signature } = await emit('python');
		expect(body).toContain('"agent_name": "Zo\\u00eb \\"\\ud83d\\ude00\\"", ');
		expect(signature).toBe(digest(body));
		expect(signature).not.toBe(digest(compact));
	});

	it('covers the re-serialisation only', async () => {
		const { body, compact, signature } = await emit('reserialised');
		expect(body).toContain('": ');
		expect(signature).toBe(digest(compact));
		expect(signature).not.toBe(digest(body));
	});

	it('can be forged or left out', async () => {
		const { production } = world.control.klen;
		await production.emit({ event: 'call.started', signature: 'wrong' });
		await production.repeatLastEvent({ signature: 'missing' });
		const [forged, unsigned] = world.receiver.received;

		expect(forged?.headers['x-klen-signature']).toMatch(/^[0-9a-f]{64}$/);
		expect(forged?.headers['x-klen-signature']).not.toBe(digest(forged?.body ?? ''));
		expect(unsigned?.headers).not.toHaveProperty('x-klen-signature');
	});
});

describe('delivery', () => {
	it('is retried on a non-2xx answer, on the simulated clock and for a bounded number of times', async () => {
		world.control.settings({ delivery: { retryDelaysMs: [1_000, 2_000] } });
		world.receiver.statuses = [500, 302, 404];
		await world.control.klen.production.emit({ event: 'call.started' });
		expect(world.receiver.received).toHaveLength(1);

		await world.control.advance(1_000);
		expect(world.receiver.received).toHaveLength(2);
		await world.control.advance(1_999);
		expect(world.receiver.received).toHaveLength(2);
		await world.control.advance(60_000);

		const attempts = world.control.deliveries();
		expect(attempts.map(({ attempt, status }) => [attempt, status])).toEqual([
			[1, 500],
			[2, 302],
			[3, 404],
		]);
		expect(new Set(attempts.map(({ body }) => body)).size).toBe(1);
	});

	it('is retried after a network failure', async () => {
		const { url } = world.receiver;
		await world.receiver.close();
		await world.control.klen.production.emit({ event: 'call.started' });
		await world.control.advance(5_000);

		expect(world.control.deliveries({ url })).toMatchObject([
			{ attempt: 1, status: null, error: 'ECONNREFUSED' },
			{ attempt: 2, status: null, error: 'ECONNREFUSED' },
		]);
	});

	it('waits for the one before it to the same URL, so that events come in order', async () => {
		const { production } = world.control.klen;
		let open = () => {};
		world.receiver.gate = new Promise((resolve) => (open = resolve));
		const sent = [
			production.emit({ event: 'call.started' }),
			production.emit({ event: 'call.ended' }),
		];
		await new Promise((resolve) => setTimeout(resolve, 50));
		expect(world.receiver.types()).toEqual(['call.started']);

		open();
		await Promise.all(sent);
		expect(world.receiver.types()).toEqual(['call.started', 'call.ended']);
	});

	it('is not retried when it was a forgery', async () => {
		world.receiver.statuses = [401];
		await world.control.klen.production.emit({
			event: 'call.started',
			signature: 'wrong',
		});
		await world.control.advance(600_000);

		expect(world.receiver.received).toHaveLength(1);
	});

	it('is repeated only when asked to after a 2xx', async () => {
		const { production } = world.control.klen;
		world.receiver.statuses = [204];
		await production.emit({ event: 'call.ended' });
		await world.control.advance(600_000);
		expect(world.receiver.received).toHaveLength(1);

		await production.repeatLastEvent({ copies: 5 });
		expect(world.receiver.received).toHaveLength(6);
		expect(new Set(world.receiver.received.map(({ body }) => body)).size).toBe(1);
	});
});

describe('repeating one delivery', () => {
	it('sends the same bytes to the same receiver only, whatever was sent since', async () => {
		const other = await Receiver.start();
		const { production } = world.control.klen;
		production.addWebhook({ url: other.url });
		const [first] = await production.emit({ event: 'call.started' });
		await production.emit({ event: 'call.ended' });
		const repeated = await world.control.repeatDelivery(first?.id ?? 0);
		await other.close();

		const [original, , again] = world.receiver.received;
		expect(again?.body).toBe(original?.body);
		expect(again?.headers['x-klen-signature']).toBe(original?.headers['x-klen-signature']);
		expect(repeated.signatureHeader).toEqual({
			name: 'X-Klen-Signature',
			value: digest(repeated.body),
		});
		expect(other.received).toHaveLength(2);
	});

	it('can forge it', async () => {
		const [first] = await world.control.klen.production.emit({ event: 'call.started' });
		const forged = await world.control.repeatDelivery(first?.id ?? 0, 'wrong');

		expect(forged).toMatchObject({ signature: 'wrong', status: 200 });
		expect(forged.signatureHeader?.value).toMatch(/^[0-9a-f]{64}$/);
		expect(forged.signatureHeader?.value).not.toBe(digest(forged.body));
	});

	it('refuses what was never delivered', async () => {
		await expect(world.control.repeatDelivery(99)).rejects.toThrow('There is no delivery 99');
	});
});
