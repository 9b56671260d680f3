import type { Fault } from '../../../simulator/core/faults';
import {
	restartN8n,
	retryWorkflowJson,
	runWorkflowJson,
	type WorkflowJson,
	type WorkflowResult,
} from '../../harness/workflow';
import { fileOf } from '../trillet/files';
import { expectNoKeyIn, type VendorWorld } from '../vendor-world';
import { cases, ITEMS, type CreationCase } from './cases';

/** How n8n runs the node again when it fails. */
interface Tries {
	retryOnFail: boolean;
	maxTries?: number;
	waitBetweenTries?: number;
}

const ONE_TRY: Tries = { retryOnFail: false };
const tries = (maxTries: number): Tries => ({
	retryOnFail: true,
	maxTries,
	waitBetweenTries: 1000,
});
const files = ITEMS.map(({ name }) => ({
	data: fileOf({ fileName: `${name}.txt`, text: `About ${name}.`, mimeType: 'text/plain' }),
}));

function workflow({ vendor, resource, operation, parameters }: CreationCase, again: Tries) {
	const node = (name: string, type: string) => ({
		id: name,
		name,
		type,
		typeVersion: 1,
		position: [0, 0] as [number, number],
	});
	return {
		nodes: [
			{ ...node('Start', 'n8n-nodes-base.manualTrigger'), parameters: {} },
			{
				...node('Create', `n8n-nodes-voice-agents.${vendor}`),
				parameters: { resource, operation, ...parameters },
				...again,
			},
		],
		connections: { Start: { main: [[{ node: 'Create', type: 'main', index: 0 }]] } },
	} satisfies WorkflowJson;
}

/** What every creation promises, whatever n8n repeats. */
export function testCreations(world: VendorWorld): void {
	const credentials = () => world.credentials();
	const run = async (target: CreationCase, again: Tries): Promise<WorkflowResult> => {
		const options = { credentials: credentials(), items: ITEMS, files };
		const result = await runWorkflowJson(workflow(target, again), options);
		expectNoKeyIn(result.toText());
		return result;
	};
	const retry = async (target: CreationCase, failed: WorkflowResult): Promise<WorkflowResult> => {
		const options = { credentials: credentials() };
		return await retryWorkflowJson(failed, workflow(target, ONE_TRY), options);
	};
	/** Strikes the request of the second item. */
	const strike = ({ request, vendor }: CreationCase, fault: Fault) =>
		world.control.addFault({ operationId: request, vendor, nth: 2, ...fault });
	/** How many records each item made. */
	const made = (target: CreationCase): number[] => {
		const texts = target.made(world).map((record) => JSON.stringify(record).toLowerCase());
		return ITEMS.map((item) => {
			const marks = [item.name.toLowerCase(), item.phone].map(
				(mark) => new RegExp(`"${mark.replace('+', '\\+')}(?:[".@])`),
			);
			return texts.filter((text) => marks.some((mark) => mark.test(text))).length;
		});
	};
	const expectDone = (target: CreationCase, result: WorkflowResult) => {
		expect(result.error).toBeUndefined();
		expect(result.json).toHaveLength(ITEMS.length);
		expect(result.json.map(({ placement }) => placement)).toEqual([
			undefined,
			undefined,
			undefined,
		]);
		expect(made(target)).toEqual([1, 1, 1]);
	};
	const expectDoubt = ({ finding }: CreationCase, { error }: WorkflowResult) => {
		expect(error?.message).toMatch(/did not confirm this .*may or may not/);
		const reason = finding === 'nothing' ? 'shows nothing by which' : 'It found';
		expect(error?.description).toContain(reason);
		expect(error?.description).toMatch(/look/i);
	};

	const own = cases.filter(({ vendor }) => vendor === world.profile.vendor);
	describe.each(
		own.map(
			(target) => [`${target.resource} > ${target.operation} (${target.finding})`, target] as const,
		),
	)('%s', (_, target) => {
		it('brings what is done as it was, and tries again what was refused', async () => {
			const result = await world.inVirtualTime(async () => {
				strike(target, { status: 402, body: {}, times: 3 });
				return await run(target, tries(5));
			});
			expectDone(target, result);
			// Three for the items, and three that were refused.
			expect(world.requests(target.request)).toHaveLength(6);
		});

		it.each([1, 2, 3, 4, 5])(
			'makes nothing twice after a lost answer, in %i tries',
			async (count) => {
				const result = await world.inVirtualTime(async () => {
					strike(target, { when: 'after', reset: true });
					return await run(target, count === 1 ? ONE_TRY : tries(count));
				});
				if (target.finding === 'found') return expectDone(target, result);
				expectDoubt(target, result);
				expect(made(target)).toEqual([1, 1, 0]);
			},
		);

		it.each([
			['500 before it was carried out', { status: 500 }],
			['504 before it was carried out', { status: 504, body: 'upstream request timeout' }],
		])('sends again after a %s only what it looked for', async (__, fault) => {
			const result = await world.inVirtualTime(async () => {
				strike(target, fault);
				return await run(target, tries(3));
			});
			if (target.finding !== 'nothing') return expectDone(target, result);
			expectDoubt(target, result);
			expect(made(target)).toEqual([1, 0, 0]);
			expect(world.requests(target.request)).toHaveLength(2);
		});

		it('looks for what a 502 may have made', async () => {
			const result = await world.inVirtualTime(async () => {
				strike(target, { when: 'after', status: 502, body: '<h1>Bad gateway</h1>' });
				return await run(target, ONE_TRY);
			});
			if (target.finding === 'found') expectDone(target, result);
			else expectDoubt(target, result);
			expect(made(target).every((count) => count <= 1)).toBe(true);
		});

		it.each(['the same process', 'another process'])(
			'goes on in a retried execution in %s',
			async (place) => {
				const result = await world.inVirtualTime(async () => {
					strike(target, { status: 402, body: {} });
					const failed = await run(target, ONE_TRY);
					expect(failed.error).toBeDefined();
					expect(made(target)).toEqual([1, 0, 0]);
					await new Promise((resolve) => setTimeout(resolve, 90_000));
					if (place === 'another process') restartN8n();
					return await retry(target, failed);
				});
				expectDone(target, result);
			},
		);

		it.each(['the same process', 'another process'])(
			'looks in a retried execution in %s for what is in doubt',
			async (place) => {
				const { look, looksBefore = 0, request, vendor } = target;
				const result = await world.inVirtualTime(async () => {
					strike(target, { when: 'after', reset: true });
					if (look) {
						const fault = { operationId: look, vendor, status: 403, body: {} };
						world.control.addFault({ ...fault, nth: looksBefore + 1, times: 'always' });
					}
					const failed = await run(target, ONE_TRY);
					expect(failed.error?.message).toContain('may or may not');
					expect(failed.error?.description).toContain(look ? 'could not look' : 'shows nothing');
					expect(world.requests(request)).toHaveLength(2);
					world.control.clearFaults();
					if (place === 'another process') restartN8n();
					await new Promise((resolve) => setTimeout(resolve, 90_000));
					return await retry(target, failed);
				});
				if (target.finding === 'found') return expectDone(target, result);
				expectDoubt(target, result);
				expect(made(target)).toEqual([1, 1, 0]);
			},
		);
	});
}
