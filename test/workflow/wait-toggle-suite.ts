import type { INodeParameters } from 'n8n-workflow';
import { live, MINUTE, pause, runLive } from './live';
import type { VendorRun, VendorWorld } from './vendor-world';

/** What the suite has to know of an operation that places calls. */
export interface WaitToggleCase {
	operation: string;
	/** The contract's operationIds of placing a call and of the list. */
	request: string;
	list: string;
	/** A list without any call, as the vendor answers it. */
	emptyList: unknown;
	/** Parameters that call the number in `$json.phone`. */
	parameters: INodeParameters;
	/** Output field of the call's ID. */
	idField: string;
	setTalk: (seconds: number) => void;
}

const [PHONE, OTHER_PHONE] = ['+15550000001', '+15550000002'] as const;
/** Rings, talks for some seconds and is cut off. */
const FAILING = '+15005550007';
/** The vendor refuses to call it. */
const REFUSED = '+15005550001';

/** What the toggle Wait Until Finished has to do on every operation that places calls. */
export function testWaitToggle(world: VendorWorld, toggleCase: WaitToggleCase): void {
	const { operation, request, list, idField, setTalk } = toggleCase;
	const run = (phones: string[], parameters: INodeParameters = {}): VendorRun => ({
		resource: 'call',
		operation,
		parameters: { ...toggleCase.parameters, waitUntilFinished: true, ...parameters },
		items: phones.map((phone) => ({ phone })),
	});
	const place = async (phones: string[], parameters?: INodeParameters) =>
		await runLive(world, run(phones, parameters));
	const going = async (phones: string[], parameters?: INodeParameters) =>
		await runLive(world, {
			...run(phones, parameters),
			continueOnFail: 'continueRegularOutput',
		});
	const rung = () => world.control.rungPhones().map(({ phoneNumber }) => phoneNumber);
	const anId = expect.any(String) as string;

	it('places the calls of all items, and then watches them together', async () => {
		const phones = [PHONE, FAILING, OTHER_PHONE];
		const { result } = await place(phones);
		expect(result.error).toBeUndefined();
		expect(result.json).toEqual(
			['completed', 'failed', 'completed'].map(
				(status) =>
					expect.objectContaining({
						[idField]: anId,
						status,
						placement: 'confirmed',
						timedOut: false,
					}) as object,
			),
		);
		expect(result.items.map(({ pairedItem }) => pairedItem)).toEqual(
			phones.map((_, item) => ({ item })),
		);
		const [first, second, third, ...others] = world
			.requests()
			.map(({ operationId }) => operationId);
		expect([first, second, third]).toEqual([request, request, request]);
		expect(new Set(others)).toEqual(new Set([list]));
		expect(rung()).toEqual(phones);
	});

	it('waits for no call whose item does not ask for it', async () => {
		const { result } = await place([PHONE, OTHER_PHONE], {
			waitUntilFinished: `={{ $json.phone === '${PHONE}' }}`,
		});
		expect(result.json[0]).toMatchObject({ status: 'completed', timedOut: false });
		expect(result.json[1]).toMatchObject({
			[idField]: anId,
			placement: 'confirmed',
			timedOut: null,
		});
		// Whoever switches the wait on or off need not change what comes after.
		expect(Object.keys(result.json[1] ?? {}).toSorted()).toEqual(
			Object.keys(result.json[0] ?? {}).toSorted(),
		);
	});

	it('rings no phone when a field of the wait is wrong', async () => {
		const { result } = await place([PHONE], { timeLimit: 'soon' });
		expect(result.error?.message).toContain('Time Limit (Minutes) must be a whole number');
		expect(world.requests()).toEqual([]);
	});

	it('waits for a call that the list shows more than a minute late', async () => {
		const body = toggleCase.emptyList;
		world.control.addFault({ operationId: list, status: 200, body, times: 15 });
		setTalk(120);
		const { result } = await place([PHONE]);
		expect(result.error).toBeUndefined();
		expect(result.json).toEqual([expect.objectContaining({ status: 'completed' })]);
	});

	it('waits for the others when an item is refused', async () => {
		const { result } = await going([REFUSED, PHONE]);
		expect(result.json).toEqual([
			expect.objectContaining({ error: expect.any(String) as string }),
			expect.objectContaining({ status: 'completed', placement: 'confirmed' }),
		]);
	});

	describe('a call that lasts longer than the time limit', () => {
		beforeEach(() => setTalk(10 * 60));

		it('fails its item with an error that keeps everybody from placing it again', async () => {
			const { result } = await going([PHONE, FAILING], { timeLimit: 2 });
			const id = String(world.control.rungPhones()[0]?.callId);
			expect(result.json).toEqual([
				{
					error: `The call ${id} was placed, but did not end within 2 minutes`,
					details: {
						nextStep: expect.stringContaining(
							'Do not place it again. Call > Wait Until Finished goes on waiting for it',
						) as string,
					},
				},
				expect.objectContaining({ status: 'failed', placement: 'confirmed' }),
			]);
		});

		it('is returned as it is, when that is wanted', async () => {
			const { result } = await place([PHONE], { timeLimit: 2, onTimeout: 'continue' });
			expect(result.json).toEqual([
				expect.objectContaining({
					[idField]: anId,
					status: 'in-progress',
					placement: 'confirmed',
					timedOut: true,
				}),
			]);
		});

		it('keeps its ID when the list has never shown it', async () => {
			world.control.addFault({ operationId: list, status: 503, times: 'always' });
			const { result } = await place([PHONE], { timeLimit: 2, onTimeout: 'continue' });
			expect(result.json).toEqual([
				expect.objectContaining({
					[idField]: world.control.rungPhones()[0]?.callId,
					status: null,
					placement: 'confirmed',
					timedOut: true,
				}),
			]);
		});

		it('is left alone within a second when the execution is cancelled', async () => {
			const { took, requests } = await live(world, async () => {
				const execution = world.begin(run([PHONE]));
				await pause(MINUTE);
				const [start, before] = [Date.now(), world.requests().length];
				execution.cancel();
				await execution.finished;
				const took = Date.now() - start;
				await pause(MINUTE);
				return { took, requests: world.requests().length - before };
			});
			expect({ took, requests }).toEqual({ took: 0, requests: 0 });
		});
	});

	it('says that the call was placed when it cannot be waited for', async () => {
		world.control.addFault({ operationId: list, status: 403, times: 'always' });
		const { result } = await place([PHONE]);
		const id = String(world.control.rungPhones()[0]?.callId);
		expect(result.error).toMatchObject({
			message: expect.stringContaining(
				`The call ${id} was placed, but the wait for its end failed: `,
			) as string,
			description: expect.stringContaining('Do not place it again.') as string,
			httpCode: '403',
			context: { itemIndex: 0 },
		});
	});

	it('waits for a call whose answer was lost, once it was found', async () => {
		world.control.addFault({ operationId: request, when: 'after', reset: true });
		const { result } = await place([PHONE]);
		expect(result.error).toBeUndefined();
		expect(result.json).toEqual([
			expect.objectContaining({ [idField]: anId, status: 'completed', placement: 'recovered' }),
		]);
		expect(rung()).toEqual([PHONE]);
	});

	it('does not wait for a call of which nobody knows whether it was placed', async () => {
		world.control.addFault({ operationId: request, reset: true });
		const options = { ifOutcomeUnknown: 'continue' };
		const { result } = await place([PHONE, OTHER_PHONE], { options });
		expect(result.json).toEqual([
			expect.objectContaining({ placement: 'unknown' }),
			expect.objectContaining({ status: 'completed', placement: 'confirmed' }),
		]);
	});
}
