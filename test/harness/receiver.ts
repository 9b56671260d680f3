import Fastify, { type FastifyInstance } from 'fastify';

/** A request that a workflow sent. */
export interface Received {
	path: string;
	/** As text; files in it too. */
	body: string;
}

/** Stands in for the chats, CRMs and the like that workflows send things to. */
export class Receiver {
	/** In the order in which they came. */
	readonly received: Received[] = [];

	private constructor(
		private readonly server: FastifyInstance,
		/** Without a slash at the end. */
		readonly url: string,
	) {}

	static async start(): Promise<Receiver> {
		const server = Fastify({ bodyLimit: 50 * 1024 * 1024 });
		server.removeAllContentTypeParsers();
		server.addContentTypeParser('*', { parseAs: 'buffer' }, (_, body, done) => done(null, body));
		server.post<{ Body: Buffer }>('/*', ({ url, body }) => {
			receiver.received.push({ path: url, body: body.toString() });
			return { id: 'record_1' };
		});
		const receiver = new Receiver(server, await server.listen({ host: '127.0.0.1', port: 0 }));
		return receiver;
	}

	/** The texts of the chat messages that came. */
	texts(): string[] {
		return this.received.map(({ body }) => (JSON.parse(body) as { text: string }).text);
	}

	/** Forgets what came. */
	clear(): void {
		this.received.length = 0;
	}

	async stop(): Promise<void> {
		await this.server.close();
	}
}
