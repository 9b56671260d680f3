import type { FastifyReply, FastifyRequest } from 'fastify';
import { gzipSync } from 'node:zlib';
import type { Fault, FaultInjector } from './faults';

/** An answer as it goes to the wire. */
export interface WireReply {
	status: number;
	headers: Record<string, string>;
	body: string | Buffer;
}

/** How many pieces a slow body comes in. */
const PIECES = 10;

/** The answer that a fault gives instead of the vendor's own. */
export function faultReply({ body = '' }: Fault, status: number): WireReply {
	return typeof body === 'string'
		? { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body }
		: { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

/**
 * Sends an answer in the way of a fault.
 *
 * @param wire undefined when there is none: the connection is cut
 */
export async function sendWith(
	fault: Fault,
	wire: WireReply | undefined,
	{
		request,
		reply,
		faults,
	}: { request: FastifyRequest; reply: FastifyReply; faults: FaultInjector },
): Promise<FastifyReply> {
	const { socket } = request.raw;
	if (!wire || fault.reset) {
		reply.hijack();
		socket.resetAndDestroy();
		return reply;
	}
	const { status, headers, body } = damaged(wire, fault);
	if (fault.closePortMs !== undefined) {
		faults.connections.closePort(request.server.server, fault.closePortMs);
		headers.connection = 'close';
	}
	if (fault.truncate !== true && !fault.slowBodyMs) {
		return await reply.code(status).headers(headers).send(body);
	}
	const bytes = Buffer.from(body);
	reply.hijack();
	reply.raw.writeHead(status, { ...headers, 'content-length': bytes.length });
	const sent = fault.truncate === true ? half(bytes) : bytes;
	const pieces = fault.slowBodyMs ? PIECES : 1;
	reply.raw.flushHeaders();
	for (let piece = 0; piece < pieces && !socket.destroyed; piece++) {
		if (fault.slowBodyMs) await faults.connections.hold(socket, fault.slowBodyMs / PIECES);
		const [from, to] = [piece, piece + 1].map((index) =>
			Math.floor((sent.length * index) / pieces),
		);
		await new Promise((resolve) => reply.raw.write(sent.subarray(from, to), resolve));
	}
	if (fault.truncate === true) socket.destroy();
	else reply.raw.end();
	return reply;
}

/** The answer with everything but its transfer changed as the fault asks for. */
function damaged(wire: WireReply, fault: Fault): WireReply {
	const headers = { ...wire.headers, ...fault.headers };
	const body = reshaped(wire.body, fault);
	if (fault.truncate === 'unnoticed') return { ...wire, headers, body: half(Buffer.from(body)) };
	if (fault.truncate !== 'gzip') return { ...wire, headers, body };
	headers['content-encoding'] = 'gzip';
	return { ...wire, headers, body: half(gzipSync(body)) };
}

const half = (bytes: Buffer): Buffer => bytes.subarray(0, Math.floor(bytes.length / 2));

/** A JSON body with other field names or another envelope; anything else as it is. */
function reshaped(body: string | Buffer, { rename, unwrap, wrap }: Fault): string | Buffer {
	if (Buffer.isBuffer(body) || !(rename ?? unwrap ?? wrap)) return body;
	let content = JSON.parse(body, (_, value: unknown) =>
		isObject(value) ? renamed(value, rename) : value,
	) as unknown;
	if (unwrap !== undefined && isObject(content)) content = content[unwrap] ?? content;
	return JSON.stringify(wrap === undefined ? content : { [wrap]: content });
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function renamed(record: Record<string, unknown>, names: Record<string, string> = {}) {
	return Object.fromEntries(
		Object.entries(record).map(([name, value]) => [names[name] ?? name, value]),
	);
}
