import type { IDataObject } from 'n8n-workflow';
import type { DeliverySource } from './sources';

/** The content of a request. */
export interface Sent {
	rawBody: Buffer;
	contentType?: string;
	contentEncoding?: string;
}

export const bytes = (body: IDataObject) => Buffer.from(JSON.stringify(body));

const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;

const withExtra = (source: DeliverySource, call: string, extra: string) =>
	Buffer.from(JSON.stringify(source.event(call)).replace(/}$/, `,${extra}}`));

/** What somebody may send as the body of a delivery with a valid proof. */
export const BODIES: Array<{
	name: string;
	send(source: DeliverySource, call: string): Sent;
	/** What n8n answers when the proof is valid. */
	status: number | ((source: DeliverySource) => number);
	runs?: number;
	/** n8n refuses the request before it asks the trigger, so that no proof matters. */
	isRefusedByN8n?: boolean;
	isOnTheWire?: boolean;
}> = [
	{ name: 'empty', send: () => ({ rawBody: Buffer.alloc(0) }), status: 400 },
	{
		name: 'not JSON',
		send: () => ({ rawBody: Buffer.from('{"event_type":') }),
		status: 422,
		isRefusedByN8n: true,
	},
	{
		name: 'not JSON, called text',
		send: () => ({ rawBody: Buffer.from('hello'), contentType: 'text/plain' }),
		status: 400,
	},
	...['null', 'true', '42', '"call.ended"', '[]'].map((text) => ({
		name: text,
		send: () => ({ rawBody: Buffer.from(text) }),
		status: 400,
	})),
	{
		name: 'an object that is no event',
		send: () => ({ rawBody: Buffer.from('{"hello":"world"}') }),
		status: (source) => source.strangerStatus,
	},
	{
		name: 'an event in a list',
		send: (source, call) => ({ rawBody: Buffer.from(JSON.stringify([source.event(call)])) }),
		status: 400,
	},
	{
		name: 'an event inside of __proto__',
		send: (source, call) => ({
			rawBody: Buffer.from(`{"__proto__":${JSON.stringify(source.event(call))}}`),
		}),
		status: (source) => source.strangerStatus,
	},
	{
		name: 'an event with __proto__ and constructor',
		send: (source, call) => ({
			rawBody: withExtra(
				source,
				call,
				'"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}',
			),
		}),
		status: 200,
		runs: 1,
	},
	{
		name: 'an event that names its type twice, the last one unwanted',
		send: (source, call) => ({
			rawBody: withExtra(source, call, JSON.stringify(source.unwanted).slice(1, -1)),
		}),
		status: 200,
	},
	{
		name: 'an event that is nested 10,000 levels deep',
		send: (source, call) => ({ rawBody: withExtra(source, call, `"deep":${nested(10_000)}`) }),
		status: 400,
	},
	{
		name: 'an event that is nested 1,000 levels deep',
		send: (source, call) => ({ rawBody: withExtra(source, call, `"deep":${nested(1_000)}`) }),
		status: 400,
	},
	{
		name: 'an event of 2 MB',
		send: (source, call) => ({
			rawBody: bytes(source.event(call, { filler: 'x'.repeat(2_000_000) })),
		}),
		status: 200,
		runs: 1,
	},
	{
		name: 'an event of 17 MB',
		send: (source, call) => ({
			rawBody: bytes(source.event(call, { filler: 'x'.repeat(17_000_000) })),
		}),
		status: 500,
		isRefusedByN8n: true,
		isOnTheWire: true,
	},
	{
		name: 'an event in UTF-16',
		send: (source, call) => ({
			rawBody: Buffer.from(JSON.stringify(source.event(call)), 'utf16le'),
			contentType: 'application/json; charset=utf-16le',
		}),
		status: 400,
	},
	{
		name: 'an event in a charset that nobody knows',
		send: (source, call) => ({
			rawBody: bytes(source.event(call)),
			contentType: 'application/json; charset=klingon',
		}),
		status: 422,
		isRefusedByN8n: true,
	},
	{
		name: 'an event that its header calls Latin-1',
		send: (source, call) => ({
			rawBody: bytes(source.event(call)),
			contentType: 'application/json; charset=latin1',
		}),
		status: 200,
		runs: 1,
	},
	{
		name: 'an event with a byte order mark',
		send: (source, call) => ({
			rawBody: Buffer.from(`\uFEFF${JSON.stringify(source.event(call))}`),
		}),
		status: 200,
		runs: 1,
	},
	{
		name: 'an event without a content type',
		send: (source, call) => ({ rawBody: bytes(source.event(call)), contentType: '' }),
		status: 200,
		runs: 1,
	},
	{
		name: 'an event that calls itself a form with files',
		send: (source, call) => ({
			rawBody: bytes(source.event(call)),
			contentType: 'multipart/form-data; boundary=x',
		}),
		status: 400,
		isRefusedByN8n: true,
		isOnTheWire: true,
	},
	{
		name: 'not gzip, though called so',
		send: (source, call) => ({ rawBody: bytes(source.event(call)), contentEncoding: 'gzip' }),
		status: 500,
		isRefusedByN8n: true,
		isOnTheWire: true,
	},
];
