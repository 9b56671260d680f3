import type { IDataObject, INodeProperties, NodeOperationError } from 'n8n-workflow';
import { choiceMeantBy, ownChoices } from './choices';
import { bare, isSameWord, parseYesNo } from './yesNo';

/**
 * Reads and checks fields, wherever they come from.
 *
 * Every error names the field as the editor shows it. Values of an AI agent arrive as text
 * or as objects, whatever the field's type, so each reader takes both.
 */
export abstract class FieldReader {
	/** The value as it is; in a collection undefined when the user did not add the field. */
	abstract raw(name: string): unknown;

	/**
	 * Text for a vendor whose own placeholders are written as `{{name}}`: these stay as they
	 * are, while n8n's expressions, such as `{{ $json.company }}`, are filled in.
	 */
	abstract template(name: string): string;

	/** An error about a field: what is wrong with it and how to mend it. */
	abstract error(name: string, problem: string, remedy: string): NodeOperationError;

	/** Whether there is such a field at all. */
	has(name: string): boolean {
		return this.property(name) !== undefined;
	}

	protected abstract property(name: string): INodeProperties | undefined;

	/** Whether the field holds an expression, and not a value of its own. */
	protected abstract isExpression(name: string): boolean;

	/** Text without surrounding spaces; empty when the field is. */
	text(name: string): string {
		const value = this.raw(name);
		return value === undefined || value === null ? '' : String(value).trim();
	}

	/** Text that must be there. */
	requiredText(name: string): string {
		const value = this.text(name);
		if (value !== '') return value;
		throw this.emptyError(
			name,
			'is empty',
			`Enter a value${this.hasList(name) ? ', or pick one from the list' : ''}.`,
		);
	}

	/** Yes or no; no when the user did not add the field. */
	flag(name: string): boolean {
		const value = this.raw(name);
		const answer = parseYesNo(value);
		if (answer !== undefined) return answer;
		const isMissing = value === undefined || value === null;
		if (isMissing && !this.isExpression(name)) return false;
		throw this.emptyError(
			name,
			`must be yes or no, but is ${JSON.stringify(value)}`,
			'Use true or false, yes or no, on or off, 1 or 0.',
		);
	}

	/** A whole number from `minimum` to `maximum`. */
	wholeNumber(name: string, minimum: number, maximum = Infinity): number {
		const value = this.raw(name);
		const number = this.text(name) === '' ? NaN : Number(value);
		if (!Number.isInteger(number) || number < minimum || number > maximum) {
			const range =
				maximum === Infinity ? `of at least ${minimum}` : `from ${minimum} to ${maximum}`;
			const all =
				name === 'limit' && this.property('returnAll') ? ' To get all, turn on Return All.' : '';
			throw this.emptyError(
				name,
				`must be a whole number ${range}, but is ${JSON.stringify(value)}`,
				`Enter a number such as ${Math.min(Math.max(minimum, 10), maximum)}.${all}`,
			);
		}
		return number;
	}

	/** The ID of a record, where the vendor knows it by a number only. */
	recordNumber(name: string): number {
		const text = this.requiredText(name);
		if (/^\d+$/.test(text) && Number.isSafeInteger(Number(text))) return Number(text);
		throw this.error(
			name,
			`must be a number, but is "${text}"`,
			'Pick it from the list, or enter its database ID.',
		);
	}

	/** One of the given values, or the name by which the editor shows it. */
	choice<Value extends string>(name: string, values: readonly Value[]): Value {
		const text = this.text(name);
		const meant = choiceMeantBy(ownChoices(this.property(name)) ?? [], text);
		const value = values.find((candidate) => candidate === meant || isSameWord(candidate, text));
		if (value !== undefined) return value;
		throw this.emptyError(
			name,
			`must be one of ${values.join(', ')}, but is "${text}"`,
			'Choose one from the list.',
		);
	}

	/**
	 * A list of choices; an AI agent may send them separated by commas, or as JSON. Of a list that
	 * the node itself makes, only what is in it counts, by its value or by its name.
	 */
	choices(name: string): string[] {
		const known = ownChoices(this.property(name));
		const isNothing = !Array.isArray(this.raw(name)) && this.text(name) === '';
		if (known && isNothing && this.isExpression(name)) {
			throw this.emptyError(name, 'is empty', 'Choose from the list.');
		}
		return this.listed(name).map((text) => {
			const value = known ? choiceMeantBy(known, text) : text;
			if (value !== undefined) return value;
			throw this.error(
				name,
				`has "${text}", which is not one of ${known?.map((choice) => choice.name).join(', ')}`,
				'Choose from the list.',
			);
		});
	}

	private listed(name: string): string[] {
		const value = this.raw(name);
		const text = this.text(name);
		const isJson = typeof value === 'string' && text.startsWith('[');
		const list = isJson ? this.parseJson(name, text) : value;
		const entries = Array.isArray(list) ? (list as unknown[]) : text.split(',');
		if (entries.some((entry) => typeof entry === 'object')) {
			throw this.error(name, 'must be a list of texts', 'Write it like ["first", "second"].');
		}
		return entries.map((entry) => bare(String(entry))).filter(Boolean);
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

	/** As {@link error}, unless it is an expression that is at fault, because it gave nothing. */
	private emptyError(name: string, problem: string, remedy: string): NodeOperationError {
		if (this.text(name) !== '' || !this.isExpression(name))
			return this.error(name, problem, remedy);
		return this.error(
			name,
			'is empty: its expression gave nothing for this item',
			`${remedy} Check that the item has the field that the expression reads, spelled the same, or leave such items out with a Filter node before.`,
		);
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
