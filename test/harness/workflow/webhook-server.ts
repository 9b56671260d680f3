import fastify from 'fastify';
import type { TriggerWorkflow } from './trigger';

/** An HTTP server that stands where n8n listens. */
export interface WebhookServer {
	/** Origin, such as http://127.0.0.1:40123; pass it to the trigger as `publicUrl`. */
	url: string;
	/** Lets deliveries to the workflow's production and test URL through; everything else is a 404, as in n8n. */
	attach(trigger: TriggerWorkflow): void;
	/** Executions that have been started through HTTP; resolves when all have ended. */
	settled(): Promise<void>;
	close(): Promise<void>;
}

/** Listens on a free loopback port. */
export async function startWebhookServer(): Promise<WebhookServer> {
	const app = fastify({ forceCloseConnections: true });
	const listeners = new Map<string, { trigger: TriggerWorkflow; isTest: boolean }>();
	const executions: Array<Promise<unknown>> = [];

	app.removeAllContentTypeParsers();
	app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
	app.all('/*', async (request, reply) => {
		const listener = listeners.get(new URL(request.url, url).pathname);
		if (!listener) return await reply.status(404).send({ message: 'Webhook is not registered' });
		const { response, started } = await listener.trigger.receive(
			{
				method: request.method,
				headers: request.headers,
				rawBody: request.body as Buffer | undefined,
				query: request.query as Record<string, string>,
				url: request.url,
			},
			listener.isTest,
		);
		if (started) executions.push(started);
		return await reply.status(response.status).headers(response.headers).send(response.body);
	});

	const url = await app.listen({ host: '127.0.0.1', port: 0 });
	return {
		url,
		attach(trigger) {
			listeners.set(new URL(trigger.url).pathname, { trigger, isTest: false });
			listeners.set(new URL(trigger.testUrl).pathname, { trigger, isTest: true });
		},
		settled: async () => void (await Promise.all(executions)),
		close: async () => await app.close(),
	};
}
