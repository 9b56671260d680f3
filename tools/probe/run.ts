import { Contract } from './contract';
import { Client, type Account, type Answer, type Probe } from './exchange';
import type { Answers, Plan, Step } from './plan';

/** A step as a request; undefined when the answers so far hold nothing to ask about. */
function toProbe({ path, query, body, ...probe }: Step, answers: Answers): Probe | undefined {
	const filled = { path: path?.(answers), query: query?.(answers), body: body?.(answers) };
	const isKnown = (!path || filled.path) && (!query || filled.query) && (!body || filled.body);
	return isKnown ? { ...probe, ...filled } : undefined;
}

/**
 * Makes the requests of a plan.
 * @param report tells of each answer
 * @throws when the vendor does not answer at all, or refuses the key
 */
export async function ask(
	plan: Plan,
	account: Account,
	{ writes = false, report }: { writes?: boolean; report?: (answer: Answer) => void } = {},
): Promise<Answer[]> {
	const client = new Client(new Contract(plan.vendor), account);
	const answers: Answers = new Map();
	for (const step of [...plan.reads, ...(writes ? (plan.writes?.steps ?? []) : [])]) {
		const probe = toProbe(step, answers);
		if (!probe) continue;
		const answer = await client.send(probe);
		if (answers.size === 0 && answer.status === 401) {
			throw new Error(`${plan.title} refused the key (HTTP 401), so nothing can be compared.`);
		}
		answers.set(answer.name, answer);
		report?.(answer);
	}
	return [...answers.values()];
}
