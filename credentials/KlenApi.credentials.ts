import type {
	IAuthenticate,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';
import { asKlenCredentials } from '../nodes/Klen/api/client';
import { originExpression } from '../nodes/Klen/api/environment';
import { permissions } from '../nodes/Klen/api/permissions';
import { REDIRECTS, redirectRules } from '../nodes/shared/transport/credentialTest';

export class KlenApi implements ICredentialType {
	name = 'klenApi';

	displayName = 'Klen AI API';

	icon: Icon = { light: 'file:../nodes/Klen/klen.svg', dark: 'file:../nodes/Klen/klen.dark.svg' };

	documentationUrl = 'https://docs.klen.ai/api-reference/authentication';

	properties: INodeProperties[] = [
		{
			displayName: 'Environment',
			name: 'environment',
			type: 'options',
			options: [
				{
					name: 'Production',
					value: 'production',
					description: 'Real calls, which are charged',
				},
				{
					name: 'Sandbox',
					value: 'sandbox',
					description: 'Test data; no phone rings and nothing is charged',
				},
			],
			default: 'production',
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			placeholder: 'klen_...',
			description: 'From the Klen AI dashboard, API > API Keys > Create New API Key',
		},
		{
			displayName: 'Permissions of the API Key',
			name: 'permissions',
			type: 'multiOptions',
			options: permissions,
			default: [],
			description:
				'The permissions that the API key was created with, so that a missing one is reported before a request is made. Leave empty if you do not know them.',
		},
		{
			displayName: 'Scoped Keys',
			name: 'scopedKeys',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Scoped Key',
			default: {},
			description:
				'Further keys with few permissions each. Every request uses the key with the fewest permissions that is allowed to make it.',
			options: [
				{
					displayName: 'Key',
					name: 'key',
					values: [
						{
							displayName: 'API Key',
							name: 'apiKey',
							type: 'string',
							typeOptions: { password: true },
							default: '',
							placeholder: 'klen_...',
						},
						{
							displayName: 'Permissions',
							name: 'permissions',
							type: 'multiOptions',
							options: permissions,
							default: [],
							description: 'The permissions that this key was created with',
						},
					],
				},
			],
		},
		{
			displayName: 'Second API Key',
			name: 'secondApiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			placeholder: 'klen_...',
			description:
				'Used when Klen AI rejects the first key. To change keys without a failed request, enter the new key here, revoke the old one, then move the new key up.',
		},
		{
			displayName: 'Webhook Signing Secret',
			name: 'webhookSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Only for a Klen AI Trigger with manual registration: the secret that the dashboard shows under API > Webhooks',
		},
		{
			displayName: 'Previous Webhook Signing Secret',
			name: 'previousWebhookSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Accepted beside the current secret while you change it',
		},
		{
			displayName: 'Requests per Minute',
			name: 'requestsPerMinute',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 60,
			description:
				'The limit of the key. Requests wait so that no rolling minute has more; standard keys have 60.',
		},
		{
			displayName: 'Base URL Override',
			name: 'baseUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://proxy.example.com/klen',
			description:
				'Only for a proxy or the simulator: used instead of the address of the environment. {environment} in it becomes production or sandbox.',
		},
	];

	/** A function, because n8n evaluates expressions anew for every request, which takes milliseconds. */
	authenticate: IAuthenticate = async (credentials, request) => {
		const { apiKey, scopedKeys, secondApiKey } = asKlenCredentials(credentials);
		const key = apiKey || scopedKeys?.key?.[0]?.apiKey || secondApiKey;
		return { ...request, headers: { ...request.headers, Authorization: `Bearer ${key}` } };
	};

	/**
	 * Klen AI documents no endpoint for testing a key, so this reads one call. A key without
	 * the permission for that is answered 403, which shows that the key itself is good; hence
	 * that status passes, and the rules tell the failures apart.
	 */
	test: ICredentialTestRequest = {
		request: {
			baseURL: originExpression,
			url: '/api/v1/calls',
			qs: { limit: 1 },
			disableFollowRedirect: true,
			ignoreHttpStatusErrors: { ignore: true, except: [...REDIRECTS, 404, 500, 502, 503, 504] },
		},
		// n8n tests both kinds of rules side by side; only its type asks for one kind.
		rules: [
			{
				type: 'responseSuccessBody',
				properties: {
					key: 'error',
					value: 'invalid_key',
					message:
						'Klen AI does not accept this API key: it is invalid or was revoked. Copy an active key from the dashboard under API > API Keys, and check that it belongs to the chosen environment.',
				},
			},
			{
				type: 'responseSuccessBody',
				properties: {
					key: 'error',
					value: 'authentication_required',
					message: 'No API key was sent. Fill in API Key, or add a scoped key.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 404,
					message:
						'There is no Klen AI API at this address. Check the Base URL Override, or leave it empty.',
				},
			},
			...redirectRules('Klen AI'),
		] as ICredentialTestRequest['rules'],
	};
}
