import { byId, expectNoKeyIn, useKlen } from './klen';
import { testOperation } from '../operation-suite';

const klen = useKlen();
const production = () => klen.control.klen.production;

/** A call that was recorded. */
const recorded = () => production().addCalls({ status: 'completed', hasRecording: true })[0];

const download = async (callId: string, parameters: object = {}) =>
	await klen.run({
		resource: 'call',
		operation: 'downloadRecording',
		parameters: { callId: byId(callId), ...parameters },
	});

testOperation(klen, {
	resource: 'call',
	operation: 'downloadRecording',
	request: 'getCall',
	parameters: { callId: byId('={{ $json.call }}') },
	good: () => [{ call: recorded()?.klenCallId }, { call: recorded()?.klenCallId }],
	expectOutput: (outputs, { call }) => {
		const url = expect.stringContaining(`${String(call)}.wav`) as string;
		expect(outputs).toEqual([{ call_id: call, recording_url: url }]);
	},
	bad: {
		item: { call: '' },
		message: 'Call is empty',
		nextStep: 'Enter a value, or pick one from the list.',
	},
	refused: {
		item: () => ({ call: 'call_nowhere' }),
		message: 'Klen AI does not know this record, or the key may not see it',
		nextStep: 'Check the ID',
		httpStatus: 404,
		code: 'not_found',
	},
});

it('puts an audio file that plays into the binary field', async () => {
	const call = recorded();
	const result = await download(String(call?.id));
	const file = result.binary(result.items[0], 'data');
	expect(file).toMatchObject({ mimeType: 'audio/wav', fileName: `${call?.klenCallId}.wav` });
	expect(file.buffer.toString('latin1', 0, 4)).toBe('RIFF');
	expect(file.buffer.readUInt32LE(4)).toBe(file.buffer.length - 8);
});

it('uses the binary field that the user names', async () => {
	const result = await download(String(recorded()?.id), { binaryPropertyName: 'recording' });
	expect(Object.keys(result.items[0]?.binary ?? {})).toEqual(['recording']);
});

it('does not send the API key to the storage host', async () => {
	await download(String(recorded()?.id));
	const [, file] = klen.requests();
	expect(file).toMatchObject({
		path: expect.stringContaining('/recordings/') as string,
		key: null,
	});
	expectNoKeyIn(JSON.stringify(file));
});

it('says when a call has no recording', async () => {
	const [call] = production().addCalls({ status: 'failed', hasRecording: false });
	const result = await download(String(call?.id));
	expect(result.error?.message).toBe(`The call ${call?.id} has no recording`);
	expect(result.error?.description).toContain('never for one that failed');
});

it('tries again when the storage fails for a moment', async () => {
	const call = recorded();
	klen.control.addFault({ nth: 2, status: 503 });
	const result = await download(String(call?.id));
	expect(result.error).toBeUndefined();
	expect(result.binary(result.items[0], 'data').buffer.length).toBeGreaterThan(1000);
});

it('says when the storage has no such file', async () => {
	klen.control.addFault({ nth: 2, status: 410, times: 'always' });
	const result = await download(String(recorded()?.id));
	expect(result.error?.message).toBe('The file could not be downloaded');
	expect(result.error?.description).toContain('HTTP 410');
});

it('delivers no half file when the connection breaks', async () => {
	klen.control.addFault({ nth: 2, truncate: true });
	const result = await download(String(recorded()?.id));
	const { buffer } = result.binary(result.items[0], 'data');
	expect(buffer.readUInt32LE(4)).toBe(buffer.length - 8);
});
