import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeParameterResourceLocator,
	type INodeProperties,
	type INodePropertyCollection,
} from 'n8n-workflow';
import { FieldReader } from '../fields/fieldReader';
import { isFormerSection, OPTIONS } from '../fields/options';
import { badPlaceholderIn, fillInTemplate } from './template';

/** The parameters of one input item, read and checked. */
export class ItemParameters extends FieldReader {
	constructor(
		private readonly node: IExecuteFunctions,
		private readonly itemIndex: number,
		private readonly properties: INodeProperties[],
	) {
		super();
	}

	/** The value as it is; in a collection undefined when the user did not add the field. */
	raw(name: string): unknown {
		return this.node.getNodeParameter(name, this.itemIndex, undefined, { extractValue: true });
	}

	/**
	 * Text for a vendor whose own placeholders are written as `{{name}}`: these stay as they
	 * are, while n8n's expressions, such as `{{ $json.company }}`, are filled in.
	 */
	template(name: string): string {
		const text = this.stored(this.path(name));
		if (typeof text !== 'string' || !text.startsWith('=')) return this.text(name);
		this.checkPlaceholders(text, this.property(name));
		const evaluate = (expression: string) =>
			this.node.evaluateExpression(expression, this.itemIndex);
		return fillInTemplate(text.slice(1), evaluate).trim();
	}

	/** The fields that the user added to a collection. */
	collection(name: string): IDataObject {
		// n8n evaluates all of them at once, and stops at the syntax of one without saying which.
		this.checkPlaceholders(this.stored(this.path(name)), this.property(name));
		const value = this.node.getNodeParameter(name, this.itemIndex, {});
		return { ...(value as IDataObject) };
	}

	/** A field inside a collection, read like a field of its own. */
	inside(collection: string): ItemParameters {
		const former = collection === OPTIONS ? this.properties.filter(isFormerSection) : [];
		const fields = [...former.map(({ name }) => name), collection].map((name) =>
			this.collection(name),
		);
		return new CollectionParameters(
			this.node,
			this.itemIndex,
			(this.property(collection)?.options ?? []) as INodeProperties[],
			Object.assign({}, ...fields) as IDataObject,
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

	/** Whether the field holds an expression, and not a value of its own. */
	protected isExpression(name: string): boolean {
		const value = this.stored(this.path(name));
		const text = isLocator(value) ? value.value : value;
		return typeof text === 'string' && text.startsWith('=');
	}

	/** A value as the user wrote it, with its expressions. */
	private stored(path: string): unknown {
		return this.node.getNodeParameter(path, this.itemIndex, null, { rawExpressions: true });
	}

	/** Finds what is meant for a placeholder in a text, or in the texts of a collection and its rows. */
	private checkPlaceholders(value: unknown, property: INodeProperties | undefined): void {
		if (!property) return;
		if (typeof value === 'object' && value !== null) {
			const parts = (property.options ?? []) as Array<INodeProperties | INodePropertyCollection>;
			for (const part of parts) {
				const given = (value as IDataObject)[part.name];
				if (!('values' in part)) this.checkPlaceholders(given, part);
				else for (const row of [given ?? []].flat()) this.checkRow(row, part.values);
			}
			return;
		}
		const isText = property.type === 'string' || property.type === 'json';
		const text = String(value ?? '');
		const bad = isText && text.startsWith('=') ? badPlaceholderIn(text) : undefined;
		if (bad === undefined) return;
		throw this.error(
			property.displayName,
			`has ${bad}, which is neither a placeholder nor an expression of n8n`,
			'A placeholder is a name of the letters a to z, digits and underscores between two braces, such as {{first_name}}. To fill in data of the item, write an expression such as {{ $json["first-name"] }}.',
		);
	}

	private checkRow(row: unknown, properties: INodeProperties[]): void {
		for (const property of properties) {
			this.checkPlaceholders((row as IDataObject)[property.name], property);
		}
	}

	/** Where n8n keeps the value among the node's parameters. */
	protected path(name: string): string {
		return name;
	}

	protected property(name: string): INodeProperties | undefined {
		return this.properties.find((property) => property.name === name);
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

function isLocator(value: unknown): value is INodeParameterResourceLocator {
	return typeof value === 'object' && value !== null && '__rl' in value;
}
