import type { INodeParameters } from 'n8n-workflow';
import { PRODUCTION_IDS } from '../../simulator/trillet/seed';
import { resources as klenResources } from '../../nodes/Klen/actions';
import { endpoints as klenEndpoints } from '../../nodes/Klen/api/generated/endpoints';
import { resources as trilletResources } from '../../nodes/Trillet/actions';
import { endpoints as trilletEndpoints } from '../../nodes/Trillet/api/generated/endpoints';
import type { Endpoint } from '../../nodes/shared/transport/vendor';
import { inVirtualTime, sleepingExecution } from '../harness/workflow';
import { Klen } from './klen/klen';
import { Trillet } from './trillet/trillet';
import { byId, useWorld } from './vendor-world';

const { salesAgent } = PRODUCTION_IDS;
const trillet = useWorld(new Trillet());
const klen = new Klen();
beforeEach(() => klen.joins(trillet));

const extra = (fields: object | string, options: INodeParameters = {}) => ({
	options: {
		...options,
		extraBodyFields: typeof fields === 'string' ? fields : JSON.stringify(fields),
	},
});
const bodies = (world: Trillet | Klen, id: string) => world.requests(id).map(({ body }) => body);

const start = async (parameters: INodeParameters, operation = 'start') =>
	await trillet.run({
		resource: 'call',
		operation,
		parameters: { agentId: byId(salesAgent), toNumber: '+15551234567', ...parameters },
	});

describe('every operation that sends a body', () => {
	type Listed = { requests: string[]; bodyOf?: string[]; value: string };
	const operations = (
		resources: Array<{ value: string; operations: unknown[] }>,
		table: Record<string, Endpoint>,
	) =>
		resources.flatMap(({ value, operations: listed }) =>
			(listed as Listed[]).map(
				(operation) => [`${value} > ${operation.value}`, operation, table] as const,
			),
		);
	const all = [
		...operations(klenResources, klenEndpoints),
		...operations(trilletResources, trilletEndpoints),
	];
	/** Writes without a body, and what only reads with POST. */
	const WITHOUT = ['DELETE', 'GET'];
	const EXCEPT = ['exportCallHistory'];

	it.each(all)('takes fields if it writes: %s', (_, { requests, bodyOf = [] }, table) => {
		const writes = requests.filter(
			(id) => !WITHOUT.includes(table[id]?.method ?? '') && !EXCEPT.includes(id),
		);
		expect(writes.filter((id) => !bodyOf.includes(id))).toEqual([]);
		expect(bodyOf.filter((id) => WITHOUT.includes(table[id]?.method ?? ''))).toEqual([]);
	});
});

describe('a call', () => {
	it('carries the fields, also inside its metadata', async () => {
		const result = await start({
			...extra(
				{ voicemail_detection: true, metadata: { campaign: 'spring' } },
				{ metadata: '{"contact": 7}' },
			),
		});
		expect(result.error).toBeUndefined();
		expect(bodies(trillet, 'startCall')).toEqual([
			{
				to: '+15551234567',
				call_agent_id: salesAgent,
				voicemail_detection: true,
				metadata: {
					contact: 7,
					campaign: 'spring',
					n8n_correlation_id: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
				},
			},
		]);
	});

	it.each([
		['the number', { to: '+15559990000' }, 'to'],
		['the agent', { call_agent_id: 'x' }, 'call_agent_id'],
		[
			'what the call is found by',
			{ metadata: { n8n_correlation_id: 'x' } },
			'metadata.n8n_correlation_id',
		],
		['a field of the form', { metadata: { contact: 8 } }, 'metadata.contact'],
	])('never has %s replaced, and rings no phone before that is told', async (_, fields, path) => {
		const result = await trillet.run({
			resource: 'call',
			operation: 'start',
			parameters: {
				agentId: byId(salesAgent),
				toNumber: '={{ $json.phone }}',
				options: { metadata: '{"contact": 7}', extraBodyFields: '={{ $json.extra }}' },
			},
			items: [
				{ phone: '+15551110001', extra: '{}' },
				{ phone: '+15551110002', extra: JSON.stringify(fields) },
			],
		});
		expect(result.error).toMatchObject({
			message: `Extra Body Fields (JSON) has "${path}", which this operation fills in itself`,
			description: expect.stringContaining('use the field of the form') as string,
			context: { itemIndex: 1 },
		});
		expect(trillet.requests()).toEqual([]);
	});

	it.each(['[1]', '"text"', '{"a":'])('refuses %j, which is no object', async (text) => {
		const { error } = await start(extra(text));
		expect(error?.message).toMatch(/^Extra Body Fields \(JSON\) (must be|is not valid JSON)/);
		expect(trillet.requests()).toEqual([]);
	});

	it('goes on with the other items when it may', async () => {
		const result = await trillet.run({
			resource: 'call',
			operation: 'start',
			parameters: {
				agentId: byId(salesAgent),
				toNumber: '={{ $json.phone }}',
				options: { extraBodyFields: '={{ $json.extra }}' },
			},
			items: [
				{ phone: '+15551110001', extra: '{"to": "x"}' },
				{ phone: '+15551110002', extra: '{"a": 1}' },
			],
			continueOnFail: 'continueRegularOutput',
		});
		expect(result.json).toEqual([
			expect.objectContaining({ error: expect.stringContaining('has "to"') as string }),
			expect.objectContaining({ placement: 'confirmed' }),
		]);
		expect(bodies(trillet, 'startCall')).toEqual([expect.objectContaining({ a: 1 })]);
	});

	it('carries them into the execution that sleeps for its callback, whose address is not theirs', async () => {
		expect((await start(extra({ a: 1 }), 'startAndWait')).status).toBe('waiting');
		expect(bodies(trillet, 'startCall')).toEqual([
			expect.objectContaining({ a: 1, callback_url: expect.any(String) as string }),
		]);
		sleepingExecution();
		const { error } = await start(extra({ callback_url: 'https://example.com' }), 'startAndWait');
		expect(error?.message).toContain('has "callback_url"');
		expect(trillet.requests('startCall')).toHaveLength(1);
	});

	it('carries them along while it waits for its time', async () => {
		const startAt = new Date(Date.now() + 3_600_000).toISOString();
		const result = await start(extra({ a: 1 }, { startAt }));
		expect(result.status).toBe('waiting');
		expect(trillet.requests('startCall')).toEqual([]);
		const sleeping = sleepingExecution();
		await inVirtualTime(async () => {
			jest.setSystemTime(sleeping.until);
			return await sleeping.passTimeLimit();
		});
		expect(bodies(trillet, 'startCall')).toEqual([expect.objectContaining({ a: 1 })]);
	});

	it('is placed from the chosen number, by ID or by itself', async () => {
		const numbers = trillet.control.trillet.production.documents(
			'phoneNumbers',
		) as unknown as Array<{
			_id: string;
			phoneNumber: string;
		}>;
		const last = numbers.at(-1);
		const from = (value: unknown) => ({ options: { fromNumberId: byId(String(value)) } });
		await start(from(last?._id));
		await start(from(last?.phoneNumber), 'send');
		expect([...bodies(trillet, 'startCall'), ...bodies(trillet, 'sendCall')]).toEqual([
			expect.objectContaining({ from_phone_number_id: last?._id }),
			expect.objectContaining({ from_phone_number_id: last?._id }),
		]);
		const calls = trillet.control.trillet.production.calls();
		expect(calls.slice(0, 2).map((call) => call.from)).toEqual([
			last?.phoneNumber,
			last?.phoneNumber,
		]);
		const { error } = await start(from('+19990000000'));
		expect(error?.message).toBe(
			'From Number "+19990000000" is not among the numbers of the workspace',
		);
		await start({});
		expect(bodies(trillet, 'startCall').at(-1)).not.toHaveProperty('from_phone_number_id');
	});
});

describe('a change', () => {
	const update = async (parameters: INodeParameters) =>
		await trillet.run({
			resource: 'callAgent',
			operation: 'update',
			parameters: { agentId: byId(salesAgent), ...parameters },
		});

	it('may be of extra fields alone, also of those that the record has', async () => {
		for (const level of ['a', 'b']) {
			trillet.control.trillet.production.changeDocument('agents', salesAgent, {
				settings: { voicemail: level },
			});
			const result = await update(extra({ settings: { voicemail: 'c' } }));
			expect(result.error).toBeUndefined();
		}
		expect(bodies(trillet, 'updateAgent')).toEqual([
			expect.objectContaining({ settings: { voicemail: 'c' } }),
			expect.objectContaining({ settings: { voicemail: 'c' } }),
		]);
	});

	it('keeps what the form says', async () => {
		const { error } = await update({ updateFields: { name: 'New' }, ...extra({ name: 'Other' }) });
		expect(error?.message).toContain('has "name"');
		expect(trillet.requests('updateAgent')).toEqual([]);
		expect((await update({})).error?.message).toContain('is empty');
	});

	it('adds them to a contact that is there, and to one that is not', async () => {
		const upsert = async (email: string) =>
			await klen.run({
				resource: 'contact',
				operation: 'upsert',
				parameters: { matchBy: 'email', email, firstName: '', ...extra({ source: 'n8n' }) },
			});
		const [known] = klen.control.klen.production.contacts();
		expect((await upsert(String(known?.email))).error).toBeUndefined();
		expect(bodies(klen, 'updateContact')).toEqual([{ source: 'n8n' }]);
	});

	it('adds them to the one request that the form is for', async () => {
		const result = await klen.run({
			resource: 'call',
			operation: 'initiate',
			parameters: {
				agentId: byId('123'),
				phoneNumber: '+15551234567',
				specifyVariables: 'json',
				variablesJson: '{"brand_new": "x"}',
				ifNotDefined: 'create',
				options: { extraBodyFields: '{"record": true}' },
			},
		});
		expect(result.error).toBeUndefined();
		expect(bodies(klen, 'initiateCall')).toEqual([expect.objectContaining({ record: true })]);
		expect(bodies(klen, 'createContextVariable')).toEqual([
			expect.not.objectContaining({ record: true }),
		]);
	});
});
