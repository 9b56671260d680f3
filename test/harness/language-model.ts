import Fastify, { type FastifyInstance } from 'fastify';

/** A tool as the model is told about it: what n8n makes of a node. */
export interface OfferedTool {
	name: string;
	description: string;
	parameters: { properties: Record<string, { type?: string; description?: string }> };
}

interface Message {
	role: 'system' | 'user' | 'assistant' | 'tool';
	content: string;
}

interface ChatRequest {
	model: string;
	messages: Message[];
	tools?: Array<{ function: OfferedTool }>;
}

/** What the model says next: words, or a tool that it wants to be used. */
export type Reply = { text: string } | { tool: string; input: object };

/** Decides the next reply from what the tools answered so far, oldest first. */
export type Script = (toolAnswers: string[], tools: OfferedTool[]) => Reply;

/**
 * A stand-in for a language model with OpenAI's chat completions API
 * (platform.openai.com/docs/api-reference/chat), which follows a script.
 */
export class LanguageModelStub {
	/** The tools that it was offered last. */
	tools: OfferedTool[] = [];

	private constructor(
		private readonly server: FastifyInstance,
		readonly url: string,
	) {}

	static async start(script: Script): Promise<LanguageModelStub> {
		const server = Fastify({ bodyLimit: 10 * 1024 * 1024 });
		const origin = await new Promise<string>((resolve, reject) => {
			server.post<{ Body: ChatRequest }>('/v1/chat/completions', ({ body }) => {
				stub.tools = (body.tools ?? []).map((tool) => tool.function);
				const answers = body.messages.filter(({ role }) => role === 'tool');
				const reply = script(
					answers.map(({ content }) => content),
					stub.tools,
				);
				return completion(body.model, reply, answers.length);
			});
			server.listen({ host: '127.0.0.1', port: 0 }).then(resolve, reject);
		});
		const stub = new LanguageModelStub(server, `${origin}/v1`);
		return stub;
	}

	async stop(): Promise<void> {
		await this.server.close();
	}
}

function completion(model: string, reply: Reply, turn: number) {
	const message =
		'text' in reply
			? { role: 'assistant', content: reply.text }
			: {
					role: 'assistant',
					content: null,
					tool_calls: [
						{
							id: `call_${turn}`,
							type: 'function',
							function: { name: reply.tool, arguments: JSON.stringify(reply.input) },
						},
					],
				};
	return {
		id: `chatcmpl-${turn}`,
		object: 'chat.completion',
		created: 0,
		model,
		choices: [{ index: 0, message, finish_reason: 'text' in reply ? 'stop' : 'tool_calls' }],
		usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
	};
}
