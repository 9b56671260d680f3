import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startSimulator, type Simulator } from '../../../simulator';
import { DEFAULT_KLEN_SETTINGS } from '../../../simulator/klen/settings';
import { DEFAULT_TRILLET_SETTINGS } from '../../../simulator/trillet/settings';
import { Contract } from '../../../tools/probe/contract';
import type { Answer } from '../../../tools/probe/exchange';
import { klen } from '../../../tools/probe/klen';
import type { Plan } from '../../../tools/probe/plan';
import { findingsOf, reportOf, TEMPLATE_URL, type Findings } from '../../../tools/probe/report';
import { ask } from '../../../tools/probe/run';
import { trillet } from '../../../tools/probe/trillet';

const SECRETS = {
	KLEN_API_KEY: 'klen_test_all',
	TRILLET_API_KEY: 'trillet_test_key',
	TRILLET_WORKSPACE_ID: '664a1b2c3d4e5f6a7b8c9d0e',
};
const contracts = { klen: new Contract('klen'), trillet: new Contract('trillet') };

let simulator: Simulator;
beforeAll(async () => {
	simulator = await startSimulator({ speed: 0, requestsPerMinute: 100_000 });
});
beforeEach(() => simulator.control.reset());
afterAll(() => simulator.close());

type Vendor = 'klen' | 'trillet';
const plans: Record<Vendor, Plan> = { klen, trillet };

async function answersOf(vendor: Vendor, options: { writes?: boolean } = {}): Promise<Answer[]> {
	const environment = options.writes ? 'sandbox' : 'production';
	const origin = `${simulator.url}/${vendor}/${environment}`;
	const account = { origin, auth: plans[vendor].auth(SECRETS), pauseMs: 0 };
	return await ask(plans[vendor], account, options);
}

const find = (vendor: Vendor, answers: Answer[]) =>
	findingsOf(plans[vendor], contracts[vendor], answers);
const probe = async (vendor: Vendor) => find(vendor, await answersOf(vendor));
const readingsOf = ({ questions }: Findings) =>
	Object.fromEntries(
		questions.flatMap(({ setting, reading }) => (setting ? [[setting, reading]] : [])),
	);

/** What each value of a setting looks like from outside; the first is the default. */
const VISIBLE: Record<Vendor, Record<string, Array<[unknown, string]>>> = {
	klen: {
		maxCallsPerPage: [
			[100, '100 records'],
			[25, '25 records'],
		],
		maxEventsPerPage: [
			[100, '100 records'],
			[10, '10 records'],
		],
		endedReasons: [
			[false, 'no'],
			[true, 'yes, ended_reason'],
		],
	},
	trillet: {
		auth: [
			['either', 'Authorization, x-api-key'],
			['bearer', 'Authorization'],
			['headers', 'x-api-key'],
		],
		errorEnvelope: [
			['documented', 'an object and string'],
			['object', 'an object and an object'],
			['string', 'string and string'],
		],
		notFoundStatus: [
			[404, 'HTTP 404'],
			[500, 'HTTP 500'],
		],
		emptyHistoryStatus: [
			[200, 'HTTP 200'],
			[500, 'HTTP 500'],
		],
		historyEnvelope: [
			['none', 'a bare array'],
			...['calls', 'data', 'items', 'results', 'history', 'callHistory'].map(
				(key): [string, string] => [key, `an object with "${key}"`],
			),
		],
		maxHistoryPage: [
			[100, '100 records'],
			[20, '20 records'],
		],
		historySearch: [
			['metadata', 'metadata too'],
			['numbers', 'not at metadata'],
			['nothing', 'nothing: it is ignored'],
		],
		knowledgeBaseEnvelope: [
			['none', 'a bare array'],
			['data', 'an object with "data"'],
		],
		workspaceList: [
			['array', 'a bare array'],
			['object', 'one object'],
		],
		phoneNumberList: [
			['array', 'a bare array'],
			['strings', 'an object with "phoneNumbers" of texts'],
			['object', 'one object'],
		],
		omniFlowAgentIds: [
			[true, 'yes'],
			[false, 'no'],
		],
		hydratedReferences: [
			[false, 'IDs'],
			[true, 'whole records'],
		],
	},
};

/** What only a write, an event, time or a lack of money shows. */
const HIDDEN: Record<Vendor, string[]> = {
	klen: [
		'queueSeconds',
		'callSeconds',
		'artifactSeconds',
		'walletBalance',
		'callRate',
		'recordingOrigin',
		'agentWrites',
		'listLagSeconds',
		'businessHours',
		'bufferMinutes',
		'advanceNoticeMinutes',
		'failureReasonField',
		'contactPlace',
		'cancellationReasonField',
		'webhookSecretField',
	],
	trillet: [
		'idSpelling',
		'insufficientCreditsStatus',
		'invalidNumberStatus',
		'rateLimitHint',
		'listLagSeconds',
		'purchaseAnswer',
		'agentCreationAnswer',
		'readOnlyFields',
		'failedReadsAfterUpdate',
		'credits',
		'callPrice',
		'ringSeconds',
		'callSeconds',
		'instantCalls',
		'batchConcurrency',
		'smsSeconds',
		'recordingOrigin',
		'callbackEvents',
		'callbackBody',
		'deliveryCopies',
		'outOfOrder',
		'answerTimeoutMs',
		'inboundWebhook',
		'toolArguments',
	],
};

/** Enough records that every question has something to look at. */
function fill(): void {
	const { klen: klenControl, trillet: trilletControl } = simulator.control;
	klenControl.production.addCalls({ count: 150 });
	klenControl.production.addCalendarEvents({ count: 150 });
	trilletControl.production.addCalls({ count: 250, metadata: { ticket: 'ticket-of-probe' } });
}

describe.each(['klen', 'trillet'] as const)('a probe of %s', (vendor) => {
	it('knows of every setting of the simulator whether reads show it', () => {
		const defaults = { klen: DEFAULT_KLEN_SETTINGS, trillet: DEFAULT_TRILLET_SETTINGS };
		const known = [...Object.keys(VISIBLE[vendor]), ...HIDDEN[vendor]];
		expect(known.sort()).toEqual(Object.keys(defaults[vendor]).sort());
	});

	it('asks every read of the contract, or says why not', async () => {
		const reads = [...contracts[vendor].operations.values()].filter(
			({ method }) => method === 'get',
		);
		const asked = new Set((await answersOf(vendor)).map(({ operationId }) => operationId));
		const missing = reads.map(({ operationId }) => operationId).filter((id) => !asked.has(id));
		expect(missing.filter((id) => !(id in plans[vendor].leftOut))).toEqual([]);
	});

	it('invents nothing about an account as it is documented', async () => {
		fill();
		const findings = await probe(vendor);
		expect(findings.differences).toEqual([]);
		expect(findings.undocumented).toEqual([]);
		const defaults = Object.entries(VISIBLE[vendor]).map(([name, [first]]) => [name, first?.[1]]);
		expect(readingsOf(findings)).toMatchObject(Object.fromEntries(defaults) as object);
	});

	const others = Object.entries(VISIBLE[vendor]).flatMap(([name, values]) =>
		values.slice(1).map(([value, reading]) => [name, value, reading] as const),
	);
	let usual: Record<string, string | undefined> | undefined;
	const readUsual = async () => (usual ??= readingsOf(await probe(vendor)));

	it.each(others)('finds %s: %j, and that alone', async (name, value, reading) => {
		fill();
		const former = await readUsual();
		simulator.control.settings({ [vendor]: { [name]: value } });
		const findings = await probe(vendor);
		expect(findings.differences).toEqual([]);
		expect(readingsOf(findings)).toMatchObject({ [name]: reading });
		const changed = Object.entries(readingsOf(findings)).filter(
			([other, found]) => found !== undefined && found !== former[other],
		);
		expect(changed.map(([other]) => other)).toEqual([name]);
	});

	it('says nothing of the account: no key, name, number or text', async () => {
		fill();
		const answers = await answersOf(vendor);
		const report = reportOf(plans[vendor], 'production', find(vendor, answers));
		expect(report).toContain(TEMPLATE_URL);
		for (const secret of Object.values(SECRETS)) expect(report).not.toContain(secret);
		const texts = answers
			.flatMap(({ body }) => textsIn(body))
			.filter((text) => /[\s@+\d]/.test(text));
		expect(texts.length).toBeGreaterThan(100);
		expect(texts.filter((text) => text.length > 4 && report.includes(text))).toEqual([]);
	});
});

function textsIn(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

describe('an answer that differs', () => {
	const call = {
		id: 'call_1',
		agent_id: 'assistant_1',
		agent_name: 'Jo Doe',
		status: 'completed',
		type: 'outbound',
		phone_number: '+15551234567',
	};
	const differing = async (first: object, status = 200) => {
		const body = { count: 1, page: 1, limit: 10, pages: 1, calls: [first] };
		simulator.control.addFault({ operationId: 'listCalls', status, body, times: 'always' });
		return await probe('klen');
	};

	it.each<[string, object, object]>([
		[
			'a field that is missing',
			{ ...call, agent_id: undefined },
			{ kind: 'missing', field: 'calls[].agent_id' },
		],
		[
			'a new field',
			{ ...call, cost: 1.5 },
			{ kind: 'new', field: 'calls[].cost', found: 'number' },
		],
		[
			'another type',
			{ ...call, phone_number: 1 },
			{ kind: 'type', field: 'calls[].phone_number', found: 'integer' },
		],
		[
			'another form of a time',
			{ ...call, started_at: 'yesterday' },
			{ kind: 'type', field: 'calls[].started_at', found: 'another text' },
		],
		[
			'a new word',
			{ ...call, type: 'forwarding' },
			{ kind: 'word', field: 'calls[].type', found: 'forwarding' },
		],
		[
			'a text instead of a word',
			{ ...call, type: 'Jo Doe' },
			{ kind: 'word', field: 'calls[].type', found: 'another string' },
		],
		[
			'data in the place of a name',
			{ ...call, 'jo@example.com': 1 },
			{ kind: 'new', field: 'calls[].(a name that may be data)' },
		],
		[
			'another type inside',
			{ ...call, contact: { id: 'x', name: 'Jo Doe', email: null, company: null } },
			{ kind: 'type', field: 'calls[].contact.id' },
		],
	])('is found once: %s', async (_, first, difference) => {
		const { differences } = await differing(first);
		expect(differences).toEqual([
			expect.objectContaining({ operationId: 'listCalls', status: 200, ...difference }),
		]);
	});

	it('is found by its status', async () => {
		const { undocumented } = await differing(call, 206);
		expect(undocumented).toEqual([{ operationId: 'listCalls', status: 206 }]);
	});

	it('is found in recorded answers as well, and the clock of the vendor with it', async () => {
		await simulator.control.advance(90_000);
		const live = await answersOf('klen');
		const recorded = JSON.parse(JSON.stringify(live)) as Answer[];
		expect(find('klen', recorded)).toEqual(find('klen', live));
		const changed = recorded.map((answer) =>
			answer.name === 'listAgents' ? { ...answer, body: { agents: [{ id: 'x' }] } } : answer,
		);
		expect(find('klen', changed).differences).toContainEqual(
			expect.objectContaining({ operationId: 'listAgents', field: 'agents[].id', kind: 'type' }),
		);
	});
});

it('stops at a key that is refused, and says so', async () => {
	const account = {
		origin: `${simulator.url}/klen/production`,
		auth: klen.auth({ KLEN_API_KEY: 'klen_test_wrong' }),
		pauseMs: 0,
	};
	await expect(ask(klen, account)).rejects.toThrow('Klen AI refused the key (HTTP 401)');
	expect(simulator.control.requests({})).toHaveLength(1);
});

describe('writes', () => {
	it('are made in the sandbox, ring nobody and leave nothing undocumented', async () => {
		const answers = await answersOf('klen', { writes: true });
		const findings = find('klen', answers);
		expect(findings.differences).toEqual([]);
		expect(findings.undocumented).toEqual([]);
		expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
		for (const { name } of klen.writes?.steps ?? []) {
			expect(answers.find((answer) => answer.name === name)?.status).toBeLessThan(300);
		}
		expect(readingsOf(findings)).toMatchObject({ agentWrites: 'yes' });
		expect(simulator.control.rungPhones()).toEqual([]);
	});

	it('find an account in which agents cannot be changed', async () => {
		simulator.control.settings({ klen: { agentWrites: false } });
		const findings = find('klen', await answersOf('klen', { writes: true }));
		expect(readingsOf(findings).agentWrites).toMatch(/^no, HTTP \d+$/);
	});
});

describe('the program', () => {
	const root = join(__dirname, '..', '..', '..');
	const program = async (...args: string[]) =>
		await promisify(execFile)(
			process.execPath,
			[join(root, 'tools/node24/run.mjs'), 'tsx', 'tools/probe/main.ts', ...args],
			{ cwd: root },
		);

	it('prints the report of recorded answers', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'probe-'));
		const answers = await answersOf('klen');
		writeFileSync(join(folder, 'answers.json'), JSON.stringify(answers));
		const { stdout } = await program('klen', '--recorded', join(folder, 'answers.json'));
		rmSync(folder, { recursive: true });
		const report = reportOf(klen, 'an account, recorded earlier', find('klen', answers));
		expect(stdout).toBe(report);
	}, 60_000);

	it.each([
		[['trillet', '--writes'], 'has no place where writes have no consequences'],
		[['klen', '--writes', '--environment', 'production'], 'is for the environment sandbox only'],
		[['other'], 'Say which vendor'],
	])(
		'refuses %j before it asks for a key',
		async (args, message) => {
			await expect(program(...args)).rejects.toMatchObject({
				stderr: expect.stringContaining(message) as string,
			});
		},
		60_000,
	);
});
