import { compare, type Difference } from './compare';
import type { Contract } from './contract';
import type { Answer } from './exchange';
import type { Answers, Plan } from './plan';

/** Where a report goes. */
export const TEMPLATE_URL =
	'https://github.com/n8n-nodes-voice-agents/n8n-nodes-voice-agents/issues/new?template=api-differs.yml';

/** What a run brought; nothing of it is a value of the account. */
export interface Findings {
	differences: Array<Difference & { operationId: string; status: number }>;
	/** Statuses that the contract has no answer for. */
	undocumented: Array<{ operationId: string; status: number }>;
	questions: Array<{ question: string; reading?: string; setting?: string }>;
	requests: Array<{ name: string; status: number }>;
	headers: string[];
	notAsked: Array<{ name: string; reason: string }>;
}

const INTERESTING = /^(date|retry-after|.*rate-?limit.*|.*request-?id)$/;

/** Compares every answer with the contract, and decides what the sources leave open. */
export function findingsOf(plan: Plan, contract: Contract, answers: Answer[]): Findings {
	const byName: Answers = new Map(answers.map((answer) => [answer.name, answer]));
	const compared = answers.map((answer) => ({ answer, ...differencesOf(contract, answer) }));
	return {
		differences: unique(compared.flatMap(({ differences }) => differences)),
		undocumented: unique(compared.flatMap(({ undocumented }) => undocumented)),
		questions: plan.questions.map(({ question, setting, read }) => ({
			question,
			setting,
			reading: read(byName),
		})),
		requests: answers.map(({ name, status }) => ({ name, status })),
		headers: headersOf(answers),
		notAsked: notAsked(plan, byName),
	};
}

function differencesOf(contract: Contract, { operationId, status, body }: Answer) {
	const { answers } = contract.operation(operationId);
	if (!(String(status) in answers)) {
		return { differences: [], undocumented: [{ operationId, status }] };
	}
	const schema = answers[String(status)];
	const found = schema ? compare(schema, body, contract.resolve) : [];
	return {
		differences: found.map((difference) => ({ ...difference, operationId, status })),
		undocumented: [],
	};
}

function unique<T>(items: T[]): T[] {
	return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}

/** Which headers came, and how far the vendor's clock is from this machine's. */
function headersOf(answers: Answer[]): string[] {
	const names = answers.flatMap(({ headers }) => Object.keys(headers));
	const counted = [...new Set(names)]
		.filter((name) => INTERESTING.test(name))
		.sort()
		.map(
			(name) =>
				`${name}: in ${answers.filter(({ headers }) => name in headers).length} of ${answers.length} answers`,
		);
	const skews = answers.flatMap(({ headers, receivedAt }) => {
		const time = Date.parse(headers.date ?? '');
		return Number.isNaN(time) ? [] : [Math.round((time - receivedAt) / 1000)];
	});
	if (skews.length === 0) return counted;
	return [
		...counted,
		`date is ${Math.min(...skews)} to ${Math.max(...skews)} s from this machine's clock`,
	];
}

function notAsked({ reads, writes, leftOut }: Plan, answers: Answers): Findings['notAsked'] {
	const unanswered = [...reads, ...(writes?.steps ?? [])]
		.filter(({ name }) => !answers.has(name))
		.map(({ name }) => ({
			name,
			reason: 'the answers before held nothing to ask about, or --writes was not given',
		}));
	const left = Object.entries(leftOut).map(([name, reason]) => ({ name, reason }));
	return [...unanswered, ...left];
}

const table = (head: string[], rows: string[][]): string[] => [
	`| ${head.join(' | ')} |`,
	`|${head.map(() => ' --- |').join('')}`,
	...rows.map((row) => `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`),
];

const KINDS = {
	missing: 'is missing',
	new: 'is new',
	type: 'has another type',
	word: 'is another word',
};

/** The findings as Markdown. */
export function reportOf(plan: Plan, place: string, findings: Findings): string {
	const { differences, undocumented, questions, requests, headers } = findings;
	const rows = differences.map(({ operationId, status, kind, field, expected, found }) => [
		`${operationId} ${status}`,
		field || '(the whole answer)',
		KINDS[kind],
		expected,
		found,
	]);
	return [
		`# What ${plan.title} really answers`,
		'',
		`${requests.length} requests to ${place}. This report holds names of fields, types, statuses and words of documented lists: no keys, names, numbers or texts.`,
		'',
		'## Where answers differ from the contract',
		'',
		...(rows.length > 0
			? table(['Answer', 'Field', 'Difference', 'Contract', 'Found'], rows)
			: ['Nowhere.']),
		...(undocumented.length > 0 ? ['', 'Statuses that the contract does not have:', ''] : []),
		...undocumented.map(({ operationId, status }) => `- ${operationId}: HTTP ${status}`),
		'',
		'## What the sources leave open',
		'',
		...table(
			['Question', 'Answer'],
			questions.map(({ question, reading }) => [question, reading ?? 'not seen']),
		),
		'',
		'## Headers',
		'',
		...(headers.length > 0 ? headers.map((line) => `- ${line}`) : ['None of interest.']),
		'',
		'## Requests',
		'',
		...table(
			['Request', 'HTTP'],
			requests.map(({ name, status }) => [name, String(status)]),
		),
		...findings.notAsked.map(({ name, reason }) => `- not asked: ${name} (${reason})`),
		'',
		`Look through it, and paste it into ${TEMPLATE_URL}`,
		'',
	].join('\n');
}
