import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { IDataObject } from 'n8n-workflow';
import { klenPolling, openPolling, trilletPolling, usePollingVendors } from './vendors';

const HOUR = 3_600_000;
const NOW = Date.parse('2026-03-01T12:00:00Z');

usePollingVendors();

/** What the list has, the newest first; the pages are cut out of it. */
let calls: IDataObject[] = [];
/** Makes an answer of a page, where that is not what it should be. */
let serve: ((page: number, limit: number) => unknown) | undefined;
/** Is called after each answer. */
let afterwards: () => void = () => undefined;

const server = createServer((request, response) => {
	const { searchParams } = new URL(request.url ?? '', 'http://localhost');
	const [page, limit] = [Number(searchParams.get('page')), Number(searchParams.get('limit'))];
	const answer = serve ? serve(page, limit) : pageOf(page, limit);
	response.setHeader('content-type', 'application/json');
	response.end(JSON.stringify(answer));
	afterwards();
});
beforeAll(async () => await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(async () => await new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
	calls = [];
	serve = undefined;
	afterwards = () => undefined;
});

const pageOf = (page: number, limit: number) => calls.slice((page - 1) * limit, page * limit);

let count = 0;
/** A call that is over, in the words of either vendor. */
function call(fields: IDataObject = {}): IDataObject {
	const id = `call_${++count}`;
	const began = NOW + count * 1_000;
	const times = { started_at: new Date(began).toISOString(), timestamp: began / 1_000 };
	return { id, callId: id, _id: `record_${count}`, status: 'completed', ...times, ...fields };
}
const add = (number: number, fields: IDataObject = {}): string[] =>
	Array.from({ length: number }, () => {
		const added = call(fields);
		calls.unshift(added);
		return String(added.id);
	});

describe.each([klenPolling, trilletPolling])('a hostile list of $name', (vendor) => {
	const start = async () => {
		const { port } = server.address() as AddressInfo;
		const workflow = openPolling(vendor, {}, { baseUrl: `http://127.0.0.1:${port}` });
		await workflow.activate();
		return workflow;
	};
	const ids = ({ items }: { items: IDataObject[] }) => items.map(vendor.idOf);

	it('is said to be cut when it ends before what is known', async () => {
		add(150);
		const workflow = await start();
		add(250);
		serve = (page, limit) => (page > 2 ? pageOf(1, limit) : pageOf(page, limit));
		await workflow.poll();
		expect(workflow.failures.map(({ message }) => message)).toEqual([
			'The list of calls ended before those that were reported last, so calls may be missing',
		]);
		expect(workflow.items).toHaveLength(200);
	});

	it('is said to be in another order', async () => {
		add(150);
		calls.reverse();
		for (const [index, one] of calls.entries())
			Object.assign(one, {
				started_at: new Date(NOW + index * HOUR).toISOString(),
				timestamp: (NOW + index * HOUR) / 1_000,
			});
		const workflow = await start();
		expect(workflow.failures.map(({ message }) => message)).toEqual([
			'The list of calls does not start with the newest one, so calls may be missing',
		]);
	});

	it('loses no call when others are deleted while it is read', async () => {
		add(150);
		const workflow = await start();
		const seen = add(250);
		let requests = 0;
		afterwards = () => {
			if (++requests === 1) calls.splice(0, 30);
		};
		await workflow.poll();
		await workflow.poll();
		expect(new Set(ids(workflow))).toEqual(new Set(seen));
		expect(workflow.items).toHaveLength(250);
		expect(workflow.failures).toEqual([]);
	});

	it('doubles no call when others come in while it is read', async () => {
		add(150);
		const workflow = await start();
		const seen = add(250);
		let requests = 0;
		afterwards = () => {
			if (++requests < 5) seen.push(...add(7));
		};
		await workflow.poll();
		afterwards = () => undefined;
		await workflow.poll();
		expect(new Set(ids(workflow))).toEqual(new Set(seen));
		expect(workflow.items).toHaveLength(seen.length);
		expect(workflow.failures).toEqual([]);
	});

	it('is followed by IDs where it tells no times', async () => {
		const timeless = { started_at: null, ended_at: null, timestamp: null };
		add(150, timeless);
		const workflow = await start();
		const seen = add(130, timeless);
		await workflow.poll();
		calls.splice(0, 20);
		await workflow.poll();
		expect(new Set(ids(workflow))).toEqual(new Set(seen));
		expect(workflow.items).toHaveLength(130);
	});

	it('may hold calls that are planned for later', async () => {
		add(3, { started_at: '2099-01-01T00:00:00Z', timestamp: 4_070_908_800 });
		const workflow = await start();
		calls = [];
		const seen = add(2, { started_at: new Date().toISOString(), timestamp: Date.now() / 1_000 });
		await workflow.poll();
		expect(ids(workflow)).toEqual(seen);
	});

	it('may hold records without an ID', async () => {
		const workflow = await start();
		const nameless = { id: null, callId: null, _id: null };
		add(2, nameless);
		const seen = add(2);
		await workflow.poll();
		await workflow.poll();
		expect(ids(workflow)).toEqual(seen);
	});

	it.each(['voicemail', 'unheard-of'])('does not decide by the word %s', async (status) => {
		const workflow = await start();
		add(1, { status });
		await workflow.poll();
		expect(workflow.items).toEqual([]);
		const [known] = calls;
		Object.assign(known ?? {}, { ended_at: new Date(NOW).toISOString(), duration: 5 });
		await workflow.poll();
		expect(workflow.items).toMatchObject([
			vendor === klenPolling ? { eventType: 'call.ended' } : { event: 'call.completed' },
		]);
	});
});
