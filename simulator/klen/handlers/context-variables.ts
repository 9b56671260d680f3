import { ApiError } from '../../core/api-error';
import type { Handler, OperationRequest } from '../../core/contract-api';
import type { KlenExchange } from '../exchange';
import { missingField } from '../invalid-requests';
import type { ContextType, VariableRecord, VariableType } from '../records';
import type { KlenState } from '../state';

interface VariableBody {
	name?: string;
	display_name?: string;
	description?: string;
	variable_type?: VariableType;
	context_type?: ContextType;
	select_options?: string[];
}

export const listContextVariables: Handler<KlenExchange> = (
	{ query },
	{ environment: { state } },
) => {
	const variables = state.variables
		.all()
		.filter(({ contextType }) => !query.context_type || contextType === query.context_type);
	return { status: 200, body: { count: variables.length, variables: variables.map(view) } };
};

export const createContextVariable: Handler<KlenExchange> = (
	request,
	{ environment: { state } },
) => {
	// The contract has made sure of the four required fields.
	const body = request.body as Required<VariableBody>;
	if (state.variable(body.name, body.context_type)) {
		throw new ApiError(400, 'duplicate_variable', `A variable named ${body.name} already exists`);
	}
	const variable: VariableRecord = {
		id: state.variables.nextId(),
		name: body.name,
		displayName: body.display_name,
		description: (request.body as VariableBody).description ?? null,
		variableType: body.variable_type,
		contextType: body.context_type,
		isDefault: false,
		selectOptions: optionsFor(request, body.variable_type, null),
	};
	state.variables.add(variable);
	return { status: 201, body: saved(variable, 'created') };
};

/** PATCH: what is not sent stays. */
export const updateContextVariable: Handler<KlenExchange> = (
	request,
	{ environment: { state } },
) => {
	const variable = requireOwnVariable(request, state);
	const body = request.body as VariableBody;
	const variableType = body.variable_type ?? variable.variableType;
	Object.assign(variable, {
		selectOptions: optionsFor(request, variableType, variable.selectOptions),
		variableType,
		displayName: body.display_name ?? variable.displayName,
		description: body.description ?? variable.description,
	});
	return { status: 200, body: saved(variable, 'updated') };
};

/** PUT: a description or options that are not sent are gone; the rest cannot be empty and stays. */
export const replaceContextVariable: Handler<KlenExchange> = (
	request,
	{ environment: { state } },
) => {
	const variable = requireOwnVariable(request, state);
	const body = request.body as VariableBody;
	const variableType = body.variable_type ?? variable.variableType;
	Object.assign(variable, {
		selectOptions: optionsFor(request, variableType, null),
		variableType,
		displayName: body.display_name ?? variable.displayName,
		description: body.description ?? null,
	});
	return { status: 200, body: saved(variable, 'updated') };
};

/** Values stored under the variable's name stay where they are. */
export const deleteContextVariable: Handler<KlenExchange> = (
	request,
	{ environment: { state } },
) => {
	const variable = requireVariable(request, state);
	if (variable.isDefault) {
		throw new ApiError(403, 'delete_not_allowed', 'Default variables cannot be deleted');
	}
	state.variables.remove(variable.id);
	return { status: 200, body: { message: 'Variable definition deleted successfully' } };
};

function requireVariable({ params }: OperationRequest, state: KlenState): VariableRecord {
	const variable = state.variables.get(Number(params.variable_id));
	if (variable) return variable;
	throw new ApiError(404, 'not_found', 'Variable definition not found or you do not have access');
}

/** @throws 400 for a default variable; no code for that is documented */
function requireOwnVariable(request: OperationRequest, state: KlenState): VariableRecord {
	const variable = requireVariable(request, state);
	if (!variable.isDefault) return variable;
	throw new ApiError(400, 'validation_error', 'Default variables cannot be modified');
}

/** @throws 400 when a select variable would end up without options */
function optionsFor(
	{ operationId, body }: OperationRequest,
	type: VariableType,
	present: string[] | null,
): string[] | null {
	if (type !== 'select') return null;
	const options = (body as VariableBody).select_options ?? present;
	if (!options?.length) throw missingField(operationId, 'select_options');
	return options;
}

function view(variable: VariableRecord) {
	return {
		id: variable.id,
		name: variable.name,
		display_name: variable.displayName,
		description: variable.description,
		variable_type: variable.variableType,
		context_type: variable.contextType,
		is_default: variable.isDefault,
		select_options: variable.selectOptions,
	};
}

function saved({ id, name, displayName }: VariableRecord, what: 'created' | 'updated') {
	const message = `Variable definition ${what} successfully`;
	return { id, name, display_name: displayName, message };
}
