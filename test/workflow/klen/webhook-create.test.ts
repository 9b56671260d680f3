import { useKlen } from './klen';
import { testOperation } from '../operation-suite';

const klen = useKlen();
const webhooks = () => klen.control.klen.production.webhooks();

const create = async (parameters: object) =>
	await klen.run({
		resource: 'webhook',
		operation: 'create',
		parameters: { name: 'CRM', url: 'https://example.com/klen', ...parameters },
	});

testOperation(klen, {
	resource: 'webhook',
	operation: 'create',
	request: 'createWebhook',
	parameters: {
		name: '={{ $json.name }}',
		url: '={{ $json.url }}',
		events: ['call.started', 'call.ended'],
	},
	good: () => [
		{ name: 'First', url: 'https://example.com/first' },
		{ name: 'Second', url: 'https://example.com/second' },
	],
	expectOutput: (outputs, { name, url }) => {
		expect(outputs).toEqual([
			{
				id: expect.any(Number) as number,
				name,
				url,
				subscribed_events: ['call.started', 'call.ended'],
			},
		]);
	},
	bad: {
		item: { name: 'CRM', url: 'example.com/klen' },
		message: 'URL "example.com/klen" is not a web address',
		nextStep: 'Write it in full, for example https://example.com/webhooks/klen.',
	},
	refused: {
		item: () => ({ name: 'CRM', url: 'https://intranet/klen' }),
		arrange: (nth) =>
			klen.control.addFault({
				operationId: 'createWebhook',
				nth,
				status: 400,
				body: { error: 'validation_error', message: 'url is not reachable' },
			}),
		message: 'Klen AI did not accept a value of this request',
		nextStep: '"url is not reachable"',
		httpStatus: 400,
		code: 'validation_error',
	},
});

it('creates the webhook outside /api/v1, with the trailing slash', async () => {
	await create({ events: ['call.ended', 'calendar.created'] });
	expect(klen.requests()).toEqual([
		expect.objectContaining({ method: 'POST', path: '/api/webhooks/create/', status: 201 }),
	]);
	expect(webhooks()).toEqual([
		expect.objectContaining({ name: 'CRM', events: ['call.ended', 'calendar.created'] }),
	]);
});

it('keeps the signing secret to itself unless asked for it', async () => {
	const quiet = await create({});
	const open = await create({ includeSecret: true });
	const [first, second] = webhooks();
	expect(quiet.toText()).not.toContain(first?.secret);
	expect(open.json[0]).toMatchObject({ secret: second?.secret });
});

it.each([
	{ what: 'no name', parameters: { name: ' ' }, message: 'Name is empty' },
	{ what: 'no event', parameters: { events: '={{ [] }}' }, message: 'Events is empty' },
	{
		what: 'an unknown event',
		parameters: { events: ['call.paused'] },
		message: 'Events has "call.paused", which is not one of',
	},
	{
		what: 'an address that is not for the web',
		parameters: { url: 'ftp://example.com/klen' },
		message: 'URL "ftp://example.com/klen" is not a web address',
	},
])('refuses $what without asking Klen', async ({ parameters, message }) => {
	const result = await create(parameters);
	expect(result.error?.message).toContain(message);
	expect(result.error?.description).toBeTruthy();
	expect(klen.requests()).toEqual([]);
});
