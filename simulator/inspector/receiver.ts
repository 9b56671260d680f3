import { createHmac, timingSafeEqual } from 'crypto';
import type { FastifyInstance } from 'fastify';
import { SIGNATURE_HEADER as KLEN_HEADER } from '../klen/publisher';
import { SIGNATURE_HEADER as TRILLET_HEADER } from '../trillet/publisher';
import type { World } from '../world';

export const RECEIVER_PATH = '/receiver';

/**
 * A receiver to try webhooks with: it accepts what is signed with the secret of a webhook that is
 * registered here, and answers 401 to everything else.
 */
export function registerReceiver(app: FastifyInstance, world: () => World): void {
	app.removeAllContentTypeParsers();
	app.addContentTypeParser('*', { parseAs: 'buffer' }, (_, body, done) => done(null, body));
	app.post<{ Body: Buffer }>(RECEIVER_PATH, async ({ headers, body }, reply) => {
		const { klen, trillet } = world();
		const vendors = [
			{ header: KLEN_HEADER, environments: Object.values(klen.environments) },
			{ header: TRILLET_HEADER, environments: Object.values(trillet.environments) },
		];
		const sender = vendors.find(({ header }) => headers[header.toLowerCase()] !== undefined);
		if (!sender) return await reply.code(401).send('Refused: there is no signature');
		const signature = String(headers[sender.header.toLowerCase()]);
		const secrets = sender.environments.flatMap(({ state }): string[] =>
			state.webhooks.all().map(({ secret }) => secret),
		);
		if (secrets.some((secret) => isSignedWith(secret, body, signature))) {
			return `Accepted: ${sender.header} is valid`;
		}
		return await reply.code(401).send(`Refused: ${sender.header} does not fit the body`);
	});
}

function isSignedWith(secret: string, body: Buffer, signature: string): boolean {
	const expected = Buffer.from(createHmac('sha256', secret).update(body).digest('hex'));
	const given = Buffer.from(signature);
	return given.length === expected.length && timingSafeEqual(given, expected);
}
