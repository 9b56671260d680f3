import type { DeliveryRecord, RequestRecord } from '../core/ledger';
import { inspectKlen } from '../klen/inspection';
import { inspectTrillet } from '../trillet/inspection';
import type { World } from '../world';
import { publicHeaders, publicText, publicValue } from './redact';
import type {
	DeliveryDetails,
	DeliveryView,
	EnvironmentView,
	Place,
	RequestDetails,
	RequestView,
	Snapshot,
} from './views';

/** How many of the newest are shown. */
const MOST_REQUESTS = 100;
const MOST_DELIVERIES = 60;
const MOST_CALLS = 30;

/** Characters of a receiver's answer in the list, and when it is opened. */
const SHORT_ANSWER = 200;
const LONG_ANSWER = 20_000;

interface Inspected {
	place: Place;
	view: EnvironmentView;
}

export function takeSnapshot(world: World): Snapshot {
	const { clock, ledger, deliveries, faults } = world;
	const inspected = inspectAll(world);
	const used = new Set(ledger.requests().map((request) => keyName(request, request.key)));
	return {
		clock: { now: toWholeSecond(clock.now()), speed: clock.speed },
		agents: inspected.flatMap(({ place, view }) =>
			view.agents.map((agent) => ({ ...place, ...agent })),
		),
		calls: inspected
			.flatMap(({ place, view }) => view.calls.map((call) => ({ ...place, ...call })))
			.sort((a, b) => b.at.localeCompare(a.at))
			.slice(0, MOST_CALLS),
		webhooks: inspected.flatMap(({ place, view }) =>
			view.webhooks.map(({ url, ...webhook }) => ({
				...place,
				...webhook,
				url: publicText(url),
			})),
		),
		keys: inspected.flatMap(({ place, view }) =>
			view.keys
				.filter(({ name }) => used.has(keyName(place, name)))
				.map((key) => ({ ...place, ...key })),
		),
		requests: newest(ledger.requests(), MOST_REQUESTS).map(viewOfRequest),
		deliveries: newest(ledger.deliveries(), MOST_DELIVERIES).map((record) =>
			viewOfDelivery(record, deliveries.isSigned(record)),
		),
		faults: faults.list(),
	};
}

export function requestDetails({ query, headers, body }: RequestRecord): RequestDetails {
	return {
		query: publicValue(query),
		headers: publicHeaders(headers),
		body: publicValue(body),
	};
}

export function deliveryDetails(record: DeliveryRecord): DeliveryDetails {
	return { body: record.body, answer: answerOf(record).slice(0, LONG_ANSWER) };
}

function inspectAll({ klen, trillet, startedAt }: World): Inspected[] {
	return [
		...Object.values(klen.environments).map((environment) => ({
			place: { vendor: 'klen' as const, environment: environment.name },
			view: inspectKlen(environment, startedAt),
		})),
		...Object.values(trillet.environments).map((environment) => ({
			place: { vendor: 'trillet' as const, environment: environment.name },
			view: inspectTrillet(environment, startedAt),
		})),
	];
}

function viewOfRequest(record: RequestRecord): RequestView {
	const { id, at, vendor, environment, operationId, method, path, key, keyPlace } = record;
	const { paceLeft, status, durationMs, errorCode, fault } = record;
	return {
		...{ id, at, vendor, environment, operationId, method, path, key, keyPlace },
		...{ paceLeft, status, durationMs, errorCode, fault },
	};
}

function viewOfDelivery(record: DeliveryRecord, signed: boolean): DeliveryView {
	const { id, at, vendor, environment, webhook, event, attempt, signature } = record;
	const { signatureHeader, status, error } = record;
	return {
		...{ id, at, vendor, environment, webhook, event, attempt, signature, signatureHeader },
		...{ signed, status, error },
		url: publicText(record.url),
		answer: answerOf(record).slice(0, SHORT_ANSWER),
	};
}

function answerOf({ responseBody }: DeliveryRecord): string {
	if (typeof responseBody === 'string') return responseBody;
	return responseBody === null ? '' : JSON.stringify(responseBody);
}

function keyName(place: { vendor: string; environment: string }, key: string | null): string {
	return `${place.vendor} ${place.environment} ${key}`;
}

function newest<T>(records: T[], most: number): T[] {
	return records.slice(-most).reverse();
}

function toWholeSecond(milliseconds: number): string {
	return new Date(Math.floor(milliseconds / 1000) * 1000).toISOString();
}
