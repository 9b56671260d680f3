import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { Klen, useKlen } from './klen/klen';
import { Trillet } from './trillet/trillet';
import type { VendorRun } from './vendor-world';
import { runWorkflow, searchList, type WorkflowResult } from '../harness/workflow';

/** Answers a list request; a page is what the server makes of the asked one. */
type Serve = (asked: { page: number; limit: number }) => unknown;

/** A vendor whose lists are not what its pages promise. */
class HostileServer {
	readonly queries: URLSearchParams[] = [];
	serve: Serve = () => [];
	/** The body of other requests, by method. */
	readonly saved: string[] = [];

	private readonly server = createServer((request, response) => {
		const { searchParams } = new URL(request.url ?? '', 'http://localhost');
		response.setHeader('content-type', 'application/json');
		if (request.method === 'GET') {
			this.queries.push(searchParams);
			const page = Number(searchParams.get('page') ?? 1);
			const limit = Number(searchParams.get('limit') ?? Infinity);
			const answer = this.serve({ page, limit });
			response.end(typeof answer === 'string' ? answer : JSON.stringify(answer));
		} else {
			this.saved.push(String(request.method));
			response.statusCode = 201;
			response.end('{"id":1}');
		}
	});

	async start(): Promise<void> {
		await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
	}

	async close(): Promise<void> {
		await new Promise((resolve) => this.server.close(resolve));
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}
}

const klen = useKlen();
const trillet = new Trillet();
beforeEach(() => trillet.joins(klen));

let server: HostileServer;
beforeEach(async () => {
	server = new HostileServer();
	await server.start();
});
afterEach(async () => await server.close());

const records = (length: number, idField = 'id') =>
	Array.from({ length }, (_, index): IDataObject => ({ [idField]: `r${index}` }));

const slice = <T>(all: T[], page: number, size: number) =>
	all.slice((page - 1) * size, page * size);

interface List extends Pick<VendorRun, 'resource' | 'operation'> {
	name: string;
	world: Klen | Trillet;
	parameters?: INodeParameters;
	idField: string;
	/** Where the ID might stand as well. */
	otherIdField: string;
	/** The answer as the vendor documents it. */
	envelope(items: IDataObject[], total: number | undefined, size: number | undefined): unknown;
}

const klenEnvelope =
	(key: string): List['envelope'] =>
	(items, count, limit) => ({ count, limit, [key]: items });

const contacts: List = {
	name: 'contacts of Klen AI',
	world: klen,
	resource: 'contact',
	operation: 'getAll',
	idField: 'id',
	otherIdField: '_id',
	envelope: klenEnvelope('contacts'),
};
const batchCalls: List = {
	name: 'calls of a batch of Trillet AI',
	world: trillet,
	resource: 'batch',
	operation: 'getCalls',
	parameters: { batchId: 'batch_1' },
	idField: 'jobId',
	otherIdField: 'job_id',
	envelope: (calls, total, limit) => ({ calls, pagination: { total, limit } }),
};
const counted = [
	contacts,
	{
		...contacts,
		name: 'calls of Klen AI',
		resource: 'call',
		otherIdField: 'call_id',
		envelope: klenEnvelope('calls'),
	},
	batchCalls,
];
const history: List = {
	name: 'call history of Trillet AI',
	world: trillet,
	resource: 'call',
	operation: 'getAll',
	idField: '_id',
	otherIdField: 'call_id',
	envelope: (items) => items,
};
const all = [...counted, history];

const run = async (
	{ world, resource, operation, parameters }: List,
	more: INodeParameters = {},
	items?: IDataObject[],
): Promise<WorkflowResult> =>
	await runWorkflow({
		node: world.profile.vendor,
		parameters: {
			resource,
			operation,
			returnAll: true,
			simplify: false,
			options: { addMetadata: true },
			...parameters,
			...more,
		},
		credentials: world.credentials({ baseUrl: server.url, requestsPerMinute: 6000 }),
		...(items && { items }),
	});

const idsOf = ({ json }: WorkflowResult, { idField }: List) => json.map((item) => item[idField]);
const doubt = expect.stringMatching(/^Records may be missing/) as string;

const expectWhole = (result: WorkflowResult, list: List, rows: IDataObject[]) => {
	expect(result.error).toBeUndefined();
	expect(idsOf(result, list)).toEqual(rows.map((row) => row[list.idField]));
	expect(result.hints).not.toContainEqual(doubt);
	for (const { _meta } of result.json) expect(_meta).toMatchObject({ isWhole: true });
};
const expectDoubt = (result: WorkflowResult) => {
	expect(result.error).toBeUndefined();
	expect(result.hints).toContainEqual(doubt);
	for (const { _meta } of result.json) expect(_meta).toMatchObject({ isWhole: false });
};

describe.each(all)('all $name', (list) => {
	const rows = records(250, list.idField);

	it.each([20, 11, 99])('are there when pages are cut to %d without a word', async (cap) => {
		server.serve = ({ page, limit }) =>
			list.envelope(slice(rows, page, Math.min(cap, limit)), 250, undefined);
		expectWhole(await run(list), list, rows);
		expect(server.queries.length).toBeLessThanOrEqual(Math.ceil(250 / cap) + 1);
	});

	it('stop where nothing new comes, and say that more may be there', async () => {
		const page = rows.slice(0, 100);
		server.serve = () => list.envelope(page, undefined, undefined);
		const result = await run(list);
		expect(idsOf(result, list)).toHaveLength(100);
		expectDoubt(result);
		expect(server.queries).toHaveLength(2);
	});

	it('are there as bare arrays', async () => {
		server.serve = ({ page, limit }) => slice(rows, page, limit);
		expectWhole(await run(list), list, rows);
	});

	it('have no doubles where their IDs are spelt in another way', async () => {
		const other = records(130, list.otherIdField);
		server.serve = ({ page, limit }) => {
			const start = Math.max(0, (page - 1) * limit - 3);
			return list.envelope(other.slice(start, start + limit), 130, limit);
		};
		const { json } = await run(list);
		expect(json.map((item) => item[list.otherIdField])).toEqual(
			other.map((item) => item[list.otherIdField]),
		);
	});

	it('keep records without an ID', async () => {
		const unnamed = Array.from({ length: 120 }, (_, row) => ({ row }));
		server.serve = ({ page, limit }) => list.envelope(slice(unnamed, page, limit), 120, limit);
		expect((await run(list)).json.map(({ row }) => row)).toEqual(unnamed.map(({ row }) => row));
	});

	it('are told apart by IDs above 2^53', async () => {
		const text = (id: number) => `90071992547409${String(id).padStart(4, '0')}`;
		const ids = Array.from({ length: 120 }, (_, id) => text(id));
		server.serve = ({ page, limit }) => {
			const shown = slice(ids, page, limit).map((id) => ({ [list.idField]: `#${id}` }));
			return JSON.stringify(list.envelope(shown, 120, limit)).replace(/"#(\d+)"/g, '$1');
		};
		const result = await run(list);
		expect(idsOf(result, list).map(String)).toEqual(ids);
		expect(result.hints).not.toContainEqual(doubt);
	});
});

describe.each(counted)('all $name', (list) => {
	it('are there when pages are cut to fewer than the default without a word', async () => {
		const all = records(50, list.idField);
		server.serve = ({ page, limit }) =>
			list.envelope(slice(all, page, Math.min(7, limit)), 50, undefined);
		expectWhole(await run(list), list, all);
	});

	const rows = records(262, list.idField);
	const cases: Array<[string, (total: number, onPage: number) => unknown]> = [
		['of the page', (_, onPage) => onPage],
		['0', () => 0],
		['-1', () => -1],
		['too low', () => 150],
		['a text', (total) => String(total)],
		['no number', () => 'many'],
	];

	it.each(cases)('are there when the count is %s', async (_, count) => {
		server.serve = ({ page, limit }) => {
			const items = slice(rows, page, limit);
			return list.envelope(items, count(262, items.length) as number, limit);
		};
		expectWhole(await run(list), list, rows);
		expect(server.queries.length).toBeLessThanOrEqual(4);
	});

	it('cost few requests when the count is far too high, and are in doubt', async () => {
		server.serve = ({ page, limit }) => list.envelope(slice(rows, page, limit), 100_000, limit);
		const result = await run(list);
		expect(idsOf(result, list)).toHaveLength(262);
		expectDoubt(result);
		expect(server.queries.length).toBeLessThan(20);
	});

	it('are read by the page size that the server tells', async () => {
		server.serve = ({ page, limit }) => {
			const size = Math.min(limit, 25);
			return list.envelope(slice(rows, page, size), 262, size);
		};
		expectWhole(await run(list), list, rows);
		expect(server.queries).toHaveLength(11);
	});

	it('are no doubt up to a limit that was reached', async () => {
		server.serve = ({ page, limit }) => list.envelope(slice(rows, page, limit), 100_000, limit);
		const result = await run(list, { returnAll: false, limit: 30 });
		expectWhole(result, list, rows.slice(0, 30));
		expect(server.queries).toHaveLength(1);
	});
});

describe('a list that is not known to have pages', () => {
	const agents: List = {
		name: 'agents',
		world: klen,
		resource: 'agent',
		operation: 'getAll',
		idField: 'id',
		otherIdField: '_id',
		envelope: klenEnvelope('agents'),
	};
	const rows = records(45);

	it('is asked for once', async () => {
		server.serve = () => ({ agents: rows });
		expectWhole(await run(agents), agents, rows);
		expect(server.queries.map(String)).toEqual(['']);
	});

	it('is turned over where it counts more than it holds', async () => {
		server.serve = ({ page, limit }) => {
			const size = Math.min(limit, 20);
			return { agents: slice(rows, page, size), count: 45, limit: size };
		};
		expectWhole(await run(agents), agents, rows);
	});

	it('is in doubt where it counts more than it gives', async () => {
		server.serve = () => ({ agents: rows, count: 60 });
		expectDoubt(await run(agents));
	});
});

describe('a contact that is looked for in a list that never ends', () => {
	it.each([
		['phone', { matchBy: 'phone', phoneNumber: '+15550001111' }],
		['email', { matchBy: 'email', email: 'jo@example.com' }],
	])('is not created when nobody knows whether it is there: %s', async (_, parameters) => {
		server.serve = () => ({ contacts: records(100) });
		const upsert = { ...contacts, operation: 'upsert' };
		const { error } = await run(upsert, { ...parameters, firstName: 'Jo' });
		expect(error).toMatchObject({
			message: 'Nothing in the list matches, but it may not have been read as a whole',
		});
		expect(server.saved).toEqual([]);
		expect(server.queries).toHaveLength(2);
	});
});

describe('Stop at Last Call ID', () => {
	const calls = Array.from({ length: 250 }, (_, index) => ({
		_id: `rec${index}`,
		callId: `call${index}`,
	}));

	it.each(['rec120', 'call120'])(
		'stops before %s in the history of Trillet AI',
		async (stopAtId) => {
			server.serve = ({ page, limit }) => slice(calls, page, limit);
			const result = await run(history, { options: { stopAtId, addMetadata: true } });
			expectWhole(result, history, calls.slice(0, 120));
			expect(server.queries).toHaveLength(2);
		},
	);

	it('reads all of a history in which the call is gone', async () => {
		server.serve = ({ page, limit }) => slice(calls, page, limit);
		expectWhole(
			await run(history, { options: { stopAtId: 'gone', addMetadata: true } }),
			history,
			calls,
		);
	});

	it('ends where the same page comes again', async () => {
		server.serve = () => calls.slice(0, 100);
		expectDoubt(await run(history, { options: { stopAtId: 'gone', addMetadata: true } }));
		expect(server.queries).toHaveLength(2);
	});
});

describe('a picker', () => {
	const pick = async (
		{ world }: List,
		method: string,
		search: { filter?: string; paginationToken?: string } = {},
	) =>
		await searchList({
			node: world.profile.vendor,
			method,
			credentials: world.credentials({ baseUrl: server.url, requestsPerMinute: 6000 }),
			...search,
		});

	/** What somebody sees who scrolls to the end. */
	async function scroll(list: List, method: string): Promise<unknown[]> {
		const values: unknown[] = [];
		let paginationToken: string | undefined;
		do {
			const page = await pick(list, method, { paginationToken });
			values.push(...page.results.map(({ value }) => value));
			paginationToken = page.paginationToken as string | undefined;
		} while (paginationToken !== undefined);
		return values;
	}

	const lists: Array<[string, List, number]> = [
		['searchContacts', contacts, 250],
		['searchEvents', { ...contacts, envelope: klenEnvelope('events') }, 250],
		['searchCalls', history, 250],
	];

	it.each(lists)('%s shows bare arrays to their end', async (method, list, length) => {
		const rows = records(length, list.idField);
		server.serve = ({ page, limit }) => slice(rows, page, limit);
		expect(await scroll(list, method)).toHaveLength(length);
	});

	it.each(lists)('%s ends where the same page comes again', async (method, list) => {
		const rows = records(100, list.idField);
		server.serve = () => list.envelope(rows, undefined, undefined);
		expect(await scroll(list, method)).toHaveLength(100);
		expect(server.queries).toHaveLength(2);
	});

	it.each(lists)('%s shows all of pages that are cut', async (method, list, length) => {
		const rows = records(length, list.idField);
		server.serve = ({ page, limit }) =>
			list.envelope(slice(rows, page, Math.min(limit, 30)), length, undefined);
		expect(await scroll(list, method)).toHaveLength(length);
	});

	it('reads each page once for all who scroll at the same time', async () => {
		const rows = records(150);
		server.serve = ({ page, limit }) => contacts.envelope(slice(rows, page, limit), 150, limit);
		await Promise.all([pick(contacts, 'searchContacts'), pick(contacts, 'searchContacts')]);
		expect(server.queries).toHaveLength(1);
	});

	it('fails for all who ask at the same time, and starts anew after it', async () => {
		let hasFailed = false;
		server.serve = () => {
			if (hasFailed) return { agents: records(3) };
			hasFailed = true;
			return { agents: 'none' };
		};
		const agents = { ...contacts, envelope: klenEnvelope('agents') };
		const opened = [pick(agents, 'searchAgents'), pick(agents, 'searchAgents')];
		const failure = { message: 'Klen AI sent an answer that this node cannot read' };
		await Promise.all(
			opened.map(async (opening) => await expect(opening).rejects.toMatchObject(failure)),
		);
		expect((await pick(agents, 'searchAgents')).results).toHaveLength(3);
	});
});
