import {
	NodeOperationError,
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type IHookFunctions,
} from 'n8n-workflow';
import { asObject } from '../../shared/json';
import {
	createOnce,
	findRegistration,
	restoreRegistrations,
	saveRegistration,
	triggerOf,
	type Account,
	type WantedRegistration,
} from '../../shared/triggers/registration';
import { readSecret } from '../../shared/transport/keys';
import { explainFailure, requireEncrypted, webhookUrl } from '../../shared/triggers/activation';
import { asKlenCredentials, CREDENTIAL_TYPE, klenClient, type KlenOperations } from '../api/client';
import type { EventName } from '../api/events';
import { accountOf } from './account';

export const registrationRequests: Array<keyof KlenOperations> = ['createWebhook'];

const isAutomatic = (node: IHookFunctions) => node.getNodeParameter('registration') === 'automatic';

function wantedRegistration(node: IHookFunctions, account: Account): WantedRegistration {
	const events = node.getNodeParameter('events', []) as string[];
	if (events.length === 0) {
		throw new NodeOperationError(node.getNode(), 'Events is empty', {
			description: 'Choose at least one event to listen to.',
		});
	}
	return { account: account.id, url: webhookUrl(node), events };
}

/** Where the secret may stand: Klen AI's pages do not show the answer. */
function secretOf(answer: IDataObject): string {
	const { secret, webhook_secret, signing_secret, webhook } = answer;
	const found = secret ?? webhook_secret ?? signing_secret ?? asObject(webhook).secret;
	return typeof found === 'string' ? found : '';
}

async function isRegistered(node: IHookFunctions): Promise<boolean> {
	if (!isAutomatic(node)) return true;
	const credential = await node.getCredentials(CREDENTIAL_TYPE);
	const account = accountOf(node.getNode(), credential);
	const wanted = wantedRegistration(node, account);
	const trigger = triggerOf(node);
	const existing = findRegistration(trigger, wanted, account);
	if (!existing) return false;
	saveRegistration(trigger, existing, account);
	assertSecret(node, credential, existing.secret);
	return true;
}

async function register(node: IHookFunctions): Promise<void> {
	const credential = await node.getCredentials(CREDENTIAL_TYPE);
	const account = accountOf(node.getNode(), credential);
	const wanted = wantedRegistration(node, account);
	requireEncrypted(node, wanted.url, asKlenCredentials(credential));
	const client = await klenClient(node);
	const body = {
		// Nobody can delete it by the API, so the dashboard has to tell it from the one in use.
		name: `${node.getMode() === 'manual' ? 'n8n TEST' : 'n8n'}: ${node.getWorkflow().name ?? 'workflow'}`,
		url: wanted.url,
		subscribed_events: wanted.events as EventName[],
	};
	const create = async () => await client.request('createWebhook', { body });
	const answer = (await createOnce(wanted, create)) as IDataObject;
	const secret = secretOf(answer);
	const registration = {
		...wanted,
		id: String(answer.id ?? asObject(answer.webhook).id ?? ''),
		secret,
	};
	saveRegistration(triggerOf(node), registration, account);
	assertSecret(node, credential, secret);
}

/** Without a secret every event would be refused, silently. */
function assertSecret(
	node: IHookFunctions,
	credential: ICredentialDataDecryptedObject,
	secret: string,
): void {
	const { webhookSecret } = asKlenCredentials(credential);
	if (secret || readSecret(webhookSecret)) return;
	throw new NodeOperationError(
		node.getNode(),
		'Klen AI created the webhook but did not return its signing secret',
		{
			description:
				'Copy the secret from the Klen AI dashboard, API > Webhooks, into Webhook Signing Secret of the credential, and publish again. The webhook will not be created twice.',
		},
	);
}

/**
 * The life cycle of the trigger's webhook (docs.klen.ai/api-reference/webhooks/overview).
 *
 * n8n runs checkExists, then create, on every activation and start. Klen AI has no endpoint to
 * list, change or delete webhooks, so what was created is remembered and never created twice;
 * after deactivation Klen AI still sends, and n8n answers 404.
 *
 * When an activation fails, here or at another trigger, n8n throws away what it wrote to static
 * data, and has delete clean up on what was saved before. That is saved, so delete remembers.
 */
export const webhookMethods = {
	default: {
		async checkExists(this: IHookFunctions): Promise<boolean> {
			return await explainFailure(this, async () => await isRegistered(this));
		},

		async create(this: IHookFunctions): Promise<boolean> {
			await explainFailure(this, async () => await register(this));
			return true;
		},

		async delete(this: IHookFunctions): Promise<boolean> {
			restoreRegistrations(triggerOf(this));
			return true;
		},
	},
};
