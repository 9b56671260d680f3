import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Klen } from './klen/klen';
import { byId, Trillet } from './trillet/trillet';
import { useWorld } from './vendor-world';

const klen = useWorld(new Klen());
const trillet = useWorld(new Trillet());

interface Stored {
	body?: string | Buffer;
	status?: number;
	headers?: Record<string, string>;
}

let stored: Stored = {};
const storage = createServer((_, response) => {
	response.writeHead(stored.status ?? 200, stored.headers ?? {});
	response.end(stored.body ?? '');
});
beforeAll(async () => void (await once(storage.listen(0, '127.0.0.1'), 'listening')));
afterAll(async () => {
	storage.closeAllConnections();
	storage.close();
	await once(storage, 'close');
});
const at = (path: string) => `http://127.0.0.1:${(storage.address() as AddressInfo).port}${path}`;

/** Downloads of Klen AI and Trillet AI from a storage host, and of Trillet AI by the ID of the record. */
const DOWNLOADS: Array<{ what: string; get(given: Stored, path?: string): Promise<Result> }> = [
	{
		what: 'a recording of Klen AI',
		async get(given, path = '/r/1.mp3') {
			stored = given;
			klen.control.addFault({
				operationId: 'getCall',
				status: 200,
				body: { call_id: 'call_x', id: 1, recording_url: at(path) },
			});
			const parameters = { callId: byId('call_x') };
			return await klen.run({ resource: 'call', operation: 'downloadRecording', parameters });
		},
	},
	{
		what: 'a recording of Trillet AI by its address',
		async get(given, path = '/r/1.mp3') {
			stored = given;
			trillet.control.addFault({
				operationId: 'getCallRecord',
				status: 200,
				body: { callId: 'call_x', _id: 'call_x', recordingUrl: at(path) },
			});
			const parameters = { callId: byId('call_x') };
			return await trillet.run({ resource: 'call', operation: 'downloadRecording', parameters });
		},
	},
	{
		what: 'a recording of Trillet AI by its record',
		async get({ status = 200, body = '', headers }) {
			const [call] = trillet.control.trillet.production.addCalls({ hasRecording: true });
			trillet.control.addFault({
				operationId: 'downloadRecording',
				status,
				body: body.toString(),
				headers,
			});
			const parameters = { callId: byId(String(call?._id)) };
			return await trillet.run({ resource: 'call', operation: 'downloadRecording', parameters });
		},
	},
	{
		what: 'an export of Trillet AI',
		async get({ status = 200, body = '', headers }) {
			trillet.control.addFault({
				operationId: 'exportCallHistory',
				status,
				body: body.toString(),
				headers,
			});
			return await trillet.run({ resource: 'call', operation: 'exportHistory' });
		},
	},
];
type Result = Awaited<ReturnType<Klen['run']>>;

describe.each(DOWNLOADS)('$what', ({ get }) => {
	it.each([
		['nothing', {}, 'nothing (0 bytes)'],
		['nothing, as sound', { headers: { 'content-type': 'audio/mpeg' } }, 'nothing (0 bytes)'],
		['a 204', { status: 204 }, 'nothing (0 bytes)'],
		[
			'a page to sign in',
			{
				body: '<!DOCTYPE html><html><body>Sign in</body></html>',
				headers: { 'content-type': 'text/html' },
			},
			'a web page (HTML): "Sign in"',
		],
		[
			'a page that says it is sound',
			{ body: '\n<html>Sign in</html>', headers: { 'content-type': 'audio/mpeg' } },
			'a web page (HTML): "Sign in"',
		],
		[
			'an error in XML',
			{
				body: '<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>',
				headers: { 'content-type': 'application/xml' },
			},
			'XML: "AccessDenied"',
		],
		[
			'an error in JSON',
			{ body: '{"error":"expired"}', headers: { 'content-type': 'application/octet-stream' } },
			'JSON: "{"error":"expired"}"',
		],
		['a list in JSON', { body: ' []', headers: { 'content-type': 'application/json' } }, 'JSON'],
	] as Array<[string, Stored, string]>)('is not %s', async (_, given, came) => {
		const { error, items } = await get(given);

		expect(error?.message).toMatch(/^The answer is no (recording|CSV file), but /);
		expect(error?.message).toContain(came);
		expect(error?.description).toContain('may not be ready yet');
		expect(items).toEqual([]);
	});
});

it('an answer by the vendor that repeats the key shows none', async () => {
	const { error } = await DOWNLOADS[2]!.get({ body: '{"key":"trillet_test_key"}' });

	expect(error?.message).toContain('[hidden]');
});

const WAV = Buffer.concat([Buffer.from('RIFF'), Buffer.alloc(40)]);
const MP3 = Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x44]), Buffer.alloc(40)]);
const M4A = Buffer.concat([Buffer.alloc(4), Buffer.from('ftypM4A '), Buffer.alloc(40)]);

describe('names and types of recordings', () => {
	const [{ get }] = DOWNLOADS as [(typeof DOWNLOADS)[number]];
	const named = async (given: Stored, path?: string) => {
		const result = await get(given, path);
		const { fileName, mimeType } = result.binary(result.items[0], 'data');
		return [fileName, mimeType];
	};

	it.each([
		[MP3, 'audio/mpeg', '/r/1.mp3', 'call_x.mp3', 'audio/mpeg'],
		[MP3, 'application/octet-stream', '/download.php', 'call_x.mp3', 'audio/mpeg'],
		[MP3, '', '/recordings/v1.2', 'call_x.mp3', 'audio/mpeg'],
		[MP3, 'text/html', '/r/1', 'call_x.mp3', 'audio/mpeg'],
		[WAV, 'audio/x-wav; rate=8000', '/r/1.MP3?x=.exe', 'call_x.wav', 'audio/x-wav'],
		[WAV, 'AUDIO/MPEG', '/r/', 'call_x.wav', 'audio/wav'],
		[M4A, 'video/mp4', '/', 'call_x.m4a', 'video/mp4'],
		[Buffer.from('audio'), 'audio/ogg', '/r/1.aspx', 'call_x.ogg', 'audio/ogg'],
		[Buffer.from([1, 2, 3]), '', '/r/1.OPUS', 'call_x.opus', 'audio/opus'],
		[
			Buffer.from([1, 2, 3]),
			'application/x-unknown',
			'/r/1.exe',
			'call_x.bin',
			'application/x-unknown',
		],
	])('%# are usable whatever the host says', async (body, type, path, name, mimeType) => {
		const headers = type === '' ? undefined : { 'content-type': type };

		expect(await named({ body, headers }, path)).toEqual([name, mimeType]);
	});

	it.each([
		['attachment; filename="talk.mp3"', 'talk.mp3'],
		['attachment; filename=talk.mp3', 'talk.mp3'],
		['attachment; filename="x.mp3"; filename*=UTF-8\'\'gespr%C3%A4ch.mp3', 'gespräch.mp3'],
		['attachment; filename="talk"', 'talk.mp3'],
		['attachment; filename="../../etc/passwd.mp3"', 'passwd.mp3'],
		['attachment; filename="C:\\temp\\talk.mp3"', 'talk.mp3'],
		["attachment; filename*=UTF-8''..%2F..%2Fx.mp3", 'x.mp3'],
		['attachment; filename=".mp3"', 'mp3.mp3'],
		['attachment; filename="talk.php"', 'talk.php.mp3'],
		['inline', 'call_x.mp3'],
	])('come from the answer: %s', async (disposition, name) => {
		const headers = { 'content-type': 'audio/mpeg', 'content-disposition': disposition };

		expect(await named({ body: MP3, headers })).toEqual([name, 'audio/mpeg']);
	});
});
