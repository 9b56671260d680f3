import type { INode, INodeParameters } from 'n8n-workflow';
import { node } from '../test/harness/real-workflow';
import type { StoredCredential } from '../tools/real-n8n/api';

/** What the types of the pack's nodes start with. */
export const OUR = 'n8n-nodes-voice-agents';
/** The newest ones of the n8n that is measured, as its editor adds them. */
const VERSIONS: Record<string, number> = {
	crypto: 2,
	httpRequest: 4.5,
	if: 2.3,
	removeDuplicates: 2,
	respondToWebhook: 1.5,
	wait: 1.1,
	webhook: 2.1,
};

/** A node of n8n itself, in the version that its editor adds. */
export function builtIn(
	name: string,
	type: string,
	parameters: INodeParameters,
	credential?: StoredCredential,
): INode {
	const added = node(name, `n8n-nodes-base.${type}`, parameters, credential);
	return { ...added, typeVersion: VERSIONS[type] ?? added.typeVersion };
}

/** The pack's node for Klen AI. */
export const klen = (parameters: INodeParameters, credential: StoredCredential): INode =>
	node('Klen AI', `${OUR}.klen`, parameters, credential);

/** HTTP Request with the API key in a header. */
export const httpRequest = (parameters: INodeParameters, credential: StoredCredential): INode =>
	builtIn(
		'HTTP Request',
		'httpRequest',
		{ authentication: 'genericCredentialType', genericAuthType: 'httpHeaderAuth', ...parameters },
		credential,
	);

/** One item for each entry of a list. */
export const splitOut = (field: string): INode =>
	builtIn('Split Out', 'splitOut', { fieldToSplitOut: field });
