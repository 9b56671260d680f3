import { readUpdateFields, updateFields, type BodyField } from '../../../shared/fields/bodyFields';
import { toItems, type Operation } from '../../../shared/node/operation';
import type { TrilletClient } from '../../api/client';
import type { components } from '../../api/generated/contract';
import { agentLocator } from '../callAgent/locator';
import { readPhoneNumberId, BY_NUMBER } from './id';
import { phoneNumberLocator } from './locator';
import { officeHours, readOfficeHours } from './officeHours';

type Configuration = components['schemas']['UpdatePhoneNumberConfigurationRequest'];

const CALLER_ID_MODES = ['agent', 'customer'] as const;

const fields: Array<BodyField<Configuration>> = [
	{
		property: { ...agentLocator, required: false, description: 'The agent that takes the calls' },
		read: (values, name) => ({ agentId: values.requiredText(name) }),
	},
	{
		property: {
			displayName: 'Label',
			name: 'label',
			type: 'string',
			default: '',
			placeholder: 'e.g. Sales line',
		},
		read: (values, name) => ({ label: values.text(name) }),
	},
	{
		property: {
			displayName: 'Max Call Duration (Seconds)',
			name: 'maxCallDuration',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 600,
		},
		read: (values, name) => ({ maxCallDuration: values.wholeNumber(name, 1) }),
	},
	{
		property: {
			displayName: 'Metadata Tags',
			name: 'metadataTags',
			type: 'string',
			default: '',
			placeholder: 'e.g. sales, vip',
			description: 'Separated by commas. They replace all tags of the number.',
		},
		read: (values, name) => ({ metadataTags: values.choices(name) }),
	},
	{
		property: officeHours,
		read: readOfficeHours,
	},
	{
		property: {
			displayName: 'Record Calls',
			name: 'recordingEnabled',
			type: 'boolean',
			default: true,
			description: 'Whether calls of the number are recorded',
		},
		read: (values, name) => ({ recordingEnabled: values.flag(name) }),
	},
	{
		property: {
			displayName: 'Transfer Caller ID',
			name: 'transferCallerIdMode',
			type: 'options',
			options: [
				{ name: 'Number of the Agent', value: 'agent' },
				{ name: 'Number of the Customer', value: 'customer' },
			],
			default: 'agent',
			description: 'Which number the person sees who gets the transferred call',
		},
		read: (values, name) => ({ transferCallerIdMode: values.choice(name, CALLER_ID_MODES) }),
	},
];

/**
 * The present configuration as the update names it. No page says whether an update replaces
 * what it does not name, as other updates of the API do.
 */
async function presentConfiguration(
	client: TrilletClient,
	phoneNumberId: string,
): Promise<Configuration> {
	const { agentId, recording, officeHours, transferCallerIdMode, metadataTags } =
		await client.request('getPhoneNumberConfiguration', { path: { phoneNumberId } });
	return {
		...(agentId && { agentId }),
		...(recording !== undefined && { recordingEnabled: recording }),
		// Read without their schedule they would come back as hours without one.
		...(officeHours?.enabled === false && { officeHours }),
		...(transferCallerIdMode && { transferCallerIdMode }),
		...(metadataTags && { metadataTags }),
	};
}

/** Changes a configuration (docs.trillet.ai/v1/api-reference/endpoints/phone-numbers/update-config). */
export const updateConfiguration: Operation<TrilletClient> = {
	name: 'Update Configuration',
	value: 'updateConfiguration',
	action: 'Update the configuration of a phone number',
	description: 'Change some settings of a phone number; the others keep their current values',
	requests: ['getPhoneNumberConfiguration', 'updatePhoneNumberConfiguration'],
	bodyOf: ['updatePhoneNumberConfiguration'],
	optionalRequests: { listPhoneNumbers: BY_NUMBER },
	properties: [phoneNumberLocator, updateFields(fields)],
	async execute(context) {
		const { client, parameters } = context;
		const changes = readUpdateFields(fields, parameters);
		const phoneNumberId = await readPhoneNumberId(context);
		const present = await presentConfiguration(client, phoneNumberId);
		const { success } = await client.request('updatePhoneNumberConfiguration', {
			path: { phoneNumberId },
			body: { ...present, ...changes },
			present,
		});
		return toItems({ phoneNumberId, success });
	},
};
