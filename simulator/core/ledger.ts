/** How a request carried its key. */
export type KeyPlace = 'bearer' | 'header' | 'query';

/** One request that the simulator received. Keys appear by name only. */
export interface RequestRecord {
	id: number;
	/** Simulated time, ISO 8601. */
	at: string;
	/** Wall-clock milliseconds since the epoch, for measuring the pace of a client. */
	receivedAtMs: number;
	vendor: string;
	environment: string;
	/** Operation of the contract; null for paths outside it. */
	operationId: string | null;
	method: string;
	/** Path below the environment's base address, without the query. */
	path: string;
	query: Record<string, unknown>;
	headers: Record<string, unknown>;
	body: unknown;
	/** Name of the key, when the simulator knows it. */
	key: string | null;
	keyPlace: KeyPlace | null;
	/** Requests that the key may still make in its window; null without a valid key. */
	paceLeft: number | null;
	/** Null while the request is in work, and when the connection was cut. */
	status: number | null;
	/** Wall-clock time until the answer left or the connection was cut; null while in work. */
	durationMs: number | null;
	errorCode: string | null;
	/** Name of the fault that struck, see faults.ts. */
	fault: string | null;
	/** What was wrong with our own answer; see contract-api.ts. */
	contractViolation: string | null;
}

export interface SignatureHeader {
	name: string;
	value: string;
}

/** One attempt to deliver an event. */
export interface DeliveryRecord {
	id: number;
	at: string;
	vendor: string;
	environment: string;
	webhook: string;
	url: string;
	event: string;
	/** 1 for the first attempt, 2 for the first retry and so on. */
	attempt: number;
	signature: 'valid' | 'wrong' | 'missing';
	/** The header as it was sent. */
	signatureHeader: SignatureHeader | null;
	/** The exact text that was sent. */
	body: string;
	/** Null while the attempt is in work, and after a network failure. */
	status: number | null;
	error: string | null;
	responseBody: unknown;
}

/** One phone that rang. */
export interface RungPhone {
	at: string;
	vendor: string;
	environment: string;
	phoneNumber: string;
	callId: string;
}

/** Fields that a record must have, compared with ===. */
export type Filter<T> = Partial<T>;

/** Everything that happened, for tests to look at. */
export class Ledger {
	private readonly requestRecords: RequestRecord[] = [];
	private readonly deliveryRecords: DeliveryRecord[] = [];
	private readonly phones: RungPhone[] = [];

	/** @param violations kept when a reset replaces the ledger, so that none goes unnoticed */
	constructor(private readonly violations: string[] = []) {}

	addRequest(record: Omit<RequestRecord, 'id'>): RequestRecord {
		return append(this.requestRecords, record);
	}

	addDelivery(record: Omit<DeliveryRecord, 'id'>): DeliveryRecord {
		return append(this.deliveryRecords, record);
	}

	addRungPhone(phone: RungPhone): void {
		this.phones.push(phone);
	}

	requests(filter: Filter<RequestRecord> = {}): RequestRecord[] {
		return select(this.requestRecords, filter);
	}

	deliveries(filter: Filter<DeliveryRecord> = {}): DeliveryRecord[] {
		return select(this.deliveryRecords, filter);
	}

	rungPhones(filter: Filter<RungPhone> = {}): RungPhone[] {
		return select(this.phones, filter);
	}

	addViolation(message: string): void {
		this.violations.push(message);
	}

	/** How our own answers and events broke the contract, oldest first. */
	contractViolations(): string[] {
		return [...this.violations];
	}

	/** For the one test that breaks the contract on purpose. */
	clearViolations(): void {
		this.violations.length = 0;
	}

	/** Forgets requests, deliveries and phones, but not how we broke the contract. */
	clear(): void {
		for (const records of [this.requestRecords, this.deliveryRecords, this.phones])
			records.length = 0;
	}
}

function append<T extends { id: number }>(records: T[], record: Omit<T, 'id'>): T {
	const added = { ...record, id: (records.at(-1)?.id ?? 0) + 1 } as T;
	records.push(added);
	return added;
}

function select<T extends object>(records: T[], filter: Filter<T>): T[] {
	const wanted = Object.entries(filter).filter(([, value]) => value !== undefined);
	return records.filter((record) =>
		wanted.every(([name, value]) => record[name as keyof T] === value),
	);
}
