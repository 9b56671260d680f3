import { restartN8n } from '../../harness/workflow';
import { TriggerHost, useHost } from '../trigger-host';
import { answers, fails, setFields, takes } from '../../harness/request-workflow';
import { FORMER, get, post, RequestBench } from './request-trigger';
import { expectNoKeyIn, useTrillet } from './trillet';

const trillet = useTrillet();
const host = useHost(new TriggerHost(trillet));
const bench = new RequestBench(trillet, host);

const JOHN = { customer_name: 'John Doe', is_known: true };
const FALLBACK = { specifyVariables: 'json', variablesJson: '{"customer_name":""}' };
const whenLate = { variables: { customer_name: '' } };

describe('a caller look-up', () => {
	it('answers with the fields of the last node, and starts one run', async () => {
		const trigger = bench.open({}, [setFields(JOHN)]);
		await trigger.activate();
		const { token } = bench;
		const delivery = await trigger.deliver(
			get({ token, from: '+15551234567', call_id: 'call_1', language: 'en' }),
		);
		expect(delivery).toMatchObject({ status: 200, body: { variables: JOHN } });
		expect(delivery.items.map(({ json }) => json)).toEqual([
			{
				kind: 'callerLookUp',
				callId: 'call_1',
				from: '+15551234567',
				to: null,
				agentId: null,
				parameters: { language: 'en' },
				arguments: { language: 'en' },
				body: { from: '+15551234567', call_id: 'call_1', language: 'en' },
			},
		]);
	});

	it.each([
		['POST', { data: { call_id: 'c', callerNumber: '+1555' } }, { callId: 'c', from: '+1555' }],
		['POST', { callId: 7, fromPhoneNumber: '+1555', to: '+1666' }, { callId: '7', to: '+1666' }],
		['POST', { agent_id: 'a', from: '{{caller}}' }, { agentId: 'a', from: null }],
		['POST', {}, { callId: null, from: null, arguments: {} }],
	])('takes a %s of %j', async (_, body, expected) => {
		const trigger = bench.open({}, [setFields(JOHN)]);
		await trigger.activate();
		const { token } = bench;
		const delivery = await trigger.deliver({ ...post(body), query: { token } });
		expect(delivery.items[0]?.json).toMatchObject(expected);
		expect(delivery.body).toEqual({ variables: JOHN });
	});

	it('starts nothing when the address gets the end of a call reported', async () => {
		const trigger = bench.open({}, [setFields(JOHN)]);
		await trigger.activate();
		const { token } = bench;
		const report = { event: 'call.completed', data: { callId: 'call_1' } };
		expect((await trigger.deliver({ ...post(report), query: { token } })).status).toBe(200);
		expect(trigger.runs).toEqual([]);
	});

	it.each([[JOHN], [{}]])(
		'leaves variables alone that stand in their envelope already: %j',
		async (variables) => {
			const trigger = bench.open({ deadlineSeconds: 0 }, [setFields({ variables })]);
			await trigger.activate();
			const { body } = await trigger.deliver(get({ token: bench.token }));
			expect(body).toEqual({ variables });
		},
	);
});

describe('an answer always comes', () => {
	it.each([
		['the workflow fails', () => fails()],
		['the last node passes nothing on', () => setFields({})],
	])('when %s', async (_, nodeOf) => {
		const trigger = bench.open(FALLBACK, [nodeOf()]);
		await trigger.activate();
		const { status, body } = await trigger.deliver(get({ token: bench.token }));
		expect({ status, body }).toEqual({ status: 200, body: whenLate });
	});

	it('in time when the workflow takes long, and the run goes on to its end', async () => {
		const trigger = bench.open({ ...FALLBACK, deadlineSeconds: 0.2 }, [takes(1), setFields(JOHN)]);
		await trigger.activate();
		const started = Date.now();
		const { response, started: run } = await trigger.receive(get({ token: bench.token }), false);
		expect(response).toMatchObject({ status: 200, body: whenLate });
		expect(Date.now() - started).toBeLessThan(900);
		expect((await run)?.at('Set').json).toEqual([JOHN]);
	});

	it('from a workflow that fails after it answered', async () => {
		const nodes = [
			answers({ answerWith: 'json', answerJson: '{"customer_name":"Jane"}' }),
			fails(),
		];
		const trigger = bench.open({ ...FALLBACK, responseMode: 'responseNode' }, nodes);
		await trigger.activate();
		const { body, run } = await trigger.deliver(get({ token: bench.token }));
		expect(body).toEqual({ variables: { customer_name: 'Jane' } });
		expect(run?.error?.message).toBe('Out of order');
	});

	it('when the node that was to answer is never reached', async () => {
		const trigger = bench.open(
			{ ...FALLBACK, responseMode: 'responseNode', deadlineSeconds: 0.2 },
			[setFields(JOHN)],
		);
		await trigger.activate();
		expect((await trigger.deliver(get({ token: bench.token }))).body).toEqual(whenLate);
	});
});

describe('Request: Answer', () => {
	const early = { responseMode: 'responseNode' };

	it('answers early, passes its items on, and the workflow goes on', async () => {
		const answer = answers({
			answerWith: 'variables',
			specifyVariables: 'json',
			variablesJson: JSON.stringify(JOHN),
		});
		const trigger = bench.open(early, [answer, takes(1), setFields({ logged: true })]);
		await trigger.activate();
		const { response, started } = await trigger.receive(
			get({ token: bench.token, from: '+1555' }),
			false,
		);
		expect(response.body).toEqual({ variables: JOHN });
		const run = await started;
		expect(run?.at('Answer').json[0]).toMatchObject({ from: '+1555', kind: 'callerLookUp' });
		expect(run?.at('Set').json).toEqual([{ logged: true }]);
	});

	it('says so when the trigger answers with the last node', async () => {
		const trigger = bench.open({}, [answers({ answerWith: 'text', answerText: 'Yes' })]);
		await trigger.activate();
		const { run, body } = await trigger.deliver(get({ token: bench.token }));
		expect(run?.error?.message).toContain('answers when the last node finishes');
		expect(body).toEqual({ variables: {} });
	});

	it('says so when nobody waits for an answer', async () => {
		const result = await trillet.run({
			resource: 'request',
			operation: 'answer',
			parameters: { answerWith: 'text', answerText: 'Yes' },
		});
		expect(result.error?.message).toContain('No Trillet AI Request Trigger stands before');
	});
});

describe('a repeated request', () => {
	const call = { from: '+1555', call_id: 'call_1' };

	it('gets the first answer again and starts no second run, whether it waits or comes later', async () => {
		const trigger = bench.open({}, [takes(0.3), setFields(JOHN)]);
		await trigger.activate();
		const { token } = bench;
		const deliver = async () => await trigger.deliver(get({ token, ...call }));
		const deliveries = [...(await Promise.all([deliver(), deliver()])), await deliver()];
		expect(deliveries.map(({ body }) => body)).toEqual(Array(3).fill({ variables: JOHN }));
		expect(trigger.runs).toHaveLength(1);
	});

	it.each([
		['of another call', { call_id: 'call_2' }],
		['with other arguments', { language: 'de' }],
	])('is none %s', async (_, change) => {
		const trigger = bench.open({}, [setFields(JOHN)]);
		await trigger.activate();
		const { token } = bench;
		await trigger.deliver(get({ token, ...call }));
		await trigger.deliver(get({ token, ...call, ...change }));
		expect(trigger.runs).toHaveLength(2);
	});

	it.each([
		['when it tells no call', { language: 'en' }, {}],
		['without a window', call, { options: { repeatWindowSeconds: 0 } }],
	])('is none %s', async (_, query, parameters) => {
		const trigger = bench.open(parameters, [setFields(JOHN)]);
		await trigger.activate();
		const { token } = bench;
		await trigger.deliver(get({ token, ...query }));
		await trigger.deliver(get({ token, ...query }));
		expect(trigger.runs).toHaveLength(2);
	});
});

describe('security', () => {
	const open = async () => {
		const trigger = bench.open({}, [setFields(JOHN)]);
		await trigger.activate();
		return trigger;
	};

	it('refuses what has no or a wrong token with 401 and no run', async () => {
		const trigger = await open();
		const refused = [
			get({}),
			get({ token: 'guess' }),
			get({ token: '' }),
			post({}, { authorization: 'Bearer guess' }),
			{ ...get({}), url: '/?token=' },
		];
		for (const request of refused) expect((await trigger.deliver(request)).status).toBe(401);
		expect(trigger.runs).toEqual([]);
	});

	it('takes the token in the header too', async () => {
		const trigger = await open();
		const delivery = await trigger.deliver(post({}, { authorization: `Bearer ${bench.token}` }));
		expect(delivery).toMatchObject({ status: 200, body: { variables: JOHN } });
	});

	it.each(['[1]', '"text"', '{', `${'['.repeat(200)}`])('refuses the body %s', async (rawBody) => {
		const trigger = await open();
		const { token } = bench;
		const delivery = await trigger.deliver({
			rawBody,
			headers: { 'content-type': 'application/octet-stream' },
			query: { token },
		});
		expect(delivery.status).toBe(400);
		expect(trigger.runs).toEqual([]);
	});

	it('keeps the token out of static data and of what the workflow sees', async () => {
		const trigger = await open();
		const { token } = bench;
		const delivery = await trigger.deliver(get({ token, from: '+1555' }));
		expect(token).toHaveLength(32);
		expect(JSON.stringify([trigger.staticData, delivery.run?.run])).not.toContain(token);
		expectNoKeyIn(JSON.stringify(delivery.run?.run));
	});

	it('asks for the token of its own field when it is set up by hand', async () => {
		const trigger = bench.open({ registration: 'manual', token: 'a long random text' }, [
			setFields(JOHN),
		]);
		await trigger.activate();
		expect(bench.flow.inboundWebhookUrl).toBeUndefined();
		expect((await trigger.deliver(get({ token: 'another' }))).status).toBe(401);
		const delivery = await trigger.deliver(get({ token: 'a long random text' }));
		expect(delivery.body).toEqual({ variables: JOHN });
	});
});

describe('the pre-call address of the flow', () => {
	const set = (inboundWebhookUrl: string | undefined) =>
		bench.production.changeDocument('callFlows', String(bench.flow._id), { inboundWebhookUrl });

	it('is taken over while the workflow is published, and comes back', async () => {
		set(FORMER);
		const trigger = bench.open();
		await trigger.activate();
		expect(bench.flow.inboundWebhookUrl).toContain(`${trigger.url}?token=`);
		restartN8n();
		await trigger.activate('init');
		await trigger.deactivate();
		expect(bench.flow.inboundWebhookUrl).toBe(FORMER);
	});

	it('is not taken from a look-up by the trigger of events', async () => {
		set(FORMER);
		const events = host.open({
			parameters: {
				receive: 'callFlow',
				callFlowId: { __rl: true, mode: 'id', value: String(bench.flow._id) },
				flowUrls: ['inboundWebhookUrl'],
			},
		});
		await expect(events.activate()).rejects.toThrow(/pre-call webhook already.*Caller Look-Up/s);
		expect(bench.flow.inboundWebhookUrl).toBe(FORMER);
		set(undefined);
		await events.activate();
		const lookUp = bench.open();
		await lookUp.activate();
		await expect(events.activate('update')).rejects.toThrow('pre-call webhook already');
		expect(bench.flow.inboundWebhookUrl).toContain(lookUp.url);
	});
});
