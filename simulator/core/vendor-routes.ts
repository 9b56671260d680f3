import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { FaultInjector } from './faults';
import type { Ledger, RequestRecord } from './ledger';
import { describeForm, readForm, type UploadedFile } from './multipart';
import type { IncomingRequest, Vendor } from './vendor';
import { faultReply, sendWith, type WireReply } from './wire';

/** Headers that may carry a key and therefore stay out of the ledger. */
const SECRET_HEADERS = ['authorization', 'x-api-key', 'x-api_key', 'cookie'];
const SECRET_QUERY = 'api_key';

export interface VendorRouteParts {
	ledger: Ledger;
	faults: FaultInjector;
	/** Simulated milliseconds since the epoch. */
	now: () => number;
}

/**
 * Serves a vendor below `/<vendor>/<environment>`: fault injection, the vendor's own handling, and a
 * ledger entry for each request. `current` is asked anew for every request because a reset replaces
 * everything.
 */
export function registerVendor(
	app: FastifyInstance,
	name: string,
	current: () => { vendor: Vendor; parts: VendorRouteParts },
): void {
	app.removeAllContentTypeParsers();
	app.addContentTypeParser('*', { parseAs: 'buffer' }, (_, body, done) => done(null, body));
	app.setErrorHandler((error: Error, _, reply) => {
		current().parts.ledger.addViolation(error.stack ?? error.message);
		return reply.code(500).send({ error: 'simulator_error', message: error.message });
	});
	app.all(`/${name}/:environment/*`, async (request, reply) => {
		const { vendor, parts } = current();
		const { environment } = request.params as { environment: string };
		if (!vendor.environments.includes(environment)) return reply.callNotFound();
		const incoming = await readRequest(request, `/${name}/${environment}`);
		const operationId = vendor.match(incoming.method, incoming.path);
		const fault = parts.faults.claim({ vendor: name, environment, operationId });
		const record = parts.ledger.addRequest({
			at: new Date(parts.now()).toISOString(),
			receivedAtMs: Date.now(),
			vendor: name,
			environment,
			operationId,
			method: incoming.method,
			path: incoming.path,
			query: withoutSecret(incoming.query),
			headers: publicHeaders(incoming.headers),
			body: readableBody(incoming),
			key: null,
			keyPlace: null,
			paceLeft: null,
			status: null,
			durationMs: null,
			errorCode: null,
			fault: fault?.name ?? null,
			contractViolation: null,
		});
		const { delayMs = 0, reset, status, when } = fault ?? {};
		const { connections } = parts.faults;
		if (delayMs > 0 && when !== 'after') await connections.hold(request.raw.socket, delayMs);
		const isReplaced = reset === true || status !== undefined;
		const genuine =
			isReplaced && when !== 'after'
				? undefined
				: await answer(vendor, environment, incoming, record, parts.ledger);
		if (delayMs > 0 && when === 'after') await connections.hold(request.raw.socket, delayMs);
		const noteDuration = () => {
			record.durationMs = Date.now() - record.receivedAtMs;
		};
		noteDuration();
		// Compressing and sending it takes time too.
		reply.raw.once('finish', noteDuration);
		const wire = fault && status !== undefined ? faultReply(fault, status) : genuine;
		if (wire && !reset) record.status = wire.status;
		// The vendor's own time, on whatever is answered; Node would send this machine's.
		if (wire) wire.headers = { date: new Date(parts.now()).toUTCString(), ...wire.headers };
		return await sendWith(fault ?? {}, wire, { request, reply, faults: parts.faults });
	});
}

/** The vendor's own answer, noted in the ledger. */
async function answer(
	vendor: Vendor,
	environment: string,
	request: IncomingRequest,
	record: RequestRecord,
	ledger: Ledger,
): Promise<WireReply> {
	const file = request.method === 'GET' && vendor.publicFile(environment, request.path);
	if (file) {
		return { status: 200, headers: { 'content-type': file.contentType }, body: file.content };
	}
	const reply = await vendor.handle(environment, request);
	record.key = reply.key;
	record.keyPlace = reply.keyPlace;
	record.paceLeft = reply.paceLeft;
	record.errorCode = errorCode(reply.body);
	record.contractViolation = reply.violation;
	if (reply.violation !== null) ledger.addViolation(reply.violation);
	return {
		status: reply.status,
		headers: { 'content-type': 'application/json', ...reply.headers },
		body: Buffer.isBuffer(reply.body) ? reply.body : JSON.stringify(reply.body),
	};
}

async function readRequest(request: FastifyRequest, base: string): Promise<IncomingRequest> {
	// The path as it was sent, because an encoded slash belongs to a value.
	const [path = '', query = ''] = (request.raw.url ?? '').slice(base.length).split('?');
	const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
	const form = await readForm(request.headers['content-type'], body);
	return {
		method: request.method,
		path,
		query: new URLSearchParams(query),
		headers: request.headers,
		body: form || body.length === 0 ? undefined : body.toString('utf8'),
		form,
		ip: request.ip.replace(/^::ffff:/, ''),
	};
}

function withoutSecret(query: URLSearchParams): Record<string, string> {
	return Object.fromEntries([...query].filter(([name]) => name !== SECRET_QUERY));
}

function publicHeaders(headers: IncomingRequest['headers']): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(headers).filter(([name]) => !SECRET_HEADERS.includes(name)),
	);
}

/** The body for the ledger: a form with its files, parsed when it is JSON, else the text. */
function readableBody({ body, form }: IncomingRequest): unknown {
	if (form) return describeForm(form, describeFile);
	if (body === undefined) return null;
	try {
		return JSON.parse(body) as unknown;
	} catch {
		return body;
	}
}

function describeFile({ name, contentType, content }: UploadedFile) {
	const text = contentType.startsWith('text/') ? content.toString('utf8') : null;
	return { name, contentType, size: content.length, text };
}

/** One vendor sends `error` as the code, another as an object with it. */
function errorCode(body: unknown): string | null {
	const error = (body as { error?: unknown } | null)?.error;
	const code = typeof error === 'object' ? (error as { code?: unknown } | null)?.code : error;
	return typeof code === 'string' ? code : null;
}
