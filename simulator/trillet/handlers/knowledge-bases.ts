import type { Handler } from '../../core/contract-api';
import type { TrilletExchange } from '../exchange';
import { find, inWorkspace, newDocument, read, touch } from '../lookup';
import type { KnowledgeBaseDocument } from '../records';
import { attachedFile } from '../uploads';

const ENDINGS = ['pdf', 'txt', 'docx', 'md', 'csv', 'json'];

export const createKnowledgeBase: Handler<TrilletExchange> = ({ body }, exchange) => {
	const { name, description = null } = body as { name: string; description?: string };
	const base: KnowledgeBaseDocument = { ...newDocument(exchange), name, description, files: [] };
	return { status: 200, body: exchange.environment.state.knowledgeBases.add(base) };
};

export const listKnowledgeBases: Handler<TrilletExchange> = (_, exchange) => {
	const { state, settings } = exchange.environment;
	const bases = inWorkspace(exchange, state.knowledgeBases);
	return { status: 200, body: settings.knowledgeBaseEnvelope === 'data' ? { data: bases } : bases };
};

export const getKnowledgeBase: Handler<TrilletExchange> = ({ params }, exchange) => {
	const { knowledgeBases } = exchange.environment.state;
	return { status: 200, body: read(exchange, knowledgeBases, params.id ?? '', 'Knowledge base') };
};

export const uploadKnowledgeBaseFile: Handler<TrilletExchange> = ({ params }, exchange) => {
	const { environment } = exchange;
	const { knowledgeBases } = environment.state;
	const base = find(exchange, knowledgeBases, params.id ?? '', 'Knowledge base');
	const { name, content, contentType } = attachedFile(exchange, 'uploadedFile', ENDINGS);
	const file = { name, size: content.length, type: contentType };
	base.files.push({ ...file, uploadedAt: environment.timestamp() });
	touch(exchange, base);
	return { status: 200, body: { success: true, file } };
};
