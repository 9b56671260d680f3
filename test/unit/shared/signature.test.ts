import { createHmac } from 'crypto';
import fc from 'fast-check';
import { verifySignature } from '../../../nodes/shared/webhook/signature';

const secret = 'whsec_current';
const sign = (body: string, key = secret) => createHmac('sha256', key).update(body).digest('hex');
const labelled = (secrets: string[]) => secrets.map((value) => ({ label: value, value }));
/** The secret that signed, or undefined. */
const verify = (body: string, signature: unknown, secrets = [secret]) =>
	verifySignature(Buffer.from(body), signature, labelled(secrets))?.label;

const compact = '{"event_type":"call.ended","call":{"id":1}}';
const spaced = '{"event_type": "call.ended", "call": {"id": 1}}';

describe('verifySignature', () => {
	it('accepts the digest over the raw body', () => {
		expect(verify(compact, sign(compact))).toBe(secret);
		expect(verify(spaced, sign(spaced))).toBe(secret);
	});

	it('accepts the digest over the compact re-serialisation, as the sample code makes it', () => {
		expect(verify(spaced, sign(compact))).toBe(secret);
	});

	it('tells the secret that signed during rotation', () => {
		expect(verify(compact, sign(compact, 'old'), [secret, 'old'])).toBe('old');
		expect(verify(spaced, sign(compact, 'old'), [secret, 'old'])).toBe('old');
	});

	it('agrees with an independently computed digest', () => {
		// printf '%s' hello | openssl dgst -sha256 -hmac key
		expect(
			verify('hello', '9307b3b915efb5171ff14d8cb55fbcc798c6c0ef1456d66ded1a6aa723a58b7b', ['key']),
		).toBe('key');
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
		expect(verify(compact, signature)).toBeUndefined();
	});

	it('never matches an empty secret', () => {
		expect(verify(compact, sign(compact, ''), ['', ''])).toBeUndefined();
		expect(verify(compact, sign(compact), [])).toBeUndefined();
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
					expect(verifySignature(body, signature, labelled([secret]))).toBeDefined();
					const changed = Buffer.from(body);
					changed[at % changed.length]! ^= 1;
					expect(verifySignature(changed, signature, labelled([secret]))).toBeUndefined();
					expect(verifySignature(body, other, labelled([secret]))).toBeUndefined();
				},
			),
		);
	});
});
