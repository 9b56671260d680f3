import { Trace } from '../../../nodes/shared/transport/trace';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const wait = (ms: number) => async () => await new Promise((resolve) => setTimeout(resolve, ms));

it('adds up the time during which something is under way, whether one thing or several', async () => {
	const { response } = new Trace();
	const sideBySide = Promise.all([response.time(wait(100)), response.time(wait(300))]);
	await jest.advanceTimersByTimeAsync(1_000);
	await sideBySide;
	expect(response.totalMs).toBe(300);
	const later = response.time(wait(50));
	await jest.advanceTimersByTimeAsync(1_000);
	await later;
	expect(response.totalMs).toBe(350);
});

it('counts the time of what failed', async () => {
	const { response } = new Trace();
	const failing = response.time(async () => {
		await wait(100)();
		throw new Error('lost');
	});
	failing.catch(() => undefined);
	await jest.advanceTimersByTimeAsync(1_000);
	await expect(failing).rejects.toThrow('lost');
	expect(response.totalMs).toBe(100);
});

it('keeps the last request ID, whatever the header is called', () => {
	const trace = new Trace();
	trace.noteHeaders({ 'request-id': 'a' });
	trace.noteHeaders({ 'x-correlation-id': 'b' });
	trace.noteHeaders({ date: 'today' });
	expect(trace.requestId).toBe('b');
});
