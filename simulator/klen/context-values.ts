import { ApiError } from '../core/api-error';
import { displayName } from './contact-views';
import type { ContextType, VariableRecord, VariableType } from './records';
import type { KlenState } from './state';

const ISO_DATE = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;
const BOOLEAN_WORDS = new Map([
	['true', true],
	['yes', true],
	['1', true],
	['false', false],
	['no', false],
	['0', false],
]);

/** Reads a value as a variable's type wants it; undefined when it does not fit. */
const READERS: Record<VariableType, (value: unknown, options: string[] | null) => unknown> = {
	text: (value) => (typeof value === 'string' ? value : undefined),
	number(value) {
		if (typeof value === 'number') return value;
		const isNumeric = typeof value === 'string' && value.trim() !== '' && !isNaN(Number(value));
		return isNumeric ? Number(value) : undefined;
	},
	date: (value) => (isDate(value) ? value : undefined),
	boolean(value) {
		if (typeof value === 'boolean') return value;
		return typeof value === 'string' ? BOOLEAN_WORDS.get(value.toLowerCase()) : undefined;
	},
	select: (value, options) =>
		typeof value === 'string' && options?.includes(value) ? value : undefined,
};

/**
 * Sets context variables in `target`, all or none of them; null removes a value.
 *
 * @throws 400 undefined_variable for an unknown name without auto-create, 400 invalid_value for a value
 * that does not fit the variable's type
 */
export function setContextValues(
	state: KlenState,
	contextType: ContextType,
	target: Record<string, unknown>,
	values: Record<string, unknown>,
	autoCreate: boolean,
): void {
	const definitions: Omit<VariableRecord, 'id'>[] = [];
	const read = Object.entries(values).map(([name, value]): [string, unknown] => {
		const known = state.variable(name, contextType);
		if (!known && !autoCreate) {
			throw new ApiError(400, 'undefined_variable', `Variable not defined: ${name}`);
		}
		if (value === null) return [name, null];
		const definition = known ?? inferDefinition(name, value, contextType);
		if (!known) definitions.push(definition);
		return [name, readValue(definition, value)];
	});
	for (const definition of definitions) {
		state.variables.add({ id: state.variables.nextId(), ...definition });
	}
	for (const [name, value] of read) {
		if (value === null) delete target[name];
		else target[name] = value;
	}
}

function readValue(
	{ name, variableType, selectOptions }: Omit<VariableRecord, 'id'>,
	value: unknown,
): unknown {
	const read = READERS[variableType](value, selectOptions);
	if (read !== undefined) return read;
	const expected =
		variableType === 'select' ? `one of ${selectOptions?.join(', ')}` : `a ${variableType}`;
	throw new ApiError(400, 'invalid_value', `Invalid value for ${name}: expected ${expected}`);
}

function inferDefinition(
	name: string,
	value: unknown,
	contextType: ContextType,
): Omit<VariableRecord, 'id'> {
	return {
		name,
		displayName: displayName(name),
		description: null,
		variableType: inferType(value),
		contextType,
		isDefault: false,
		selectOptions: null,
	};
}

function inferType(value: unknown): VariableType {
	if (typeof value === 'boolean') return 'boolean';
	if (typeof value === 'number') return 'number';
	return isDate(value) ? 'date' : 'text';
}

function isDate(value: unknown): boolean {
	return typeof value === 'string' && ISO_DATE.test(value) && !isNaN(Date.parse(value));
}
