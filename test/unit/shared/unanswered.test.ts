import { unanswered } from '../../../nodes/shared/transport/unanswered';

/** An error of the network library as n8n 2 wraps it, and what n8n 1 leaves of it. */
const forms = (code: string, message: string, syscall?: string) => [
	{ httpCode: code, messages: [message], cause: { code, message, cause: { code, syscall } } },
	{ httpCode: code, messages: [message] },
];

describe('a request was never sent', () => {
	it.each([
		['ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:1', 'connect'],
		['ETIMEDOUT', 'connect ETIMEDOUT 192.0.2.1:443', 'connect'],
		['EHOSTUNREACH', 'connect EHOSTUNREACH 192.0.2.1:443', 'connect'],
		['ENETUNREACH', 'connect ENETUNREACH 2001:db8::1:443', 'connect'],
		['ENOTFOUND', 'getaddrinfo ENOTFOUND api.invalid', 'getaddrinfo'],
		['EAI_AGAIN', 'getaddrinfo EAI_AGAIN api.invalid', 'getaddrinfo'],
		[
			'ECONNRESET',
			'Client network socket disconnected before secure TLS connection was established',
			undefined,
		],
	])('and may be sent later: %s', (code, message, syscall) => {
		for (const error of forms(code, message, syscall)) {
			expect(unanswered(error)).toMatchObject({ kind: 'notSent', reason: code });
		}
	});

	it('when every address of the host refused', () => {
		const attempts = ['::1', '127.0.0.1'].map((address) => ({
			code: 'ETIMEDOUT',
			syscall: 'connect',
			address,
		}));

		expect(unanswered({ code: 'ETIMEDOUT', errors: attempts })).toMatchObject({ kind: 'notSent' });
	});

	it.each([
		['address', 'ERR_INVALID_URL', 'Invalid URL'],
		['address', 'ERR_BAD_REQUEST', 'Unsupported protocol htps:'],
		['address', 'ERR_SOCKET_BAD_PORT', 'Port should be >= 0 and < 65536'],
		['address', 'ERR_UNESCAPED_CHARACTERS', 'Request path contains unescaped characters'],
		['header', 'ERR_INVALID_CHAR', 'Invalid character in header content ["Authorization"]'],
		['tls', 'EPROTO', 'write EPROTO 40:error:0A00010B:SSL routines:x:wrong version number:a.c:77'],
		['tls', 'ERR_SSL_WRONG_VERSION_NUMBER', 'error:0A00010B:SSL routines::wrong version number'],
		['tls', 'ERR_SSL_PACKET_LENGTH_TOO_LONG', 'error:0A0000C6:SSL routines::x'],
		[
			'tls',
			'ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE',
			'SSL routines::ssl/tls alert handshake failure',
		],
		['tls', 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'SSL routines::tlsv1 alert protocol version'],
		['blocked', '', 'The request was blocked because it resolves to a restricted IP address'],
	])('and cannot be, for its %s: %s', (what, code, message) => {
		for (const error of forms(code, message)) {
			expect(unanswered(error)).toMatchObject({ kind: 'unsendable', obstacle: { what } });
		}
	});

	it.each([
		['DEPTH_ZERO_SELF_SIGNED_CERT', 'is self-signed'],
		['SELF_SIGNED_CERT_IN_CHAIN', 'does not trust'],
		['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'does not know'],
		['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'does not know'],
		['CERT_HAS_EXPIRED', 'has expired'],
		['CERT_NOT_YET_VALID', 'is not valid yet'],
		['CERT_REVOKED', 'was revoked'],
		['ERR_TLS_CERT_ALTNAME_INVALID', 'another host name'],
		['CERT_SIGNATURE_FAILURE', 'CERT_SIGNATURE_FAILURE'],
		['INVALID_CA', 'INVALID_CA'],
		['CERT_UNTRUSTED', 'CERT_UNTRUSTED'],
	])('for a certificate: %s', (code, problem) => {
		for (const error of forms(code, 'words that another version writes')) {
			expect(unanswered(error)).toMatchObject({
				kind: 'unsendable',
				reason: code,
				obstacle: { what: 'certificate', problem: expect.stringContaining(problem) as string },
			});
		}
	});
});

describe('a request may have been sent', () => {
	it.each([
		['ECONNRESET', 'read ECONNRESET', 'read'],
		['EPIPE', 'write EPIPE', 'write'],
		['ETIMEDOUT', 'read ETIMEDOUT', 'read'],
		['EHOSTUNREACH', 'read EHOSTUNREACH', 'read'],
		['ENETUNREACH', 'write ENETUNREACH', 'write'],
		['EHOSTUNREACH', 'somewhere', undefined],
		['ECONNABORTED', 'timeout of 60000ms exceeded', undefined],
		['EPROTO', 'write EPROTO 40:error:0A000119:SSL routines::decryption failed', 'write'],
		['ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC', 'bad record mac', undefined],
		['HPE_INVALID_CONSTANT', 'Parse Error: Expected HTTP/', undefined],
		['ERR_STREAM_PREMATURE_CLOSE', 'Premature close', undefined],
		['constructor', 'toString', undefined],
	])('%s, %s', (code, message, syscall) => {
		for (const error of forms(code, message, syscall)) {
			expect(unanswered(error)).toMatchObject({ kind: 'unknown' });
		}
	});

	it.each([undefined, null, 'text', {}, { httpCode: '401' }])('%j tells nothing', (error) => {
		expect(unanswered(error)).toEqual({ kind: 'unknown', reason: 'no answer' });
	});

	it('an error that is its own cause is read once', () => {
		const error: { code: string; cause?: unknown } = { code: 'ECONNRESET' };
		error.cause = error;

		expect(unanswered(error)).toEqual({ kind: 'unknown', reason: 'ECONNRESET' });
	});
});
