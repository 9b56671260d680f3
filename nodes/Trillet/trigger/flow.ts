import {
	NodeOperationError,
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type IHookFunctions,
	type IWebhookFunctions,
	type NodeApiError,
} from 'n8n-workflow';
import { webhookUrl } from '../../shared/triggers/activation';
import {
	openFormer,
	readAddress,
	sealFormer,
	writeAddress,
	type TriggerAddress,
} from '../../shared/triggers/address';
import { isSealedFor } from '../../shared/triggers/sealed';
import { tokenOf } from '../../shared/triggers/token';
import { changeCallFlow } from '../actions/callFlow/change';
import { CREDENTIAL_TYPE, trillet, trilletClient, type TrilletClient } from '../api/client';

/** The addresses of a flow that a trigger can set. */
const FIELDS = ['agentWebhookUrl', 'inboundWebhookUrl'];

type Node = IHookFunctions | IWebhookFunctions;

/** The flow that the trigger listens to. */
export const flowIdOf = (node: Node) =>
	node.getNodeParameter('callFlowId', '', { extractValue: true }) as string;

/** The tokens that this trigger's addresses at a flow may have, one for each key of the credential. */
export function tokensOf(
	node: Node,
	credential: ICredentialDataDecryptedObject,
	flowId: string,
): string[] {
	const place = `${node.getWorkflow().id} ${node.getNode().id} ${flowId}`;
	return apiKeysOf(credential).map((key) => tokenOf(key, place));
}

const apiKeysOf = (credential: ICredentialDataDecryptedObject) =>
	trillet
		.connect(credential)
		.keys.map(({ value }) => value)
		.filter((value) => value !== '');

/**
 * The addresses that triggers of this process have set and not taken back, by where they listen;
 * the newest last. When one leaves a flow, another that was there before gets its place back.
 */
const inUse = new Map<string, { flowId: string; fields: string[]; token: string }>();

interface Place {
	node: IHookFunctions;
	client: TrilletClient;
	/** Where the trigger listens. */
	url: string;
	flowId: string;
	apiKeys: string[];
	tokens: string[];
}

/** A trigger at the call flow whose addresses it sets. */
class Visit {
	/** @param flow as it was read; without any address when it is gone */
	constructor(
		private readonly place: Place,
		private readonly flow: IDataObject,
	) {}

	/** The address in a field, if this trigger has set it for where it listens now. */
	private own(value: unknown): TriggerAddress | undefined {
		const address = readAddress(value);
		return address?.url === this.place.url ? address : undefined;
	}

	/** Whether a field holds an address that somebody else has set. */
	isTaken(field: string): boolean {
		const value = this.flow[field];
		const { url, token } = readAddress(value) ?? {};
		const isOwn = url === this.place.url || (token && this.place.tokens.includes(token));
		return typeof value === 'string' && value !== '' && !isOwn;
	}

	/** Whether exactly these fields hold this trigger's address, for the keys of the credential. */
	isRegistered(fields: string[]): boolean {
		const { apiKeys, tokens } = this.place;
		const isRegistered = FIELDS.every((field) => {
			const own = this.own(this.flow[field]);
			if (!own || !fields.includes(field)) return !own && !fields.includes(field);
			return tokens.includes(own.token) && isSealedFor(own.former, apiKeys);
		});
		if (isRegistered) this.remember(fields);
		return isRegistered;
	}

	async register(fields: string[]): Promise<void> {
		const { url, tokens } = this.place;
		inUse.delete(url);
		const changes = this.restored();
		for (const field of fields) {
			changes[field] = writeAddress({ url, token: tokens[0] ?? '', former: this.former(field) });
		}
		await changeCallFlow(this.place.client, this.place.flowId, changes);
		this.remember(fields);
	}

	/** Puts back the former addresses, except where somebody has set another one meanwhile. */
	async restore(): Promise<void> {
		inUse.delete(this.place.url);
		const changes = this.restored();
		const fields = Object.keys(changes);
		if (fields.length > 0) {
			const answer = {
				...(await changeCallFlow(this.place.client, this.place.flowId, changes)),
			} as IDataObject;
			// Should a field that is not sent stay as it is, it has to be emptied.
			const left = fields.filter((field) => this.own(answer[field]));
			if (left.length > 0) {
				const emptied = Object.fromEntries(left.map((field) => [field, null]));
				await changeCallFlow(this.place.client, this.place.flowId, emptied);
			}
		}
		const unknown = FIELDS.find((field) => this.own(this.flow[field]) && !(field in changes));
		if (unknown) {
			throw new NodeOperationError(
				this.place.node.getNode(),
				`What stood in ${unknown} of the call flow ${this.place.flowId} before cannot be read, as every API key of the credential was replaced`,
				{
					description:
						'Enter one of the former keys as Second API Key, publish and unpublish again; or set the address in the Trillet AI dashboard.',
				},
			);
		}
	}

	/** What the fields with an address of this trigger are to hold when it is gone, as far as known. */
	private restored(): IDataObject {
		const changes: IDataObject = {};
		for (const field of FIELDS) {
			const own = this.own(this.flow[field]);
			if (!own) continue;
			const next = this.nextFor(field, own);
			if (next) changes[field] = writeAddress(next);
			const former = next ? undefined : openFormer(own, this.place.apiKeys);
			// PUT replaces the flow as a whole, so that what is not sent is not there.
			if (former !== undefined) changes[field] = former ?? undefined;
		}
		return changes;
	}

	/** The address of another trigger that still waits for the reports of this field. */
	private nextFor(field: string, { former }: TriggerAddress): TriggerAddress | undefined {
		const [url, other] =
			[...inUse]
				.reverse()
				.find(([, { flowId, fields }]) => flowId === this.place.flowId && fields.includes(field)) ??
			[];
		return url && other ? { url, token: other.token, former } : undefined;
	}

	/** What to bring back one day. An address of a trigger never counts, only what stood there before it. */
	private former(field: string): TriggerAddress['former'] {
		const present = this.flow[field];
		const address = readAddress(present);
		if (!address) return sealFormer(present, this.place.apiKeys);
		const former = openFormer(address, this.place.apiKeys);
		return former === undefined ? address.former : sealFormer(former, this.place.apiKeys);
	}

	private remember(fields: string[]): void {
		const { url, flowId, tokens } = this.place;
		inUse.delete(url);
		inUse.set(url, { flowId, fields, token: tokens[0] ?? '' });
	}
}

/** Reads a call flow for a trigger. */
async function readFlow(node: IHookFunctions, flowId: string, mayBeGone: boolean): Promise<Visit> {
	const credential = await node.getCredentials(CREDENTIAL_TYPE);
	const client = await trilletClient(node);
	const place = {
		node,
		client,
		url: webhookUrl(node),
		flowId,
		apiKeys: apiKeysOf(credential),
		tokens: tokensOf(node, credential, flowId),
	};
	const reading: Promise<object> = client.request('getCallFlow', { path: { id: flowId } });
	const flow = await reading.catch((error: NodeApiError) => {
		if (mayBeGone && error.httpCode === '404') return {};
		throw error;
	});
	return new Visit(place, { ...flow });
}

const turns = new Map<string, Promise<unknown>>();

/**
 * Does something at a call flow, one trigger after the other: flows are read, changed and sent
 * back as a whole, and n8n starts many workflows at once.
 */
export async function atFlow<T>(
	node: IHookFunctions,
	flowId: string,
	work: (visit: Visit) => Promise<T>,
	{ mayBeGone = false } = {},
): Promise<T> {
	const before = turns.get(flowId) ?? Promise.resolve();
	const turn = before
		.catch(() => undefined)
		.then(async () => await work(await readFlow(node, flowId, mayBeGone)));
	turns.set(flowId, turn);
	try {
		return await turn;
	} finally {
		if (turns.get(flowId) === turn) turns.delete(flowId);
	}
}
