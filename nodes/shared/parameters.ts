import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeParameterResourceLocator,
	type INodeProperties,
	type INodePropertyCollection,
} from 'n8n-workflow';
import { fillInTemplate } from './template';

/**
 * The parameters of one input item, read and checked.
 *
 * Every error names the field as the editor shows it. Values of an AI agent arrive as text
 * or as objects, whatever the field's type, so each reader takes both.
 */
export class ItemParameters {
	constructor(
		private readonly node: IExecuteFunctions,
		private readonly itemIndex: number,
		private readonly properties: INodeProperties[],
	) {}

	/** The value as it is; in a collection undefined when the user did not add the field. */
	raw(name: string): unknown {
		return this.node.getNodeParameter(name, this.itemIndex, undefined, { extractValue: true });
	}

	/** Text without surrounding spaces; empty when the field is. */
	text(name: string): string {
		const value = this.raw(name);
		return value === undefined || value === null ? '' : String(value).trim();
	}

	/** Text that must be there. */
	requiredText(name: string): string {
		const value = this.text(name);
		if (value === '') {
			throw this.error(
				name,
				'is empty',
				`Enter a value${this.hasList(name) ? ', or pick one from the list' : ''}.`,
			);
		}
		return value;
	}

	/**
	 * Text for a vendor whose own placeholders are written as `{{name}}`: these stay as they
	 * are, while n8n's expressions, such as `{{ $json.company }}`, are filled in.
	 */
	template(name: string): string {
		const text = this.node.getNodeParameter(this.path(name), this.itemIndex, '', {
			rawExpressions: true,
		});
		if (typeof text !== 'string' || !text.startsWith('=')) return this.text(name);
		const evaluate = (expression: string) =>
			this.node.evaluateExpression(expression, this.itemIndex);
		return fillInTemplate(text.slice(1), evaluate).trim();
	}

	flag(name: string): boolean {
		const value = this.raw(name);
		return typeof value === 'string' ? value.toLowerCase() === 'true' : Boolean(value);
	}

	/** A whole number from `minimum` to `maximum`. */
	wholeNumber(name: string, minimum: number, maximum = Infinity): number {
		const value = this.raw(name);
		const number = typeof value === 'string' && value.trim() === '' ? NaN : Number(value);
		if (!Number.isInteger(number) || number < minimum || number > maximum) {
			const range =
				maximum === Infinity ? `of at least ${minimum}` : `from ${minimum} to ${maximum}`;
			throw this.error(
				name,
				`must be a whole number ${range}, but is ${JSON.stringify(value)}`,
				`Enter a number such as ${Math.min(Math.max(minimum, 10), maximum)}.`,
			);
		}
		return number;
	}

	/** The ID of a record, where the vendor knows it by a number only. */
	recordNumber(name: string): number {
		const text = this.requiredText(name);
		if (/^\d+$/.test(text)) return Number(text);
		throw this.error(
			name,
			`must be a number, but is "${text}"`,
			'Pick it from the list, or enter its database ID.',
		);
	}

	/** One of the given values. */
	choice<Value extends string>(name: string, values: readonly Value[]): Value {
		const text = this.text(name);
		const value = values.find((candidate) => candidate === text);
		if (value !== undefined) return value;
		throw this.error(
			name,
			`must be one of ${values.join(', ')}, but is "${text}"`,
			'Choose one from the list.',
		);
	}

	/** A list of choices; an AI agent may send them separated by commas, or as JSON. */
	choices(name: string): string[] {
		const value = this.raw(name);
		if (Array.isArray(value)) return value.map(String);
		const text = this.text(name);
		if (text.startsWith('[')) return (this.parseJson(name, text) as unknown[]).map(String);
		return text
			.split(',')
			.map((choice) => choice.trim())
			.filter(Boolean);
	}

	/** A JSON object, given as an object or as text. Empty text is an empty object. */
	jsonObject(name: string): IDataObject {
		const parsed = this.json(name, {});
		if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
			throw this.error(
				name,
				'must be a JSON object',
				'Write names and values between braces, for example {"customer_name": "Jo"}.',
			);
		}
		return parsed as IDataObject;
	}

	/** A JSON array of objects, given as an array or as text. Empty text is an empty array. */
	jsonList(name: string): IDataObject[] {
		const parsed = this.json(name, []);
		const isObject = (entry: unknown) =>
			typeof entry === 'object' && entry !== null && !Array.isArray(entry);
		if (!Array.isArray(parsed) || !parsed.every(isObject)) {
			throw this.error(
				name,
				'must be a JSON array of objects',
				'Write objects between brackets, for example [{"name": "Jo"}, {"name": "Ann"}].',
			);
		}
		return parsed as IDataObject[];
	}

	/** The fields that the user added to a collection. */
	collection(name: string): IDataObject {
		const value = this.node.getNodeParameter(name, this.itemIndex, {}, { extractValue: true });
		return { ...(value as IDataObject) };
	}

	/** A field inside a collection, read like a field of its own. */
	inside(collection: string): ItemParameters {
		return new CollectionParameters(
			this.node,
			this.itemIndex,
			(this.property(collection)?.options ?? []) as INodeProperties[],
			this.collection(collection),
			this.path(collection),
		);
	}

	/** The rows of a collection with one kind of row, each read like fields of their own. */
	rows(collection: string): ItemParameters[] {
		const [group] = (this.property(collection)?.options ?? []) as INodePropertyCollection[];
		if (!group) return [];
		const rows = this.collection(collection)[group.name] as IDataObject | IDataObject[] | undefined;
		return [rows ?? []]
			.flat()
			.map(
				(row, index) =>
					new CollectionParameters(
						this.node,
						this.itemIndex,
						group.values,
						row,
						`${this.path(collection)}.${group.name}[${index}]`,
						` in row ${index + 1} of ${this.label(collection)}`,
					),
			);
	}

	/** The workflow's time zone, an IANA name. */
	get timeZone(): string {
		return this.node.getTimezone();
	}

	/** What the editor calls a field. */
	label(name: string): string {
		return this.property(name)?.displayName ?? name;
	}

	/** An error about a field: what is wrong with it and how to mend it. */
	error(name: string, problem: string, remedy: string): NodeOperationError {
		return new NodeOperationError(this.node.getNode(), `${this.label(name)} ${problem}`, {
			description: remedy,
			itemIndex: this.itemIndex,
		});
	}

	/** Where n8n keeps the value among the node's parameters. */
	protected path(name: string): string {
		return name;
	}

	private property(name: string): INodeProperties | undefined {
		return this.properties.find((property) => property.name === name);
	}

	private hasList(name: string): boolean {
		const type = this.property(name)?.type;
		return type === 'resourceLocator' || type === 'options';
	}

	/** A value given as JSON text, in which a vendor's placeholders stay, or as it is. */
	private json(name: string, empty: object): unknown {
		const value = this.raw(name);
		if (typeof value !== 'string') return value ?? empty;
		const text = this.template(name);
		return text === '' ? empty : this.parseJson(name, text);
	}

	private parseJson(name: string, text: string): unknown {
		try {
			return JSON.parse(text);
		} catch (error) {
			throw this.error(
				name,
				`is not valid JSON: ${(error as Error).message}`,
				'Check quotes and commas. In an expression, JSON.stringify() writes valid JSON.',
			);
		}
	}
}

/** The same readers over the fields of a collection, or of one of its rows. */
class CollectionParameters extends ItemParameters {
	constructor(
		node: IExecuteFunctions,
		itemIndex: number,
		properties: INodeProperties[],
		private readonly fields: IDataObject,
		private readonly parentPath: string,
		/** Follows the field's name in errors, where several fields have the same. */
		private readonly place = '',
	) {
		super(node, itemIndex, properties);
	}

	override label(name: string): string {
		return `${super.label(name)}${this.place}`;
	}

	override raw(name: string): unknown {
		const value = this.fields[name];
		return isLocator(value) ? value.value : value;
	}

	override collection(name: string): IDataObject {
		return { ...(this.fields[name] as IDataObject) };
	}

	protected override path(name: string): string {
		return `${this.parentPath}.${name}`;
	}
}

/** The same readers over values that were read before, without expressions. */
export class ResolvedParameters extends CollectionParameters {
	constructor(
		node: IExecuteFunctions,
		itemIndex: number,
		properties: INodeProperties[],
		values: IDataObject,
	) {
		super(node, itemIndex, properties, values, '');
	}

	override template(name: string): string {
		return this.text(name);
	}
}

function isLocator(value: unknown): value is INodeParameterResourceLocator {
	return typeof value === 'object' && value !== null && '__rl' in value;
}
