import { startSimulator, type Simulator } from '../../../simulator';
import { send, startStill } from './client';

let simulator: Simulator;

/** A call whose status breaks the contract. */
const spoil = () => simulator.control.klen.production.addCalls({ status: '' as 'completed' });

beforeEach(async () => {
	simulator = await startStill();
	spoil();
});
afterEach(async () => {
	simulator.control.clearContractViolations();
	await simulator.close();
});

it('turns an answer that breaks the contract into a 500 that says so', async () => {
	expect(await send(simulator, 'GET', '/api/v1/calls')).toMatchObject({
		status: 500,
		body: {
			error: 'server_error',
			message:
				'The simulator broke the contract: listCalls 200: /calls/0/status must NOT have fewer than 1 characters',
		},
	});
});

it('notes it in the ledger', async () => {
	await send(simulator, 'GET', '/api/v1/calls');

	expect(simulator.control.requests()).toMatchObject([
		{ status: 500, contractViolation: expect.stringContaining('/calls/0/status') },
	]);
});

it('fails on closing, even after a reset', async () => {
	await send(simulator, 'GET', '/api/v1/calls');
	await simulator.control.reset();

	await expect(simulator.close()).rejects.toThrow('/calls/0/status');
	simulator = await startSimulator();
});

it('notes an event that breaks the contract', async () => {
	const { production } = simulator.control.klen;
	production.addWebhook({ url: 'http://127.0.0.1:9/' });

	await expect(production.emit({ event: 'call.ended' })).rejects.toThrow(
		'/requestBody/call/status',
	);
	expect(simulator.control.deliveries()).toEqual([]);
});
