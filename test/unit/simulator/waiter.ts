import fastify from 'fastify';

/** Somebody who answers the questions of calls. */
export interface Waiter {
	url: string;
	requests: Array<{ method: string; query: unknown; body: unknown; authorization?: string }>;
	/** What it answers, as JSON. */
	answer: object;
	/** What it takes over that, in milliseconds. */
	delayMs: number;
	reset(): void;
	close(): Promise<void>;
}

/** Listens on a free loopback port; /refused answers 401. */
export async function startWaiter(): Promise<Waiter> {
	const app = fastify({ forceCloseConnections: true });
	const waiter: Waiter = {
		url: '',
		requests: [],
		answer: {},
		delayMs: 0,
		reset: () => Object.assign(waiter, { requests: [], answer: {}, delayMs: 0 }),
		close: async () => await app.close(),
	};
	app.all('/*', async ({ method, query, body, headers: { authorization }, url }, reply) => {
		waiter.requests.push({ method, query, body, authorization });
		await new Promise((resolve) => setTimeout(resolve, waiter.delayMs));
		return await reply.status(url.startsWith('/refused') ? 401 : 200).send(waiter.answer);
	});
	waiter.url = await app.listen({ host: '127.0.0.1', port: 0 });
	return waiter;
}
