import { createHmac } from 'crypto';
import fc from 'fast-check';
import { verifySignature } from '../../../nodes/shared/webhook/signature';

const secret = 'whsec_current';
const sign = (body: string, key = secret) => createHmac('sha256', key).update(body).digest('hex');
const verify = (body: string, signature: unknown, secrets = [secret]) =>
	verifySignature(Buffer.from(body), signature, secrets);

const compact = '{"event_type":"call.ended","call":{"id":1}}';
const spaced = '{"event_type": "call.ended", "call": {"id": 1}}';

describe('verifySignature', () => {
	it('accepts the digest over the raw body', () => {
		expect(verify(compact, sign(compact))).toBe(true);
		expect(verify(spaced, sign(spaced))).toBe(true);
	});

	it('accepts the digest over the compact re-serialisation, as the sample code makes it', () => {
		expect(verify(spaced, sign(compact))).toBe(true);
	});

	it('accepts the previous secret during rotation', () => {
		expect(verify(compact, sign(compact, 'old'), [secret, 'old'])).toBe(true);
	});

	it('agrees with an independently computed digest', () => {
		// printf '%s' hello | openssl dgst -sha256 -hmac key
		expect(
			verify('hello', '9307b3b915efb5171ff14d8cb55fbcc798c6c0ef1456d66ded1a6aa723a58b7b', ['key']),
		).toBe(true);
	});

	it.each([
		['missing', undefined],
		['empty', ''],
		['truncated', sign(compact).slice(0, -1)],
		['in upper case', sign(compact).toUpperCase()],
		['with a prefix', `sha256=${sign(compact)}`],
		['given twice', [sign(compact), sign(compact)]],
		['of another secret', sign(compact, 'other')],
	])('refuses a signature that is %s', (_, signature) => {
		expect(verify(compact, signature)).toBe(false);
	});

	it('never matches an empty secret', () => {
		expect(verify(compact, sign(compact, ''), ['', ''])).toBe(false);
		expect(verify(compact, sign(compact), [])).toBe(false);
	});

	it('accepts what was signed and nothing that differs in one byte, and never throws', () => {
		fc.assert(
			fc.property(
				fc.uint8Array({ minLength: 1, maxLength: 200 }),
				fc.nat(),
				fc.string(),
				(bytes, at, other) => {
					const body = Buffer.from(bytes);
					const signature = createHmac('sha256', secret).update(body).digest('hex');
					expect(verifySignature(body, signature, [secret])).toBe(true);
					const changed = Buffer.from(body);
					changed[at % changed.length]! ^= 1;
					expect(verifySignature(changed, signature, [secret])).toBe(false);
					expect(verifySignature(body, other, [secret])).toBe(false);
				},
			),
		);
	});
});
