import type { IDataObject, ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';
import { noFields, toFields, type VariableField } from '../../shared/fields/mapping';
import { ListReader } from '../../shared/transport/pages';
import { trilletClient, type TrilletClient, type TrilletOperations } from '../api/client';
import { callVariables, messageVariables } from '../api/flowVariables';
import { idOf } from '../api/reference';

/** The flow that an agent follows: the one that it names, or the first active one that names it. */
async function flowOf(client: TrilletClient, agent: IDataObject): Promise<IDataObject> {
	const listed = async () => {
		const flows = await new ListReader(client, 'listCallFlows').readAll();
		const own = flows.filter((flow) => idOf(flow.agent) === idOf(agent));
		return idOf(own.find(({ isActive }) => isActive !== false) ?? own[0]);
	};
	const id = idOf(agent.pathway) ?? (await listed());
	return id ? ((await client.request('getCallFlow', { path: { id } })) as IDataObject) : {};
}

/**
 * Fields for what is picked in a parameter.
 * @param noun what is picked, with its article
 */
async function fieldsFor(
	context: ILoadOptionsFunctions,
	{ parameter, noun }: { parameter: string; noun: string },
	read: (client: TrilletClient, id: string) => Promise<VariableField[]>,
): Promise<ResourceMapperFields> {
	const id = String(context.getCurrentNodeParameter(parameter, { extractValue: true }) ?? '');
	if (id === '') return noFields(`Pick ${noun} first: its variables become fields here.`);
	if (id.startsWith('=')) {
		return noFields(
			`An expression chooses ${noun}, so its variables are not known here. Choose Using JSON.`,
		);
	}
	return await toFields(
		async () => await read(await trilletClient(context), id),
		'Its texts use no {{variable}}, and it has no values for any. To send variables all the same, choose Using JSON.',
	);
}

/** The variables of the call agent that is picked, from its own record and its call flow. */
export async function getCallVariables(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	return await fieldsFor(
		this,
		{ parameter: 'agentId', noun: 'a call agent' },
		async (client, agentId) => {
			const agent = (await client.request('getAgent', { path: { agentId } })) as IDataObject;
			return callVariables(agent, await flowOf(client, agent));
		},
	);
}
getCallVariables.requests = ['getAgent', 'getCallFlow', 'listCallFlows'] satisfies Array<
	keyof TrilletOperations
>;

/** The variables of the message flow that is picked. */
export async function getMessageVariables(
	this: ILoadOptionsFunctions,
): Promise<ResourceMapperFields> {
	return await fieldsFor(
		this,
		{ parameter: 'messageFlowId', noun: 'a message flow' },
		async (client, id) =>
			messageVariables((await client.request('getMessageFlow', { path: { id } })) as IDataObject),
	);
}
getMessageVariables.requests = ['getMessageFlow'] satisfies Array<keyof TrilletOperations>;

/** The variables of the call flow that is picked, none of which has to have a value. */
export async function getLookUpVariables(
	this: ILoadOptionsFunctions,
): Promise<ResourceMapperFields> {
	return await fieldsFor(
		this,
		{ parameter: 'callFlowId', noun: 'a call flow' },
		async (client, id) => {
			const flow = (await client.request('getCallFlow', { path: { id } })) as IDataObject;
			return callVariables({}, flow).map((field) => ({ ...field, required: false }));
		},
	);
}
getLookUpVariables.requests = ['getCallFlow'] satisfies Array<keyof TrilletOperations>;
