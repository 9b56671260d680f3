import type { INodeProperties } from 'n8n-workflow';
import { OPTIONS } from '../../../shared/fields/options';
import type { OperationContext } from '../../../shared/node/operation';
import type { TrilletClient } from '../../api/client';
import { readPhoneNumberId } from '../phoneNumber/id';
import { phoneNumberLocator } from '../phoneNumber/locator';

/** In Options of every operation that places a call. */
export const fromNumberField: INodeProperties = {
	...phoneNumberLocator,
	displayName: 'From Number',
	name: 'fromNumberId',
	required: false,
	description:
		'The number of the workspace that calls. Trillet AI does not document this field, its own plugin was seen to use it: it may change or have no effect.',
};

/**
 * Reads {@link fromNumberField} (TrilletAI/Trillet-grok, skills/trillet-phone-mission).
 * @throws NodeOperationError when the workspace has no such number
 */
export async function readFromNumber(
	context: OperationContext<TrilletClient>,
): Promise<{ from_phone_number_id?: string }> {
	const options = context.parameters.inside(OPTIONS);
	if (options.text(fromNumberField.name) === '') return {};
	return { from_phone_number_id: await readPhoneNumberId(context, options, fromNumberField.name) };
}
