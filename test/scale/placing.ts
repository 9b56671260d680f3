import type { INode, INodeParameters } from 'n8n-workflow';
import type { StoredCredential } from '../../tools/real-n8n/api';
import { node } from '../harness/real-workflow';
import { OUR, type ScaleBench } from './bench';

/** How one vendor's node places a call for each phone number, and what the vendor then knows. */
export interface Placing {
	vendor: string;
	operationId: string;
	credential(bench: ScaleBench): StoredCredential;
	/** The nodes that place a call to each of the `phones` in the body of the webhook. */
	nodes(credential: StoredCredential): INode[];
	/** The number of each call that the vendor has placed, in its own history too. */
	called(bench: ScaleBench): string[];
}

const PHONES = 'body.phones';
const PHONE = `={{ $json['${PHONES}'] }}`;

const agent = (value: string) => ({ __rl: true, mode: 'id', value });

function nodes(type: string, parameters: INodeParameters, credential: StoredCredential): INode[] {
	return [
		node('Items', 'n8n-nodes-base.splitOut', { fieldToSplitOut: PHONES }),
		node('Call', `${OUR}.${type}`, { resource: 'call', ...parameters }, credential),
	];
}

export const klenPlacing: Placing = {
	vendor: 'Klen AI',
	operationId: 'initiateCall',
	credential: ({ klen }) => klen,
	nodes: (credential) =>
		nodes(
			'klen',
			{ operation: 'initiate', agentId: agent('assistant_abc123'), phoneNumber: PHONE },
			credential,
		),
	called: ({ simulator }) =>
		simulator.control.klen.production.calls().map(({ phoneNumber }) => phoneNumber),
};

export const trilletPlacing: Placing = {
	vendor: 'Trillet AI',
	operationId: 'startCall',
	credential: ({ trillet }) => trillet,
	nodes: (credential) =>
		nodes(
			'trillet',
			{ operation: 'start', agentId: agent('664f8e3b1c12d8e9a4f3c2d1'), toNumber: PHONE },
			credential,
		),
	called: ({ simulator }) =>
		simulator.control.trillet.production.calls().map((call) => call.to ?? ''),
};
