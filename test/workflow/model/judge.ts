import type { IDataObject } from 'n8n-workflow';
import type { Control } from '../../../simulator';
import { hasCrashed, hasLostTrack, inputsOf, waysTo, type Attempt, type Line } from './executions';
import { FOREIGN, type LedgerCall, type PlacingOperation } from './operations';

/** Everything that decides what may be expected of a history. */
export interface Evidence {
	operation: PlacingOperation;
	control: Control;
	lines: Line[];
	/** How often one request may be carried out where the user chose Place Again. */
	placeAgainBound: number;
	/** When n8n forgot what it knew, on this machine's clock. */
	restarts: number[];
	/** How far the vendor's clock is ahead. */
	skewMs: number;
}

/** What an item says that became of it. */
interface Statement {
	/** The calls of the vendor that it names. */
	named: LedgerCall[];
	isDoubt: boolean;
	isDenial: boolean;
	json: IDataObject;
}

function groupBy<T>(values: T[], keyOf: (value: T) => string): Map<string, T[]> {
	const groups = new Map<string, T[]>();
	for (const value of values)
		groups.set(keyOf(value), [...(groups.get(keyOf(value)) ?? []), value]);
	return groups;
}

/** The calls that were made for a line, or for every line where no call tells. */
export function callsOf({ operation, control }: Evidence, line?: Line): LedgerCall[] {
	const calls = operation.calls(control);
	if (!operation.isTold || !line) return calls;
	return calls.filter(({ request }) => request?.startsWith(`${line.id}.`));
}

/** How often a line asks for each number. */
export const asked = (line: Line): string[] => {
	const ways = waysTo(line.plan).length;
	return inputsOf(line).flatMap((items) =>
		items.flatMap(({ number }) => Array<string>(ways).fill(String(number))),
	);
};

/** How often one request may be carried out. */
const bound = ({ placeAgainBound }: Evidence, { plan }: Line) =>
	plan.ifOutcomeUnknown === 'placeAgain' ? placeAgainBound : 1;

/** At most one call for a request. @throws with what is wrong */
export function judgeCalls(evidence: Evidence): void {
	const { operation, lines } = evidence;
	const judgeNumbers = (calls: LedgerCall[], of: Line[]) => {
		for (const [number, rang] of groupBy(calls, (call) => call.number)) {
			const most = of
				.map((line) => asked(line).filter((one) => one === number).length * bound(evidence, line))
				.reduce((sum, count) => sum + count, 0);
			if (rang.length > most) {
				throw new Error(
					`${number} rang ${rang.length} times, asked for at most ${most}: ${list(rang)}`,
				);
			}
		}
	};
	if (!operation.isTold) {
		const numbers = new Set(lines.flatMap(asked));
		const ours = callsOf(evidence).filter((call) => numbers.has(call.number));
		judgeNumbers(
			ours.filter(({ request }) => request !== FOREIGN),
			lines,
		);
		return;
	}
	for (const line of lines) {
		const calls = callsOf(evidence, line);
		judgeNumbers(calls, [line]);
		if (!operation.isMarked || line.plan.shape === 'each' || line.plan.shape === 'nodes') continue;
		for (const [request, rang] of groupBy(calls, (call) => String(call.request))) {
			if (rang.length > bound(evidence, line)) {
				throw new Error(`The request ${request} rang ${rang.length} times: ${list(rang)}`);
			}
		}
	}
}

const list = (calls: LedgerCall[]) =>
	calls.map((call) => `${call.id} for ${call.request ?? 'nobody'}`).join(', ');

/**
 * Every item of an attempt that went well has one output, and tells of a call of its own or of none.
 * @throws with what is wrong
 */
export function judgeAttempt(evidence: Evidence, line: Line, attempt: Attempt): void {
	if (attempt.status !== 'success') return;
	const taken = new Map<string, string>();
	for (const [index, items] of inputsOf(line).entries()) {
		const runs = attempt.results[index]?.runs ?? [];
		const ways = waysTo(line.plan);
		const skipped = runs.length - ways.length;
		for (const [run, way] of ways.entries()) {
			const outputs = (runs[run + skipped] ?? []).flat();
			for (const [item, { request, number }] of items.entries()) {
				const who = `${String(request)}/${way} (${String(number)})`;
				const own = outputs.filter(({ pairedItem }) => originOf(pairedItem) === item);
				const [output] = own;
				if (!output || own.length > 1) throw new Error(`${who} has ${own.length} outputs`);
				const statement = read(evidence, output.json);
				judgeStatement(evidence, line, { who, way, request, number }, statement);
				for (const { id } of statement.named) {
					const other = taken.get(id);
					if (other) throw new Error(`${who} and ${other} both tell of the call ${id}`);
					taken.set(id, who);
				}
			}
		}
	}
}

const originOf = (paired: unknown): number | undefined =>
	(Array.isArray(paired)
		? (paired[0] as { item: number })
		: (paired as { item: number } | undefined)
	)?.item;

function read({ operation, control }: Evidence, json: IDataObject): Statement {
	const { placement } = json;
	const text = JSON.stringify(json);
	const isError = typeof json.error === 'string';
	const isDoubt = placement === 'unknown' || (isError && /may or may not/.test(text));
	const isPlaced = placement === 'confirmed' || placement === 'recovered';
	const named = isPlaced ? operation.calls(control).filter(({ id }) => text.includes(id)) : [];
	return { named, isDoubt, isDenial: isError && !isDoubt, json };
}

function judgeStatement(
	evidence: Evidence,
	line: Line,
	{ who, way, request, number }: { who: string; way: string; request: unknown; number: unknown },
	{ named, isDoubt, isDenial, json }: Statement,
): void {
	const { operation } = evidence;
	const own = `${String(request)}/${way}`;
	if (isDoubt) return;
	if (isDenial) {
		const rang = callsOf(evidence, line).filter((call) => call.request === own);
		if (rang.length === 0) return;
		throw new Error(
			`${who} says that no call was placed, but ${list(rang)} rang: ${String(json.error)}`,
		);
	}
	const [call, ...more] = named;
	if (!call || more.length > 0) {
		throw new Error(`${who} is without a call, an error and a flag: ${JSON.stringify(json)}`);
	}
	if (call.number !== number)
		throw new Error(`${who} tells of ${call.id}, which rang ${call.number}`);
	if (!operation.isTold) return;
	const isPrecise = operation.isMarked && ['plain', 'loop'].includes(line.plan.shape);
	const isOwn = isPrecise ? call.request === own : call.request?.startsWith(`${line.id}.`);
	if (isOwn || isExcused(evidence, line, call)) return;
	throw new Error(`${who} tells of ${call.id}, the call of ${call.request ?? 'somebody else'}`);
}

/** A request that was on its way when n8n died arrives a little later. */
const ON_ITS_WAY_MS = 5_000;

/**
 * Where the vendor keeps no mark of ours, nobody can tell the call of another system, or one that a
 * process placed that is gone, from the own one, unless it is older. After a crash a mark tells the
 * place in the workflow and no more; with n8n's log of it, the time excludes what is older.
 */
function isExcused(
	{ operation, restarts, skewMs }: Evidence,
	line: Line,
	call: LedgerCall,
): boolean {
	const placedAt = call.createdAt - skewMs;
	const isOfGone = restarts.some((time) => time >= placedAt - ON_ITS_WAY_MS);
	const isLater = placedAt >= line.startedAt - ON_ITS_WAY_MS;
	if (operation.isMarked) {
		const isVague = hasLostTrack(line) || (hasCrashed(line) && isLater);
		return isVague && call.request !== FOREIGN && isOfGone;
	}
	if (!isLater) return false;
	return call.request === FOREIGN || isOfGone;
}
