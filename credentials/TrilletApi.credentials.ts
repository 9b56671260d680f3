import type {
	IAuthenticate,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';
import { redirectRules } from '../nodes/shared/transport/credentialTest';
import { asTrilletCredentials } from '../nodes/Trillet/api/client';
import { originExpression } from '../nodes/Trillet/api/environment';

export class TrilletApi implements ICredentialType {
	name = 'trilletApi';

	displayName = 'Trillet AI API';

	icon: Icon = {
		light: 'file:../nodes/Trillet/trillet.svg',
		dark: 'file:../nodes/Trillet/trillet.dark.svg',
	};

	documentationUrl = 'https://docs.trillet.ai/v1/api-reference/authentication';

	properties: INodeProperties[] = [
		{
			displayName: 'Environment',
			name: 'environment',
			type: 'options',
			options: [
				{ name: 'Development', value: 'development', description: 'Uses the development API key' },
				{ name: 'Production', value: 'production', description: 'Uses the production API key' },
			],
			default: 'production',
			description:
				'Trillet AI has one address for both, and calls ring real phones in both. The key decides.',
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			displayOptions: { show: { environment: ['production'] } },
			description: 'The production key, from the Trillet AI dashboard under Settings',
		},
		{
			displayName: 'Development API Key',
			name: 'developmentApiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			displayOptions: { show: { environment: ['development'] } },
			description:
				'A key of its own for development, so that the production key stays out of tests',
		},
		{
			displayName: 'Second API Key',
			name: 'secondApiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Used when Trillet AI rejects the first key. To change keys without a failed request, enter the new key here, revoke the old one, then move the new key up.',
		},
		{
			displayName: 'Workspace ID',
			name: 'workspaceId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 664a1b2c3d4e5f6a7b8c9d0e',
			description:
				'Needed by every operation but Call: Send and the list and creation of workspaces. Workspace: Get Many shows the IDs.',
		},
		{
			displayName: 'Webhook Signing Secret',
			name: 'webhookSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			placeholder: 'whsec_...',
			description:
				'The whole secret from the dashboard, for a Trillet AI Trigger that receives account webhooks',
		},
		{
			displayName: 'Previous Webhook Signing Secret',
			name: 'previousWebhookSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			placeholder: 'whsec_...',
			description: 'Accepted beside the current secret while you change it',
		},
		{
			displayName: 'Requests per Minute',
			name: 'requestsPerMinute',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 60,
			description:
				'The limit of the key. Requests wait so that no rolling minute has more; production keys have 60.',
		},
		{
			displayName: 'Base URL Override',
			name: 'baseUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://api.partner.example.com',
			description:
				'For a partner host, a proxy or the simulator: used instead of https://api.trillet.ai. {environment} in it becomes production or development.',
		},
	];

	/**
	 * Trillet's pages describe two ways to authenticate; a request carries what both need. A function,
	 * because n8n evaluates expressions anew for every request, which takes milliseconds.
	 */
	authenticate: IAuthenticate = async (credentials, request) => {
		const { environment, apiKey, developmentApiKey, secondApiKey, workspaceId } =
			asTrilletCredentials(credentials);
		const key = (environment === 'development' ? developmentApiKey : apiKey) || secondApiKey;
		return {
			...request,
			headers: {
				...request.headers,
				Authorization: `Bearer ${key}`,
				'x-api-key': key,
				'x-workspace-id': workspaceId,
			},
		};
	};

	/** Lists the call agents, which changes nothing; listing workspaces may create a first one. */
	test: ICredentialTestRequest = {
		request: { baseURL: originExpression, url: '/v1/api/agents', disableFollowRedirect: true },
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message:
						'Trillet AI does not accept this API key. Copy an active key from the dashboard under Settings, and check the environment chosen above.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 400,
					message:
						'Trillet AI accepts the key but misses the workspace. Fill in Workspace ID; it stands in the address of the dashboard.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 403,
					message:
						'Trillet AI accepts the key but not for this workspace. Check Workspace ID, and that the key belongs to it.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 404,
					message:
						'There is no Trillet AI API at this address. Check the Base URL Override, or leave it empty.',
				},
			},
			...redirectRules('Trillet AI'),
		] as ICredentialTestRequest['rules'],
	};
}
