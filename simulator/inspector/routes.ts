import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { join } from 'path';
import type { World } from '../world';
import { guide } from './guide';
import { placeOutboundCall } from './outbound';
import { deliveryDetails, requestDetails } from './snapshot';
import { streamChanges } from './stream';
import type { OutboundCall } from './views';

const PAGE = join(__dirname, '..', 'page');
const LIT_HTML = join(__dirname, '..', '..', 'node_modules', 'lit-html');

/** The page loads nothing from elsewhere and runs no script but its own. */
const CONTENT_SECURITY_POLICY = [
	"default-src 'none'",
	"script-src 'self'",
	"style-src 'self'",
	"img-src 'self'",
	"media-src 'self'",
	"connect-src 'self'",
	"base-uri 'none'",
	"form-action 'none'",
	"frame-ancestors 'none'",
].join('; ');

interface Id {
	Params: { id: string };
}

/** What the page reads, for a scope below /_control/inspector. */
export function registerInspector(
	app: FastifyInstance,
	world: () => World,
	origin: () => string,
): void {
	app.get('/guide', () => guide(origin()));
	// Compression would hold events back.
	app.get('/stream', { compress: false }, async (_, reply) => {
		const headers = { 'content-type': 'text/event-stream', 'cache-control': 'no-store' };
		return await reply.headers(headers).send(streamChanges(world));
	});
	app.post<{ Body: OutboundCall }>('/calls', ({ body }) => placeOutboundCall(origin(), body));
	app.get<Id>('/requests/:id', ({ params }) =>
		requestDetails(found(world().ledger.requests({ id: Number(params.id) }))),
	);
	app.get<Id>('/deliveries/:id', ({ params }) =>
		deliveryDetails(found(world().ledger.deliveries({ id: Number(params.id) }))),
	);
}

/** The page itself, at the root. */
export async function registerPage(app: FastifyInstance): Promise<void> {
	await app.register(fastifyStatic, {
		root: PAGE,
		setHeaders: (reply) => {
			void reply.headers({
				'content-security-policy': CONTENT_SECURITY_POLICY,
				'referrer-policy': 'no-referrer',
				'x-content-type-options': 'nosniff',
			});
		},
	});
	await app.register(fastifyStatic, {
		root: LIT_HTML,
		prefix: '/lit-html/',
		decorateReply: false,
	});
}

function found<T>([record]: T[]): T {
	if (record !== undefined) return record;
	throw Object.assign(new Error('It is no longer in the ledger'), { statusCode: 404 });
}
