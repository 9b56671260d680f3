import { ApiError } from '../../core/api-error';
import type { Handler } from '../../core/contract-api';
import type { TrilletExchange } from '../exchange';
import { find, inWorkspace, newDocument } from '../lookup';
import type { VoiceDocument } from '../records';
import { attachedFile } from '../uploads';

type VoiceBody = Pick<VoiceDocument, 'name'> & Partial<VoiceDocument>;

export const listVoices: Handler<TrilletExchange> = (_, exchange) => ({
	status: 200,
	body: inWorkspace(exchange, exchange.environment.state.voices).map(view),
});

export const createVoice: Handler<TrilletExchange> = ({ body }, exchange) => ({
	status: 200,
	body: created(exchange, body as VoiceBody),
});

export const cloneVoice: Handler<TrilletExchange> = ({ body }, exchange) => {
	const { content } = attachedFile(exchange, 'file');
	if (content.length === 0) throw new ApiError(400, 'invalid_request', 'The file is empty');
	const fields = body as Partial<VoiceBody>;
	const { name } = fields;
	const embedding = { data: content.subarray(0, 4).toString('base64'), format: 'float32' };
	if (!name) return { status: 200, body: { embedding } };
	const { description, language } = fields;
	const voice = created(exchange, { name, description, language });
	return { status: 200, body: { embedding, voice } };
};

export const getVoice: Handler<TrilletExchange> = ({ params }, exchange) => {
	const { voices } = exchange.environment.state;
	return { status: 200, body: view(find(exchange, voices, params.id ?? '', 'Voice')) };
};

function created(exchange: TrilletExchange, { name, description, language }: VoiceBody) {
	const voice = exchange.environment.state.voices.add({
		...newDocument(exchange),
		name,
		description: description ?? null,
		language: language ?? null,
	});
	const { _id, workspaceId, createdAt } = voice;
	return {
		_id,
		workspaceId,
		name,
		description: voice.description,
		language: voice.language,
		createdAt,
	};
}

/** The page of one voice has other fields than its creation. */
function view(voice: VoiceDocument) {
	const { _id, name, description, voiceId = `custom_${name}`, provider = 'custom' } = voice;
	const { gender = null, accent = null } = voice;
	return { _id, name, voiceId, provider, gender, accent, description };
}
