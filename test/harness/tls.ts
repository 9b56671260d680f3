import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';

/** One key serves them all; `authority.pem` signed all but the self-signed one. */
export const pem = (name: string) => readFileSync(join(__dirname, 'certificates', `${name}.pem`));

/** Uses a server with one of the certificates, which counts what it is asked. */
export async function withTlsServer<T>(
	{ certificate, isAuthorityTrusted }: { certificate: string; isAuthorityTrusted: boolean },
	use: (server: { port: number; requests: string[] }) => Promise<T>,
): Promise<T> {
	const requests: string[] = [];
	const server = createServer({ key: pem('key'), cert: pem(certificate) }, (request, response) => {
		requests.push(request.url ?? '');
		response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
	});
	const trusted = getCACertificates('default');
	if (isAuthorityTrusted) setDefaultCACertificates([...trusted, pem('authority').toString()]);
	await once(server.listen(0, 'localhost'), 'listening');
	try {
		return await use({ port: (server.address() as AddressInfo).port, requests });
	} finally {
		setDefaultCACertificates(trusted);
		server.closeAllConnections();
		server.close();
		await once(server, 'close');
	}
}
