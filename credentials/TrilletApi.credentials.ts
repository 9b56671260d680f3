import type { IAuthenticate, Icon, ICredentialType, INodeProperties } from 'n8n-workflow';
import { advancedFields } from '../nodes/shared/fields/advanced';
import { authHeaders } from '../nodes/Trillet/api/client';

export class TrilletApi implements ICredentialType {
	name = 'trilletApi';

	displayName = 'Trillet AI API';

	icon: Icon = {
		light: 'file:../nodes/Trillet/trillet.svg',
		dark: 'file:../nodes/Trillet/trillet.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-voice-agents/n8n-nodes-voice-agents/blob/main/docs/getting-started-trillet-ai.md';

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
			hint: 'In the Trillet AI dashboard, under Settings',
			description: 'The production key',
		},
		{
			displayName: 'Development API Key',
			name: 'developmentApiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			displayOptions: { show: { environment: ['development'] } },
			hint: 'In the Trillet AI dashboard, under Settings',
			description:
				'A key of its own for development, so that the production key stays out of tests',
		},
		{
			displayName: 'Workspace ID',
			name: 'workspaceId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 664a1b2c3d4e5f6a7b8c9d0e',
			hint: 'Workspace > Get Many lists the IDs',
			description:
				'Needed by every operation but Call: Start Without Variables and the list and creation of workspaces',
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
		...advancedFields([
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
		]),
	];

	/**
	 * A function, because n8n evaluates expressions anew for every request, which takes milliseconds.
	 * It takes off what was copied along with a key. The nodes test the credential, by `testedBy`.
	 */
	authenticate: IAuthenticate = async (credentials, request) => ({
		...request,
		headers: { ...request.headers, ...authHeaders(credentials) },
	});
}
