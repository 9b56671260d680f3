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
	const triggers: TriggerWorkflow[] = [];
	const executions: Array<Promise<unknown>> = [];

	app.removeAllContentTypeParsers();
	app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
	app.all('/*', async (request, reply) => {
		const called = new URL(request.url, url).href.split('?')[0];
		const trigger = triggers.find((one) => one.url === called || one.testUrl === called);
		if (!trigger) return await reply.status(404).send({ message: 'Webhook is not registered' });
		const { response, started } = await trigger.receive(
			{
				method: request.method,
				headers: request.headers,
				rawBody: request.body as Buffer | undefined,
				query: request.query as Record<string, string>,
			},
			trigger.testUrl === called,
		);
		if (started) executions.push(started);
		return await reply.status(response.status).headers(response.headers).send(response.body);
	});

	const url = await app.listen({ host: '127.0.0.1', port: 0 });
	return {
		url,
		attach: (trigger) => void triggers.push(trigger),
		settled: async () => void (await Promise.all(executions)),
		close: async () => await app.close(),
	};
}
