import { createHash } from 'crypto';

/** Characters that stand for a text: 66 bits of its hash, so that no two ever look alike. */
export const FINGERPRINT_LENGTH = 11;

/** What a trigger keeps of an event or a record, to know it again. */
export const fingerprintOf = (text: string): string =>
	createHash('sha256').update(text).digest('base64url').slice(0, FINGERPRINT_LENGTH);

/** Takes fingerprints apart that were written in a row, as static data holds them. */
export function splitFingerprints(row: string, length = FINGERPRINT_LENGTH): string[] {
	return Array.from({ length: Math.floor(row.length / length) }, (_, index) =>
		row.slice(index * length, (index + 1) * length),
	);
}
