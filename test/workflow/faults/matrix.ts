import type { IDataObject } from 'n8n-workflow';
import { report } from '../../harness/figures';
import { outputsOf } from '../operation-suite';
import type { VendorWorld } from '../vendor-world';
import { classes, type RequestClass } from './classes';
import type { Ending } from './fates';
import { faults, type FaultRow } from './faults';

/** One cell of the table, for a fault that passes or for one that lasts. */
interface Cell {
	target: RequestClass;
	fault: FaultRow;
	lasts: boolean;
}

/** What all cells together tried. */
type Tally = Record<'cells' | 'items' | 'requests' | 'lost' | 'doubled', number>;

/** An input item and what came out of it. */
interface Pair {
	item: IDataObject;
	output: IDataObject;
}

const UNDISTURBED: Ending = { result: 'done', requests: 1 };
const HOUR = 3_600_000;

/** Tests every fault on every kind of request to a vendor. */
export function testMatrix(world: VendorWorld): void {
	// Delays are half fixed, half random: with this the number of attempts is always the same.
	beforeEach(() => void jest.spyOn(Math, 'random').mockReturnValue(0.5));
	afterEach(() => void jest.restoreAllMocks());

	const tally = { cells: 0, items: 0, requests: 0, lost: 0, doubled: 0 };
	afterAll(() => {
		const { lost, doubled, ...tried } = tally;
		const what = `Every fault on every kind of request to ${world.profile.displayName}`;
		report({ what, tried, lost, doubled });
	});

	const own = classes.filter(({ vendor }) => vendor === world.profile.vendor);
	for (const target of own) {
		describe(`${target.kind}: ${target.resource} > ${target.operation}`, () => {
			for (const fault of faults) {
				const { name } = fault[target.kind];
				it(`${fault.what}: ${name}`, async () => {
					await testCell(world, { target, fault, lasts: false }, tally);
				});
				it(`${fault.what}, for good: ${name}`, async () => {
					await testCell(world, { target, fault, lasts: true }, tally);
				});
			}
		});
	}
}

/** The first of three items goes through, the second meets the fault, the third too if it lasts. */
async function testCell(world: VendorWorld, cell: Cell, tally: Tally): Promise<void> {
	const { target, fault, lasts } = cell;
	const { resource, operation, parameters, request } = target;
	await world.inVirtualTime(async () => {
		const items = target.items(world);
		arm(world, cell);
		const result = await world.run({
			resource,
			operation,
			parameters,
			items,
			continueOnFail: 'continueRegularOutput',
			hasBrokenAnswers: true,
		});
		await world.rungPhones();

		const rung = world.control.rungPhones().map(({ phoneNumber }) => phoneNumber);
		tally.cells++;
		tally.items += items.length;
		tally.requests += world.requests().length;
		tally.lost += items.length - result.items.length;
		tally.doubled += rung.length - new Set(rung).size;

		const struck = fault[target.kind][lasts ? 'lasting' : 'once'];
		const endings = [UNDISTURBED, struck, lasts ? struck : UNDISTURBED];
		expect(result.status).toBe('success');
		expect(result.items).toHaveLength(items.length);
		expectRequests(world.requests(request).length, endings);
		for (const [index, ending] of endings.entries()) {
			const item = items[index] ?? {};
			const outputs = outputsOf(result.items, index);
			expect(outputs).toHaveLength(1);
			const [output = {}] = outputs;
			expectResult(cell, ending, output);
			expectDone(world, cell, ending, item);
			expectCallNamed(world, cell, ending, { item, output });
		}
	});
}

function arm(world: VendorWorld, { target, fault, lasts }: Cell): void {
	const strike = { vendor: target.vendor, ...fault.strike(target) };
	if (strike.closePortMs !== undefined) {
		// The port closes behind the first item.
		world.control.addFault({ ...strike, closePortMs: lasts ? HOUR : strike.closePortMs });
	} else if (lasts) {
		world.control.addFault({ ...strike, nth: 2, times: 'always' });
	} else {
		world.control.addFault({ ...strike, nth: 2, operationId: target.request });
	}
}

function expectRequests(actual: number, endings: Ending[]): void {
	const sum = (pick: (requests: Exclude<Ending['requests'], number>) => number) =>
		endings
			.map(({ requests }) => (typeof requests === 'number' ? requests : pick(requests)))
			.reduce((total, requests) => total + requests, 0);
	expect(actual).toBeGreaterThanOrEqual(sum(({ atLeast }) => atLeast));
	expect(actual).toBeLessThanOrEqual(sum(({ atMost }) => atMost));
}

/** The output of an item is what was asked for, or says what happened and what to do. */
function expectResult({ target, fault }: Cell, { result }: Ending, output: IDataObject): void {
	const { error, details, placement } = output;
	const { nextStep = '' } = (details ?? {}) as { nextStep?: string };
	const isFailure = result === 'failed' || result === 'unknown';
	if (!isFailure) {
		const placed = result === 'recovered' ? 'recovered' : 'confirmed';
		expect(error).toBeUndefined();
		if (target.kind === 'place') expect(placement).toBe(placed);
		return;
	}
	const isUnknown = result === 'unknown';
	expect(`${String(error)} ${nextStep}`).toMatch(
		isUnknown ? /may or may not/ : (fault.says ?? /^$/),
	);
	expect(nextStep).toMatch(/\b(ask|check|correct|look|lower|retry|run|try)\b/i);
}

/** What the vendor did for an item: nothing twice unless the table says so, nothing in secret. */
function expectDone(
	world: VendorWorld,
	{ target, fault }: Cell,
	ending: Ending,
	item: IDataObject,
) {
	const done = target.done(world, item);
	if (done === null) return;
	const isStruck = ending !== UNDISTURBED;
	const requests = typeof ending.requests === 'number' ? ending.requests : 1;
	const carriedOut = isStruck && fault.isCarriedOut ? requests : Number(ending.result === 'done');
	expect(done).toBe(target.kind === 'write' ? Math.min(carriedOut, 1) : carriedOut);
}

/** No phone rang twice, and an item that was placed names the call that rang. */
function expectCallNamed(
	world: VendorWorld,
	{ target }: Cell,
	{ result }: Ending,
	pair: Pair,
): void {
	if (target.kind !== 'place') return;
	const calls = world.control
		.rungPhones()
		.filter(({ phoneNumber }) => phoneNumber === pair.item.phone);
	expect(calls.length).toBeLessThanOrEqual(1);
	if (result === 'failed' || result === 'unknown') return;
	expect(JSON.stringify(pair.output)).toContain(calls[0]?.callId);
}
