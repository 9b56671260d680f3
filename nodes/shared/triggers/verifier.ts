import { createHash } from 'crypto';
import type { IWebhookFunctions } from 'n8n-workflow';

/** The secret that signed a delivery or the token of a secret address; or why nothing proves it. */
export type Proof = { by: string } | { by?: undefined; lacks: string; isMeant: boolean };

/** What verifies the deliveries of a trigger; it holds keys and hashes, no secret that can be read. */
export interface Verifier {
	/** Of the credential. */
	environment: string;
	prove(node: IWebhookFunctions, rawBody: Buffer): Proof;
}

/** So long a secret counts that was removed from the credential. */
const KEPT_MS = 30_000;

/** After so many looks in vain there is one a second, whatever comes. */
const LOOKS_IN_VAIN = 10;
const LOOK_AGAIN_MS = 1_000;

interface Kept {
	verifier: Verifier;
	readAt: number;
	looksInVain: number;
}

const kept = new Map<string, Kept>();

/** The trigger as it is set up: another parameter or credential makes it another one. */
function identityOf(node: IWebhookFunctions): string {
	const { id, parameters, credentials } = node.getNode();
	const identity = [node.getWorkflow().id, node.getMode(), id, parameters, credentials];
	return createHash('sha256').update(JSON.stringify(identity)).digest('base64url');
}

function isExhausted({ looksInVain, readAt }: Kept, now: number): boolean {
	return looksInVain >= LOOKS_IN_VAIN && now - readAt < LOOK_AGAIN_MS;
}

/**
 * Proves a delivery with what was read from the credential a moment ago, and looks at it again
 * when that does not: n8n sets up a sandbox for expressions each time that a trigger asks for its
 * credential. So a new secret counts at once, and forgeries cannot keep n8n busy.
 *
 * @param read looks at the credential
 */
export async function prove(
	node: IWebhookFunctions,
	rawBody: Buffer,
	read: () => Promise<Verifier>,
): Promise<{ environment: string; proof: Proof }> {
	const [identity, now] = [identityOf(node), Date.now()];
	for (const [other, { readAt }] of kept) if (now - readAt >= KEPT_MS) kept.delete(other);
	const known = kept.get(identity);
	if (known) {
		const proof = known.verifier.prove(node, rawBody);
		if (proof.by !== undefined || isExhausted(known, now)) {
			return { environment: known.verifier.environment, proof };
		}
	}
	const verifier = await read();
	const proof = verifier.prove(node, rawBody);
	const looksInVain = proof.by === undefined ? (known?.looksInVain ?? 0) + 1 : 0;
	kept.set(identity, { verifier, readAt: Date.now(), looksInVain });
	return { environment: verifier.environment, proof };
}
