import { createServer, type IncomingHttpHeaders, type Server } from 'http';
import type { AddressInfo } from 'net';

export interface ReceivedEvent {
	body: string;
	headers: IncomingHttpHeaders;
}

/** An HTTP server that collects what a webhook gets. */
export class Receiver {
	readonly received: ReceivedEvent[] = [];
	/** Answers for the next requests; 200 when used up. */
	statuses: number[] = [];
	/** Body of every answer. */
	text = '';
	/** Resolves when the next answers may go out. */
	gate: Promise<void> = Promise.resolve();

	private constructor(private readonly server: Server) {
		server.on('request', (request, response) => {
			const chunks: Buffer[] = [];
			request.on('data', (chunk: Buffer) => chunks.push(chunk));
			request.on('end', () => {
				const body = Buffer.concat(chunks).toString('utf8');
				this.received.push({ body, headers: request.headers });
				void this.gate.then(() => response.writeHead(this.statuses.shift() ?? 200).end(this.text));
			});
		});
	}

	static async start(): Promise<Receiver> {
		const server = createServer();
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		return new Receiver(server);
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/events`;
	}

	/** Types of the events in the order in which they came. */
	types(): string[] {
		return this.received.map(({ body }) => (JSON.parse(body) as { event_type: string }).event_type);
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}
}
