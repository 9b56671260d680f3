import axios, { isAxiosError } from 'axios';
import { fillPlaceholders } from '../core/placeholders';
import { publicText } from '../inspector/redact';
import { QUESTION_FAULTS } from './outcomes';
import type { CallFlowDocument, CallRecord, Question } from './records';
import type { TrilletSettings } from './settings';
import type { TrilletState } from './state';

type Values = Record<string, unknown>;

/** Longer than this an answer that comes late by the number's fault takes. */
const SLOW_MS = 3_000;

interface Tool {
	name?: string;
	url?: string;
	method?: string;
	headers?: Record<string, string>;
	body?: string;
	variables?: Array<{ name: string; description?: string }>;
	responseVariables?: Array<{ name: string; path: string }>;
	isTesting?: boolean;
}

export interface QuestionParts {
	state: TrilletState;
	settings: () => TrilletSettings;
	now: () => number;
	/** Lets whoever advances the clock wait for it. */
	track: (work: Promise<unknown>) => void;
}

/**
 * What a call asks of outside while somebody is on the phone: who is calling, before an inbound
 * call is answered (trillet-ai.jamdesk.app/documentation/inbound-call-webhook), and the tools of
 * its flow. An answer's variables become those of the call. How long Trillet waits is a guess.
 */
export class Questions {
	constructor(private readonly parts: QuestionParts) {}

	/** Asks about the caller of an inbound call, then goes on. */
	beforeCall(call: CallRecord, goOn: () => void): void {
		const url = this.flowOf(call)?.inboundWebhookUrl;
		const asks = this.parts.settings().inboundWebhook === 'asks';
		if (call.direction !== 'inbound' || !url || !asks) return goOn();
		const params = { call_id: call.callId, agent_id: call.agentId, from: call.from, to: call.to };
		this.run(goOn, async () => {
			const answer = await this.ask(call, { kind: 'callerLookUp', name: null, url, sent: params });
			Object.assign(call.dynamicVariables, asObject(asObject(answer).variables));
		});
	}

	/** Uses every tool of the flow once, one after the other, then goes on. */
	duringCall(call: CallRecord, goOn: () => void): void {
		const tools = (this.flowOf(call)?.webhooks ?? []) as Tool[];
		const usable = tools.filter(({ url, isTesting }) => url && !isTesting);
		if (usable.length === 0) return goOn();
		this.run(goOn, async () => {
			for (const tool of usable) await this.use(call, tool);
		});
	}

	private async use(call: CallRecord, tool: Tool): Promise<void> {
		const chosen = this.parts.settings().toolArguments[tool.name ?? ''] ?? {};
		const values = (tool.variables ?? []).map(({ name }) => [
			name,
			chosen[name] ?? call.dynamicVariables[name] ?? `some ${name}`,
		]);
		const variables = { ...call.dynamicVariables, ...Object.fromEntries(values) };
		// What a placeholder is replaced by has to fit into a text of JSON.
		const quoted = Object.entries(variables).map(([name, value]) => [
			name,
			JSON.stringify(String(value)).slice(1, -1),
		]);
		const answer = await this.ask(call, {
			kind: 'tool',
			name: tool.name ?? null,
			url: tool.url ?? '',
			method: tool.method,
			headers: tool.headers,
			sent: fillPlaceholders(tool.body ?? '', Object.fromEntries(quoted)),
		});
		for (const { name, path } of tool.responseVariables ?? []) {
			const value = path.split('.').reduce<unknown>((at, key) => asObject(at)[key], answer);
			if (value !== undefined) call.dynamicVariables[name] = value;
		}
	}

	/** @returns the JSON that was answered in time; undefined otherwise */
	private async ask(call: CallRecord, request: Asked): Promise<unknown> {
		const { kind, name, url, method = 'GET', headers, sent } = request;
		const question: Question = {
			kind,
			name,
			at: new Date(this.parts.now()).toISOString(),
			url: publicText(url),
			sent,
			status: null,
			answer: null,
			waitedMs: null,
			outcome: 'waiting',
		};
		(call.questions ??= []).push(question);
		const fault = QUESTION_FAULTS[(call.direction === 'inbound' ? call.from : call.to) ?? ''];
		const started = Date.now();
		const send = async () =>
			await axios.request<string>({
				url,
				method,
				headers,
				...(kind === 'tool' ? { data: sent } : { params: sent }),
				responseType: 'text',
				transformResponse: (text: string) => text,
				maxRedirects: 0,
				proxy: false,
				timeout: fault === 'timeOut' ? 1 : this.parts.settings().answerTimeoutMs,
				validateStatus: () => true,
			});
		try {
			if (fault === 'repeated') await Promise.all([send(), send()]);
			const { status, data } = await send();
			if (fault === 'slow') await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
			question.status = status;
			question.answer = fault === 'broken' ? data.slice(0, -1) : data;
			const answer: unknown = status === 200 ? JSON.parse(question.answer) : undefined;
			question.outcome = status === 200 ? 'answered' : 'refused';
			return answer;
		} catch (error) {
			const isLate = isAxiosError(error) && error.code === 'ECONNABORTED';
			const isUnreadable = error instanceof SyntaxError;
			question.outcome = isUnreadable ? 'unreadable' : isLate ? 'timed out' : 'unreachable';
			return undefined;
		} finally {
			question.waitedMs = Date.now() - started;
		}
	}

	private run(goOn: () => void, work: () => Promise<void>): void {
		this.parts.track(work().then(goOn));
	}

	private flowOf({ flowId }: CallRecord): CallFlowDocument | undefined {
		return flowId === null ? undefined : this.parts.state.callFlows.get(flowId);
	}
}

interface Asked {
	kind: Question['kind'];
	name: string | null;
	url: string;
	method?: string;
	headers?: Record<string, string>;
	sent: unknown;
}

const asObject = (value: unknown): Values =>
	typeof value === 'object' && value !== null ? (value as Values) : {};
