import { asObject } from '../../nodes/shared/json';
import type { Answer, Auth, Probe } from './exchange';

/** What was answered so far, by the names of the requests. */
export type Answers = Map<string, Answer>;

/** A request, or what it needs to know first. */
export interface Step extends Omit<Probe, 'path' | 'query' | 'body'> {
	/** Undefined when the answers so far hold nothing to ask about. */
	path?: (answers: Answers) => Record<string, string> | undefined;
	query?: (answers: Answers) => Record<string, string | number> | undefined;
	body?: (answers: Answers) => object | undefined;
}

/** What the sources say in several ways, or not at all. */
export interface Question {
	/** The simulator's setting for it, where there is one. */
	setting?: string;
	question: string;
	/** What the answers say; undefined when they do not tell. No values of the account in it. */
	read(answers: Answers): string | undefined;
}

/** What is asked of a vendor, and what the answers decide. */
export interface Plan {
	vendor: string;
	title: string;
	/** Where the vendor's API is, by the names of its environments; the first is asked by default. */
	origins: Record<string, string>;
	/** What an account is known by: environment variables, and how a prompt asks for them. */
	secrets: Record<string, string>;
	auth(secrets: Record<string, string>): Record<string, Auth>;
	reads: Step[];
	/** Only where nothing real happens; undefined when there is no such place. */
	writes?: { environment: string; steps: Step[] };
	questions: Question[];
	/** Reads of the contract that are not asked, and why. */
	leftOut: Record<string, string>;
}

export type Json = Record<string, unknown>;

/** Whether it is a record itself, where a list of records was asked for. */
export const isRecord = (body: unknown): boolean =>
	['_id', 'phoneNumber'].some((name) => name in asObject(body));

/** The records of a list: a bare array, the first array in an envelope, or the only one. */
export function recordsIn(body: unknown): unknown[] {
	if (isRecord(body)) return [body];
	const list = [body, ...Object.values(asObject(body))].find(Array.isArray);
	return (list as unknown[] | undefined) ?? [];
}

/** The status of an answer; undefined when nothing was asked. */
export function statusOf(answers: Answers, name: string): string | undefined {
	const status = answers.get(name)?.status;
	return status === undefined ? undefined : `HTTP ${status}`;
}

/** The records that a read listed; none when it was refused. */
export function recordsOf(answers: Answers, name: string): Json[] {
	const { status = 0, body } = answers.get(name) ?? {};
	return status === 200 ? recordsIn(body).map(asObject) : [];
}

/** The field of the first record of a list, as text. */
export function firstOf(answers: Answers, name: string, ...fields: string[]): string | undefined {
	const [record] = recordsOf(answers, name);
	const value = fields.map((field) => record?.[field]).find((one) => one !== undefined);
	return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** A plain read. */
export const read = (operationId: string, query?: Record<string, string | number>): Step => ({
	name: operationId,
	operationId,
	...(query && { query: () => query }),
});

/** A read of one record, whose ID a list told. */
export const readOne = (
	operationId: string,
	parameter: string,
	list: string,
	...fields: string[]
): Step => ({
	name: operationId,
	operationId,
	path: (answers) => {
		const id = firstOf(answers, list, ...fields);
		return id === undefined ? undefined : { [parameter]: id };
	},
});

/** Which ways to send the key were accepted. */
export function acceptedWays(answers: Answers, ways: string[]): string | undefined {
	const asked = ways.filter((way) => answers.has(`auth ${way}`));
	if (asked.length === 0) return undefined;
	return asked.filter((way) => answers.get(`auth ${way}`)?.status === 200).join(', ') || 'none';
}

/** How many records came where more than `asked` are there. */
export function pageSize(answers: Answers, name: string, hasMore: boolean): string | undefined {
	const { length } = recordsOf(answers, name);
	return hasMore && length > 0 ? `${length} records` : undefined;
}

/** Whether times go down a list. */
export function order(records: Json[], field: string): string | undefined {
	const times = records.flatMap((record) => {
		const value = record[field];
		const time = typeof value === 'number' ? value : Date.parse(String(value));
		return Number.isNaN(time) ? [] : [time];
	});
	if (times.length < 2) return undefined;
	const isDown = times.every((time, index) => index === 0 || time <= (times[index - 1] ?? time));
	const isUp = times.every((time, index) => index === 0 || time >= (times[index - 1] ?? time));
	return isDown ? 'newest first' : isUp ? 'oldest first' : 'neither';
}
