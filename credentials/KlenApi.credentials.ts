import type { IAuthenticate, Icon, ICredentialType, INodeProperties } from 'n8n-workflow';
import { authHeaders } from '../nodes/Klen/api/client';
import { permissions } from '../nodes/Klen/api/permissions';
import { advancedFields } from '../nodes/shared/fields/advanced';

export class KlenApi implements ICredentialType {
	name = 'klenApi';

	displayName = 'Klen AI API';

	icon: Icon = { light: 'file:../nodes/Klen/klen.svg', dark: 'file:../nodes/Klen/klen.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-voice-agents/n8n-nodes-voice-agents/blob/main/docs/getting-started-klen-ai.md';

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
			default: 'sandbox',
			description: 'Begin in the sandbox. In production real phones ring, and calls are charged.',
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			placeholder: 'klen_...',
			hint: 'In the Klen AI dashboard: API > API Keys > Create New API Key',
		},
		{
			displayName: 'Webhook Signing Secret',
			name: 'webhookSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Only for a Klen AI Trigger with manual registration: the dashboard shows it under API > Webhooks',
		},
		...advancedFields([
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
