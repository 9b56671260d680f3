import { createHmac } from 'node:crypto';
import type { INode } from 'n8n-workflow';
import { readCsv, writeCsv } from '../../../nodes/shared/fields/csv';
import { parseExactJson, parseJson } from '../../../nodes/shared/json';
import { badPlaceholderIn, fillInTemplate } from '../../../nodes/shared/node/template';
import { redact, toApiError } from '../../../nodes/shared/transport/errors';
import { isSameNumber, suggestPhoneNumber } from '../../../nodes/shared/fields/phoneNumber';
import { parseRetryAfter } from '../../../nodes/shared/transport/exchange';
import { claimEvent } from '../../../nodes/shared/triggers/deduplication';
import { bare } from '../../../nodes/shared/fields/yesNo';
import { verifySignature } from '../../../nodes/shared/webhook/signature';

const NODE = { name: 'Node', type: 'test', typeVersion: 1 } as INode;
const SECRET = { label: 'current', value: 'whsec_secret' };

const errorPage = (body: string) =>
	toApiError(NODE, 'Vendor', { message: 'Failed', nextStep: 'Try again.', status: 502, body });

const csv = (text: string) => {
	try {
		readCsv(text);
	} catch {
		// That it is wrong is not the point.
	}
};

const verify = (text: string) => {
	const signature = createHmac('sha256', 'another').update(text).digest('hex');
	verifySignature(Buffer.from(text), signature, [SECRET]);
};

/** What outsiders send, made to keep a careless reader busy, and what reads it. */
const INPUTS: Array<{
	what: string;
	text: (n: number) => string;
	read: (text: string) => unknown;
}> = [
	{ what: 'a page of opened scripts', text: (n) => '<script'.repeat(n), read: errorPage },
	{ what: 'a page of scripts', text: (n) => '<script></style>'.repeat(n), read: errorPage },
	{ what: 'a page of opened tags', text: (n) => '<'.repeat(8 * n), read: errorPage },
	{ what: 'a page of blanks', text: (n) => `${' '.repeat(8 * n)}x`, read: errorPage },
	{ what: 'a table of quotation marks', text: (n) => '"'.repeat(8 * n + 1), read: csv },
	{ what: 'a table of commas', text: (n) => ','.repeat(8 * n), read: csv },
	{ what: 'a table of line ends', text: (n) => '\r'.repeat(8 * n), read: csv },
	{
		what: 'a value of quotation marks',
		text: (n) => '"'.repeat(8 * n),
		read: (text) => writeCsv({ columns: ['a'], rows: [[text]] }),
	},
	{
		what: 'a template of braces',
		text: (n) => '{{'.repeat(4 * n),
		read: (text) => fillInTemplate(text, String),
	},
	{
		what: 'a template that never ends a name',
		text: (n) => `{{ ${'a.'.repeat(4 * n)}`,
		read: (text) => fillInTemplate(text, String),
	},
	{
		what: 'a template of blanks',
		text: (n) => `{{${' '.repeat(8 * n)}`,
		read: (text) => fillInTemplate(text, String),
	},
	{ what: 'a wait of digits', text: (n) => `${'1'.repeat(8 * n)}x`, read: parseRetryAfter },
	{
		what: 'an answer that repeats the start of a key',
		text: (n) => 'klen_key'.repeat(n),
		read: (text) => redact({ text }, [`${'klen_key'.repeat(4)}!`]),
	},
	{
		what: 'an answer that repeats a key',
		text: (n) => 'klen_key'.repeat(n),
		read: (text) => redact({ text }, ['klen_key']),
	},
	{ what: 'a number of blanks', text: (n) => `+1${' 2'.repeat(4 * n)}`, read: suggestPhoneNumber },
	{
		what: 'a stored number of brackets',
		text: (n) => '+1('.repeat(4 * n),
		read: (text) => isSameNumber(text, '+15551234567'),
	},
	{ what: 'a text of blanks', text: (n) => `x${' '.repeat(8 * n)}x`, read: bare },
	{ what: 'placeholders', text: (n) => '{{a {'.repeat(4 * n), read: badPlaceholderIn },
	{
		what: 'a file of columns',
		text: (n) => Array.from({ length: n }, (_, index) => `c${index}`).join(),
		read: readCsv,
	},
	{ what: 'a body of brackets', text: (n) => '['.repeat(8 * n), read: verify },
	{
		what: 'a body of one name',
		text: (n) => `{${Array(n).fill('"a":1').join()}}`,
		read: verify,
	},
	{
		what: 'a body of closed brackets',
		text: (n) => `[${'[],'.repeat(2 * n)}0]`,
		read: (text) => parseJson(Buffer.from(text)),
	},
	{
		what: 'a body of quotation marks and long numbers',
		text: (n) => `[${'"\\"",12345678901234567,'.repeat(n)}0]`,
		read: (text) => parseExactJson(Buffer.from(text)),
	},
];

/** Microseconds that this thread has computed for, whatever else the machine was busy with. */
function computed(): number {
	const { user, system } = process.threadCpuUsage();
	return user + system;
}

/** The system counts in ticks of some milliseconds; this many of them tell times apart. */
const ENOUGH = 40_000;

/** Microseconds that one run of the work takes, on average. */
function timeOf(work: () => unknown): number {
	const start = computed();
	let runs = 0;
	do {
		work();
		runs++;
	} while (computed() - start < ENOUGH);
	return (computed() - start) / runs;
}

const SIZE = 4_000;
const MEASUREMENTS = 3;

/** How many times longer the work takes when there is four times as much of it. */
function growthOf(workOf: (size: number) => () => unknown): number {
	const [once, fourTimes] = [workOf(SIZE), workOf(4 * SIZE)];
	// The first runs are slower, until the engine has compiled the code.
	timeOf(once);
	const measure = () => timeOf(fourTimes) / timeOf(once);
	// Cleaning up of memory falls into one of the two now and then; what is quadratic is so each time.
	return Math.min(...Array.from({ length: MEASUREMENTS }, measure));
}

// In proportion it is 4 (more where the memory gets cramped); were it quadratic, 16.
const MOST = 12;

it.each(INPUTS)('$what takes time in proportion to its length', ({ text, read }) => {
	const growth = growthOf((size) => {
		const input = text(size);
		return () => read(input);
	});
	expect(growth).toBeLessThan(MOST);
});

it('an event takes the same time however many were seen', () => {
	const growth = growthOf((size) => {
		const data = {};
		let run = 0;
		return () => {
			run++;
			for (let n = 0; n < size; n++)
				void claimEvent(`trigger ${size}`, { text: `${run} ${n}` }, data, () => true);
		};
	});
	expect(growth).toBeLessThan(MOST);
});
