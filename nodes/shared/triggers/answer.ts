import { sleep, type IDataObject, type IWebhookFunctions } from 'n8n-workflow';

/** What a sender that waits was answered, and why it was not the workflow that answered. */
export interface Answer {
	body: IDataObject;
	/** Undefined when the answer is the workflow's. */
	fallbackFor?: 'late' | 'failed';
}

interface AnswerPolicy {
	/** After so long the fallback goes out; milliseconds from now. */
	deadlineMs: number;
	/** What the sender gets of what n8n is about to answer; undefined when it is no answer. */
	read(body: unknown): IDataObject | undefined;
	fallback: IDataObject;
}

type Response = ReturnType<IWebhookFunctions['getResponseObject']>;

/** Lets nothing more be written: whatever n8n says later finds the sender gone. */
function silence(response: Response): void {
	response.json = () => response;
	response.send = () => response;
	response.end = () => response;
	response.setHeader = () => response;
}

/**
 * Holds the answer to a request until the workflow gives one, it fails, or time is up; whatever
 * comes first is sent with status 200, and nothing afterwards. What n8n is about to answer goes
 * through the response object, whether it comes from the last node, from `sendResponse` in a
 * worker, or says that the workflow failed, so it is taken there.
 * @returns what was answered, as soon as it was
 */
export async function holdAnswer(
	response: Response,
	{ deadlineMs, read, fallback }: AnswerPolicy,
): Promise<Answer> {
	// Express sends JSON through `send`, and that through `end`: all three are put back to answer.
	const { json, send, end } = response;
	const timer = new AbortController();
	return await new Promise<Answer>((resolve) => {
		const give = (answer: Answer) => {
			timer.abort();
			Object.assign(response, { json, send, end });
			response.status(200).json(answer.body);
			silence(response);
			resolve(answer);
		};
		const take = (given?: unknown) => {
			const body = response.statusCode < 400 ? read(given) : undefined;
			give(body ? { body } : { body: fallback, fallbackFor: 'failed' });
			return response;
		};
		response.json = take;
		response.send = take;
		// n8n ends the response of a node's own answer in any case, perhaps before the answer is there.
		response.end = () => response;
		const onTime = () => give({ body: fallback, fallbackFor: 'late' });
		// Stopped when the answer is there; n8n 1 sleeps on, and finds it given.
		sleep(deadlineMs, timer.signal).then(
			() => timer.signal.aborted || onTime(),
			() => undefined,
		);
	});
}
