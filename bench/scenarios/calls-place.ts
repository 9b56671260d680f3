import type { INode, INodeParameters } from 'n8n-workflow';
import { httpRequest, klen, splitOut } from '../nodes';
import type { PacedContender } from '../paced';

const AGENT = 'assistant_abc123';
const PHONES = 'body.phones';
const PHONE = `{{ $json['${PHONES}'] }}`;

/** The most requests that HTTP Request can make where 60 a minute are allowed. */
export const ONE_A_SECOND = { batching: { batch: { batchSize: 1, batchInterval: 1_000 } } };

/**
 * Call > Initiate for each number of the body's `phones`.
 * @param parameters what it is to do beyond that
 */
export const ourPlacing =
	(parameters: INodeParameters = {}): PacedContender['nodes'] =>
	async (n8n, vendor, key) => [
		splitOut(PHONES),
		klen(
			{
				resource: 'call',
				operation: 'initiate',
				agentId: { __rl: true, mode: 'id', value: AGENT },
				phoneNumber: `=${PHONE}`,
				...parameters,
			},
			await vendor.credential(n8n, key),
		),
	];

/**
 * The same with HTTP Request.
 * @param options those of the node's parameters
 * @param settings those of its Settings tab
 */
export const httpPlacing =
	(options: INodeParameters, settings: Partial<INode> = {}): PacedContender['nodes'] =>
	async (n8n, vendor, key) => {
		const request = httpRequest(
			{
				method: 'POST',
				url: `${vendor.url}/api/v1/calls`,
				sendBody: true,
				specifyBody: 'json',
				jsonBody: `={ "agent_id": "${AGENT}", "phone_number": "${PHONE}" }`,
				options,
			},
			await vendor.header(n8n, key),
		);
		return [splitOut(PHONES), { ...request, ...settings }];
	};
