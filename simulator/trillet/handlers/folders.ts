import type { Handler } from '../../core/contract-api';
import type { TrilletExchange } from '../exchange';
import { find, inWorkspace, newDocument, read, touch } from '../lookup';
import type { FolderDocument } from '../records';

/** Requests name colours, answers carry their hex values. */
const COLORS: Record<string, string> = {
	blue: '#3B82F6',
	green: '#10B981',
	teal: '#14B8A6',
	purple: '#8B5CF6',
	orange: '#F97316',
	red: '#EF4444',
};

interface FolderBody {
	name?: string;
	color: string;
	icon: string;
	flowType?: 'call' | 'message';
}

export const createFolder: Handler<TrilletExchange> = ({ body }, exchange) => {
	const { name = '', color, icon, flowType = 'call' } = body as FolderBody;
	const folder: FolderDocument = {
		...newDocument(exchange),
		name,
		color: COLORS[color] ?? color,
		icon,
		flowType,
		pathways: [],
	};
	exchange.environment.state.folders.add(folder);
	return { status: 201, body: view(folder) };
};

export const listFolders: Handler<TrilletExchange> = (_, exchange) => {
	const folders = inWorkspace(exchange, exchange.environment.state.folders);
	return { status: 200, body: folders.map(view) };
};

/** The only answer that carries flows instead of their ids. */
export const getFolder: Handler<TrilletExchange> = ({ params }, exchange) => {
	const { state } = exchange.environment;
	const folder = read(exchange, state.folders, params.folderId ?? '', 'Folder');
	const pathways = folder.pathways.flatMap((id) => {
		const flow = state.callFlows.get(id) ?? state.messageFlows.get(id);
		if (!flow) return [];
		const { _id, name, description = null, createdAt, updatedAt } = flow;
		return { _id, name, description, createdAt, updatedAt };
	});
	return { status: 200, body: { ...view(folder), pathways } };
};

export const updateFolder: Handler<TrilletExchange> = ({ params, body }, exchange) => {
	const folder = findFolder(exchange, params);
	const { color, ...fields } = body as FolderBody;
	Object.assign(folder, fields, { color: COLORS[color] ?? color });
	touch(exchange, folder);
	return { status: 200, body: view(folder) };
};

export const deleteFolder: Handler<TrilletExchange> = ({ params }, exchange) => {
	const folder = findFolder(exchange, params);
	exchange.environment.state.folders.remove(folder._id);
	return { status: 200, body: view(folder) };
};

export const addFlowToFolder: Handler<TrilletExchange> = ({ params, body }, exchange) => {
	const { state } = exchange.environment;
	const folder = findFolder(exchange, params);
	const { pathwayId, pathwayType } = body as { pathwayId: string; pathwayType: string };
	if (pathwayType === 'call') find(exchange, state.callFlows, pathwayId, 'Flow');
	else find(exchange, state.messageFlows, pathwayId, 'Flow');
	folder.pathways = [...new Set([...folder.pathways, pathwayId])];
	touch(exchange, folder);
	return { status: 200, body: view(folder) };
};

export const addFlowToFolderLegacy = addFlowToFolder;

export const removeFlowFromFolder: Handler<TrilletExchange> = ({ params }, exchange) => {
	const folder = findFolder(exchange, params);
	if (!folder.pathways.includes(params.pathwayId ?? '')) throw exchange.environment.missing('Flow');
	folder.pathways = folder.pathways.filter((id) => id !== params.pathwayId);
	touch(exchange, folder);
	return { status: 200, body: view(folder) };
};

export const removeFlowFromFolderLegacy = removeFlowFromFolder;

function findFolder(exchange: TrilletExchange, params: Record<string, string>): FolderDocument {
	return find(exchange, exchange.environment.state.folders, params.folderId ?? '', 'Folder');
}

function view(folder: FolderDocument) {
	return { ...folder, pathwayModel: folder.flowType === 'call' ? 'Flow' : 'MessageFlow' };
}
