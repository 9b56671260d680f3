import type { IncomingHttpHeaders } from 'node:http';
import { stringify } from 'node:querystring';
import { jsonParse } from 'n8n-workflow';
import type { IWorkflowExecuteAdditionalData } from 'n8n-workflow';

/** A request to a webhook URL, its content coding already undone. */
export interface WebhookRequest {
	method?: string;
	headers?: IncomingHttpHeaders;
	rawBody?: Buffer | string;
	query?: Record<string, string | string[]>;
	/** Path and query as they were sent; made of {@link query} when left out. */
	url?: string;
}

/** What the caller of a webhook URL gets. */
export interface WebhookResponse {
	status: number;
	headers: Record<string, string>;
	body: unknown;
}

/** n8n cannot read a body, and answers 422 without asking the node. */
export class UnreadableBody extends Error {}

const withoutByteOrderMark = (text: string) => text.replace(/^\uFEFF/, '');

/** What n8n's body parser makes of the types that webhooks send. @throws UnreadableBody */
function parseBody(raw: Buffer, contentType: string): unknown {
	const [type = '', ...parameters] = contentType.split(';').map((part) => part.trim());
	const charset = parameters.find((parameter) => parameter.startsWith('charset='));
	const text = () => raw.toString((charset?.slice('charset='.length) ?? 'utf8') as BufferEncoding);
	if (raw.length === 0) return {};
	try {
		if (type === 'application/json') return jsonParse<unknown>(withoutByteOrderMark(text()));
		return type === 'text/plain' ? text() : {};
	} catch (error) {
		throw new UnreadableBody((error as Error).message);
	}
}

/**
 * The express request that n8n hands to a node of version 2: a body of a type that n8n knows is read
 * and parsed, and any other waits to be read.
 * @throws UnreadableBody when n8n would refuse it
 */
export function expressRequest({
	method = 'POST',
	headers = {},
	rawBody = '',
	query = {},
	url = `/?${stringify(query)}`,
}: WebhookRequest) {
	const raw = Buffer.from(rawBody as string);
	const lowerCased = Object.fromEntries(
		Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
	);
	const contentType = String(lowerCased['content-type'] ?? '');
	const type = contentType.split(';')[0] ?? '';
	const isRead =
		/^(application\/json|text\/plain|application\/x-www-form-urlencoded)|[/+]xml$/.test(type);
	const request = {
		method,
		headers: lowerCased,
		contentType: type,
		encoding: 'utf-8',
		rawBody: isRead ? raw : undefined,
		body: isRead ? parseBody(raw, contentType) : undefined,
		readable: !isRead,
		query,
		originalUrl: url,
		params: {},
		readRawBody: async () => {
			request.rawBody = raw;
		},
	};
	return request as unknown as NonNullable<IWorkflowExecuteAdditionalData['httpRequest']>;
}

/** The part of an express response that nodes use; keeps what was written. */
export class RecordedResponse {
	headersSent = false;
	readonly locals = {};
	statusCode = 200;
	/** Resolves when the caller has an answer. */
	readonly answered: Promise<void>;
	private readonly headers: Record<string, string> = {};
	private body: unknown;
	private settle: () => void = () => undefined;

	constructor() {
		this.answered = new Promise((resolve) => (this.settle = resolve));
	}

	get writableEnded(): boolean {
		return this.headersSent;
	}

	status(code: number): this {
		this.statusCode = code;
		return this;
	}

	setHeader(name: string, value: string): this {
		this.headers[name.toLowerCase()] = value;
		return this;
	}

	set(name: string, value: string): this {
		return this.setHeader(name, value);
	}

	header(name: string, value: string): this {
		return this.setHeader(name, value);
	}

	send(body?: unknown): this {
		return this.end(body);
	}

	json(body: unknown): this {
		return this.end(body);
	}

	end(body?: unknown): this {
		if (this.headersSent) throw new Error('The response was already sent');
		this.headersSent = true;
		this.body = body;
		this.settle();
		return this;
	}

	/**
	 * What the caller got.
	 * @throws when the node took over the answer and gave none: the caller would wait
	 */
	get answer(): WebhookResponse {
		if (!this.headersSent) throw new Error('Nobody answered the request');
		return { status: this.statusCode, headers: this.headers, body: this.body };
	}
}
