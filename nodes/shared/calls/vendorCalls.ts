import type { IDataObject } from 'n8n-workflow';
import type { WaitOptions } from '../fields/wait';
import type { CallReader } from './polling';
import type { Search } from './search';

/** What is peculiar to the calls of a vendor. */
export interface VendorCalls<Client> {
	/** The vendor, as messages call it. */
	vendor: string;
	/** The ID by which a call is watched; null when there is none. */
	idOf(call: IDataObject): string | null;
	/** Puts the key of a request into it, where the vendor keeps such a mark. */
	mark?<Input extends { body?: object }>(input: Input, key: string): Input;
	/** The outbound calls to these numbers since then, in ms on this machine's clock. */
	find(client: Client, wanted: WantedCalls, since: number): Promise<Search>;
	/** A call of the list in the form of the answer to placing it. */
	restore(client: Client, call: IDataObject): Promise<IDataObject> | IDataObject;
	/** The answer to placing a call as an item shows it without Simplify. */
	shown(answer: IDataObject): IDataObject;
	/** The same in the form of every other record of a call. */
	simplified(answer: IDataObject): IDataObject;
	/** Makes what reads the calls of one watch. */
	readerOf(client: Client): CallReader;
	/**
	 * When a call ended that reached nobody, in ms on this machine's clock, null when nothing tells;
	 * undefined when it may have reached somebody, or when the number must not be called again.
	 */
	unanswered(
		client: Client,
		call: IDataObject,
	): { by: 'nobody' | 'voicemail'; endedAt: number | null } | undefined;
	/** A call in the form that an item wants. */
	present(client: Client, call: IDataObject, options: WaitOptions): Promise<IDataObject>;
}

/** Calls that are looked for. */
export interface WantedCalls {
	/** Any agent's when left out. */
	agentId?: string;
	numbers: string[];
	/** What marks the call at the vendor. */
	mark?: Mark;
}

/** What a request leaves at the vendor where that keeps something of ours. */
export interface Mark {
	key: string;
	/** Whether the key tells the execution too; after a crash it does not. */
	isLineKnown: boolean;
}
