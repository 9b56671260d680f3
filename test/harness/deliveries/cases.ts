import { gzipSync } from 'node:zlib';
import type { WebhookRequest } from '../workflow/webhook-exchange';
import { BODIES, bytes, type Sent } from './bodies';
import { PROOFS } from './proofs';
import type { DeliverySource } from './sources';

/** Requests that somebody could send one after the other, and what has to come of them. */
export interface DeliveryCase {
	name: string;
	requests: WebhookRequest[];
	/** What n8n answers, one status a request. */
	statuses: number[];
	/** Runs that all of them start together. */
	runs: number;
	/** Needs what n8n does with a request before the trigger sees it. */
	isOnTheWire: boolean;
}

const JSON_TYPE = 'application/json';

/** A delivery with this proof; without one when it is undefined. */
function delivery(
	source: DeliverySource,
	{ rawBody, contentType = JSON_TYPE, contentEncoding }: Sent,
	proof: string | string[] | undefined,
): WebhookRequest {
	const { headers, query } = proof === undefined ? {} : source.withProof(proof);
	return {
		rawBody,
		headers: {
			...(contentType && { 'content-type': contentType }),
			...(contentEncoding && { 'content-encoding': contentEncoding }),
			...headers,
		},
		query,
	};
}

function proofCases(source: DeliverySource, newCall: () => string): DeliveryCase[] {
	return PROOFS.filter(({ fits }) => fits?.(source) ?? true).map(({ name, proof, isAccepted }) => {
		const rawBody = bytes(source.event(newCall()));
		return {
			name: `A proof that is ${name}`,
			requests: [delivery(source, { rawBody }, proof(source, rawBody))],
			statuses: [isAccepted ? 200 : 401],
			runs: isAccepted ? 1 : 0,
			isOnTheWire: false,
		};
	});
}

function bodyCases(source: DeliverySource, newCall: () => string): DeliveryCase[] {
	return BODIES.flatMap(({ name, send, status, runs = 0, isRefusedByN8n, isOnTheWire = false }) => {
		const expected = typeof status === 'number' ? status : status(source);
		const [authentic, forged] = [send(source, newCall()), send(source, newCall())];
		return [
			{
				name: `A body that is ${name}`,
				requests: [delivery(source, authentic, source.proofOf(authentic.rawBody, source.secret))],
				statuses: [expected],
				runs,
				isOnTheWire,
			},
			{
				name: `A forged body that is ${name}`,
				requests: [delivery(source, forged, source.proofOf(forged.rawBody, 'stolen'))],
				statuses: [isRefusedByN8n ? expected : 401],
				runs: 0,
				isOnTheWire,
			},
		];
	});
}

function repeatCases(source: DeliverySource, newCall: () => string): DeliveryCase[] {
	const signed = (rawBody: Buffer, contentType?: string) =>
		delivery(source, { rawBody, contentType }, source.proofOf(rawBody, source.secret));
	const event = bytes(source.event(newCall()));
	const message = { event: 'sms.sent', data: { id: newCall() } };
	const compact = bytes(message);
	const spaced = Buffer.from(JSON.stringify(message, null, 1));
	return [
		{
			name: 'A delivery that somebody recorded and sends again',
			requests: [signed(event), signed(event), signed(event, 'text/plain')],
			statuses: [200, 200, 200],
			runs: 1,
			isOnTheWire: false,
		},
		...(source.isDated
			? [
					{
						name: 'A recorded delivery that is too old',
						requests: [
							signed(bytes(source.event(newCall(), { timestamp: '2025-04-23T14:30:45Z' }))),
						],
						statuses: [400],
						runs: 0,
						isOnTheWire: false,
					},
				]
			: [
					{
						name: 'A recorded delivery with blanks between its values',
						requests: [
							signed(compact),
							delivery(source, { rawBody: spaced }, source.proofOf(compact, source.secret)),
						],
						statuses: [200, 200],
						runs: 1,
						isOnTheWire: false,
					},
				]),
	];
}

function compressedCases(source: DeliverySource, newCall: () => string): DeliveryCase[] {
	const [event, other] = [bytes(source.event(newCall())), bytes(source.event(newCall()))];
	const zipped = (rawBody: Buffer) => ({ rawBody: gzipSync(rawBody), contentEncoding: 'gzip' });
	const bomb = bytes(source.event(newCall(), { filler: 'x'.repeat(17_000_000) }));
	return [
		{
			name: 'An event that a proxy compressed',
			requests: [delivery(source, zipped(event), source.proofOf(event, source.secret))],
			statuses: [200],
			runs: 1,
			isOnTheWire: true,
		},
		{
			name: 'A compressed forgery',
			requests: [delivery(source, zipped(other), source.proofOf(other, 'stolen'))],
			statuses: [401],
			runs: 0,
			isOnTheWire: true,
		},
		{
			name: 'A small body that unpacks to a huge one',
			requests: [delivery(source, zipped(bomb), source.proofOf(bomb, 'stolen'))],
			statuses: [500],
			runs: 0,
			isOnTheWire: true,
		},
	];
}

/** Everything that a trigger has to withstand from this source; each case is about calls of its own. */
export function deliveryCases(source: DeliverySource): DeliveryCase[] {
	let calls = 0;
	const newCall = () => `call_${++calls}`;
	return [proofCases, bodyCases, repeatCases, compressedCases].flatMap((make) =>
		make(source, newCall),
	);
}
