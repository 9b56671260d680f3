import type { INodeParameters } from 'n8n-workflow';
import { PRODUCTION_IDS } from '../../../simulator/trillet/seed';
import { inVirtualTime, restartN8n, sleepingExecution } from '../../harness/workflow';
import { sleepingCallsOf } from './sleeping-calls';
import { byId, useTrillet, WORKSPACE } from './trillet';

const trillet = useTrillet();
const { callBack } = sleepingCallsOf(trillet);
const options = { addMetadata: true };

describe('the metadata of a call that is waited for', () => {
	const start = async (parameters: INodeParameters = {}, toNumber = '+15551234567') =>
		await trillet.run({
			resource: 'call',
			operation: 'startAndWait',
			parameters: {
				agentId: byId(PRODUCTION_IDS.salesAgent),
				toNumber,
				options,
				...parameters,
			},
			continueOnFail: 'continueRegularOutput',
		});

	const callback = () => {
		const { callId } = trillet.control.trillet.production.calls()[0] ?? {};
		return { event: 'call.completed', data: { callId, status: 'completed' } };
	};

	it.each([
		['simplified', { simplify: true }, []],
		['as the callback came', { simplify: false }, []],
		['in an n8n that sleeps in place', {}, ['WAIT_FOR_SUB_EXECUTION']],
	])('tells of the request that placed it: %s', async (_, parameters, lacking) => {
		restartN8n({ lacking });
		trillet.control.addFault({ status: 429, headers: { 'retry-after': '1' }, body: {} });
		await inVirtualTime(async () => await start(parameters));
		const result = await callBack(sleepingExecution(), callback());
		expect(result?.json[0]?._meta).toMatchObject({
			attempts: 2,
			requests: 1,
			environment: 'production',
		});
	});

	it('tells of the look-up when no callback came', async () => {
		await start();
		const sleeping = sleepingExecution();
		await trillet.control.advance(60 * 60_000);
		const result = await sleeping.passTimeLimit();
		expect(result.json[0]).toMatchObject({ status: 'completed', _meta: { attempts: 1 } });
	});

	it('tells of the request that was refused', async () => {
		const { json } = await start({}, '+15005550001');
		expect(json[0]).toMatchObject({ details: { httpStatus: 400, _meta: { attempts: 1 } } });
	});

	it('is off unless it was turned on', async () => {
		await start({ options: {} });
		const result = await callBack(sleepingExecution(), callback());
		expect(result?.json[0]).not.toHaveProperty('_meta');
	});
});

it('counts the download of a recording as a request', async () => {
	const call = trillet.control.trillet.production
		.calls()
		.find(({ status }) => status === 'completed');
	const { json } = await trillet.run({
		resource: 'call',
		operation: 'downloadRecording',
		parameters: { callId: byId(String(call?.callId)), options },
	});
	expect(json[0]?._meta).toMatchObject({ requests: trillet.requests().length });
});

it('counts requests that are made in another workspace', async () => {
	const { json } = await trillet.run({
		resource: 'workspace',
		operation: 'inviteMember',
		parameters: { workspaceId: byId(WORKSPACE), email: 'jo@example.com', options },
	});
	expect(json[0]?._meta).toMatchObject({ requests: 1, attempts: 1 });
});
