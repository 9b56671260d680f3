import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { isSameWord } from './yesNo';

/** The choices that the node itself offers in a list; undefined where the vendor has them. */
export function ownChoices(
	property: INodeProperties | undefined,
): INodePropertyOptions[] | undefined {
	if (property?.type !== 'options' && property?.type !== 'multiOptions') return undefined;
	return property.typeOptions?.loadOptionsMethod
		? undefined
		: (property.options as INodePropertyOptions[] | undefined);
}

/** The value of the choice that a text gives by its value or by its name. */
export function choiceMeantBy(choices: INodePropertyOptions[], text: string): string | undefined {
	const choice =
		choices.find(({ value }) => isSameWord(String(value), text)) ??
		choices.find(({ name }) => isSameWord(name, text));
	return choice && String(choice.value);
}
