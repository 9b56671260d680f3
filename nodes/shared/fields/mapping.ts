import type { NodeApiError, ResourceMapperField, ResourceMapperFields } from 'n8n-workflow';

/** What the editor needs to know of a variable; the rest is the same for all of them. */
export interface VariableField extends Pick<ResourceMapperField, 'id' | 'displayName'> {
	type?: ResourceMapperField['type'];
	/** The values of a select, of which one is chosen. */
	choices?: string[];
	/** Whether the text of the agent has a hole without it. */
	required?: boolean;
}

/** Says in place of the fields why there are none. */
export const noFields = (notice: string): ResourceMapperFields => ({
	fields: [],
	// The editor takes the notice for HTML.
	emptyFieldsNotice: notice.replaceAll('&', '&amp;').replaceAll('<', '&lt;'),
});

/**
 * Describes variables to the editor. Of a failure the editor would show nothing at all, so the
 * error and what to do stand in place of the fields.
 * @param emptyNotice what to do when there is no variable
 */
export async function toFields(
	read: () => Promise<VariableField[]>,
	emptyNotice: string,
): Promise<ResourceMapperFields> {
	try {
		const variables = await read();
		return variables.length > 0 ? { fields: variables.map(toField) } : noFields(emptyNotice);
	} catch (error) {
		const { message, description, httpCode } = error as NodeApiError;
		// Variables are no reason to change a key, which the description asks for.
		const remedy = httpCode === '403' ? 'To go on without it, choose Using JSON.' : description;
		return noFields([message, remedy].filter(Boolean).join('. '));
	}
}

const toField = ({
	choices,
	type = 'string',
	required = false,
	...names
}: VariableField): ResourceMapperField => ({
	...names,
	type: choices ? 'options' : type,
	...(choices && { options: choices.map((value) => ({ name: value, value })) }),
	required,
	display: true,
	defaultMatch: false,
	canBeUsedToMatch: false,
});
