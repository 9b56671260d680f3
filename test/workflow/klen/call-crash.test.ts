import { inVirtualTime, restartN8n, type WorkflowResult } from '../../harness/workflow';
import { byId, useKlen, type KlenRun } from './klen';

const klen = useKlen();
const NUMBER = '+15551234567';
const run: KlenRun = {
	resource: 'call',
	operation: 'initiate',
	parameters: { agentId: byId('789'), phoneNumber: NUMBER },
};

/** Places the call; then n8n dies and starts again. */
async function crash(hasLog: boolean): Promise<WorkflowResult> {
	klen.control.setSpeed(1);
	const execution = klen.begin(run);
	await execution.finished;
	const left = execution.crash({ hasLog });
	restartN8n();
	await new Promise((resolve) => setTimeout(resolve, 15_000));
	return left;
}

const calls = () =>
	klen.control.klen.production.calls().filter(({ phoneNumber }) => phoneNumber === NUMBER);

it("finds the call after a crash when n8n's log tells of it", async () => {
	const retried = await inVirtualTime(async () => await klen.retry(await crash(true), run));
	expect(retried.json).toEqual([expect.objectContaining({ placement: 'recovered' })]);
	expect(calls()).toHaveLength(1);
});

it('waits for a list that does not show yet what was asked for before the crash', async () => {
	klen.control.settings({ klen: { listLagSeconds: 45 } });
	const retried = await inVirtualTime(async () => await klen.retry(await crash(true), run));
	expect(retried.json).toEqual([expect.objectContaining({ placement: 'recovered' })]);
	expect(calls()).toHaveLength(1);
});

it('looks as far back when the retry after the crash failed and is retried itself', async () => {
	const retried = await inVirtualTime(async () => {
		const left = await crash(true);
		klen.control.addFault({ operationId: 'listCalls', status: 403, times: 'always' });
		const failed = await klen.retry(left, run);
		expect(failed.error?.description).toContain('could not look for it');
		klen.control.clearFaults();
		restartN8n();
		return await klen.retry(failed, run);
	});
	expect(retried.json).toEqual([expect.objectContaining({ placement: 'recovered' })]);
	expect(calls()).toHaveLength(1);
});

it("leaves the call in doubt when n8n's log tells nothing of the crashed execution", async () => {
	const retried = await inVirtualTime(async () => await klen.retry(await crash(false), run));
	expect(retried.error?.description).toContain('which may or may not come from this item');
	expect(calls()).toHaveLength(1);
});

it('leaves in doubt a call of hours ago when nothing tells when the execution began', async () => {
	const retried = await inVirtualTime(async () => {
		const left = await crash(false);
		await new Promise((resolve) => setTimeout(resolve, 3 * 3_600_000));
		return await klen.retry(left, run);
	});
	expect(retried.error?.description).toContain('which may or may not come from this item');
	expect(calls()).toHaveLength(1);
});
