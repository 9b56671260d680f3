import { bytes } from './bodies';
import type { DeliverySource } from './sources';

/** What somebody may put in the place of the proof, and whether that starts a run. */
export const PROOFS: Array<{
	name: string;
	proof(source: DeliverySource, rawBody: Buffer): string | string[] | undefined;
	isAccepted?: boolean;
	/** Whether it makes sense for this source. */
	fits?(source: DeliverySource): boolean;
}> = [
	{ name: 'valid', proof: (s, body) => s.proofOf(body, s.secret), isAccepted: true },
	{
		name: 'of the previous secret',
		proof: (s, body) => s.proofOf(body, s.formerSecret ?? ''),
		isAccepted: true,
		fits: (s) => s.formerSecret !== undefined,
	},
	{ name: 'missing', proof: () => undefined },
	{ name: 'empty', proof: () => '' },
	{ name: 'of another secret', proof: (s, body) => s.proofOf(body, `${s.secret}x`) },
	{ name: 'of half the secret', proof: (s, body) => s.proofOf(body, s.secret.slice(0, 12)) },
	{ name: 'of an empty secret', proof: (s, body) => s.proofOf(body, '') },
	{
		name: 'of another body',
		proof: (s) => s.proofOf(bytes(s.event('another call')), s.secret),
		fits: (s) => s.formerSecret !== undefined,
	},
	{ name: 'truncated', proof: (s, body) => s.proofOf(body, s.secret).slice(0, -1) },
	{ name: 'extended', proof: (s, body) => `${s.proofOf(body, s.secret)}0` },
	{ name: 'in upper case', proof: (s, body) => s.proofOf(body, s.secret).toUpperCase() },
	{ name: 'with a prefix', proof: (s, body) => `sha256=${s.proofOf(body, s.secret)}` },
	{ name: 'between blanks', proof: (s, body) => `x ${s.proofOf(body, s.secret)} x` },
	{
		name: 'in Base64',
		proof: (s, body) => Buffer.from(s.proofOf(body, s.secret), 'hex').toString('base64'),
	},
	{
		name: 'given twice',
		proof: (s, body) => [s.proofOf(body, s.secret), s.proofOf(body, s.secret)],
	},
	{ name: 'very long', proof: () => 'a'.repeat(8_000) },
];
