import { useKlen } from './klen';
import { SECRET, callEnded, signed, useTriggers } from './trigger';

const klen = useKlen();
const host = useTriggers(klen);
const options = { addMetadata: true };
const secrets = { webhookSecret: SECRET, previousWebhookSecret: 'whsec_previous_secret' };

const deliver = async (secret: string, headers: Record<string, string> = {}) => {
	const request = signed(callEnded(), secret);
	const trigger = host.manual({ options }, secrets);
	return await trigger.deliver({ ...request, headers: { ...request.headers, ...headers } });
};

it('tells what identifies and what verified an event, beside its fields', async () => {
	const { items } = await deliver(SECRET, { 'x-request-id': 'req_7' });
	expect(items[0]?.json).toMatchObject({ eventType: 'call.ended', call: { call_id: 'call_1' } });
	expect(items[0]?.json._meta).toEqual({
		eventKey: expect.stringContaining('call_1') as string,
		receivedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as string,
		environment: 'production',
		verifiedBy: 'currentSecret',
		requestId: 'req_7',
	});
});

it('tells while the secret changes that the previous one signed', async () => {
	const { items } = await deliver(secrets.previousWebhookSecret);
	expect(items[0]?.json._meta).toMatchObject({ verifiedBy: 'previousSecret', requestId: null });
});

it('tells that the secret of the registration signed', async () => {
	const trigger = await host.listening({ options });
	await klen.control.klen.production.emit({ event: 'call.ended' });
	await host.settled();
	expect(trigger.runs[0]?.json[0]?._meta).toMatchObject({ verifiedBy: 'registeredSecret' });
});

it('has the same key for a repeat in another trigger', async () => {
	const request = signed(callEnded());
	const keys = [];
	for (const trigger of [host.manual({ options }), host.manual({ options })]) {
		const { items } = await trigger.deliver(request);
		keys.push((items[0]?.json._meta as { eventKey: string }).eventKey);
	}
	expect(keys[0]).toBe(keys[1]);
});

it('is off unless it was turned on', async () => {
	const { items } = await host.manual().deliver(signed(callEnded()));
	expect(items[0]?.json).not.toHaveProperty('_meta');
});
