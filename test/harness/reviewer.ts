import axios from 'axios';
import Fastify, { type FastifyInstance } from 'fastify';
import { waitFor } from '../../tools/real-n8n/api';

const PATIENCE_MS = 60_000;
/** n8n takes programs for previews of a link, and lets them answer nothing. */
const BROWSER =
	'Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36';

/** A question to the person who reviews, with the addresses behind its buttons. */
interface Question {
	text: string;
	reply_markup: { inline_keyboard: Array<Array<{ text: string; url: string }>> };
}

/** A person with a messenger (core.telegram.org/bots/api#sendmessage) who approves tools of AI agents. */
export class ReviewerStub {
	private constructor(
		private readonly server: FastifyInstance,
		private readonly questions: Question[],
		/** The Base URL of the messenger, for its credential. */
		readonly url: string,
	) {}

	static async start(): Promise<ReviewerStub> {
		const server = Fastify();
		const questions: Question[] = [];
		server.post<{ Body: Question }>('/*', ({ body }) => {
			questions.push(body);
			return { ok: true, result: { message_id: questions.length } };
		});
		return new ReviewerStub(server, questions, await server.listen({ host: '127.0.0.1', port: 0 }));
	}

	/** Waits for the next question. @returns it, and what presses one of its buttons */
	async nextQuestion(): Promise<{ text: string; press(button: RegExp): Promise<void> }> {
		const question = await waitFor('A question', async () => this.questions.shift(), PATIENCE_MS);
		const buttons = question.reply_markup.inline_keyboard.flat();
		return {
			text: question.text,
			async press(button) {
				const url = buttons.find(({ text }) => button.test(text))?.url ?? '';
				const headers = { 'user-agent': BROWSER };
				// n8n takes no answer before the execution sleeps.
				const press = async () => {
					const { status } = await axios.get(url, { headers, validateStatus: () => true });
					return status === 200 || undefined;
				};
				await waitFor('The answer', press, PATIENCE_MS);
			},
		};
	}

	async stop(): Promise<void> {
		await this.server.close();
	}
}
