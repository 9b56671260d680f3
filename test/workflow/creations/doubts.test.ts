import type { INodeParameters } from 'n8n-workflow';
import { PRODUCTION_IDS } from '../../../simulator/trillet/seed';
import { restartN8n } from '../../harness/workflow';
import { useKlen } from '../klen/klen';
import { Trillet } from '../trillet/trillet';
import { byId } from '../vendor-world';

const klen = useKlen();
const trillet = new Trillet();
beforeEach(() => trillet.joins(klen));
const production = () => klen.control.klen.production;
const folders = () => trillet.control.trillet.production.documents('folders');

const folder = (name: string) => ({
	resource: 'folder',
	operation: 'create',
	parameters: { name: '={{ $json.name }}' },
	items: [{ name }],
});
const agent = (name: string) => ({ resource: 'agent', operation: 'create', parameters: { name } });
const upsert = (parameters: INodeParameters) => ({
	resource: 'contact',
	operation: 'upsert',
	parameters: { email: 'jo@example.com', firstName: 'Jo', ...parameters },
});
const lost = { when: 'after' as const, reset: true };

it('does not take an older record of the name for its own', async () => {
	const old = trillet.control.trillet.production.copyDocument('folders', PRODUCTION_IDS.folder, {
		name: 'Ada',
		createdAt: new Date(Date.now() - 60_000).toISOString(),
	});
	const { json } = await trillet.inVirtualTime(async () => {
		trillet.control.addFault({ operationId: 'createFolder', status: 500 });
		return await trillet.run(folder('Ada'));
	});
	expect(json[0]?._id).not.toBe(old._id);
	expect(folders().filter(({ name }) => name === 'Ada')).toHaveLength(2);
});

it('names a record of the name whose age nobody tells, and makes none', async () => {
	const [old] = production().addAgents({ name: 'Ada' });
	const count = production().agents().length;
	const { error } = await klen.inVirtualTime(async () => {
		klen.control.addFault({ operationId: 'createAgent', status: 500 });
		return await klen.run(agent('Ada'));
	});
	expect(error).toMatchObject({
		message: 'Klen AI did not confirm this agent, so it may or may not exist',
		description: expect.stringContaining(
			`It found agent ${old?.id}, which may or may not come from this item. A further request could make a second one. Look for it with Agent > Get Many`,
		) as string,
	});
	expect(production().agents()).toHaveLength(count);
});

it('does not take the record of another item or execution for its own', async () => {
	const { json } = await trillet.inVirtualTime(async () => {
		await trillet.run(folder('Ada'));
		trillet.control.addFault({ operationId: 'createFolder', nth: 2, status: 500 });
		return await trillet.run({ ...folder('Ada'), items: [{ name: 'Ada' }, { name: 'Ada' }] });
	});
	const ids = folders().flatMap(({ _id, name }) => (name === 'Ada' ? [_id] : []));
	expect(ids).toHaveLength(3);
	expect(json.map(({ _id }) => _id)).toEqual(ids.slice(1));
});

it('tells records of different kinds apart, though their IDs are the same', async () => {
	const result = await klen.inVirtualTime(async () => {
		const event = { title: 'Demo', start: '2040-05-01T14:00:00Z', end: '2040-05-01T15:00:00Z' };
		const email = 'jo@example.com';
		const next = (records: Array<{ id: number }>) =>
			Math.max(0, ...records.map(({ id }) => id)) + 1;
		while (next(production().calendarEvents()) < next(production().contacts())) {
			production().addCalendarEvents();
		}
		while (next(production().contacts()) < next(production().calendarEvents())) {
			production().addContacts();
		}
		await klen.run({ resource: 'calendarEvent', operation: 'create', parameters: event });
		klen.control.addFault({ operationId: 'createContact', ...lost });
		const parameters = { firstName: 'Jo', additionalFields: { email } };
		return await klen.run({ resource: 'contact', operation: 'create', parameters });
	});
	expect(result.json).toEqual([expect.objectContaining({ full_name: 'Jo' })]);
	expect(production().calendarEvents().at(-1)?.id).toBe(result.json[0]?.id);
	expect(klen.requests('createContact')).toHaveLength(1);
});

it('does not repeat where the list shows one record only', async () => {
	trillet.control.settings({ trillet: { workspaceList: 'object' } });
	const { error } = await trillet.inVirtualTime(async () => {
		trillet.control.addFault({ operationId: 'createWorkspace', ...lost });
		const parameters = { name: 'New', initials: 'NW' };
		return await trillet.run({ resource: 'workspace', operation: 'create', parameters });
	});
	expect(error?.description).toContain('the list may show one record only');
	expect(trillet.requests('createWorkspace')).toHaveLength(1);
});

describe('a variable whose name is taken', () => {
	const create = async (displayName: string) =>
		await klen.inVirtualTime(async () => {
			const variable = { resource: 'contextVariable', operation: 'create' };
			await klen.run({ ...variable, parameters: { name: 'plan', displayName: 'Plan' } });
			klen.control.addFault({ operationId: 'createContextVariable', status: 500 });
			return await klen.run({ ...variable, parameters: { name: 'plan', displayName } });
		});

	it('is refused as without the lost answer when it is another one', async () => {
		expect((await create('Tariff')).error?.message).toBe(
			'A context variable of this name exists already',
		);
	});
});

describe('create or update', () => {
	it('says again that it created the contact when the node is tried again', async () => {
		klen.control.addFault({ operationId: 'createContact', nth: 2, status: 402 });
		const items = [{ email: 'a@b.co' }, { email: 'c@d.co' }];
		const run = { ...upsert({ email: '={{ $json.email }}' }), items };
		const failed = await klen.run(run);
		expect(failed.error).toBeDefined();
		const retried = await klen.retry(failed, run);
		expect(retried.json.map(({ created }) => created)).toEqual([true, true]);
		expect(klen.requests('updateContact')).toEqual([]);
		expect(klen.requests('createContact')).toHaveLength(3);
	});

	it('gives a contact that appeared meanwhile the same fields', async () => {
		const { json } = await klen.inVirtualTime(async () => {
			klen.control.addFault({ operationId: 'createContact', ...lost });
			return await klen.run(upsert({ additionalFields: { company: 'Acme Corp' } }));
		});
		expect(json).toEqual([expect.objectContaining({ full_name: 'Jo', created: true })]);
		expect(klen.requests('updateContact').map(({ body }) => body)).toEqual([
			{ first_name: 'Jo', email: 'jo@example.com', company: 'Acme Corp' },
		]);
	});
});

describe('secrets', () => {
	/** The first item is made, the second fails, and n8n is restarted before the retry. */
	async function failAndRetry(
		world: typeof klen | Trillet,
		request: string,
		run: { resource: string; operation: string; parameters: INodeParameters },
	) {
		world.control.addFault({
			operationId: request,
			vendor: world.profile.vendor,
			nth: 2,
			status: 402,
		});
		const items = [{ name: 'Ada' }, { name: 'Ben' }];
		const failed = await world.run({ ...run, items });
		restartN8n();
		return { failed, retried: await world.retry(failed, { ...run, items }) };
	}

	it('of webhooks are not stored with an execution that failed', async () => {
		const parameters = {
			name: '={{ $json.name }}',
			url: 'https://example.com/hook',
			includeSecret: true,
		};
		const run = { resource: 'webhook', operation: 'create', parameters };
		const { failed, retried } = await failAndRetry(klen, 'createWebhook', run);
		const [{ secret = '' } = {}] = production().webhooks();
		expect(secret).not.toBe('');
		expect(failed.toText()).not.toContain(secret);
		expect(retried.json.map((webhook) => typeof webhook.secret)).toEqual(['object', 'string']);
	});

	it('of web calls are not stored with an execution that failed', async () => {
		const parameters = { agentId: byId(PRODUCTION_IDS.salesAgent) };
		const run = { resource: 'call', operation: 'startWebCall', parameters };
		const { failed, retried } = await failAndRetry(trillet, 'startWebCall', run);
		expect(failed.toText()).toContain('web call ');
		expect(failed.toText()).not.toContain('"token":"');
		expect(retried.json.map(({ token }) => typeof token)).toEqual(['object', 'string']);
	});
});
