import { NodeApiError, sleep, type IDataObject } from 'n8n-workflow';
import type { OperationContext } from '../node/operation';
import type { ApiClient } from '../transport/client';
import { hasStatus } from '../transport/errors';
import type { AnyOperations, OperationTypes } from '../transport/vendor';
import { identityOf, type RequestIdentity } from './identity';
import type { WhenUnknown } from './options';
import { requestRecord, type Asked, type RequestEntry } from './record';
import { doubtAbout, judge, type Search, type Verdict, type Window } from './search';

/** A request that must be carried out once at most: it rings phones, costs money, or makes a record. */
export interface OnceRequest<Operations, Id extends keyof Operations> extends Omit<
	Asked,
	'account'
> {
	/** The contract's operationId. */
	id: Id;
	input: Operations[Id] extends OperationTypes ? Operations[Id]['input'] : never;
	/** Puts the key of the request where the vendor keeps it, so that it is found by it. */
	mark?(input: this['input'], key: string): this['input'];
	/** The ID of what was made; null when the record has none, and nobody can tell what it is. */
	idOf(record: IDataObject): string | null;
	/**
	 * Looks for what may have been made since then, in ms on this machine's clock; left out where the
	 * vendor shows nothing.
	 */
	find?(since: number, entry: RequestEntry): Promise<Search>;
	/** The found record in the form of the request's own answer. */
	restore?(record: IDataObject): Promise<IDataObject> | IDataObject;
	/** What was asked for; stands for the record where there is none. */
	asked: IDataObject;
	whenUnknown: WhenUnknown;
}

export type OnceContext<Operations extends AnyOperations<Operations>> = Pick<
	OperationContext<ApiClient<Operations>>,
	'client' | 'node' | 'itemIndex' | 'identity'
>;

/** Lists lag behind: how long to wait before each look. */
const LOOKS_AFTER_MS = [1_000, 3_000, 6_000];
/** After so long a list shows what was made, or it was not made. */
const LAG_MS = 60_000;
/** What is this much later than the request is taken for somebody else's. */
const WINDOW_MS = 30 * 60_000;
/** How far the clock of a machine may have been set since an earlier attempt. */
const CLOCK_CHANGE_MS = 5 * 60_000;
/** How far a retry looks back where n8n does not tell when the first attempt began. */
const LOOK_BACK_MS = 24 * 60 * 60_000;
/** How often it is sent at most, where it may be sent again. */
const MAX_SENT = 3;

const isOutcomeUnknown = (error: unknown): error is NodeApiError =>
	error instanceof NodeApiError && error.context.isOutcomeUnknown === true;

/** A request on its way to be carried out once. */
export class Once<
	Operations extends AnyOperations<Operations>,
	Id extends keyof Operations & string,
> {
	private constructor(
		private readonly context: OnceContext<Operations>,
		private readonly request: OnceRequest<Operations, Id>,
		readonly entry: RequestEntry,
		private readonly identity: RequestIdentity,
		/** How often it had been sent when nothing spoke against sending it. */
		private sentBefore = entry.sent,
	) {}

	/** Enters a request into the record, or finds it there. Nothing is sent. */
	static async open<
		Operations extends AnyOperations<Operations>,
		Id extends keyof Operations & string,
	>(
		context: OnceContext<Operations>,
		request: OnceRequest<Operations, Id>,
	): Promise<Once<Operations, Id>> {
		const { client, node, itemIndex } = context;
		const identity = context.identity ?? (await identityOf(node, itemIndex));
		const { subject, targets, numbers, secretFields, mayFollow } = request;
		// What it must not say is told before anything is sent.
		client.complete(request.id, request.mark?.(request.input, '') ?? request.input);
		const entry = requestRecord.open(node, identity, {
			account: client.account,
			subject: `${request.id} ${subject}`,
			targets,
			numbers,
			secretFields,
			mayFollow,
			itemIndex,
		});
		return new Once(context, request, entry, identity);
	}

	/**
	 * What an earlier attempt made: from the record, else from the vendor.
	 * @returns undefined when nothing was made, so that the request may be sent
	 * @throws NodeApiError when nobody can tell: then nothing may be sent
	 */
	async recall(): Promise<IDataObject | undefined> {
		const { entry } = this;
		// A second call of the same tool, or a retry while the first attempt still goes on.
		while (entry.underWay) await entry.underWay.catch(() => undefined);
		this.sentBefore = entry.sent;
		if (entry.state === 'done') return { ...entry.record, placement: entry.placement };
		if (entry.state === 'unknown') return await this.clearUp();
		if (entry.isKnown) return undefined;
		const { hasKin, mayJustHaveAsked, startedAt } = this.identity;
		const from = this.startedSince;
		// Where nobody knows when the first attempt began, the time of a call says nothing.
		const until = startedAt === null ? from : from + WINDOW_MS;
		const window = { since: from - CLOCK_CHANGE_MS, from, until, isExact: false };
		let verdict = await this.look(window);
		const lagMs = entry.run.attemptedAt + LAG_MS - Date.now();
		if (verdict.kind === 'notThere' && mayJustHaveAsked && lagMs > 0) {
			await sleep(lagMs, this.context.node.getExecutionCancelSignal());
			verdict = await this.look(window);
		}
		if (verdict.kind === 'found' && hasKin) verdict = doubtAbout([verdict.candidate]);
		if (verdict.kind === 'doubt') return this.giveUp(this.unconfirmed, verdict);
		entry.isKnown = true;
		return await this.take(verdict);
	}

	/** Whether an earlier attempt sent it, and the vendor did not refuse it. */
	get wasSent(): boolean {
		return !['planned', 'refused'].includes(this.entry.state);
	}

	/**
	 * Sends the request. After a lost answer it looks for what the request made; only when that is not
	 * there, the user's choice decides.
	 * @returns the record with its `placement`
	 * @throws NodeApiError; `context.isOutcomeUnknown` tells when the request may have been carried out
	 */
	async send(
		input: OnceRequest<Operations, Id>['input'] = this.request.input,
	): Promise<IDataObject> {
		// Another retry of the same execution may have sent it meanwhile.
		while (this.entry.underWay || this.entry.sent !== this.sentBefore) {
			const earlier = await this.recall();
			if (earlier) return earlier;
		}
		const underWay = this.sendUntilSettled(input);
		this.entry.underWay = underWay;
		try {
			return await underWay;
		} finally {
			delete this.entry.underWay;
		}
	}

	/** Carries the request out, unless an earlier attempt did. */
	async carryOut(): Promise<IDataObject> {
		return (await this.recall()) ?? (await this.send());
	}

	private async sendUntilSettled(
		input: OnceRequest<Operations, Id>['input'],
	): Promise<IDataObject> {
		const { entry } = this;
		if (!entry.isLineKnown && requestRecord.hasTwin(entry, this.startedSince)) {
			const reason = 'Another retry made the same request after a crash, perhaps for this item.';
			return this.giveUp(this.unconfirmed, { kind: 'doubt', reason });
		}
		for (;;) {
			const lost = await this.sendOnce(input);
			if (!lost) return { ...entry.record, placement: 'confirmed' };
			// 303 says that it was carried out (RFC 9110, 15.4.4): the list only does not show it yet.
			if (hasStatus(lost, 303)) entry.sent = MAX_SENT;
			const verdict = await this.lookPatiently();
			const record = await this.take(verdict);
			if (record) return record;
			const mayRepeat = this.request.whenUnknown === 'placeAgain' && verdict.kind === 'notThere';
			if (!mayRepeat || entry.sent >= MAX_SENT) return this.giveUp(lost, verdict);
		}
	}

	/** @returns the error when nobody knows whether it was carried out */
	private async sendOnce(
		input: OnceRequest<Operations, Id>['input'],
	): Promise<NodeApiError | undefined> {
		const { entry, request } = this;
		const { client } = this.context;
		const sentBy = entry.run.executionId;
		const isRepeat = entry.state === 'unknown';
		Object.assign(entry, { state: 'inFlight', sentAt: Date.now(), sent: entry.sent + 1, sentBy });
		const marked = request.mark?.(input, entry.key) ?? input;
		const answer = await client.request(request.id, marked).then(
			(record) => ({ record: record as IDataObject }),
			(error: unknown) => ({ error }),
		);
		// Whatever else ended it, a cancelled execution included, leaves the outcome open.
		entry.state = 'unknown';
		if ('error' in answer) {
			const { error } = answer;
			if (isOutcomeUnknown(error)) return error;
			if (this.context.node.getExecutionCancelSignal()?.aborted) throw error;
			// That a repeat was refused says nothing about whether a phone rang before.
			if (isRepeat && entry.numbers.length > 0) return this.refusedRepeat(error as Error);
			entry.state = 'refused';
			throw error;
		}
		const { record } = answer;
		const recordId = request.idOf(record);
		if (recordId === null) return client.unconfirmed(request.id);
		requestRecord.settle(entry, { record, recordId, placement: 'confirmed' });
		return undefined;
	}

	private refusedRepeat({ message }: Error): NodeApiError {
		const lost = this.unconfirmed;
		lost.description =
			`It was sent again, and refused: ${message}. ${lost.description ?? ''}`.trim();
		this.entry.sent = MAX_SENT;
		return lost;
	}

	/** Looks for a request whose outcome stayed unknown. */
	private async clearUp(): Promise<IDataObject | undefined> {
		const { entry } = this;
		const verdict = await this.look(this.sentWindow);
		const isLate = Date.now() - (entry.sentAt ?? 0) >= LAG_MS;
		const isNewAttempt = entry.sentBy !== entry.run.executionId;
		const { whenUnknown } = this.request;
		const wasNotMade = verdict.kind === 'notThere' && isLate && isNewAttempt;
		if (wasNotMade) entry.state = 'planned';
		const mayRepeat =
			wasNotMade ||
			(verdict.kind === 'notThere' && whenUnknown === 'placeAgain' && entry.sent < MAX_SENT);
		const record = await this.take(verdict);
		if (record || mayRepeat) return record;
		return this.giveUp(this.unconfirmed, verdict);
	}

	/** When an earlier attempt can have begun at the earliest. */
	private get startedSince(): number {
		return this.identity.startedAt ?? Date.now() - LOOK_BACK_MS;
	}

	private get unconfirmed(): NodeApiError {
		return this.context.client.unconfirmed(this.request.id);
	}

	/** Looks a few times, because what was just made may not be listed yet. */
	private async lookPatiently(): Promise<Verdict> {
		const signal = this.context.node.getExecutionCancelSignal();
		let verdict: Verdict = { kind: 'notThere' };
		for (const delay of this.request.find ? LOOKS_AFTER_MS : [0]) {
			await sleep(delay, signal);
			verdict = await this.look(this.sentWindow);
			if (verdict.kind === 'found') break;
		}
		return verdict;
	}

	private get sentWindow(): Omit<Window, 'tolerance'> {
		const { sentAt = Date.now() } = this.entry;
		return { since: sentAt, from: sentAt, until: sentAt + WINDOW_MS, isExact: true };
	}

	private async look(window: Omit<Window, 'tolerance'>): Promise<Verdict> {
		const { client, node } = this.context;
		const { find } = this.request;
		if (!find)
			return { kind: 'doubt', reason: 'The vendor shows nothing by which to look for it.' };
		const search = await find(window.since - client.clockToleranceMs, this.entry).catch(
			(error: Error): Search => {
				node.getExecutionCancelSignal()?.throwIfAborted();
				return { candidates: [], obstacle: error.message };
			},
		);
		return judge(this.entry, search, { ...window, tolerance: client.clockToleranceMs });
	}

	/** Takes what was found for what the request made. */
	private async take(verdict: Verdict): Promise<IDataObject | undefined> {
		if (verdict.kind !== 'found') return undefined;
		const { record, id } = verdict.candidate;
		const restored = (await this.request.restore?.(record)) ?? record;
		requestRecord.settle(this.entry, { record: restored, recordId: id, placement: 'recovered' });
		return { ...restored, placement: 'recovered' };
	}

	/** @throws the error, with what looking for it brought, unless the user wants a flagged item */
	private giveUp(lost: NodeApiError, verdict: Verdict): IDataObject {
		const search =
			verdict.kind === 'doubt' ? verdict.reason : 'The node looked for it and found nothing.';
		if (this.request.whenUnknown === 'continue') {
			return { ...this.request.asked, placement: 'unknown', notice: lost.message };
		}
		lost.description = `${search} ${lost.description ?? ''}`.trim();
		throw lost;
	}
}
