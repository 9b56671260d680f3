import type { INodeParameters } from 'n8n-workflow';
import { PRODUCTION_IDS } from '../../simulator/trillet/seed';
import { byId as klenById, useKlen } from './klen/klen';
import { batchesOf } from './trillet/batches';
import { byId, inFields, useTrillet } from './trillet/trillet';

/** Workflows that were saved when more than one section held what is in Options now. */
describe('a workflow with a former section', () => {
	const klen = useKlen();
	const trillet = useTrillet();
	const { create, batches } = batchesOf(trillet);
	const initiate = async (parameters: INodeParameters) =>
		await klen.run({
			resource: 'call',
			operation: 'initiate',
			parameters: { agentId: klenById('789'), phoneNumber: '+15551234567', ...parameters },
		});

	it('adds metadata as Request Options says', async () => {
		const { json } = await initiate({ requestOptions: { addMetadata: true } });
		expect(json[0]).toHaveProperty('_meta');
	});

	it('adds none once Options says no', async () => {
		const { json } = await initiate({
			requestOptions: { addMetadata: true },
			options: { addMetadata: false },
		});
		expect(json[0]).not.toHaveProperty('_meta');
	});

	it('keeps the contact of the additional fields', async () => {
		const [contact] = klen.control.klen.production.contacts();
		await initiate({ additionalFields: { contactId: klenById(`={{ ${String(contact?.id)} }}`) } });
		expect(klen.requests()[0]?.body).toMatchObject({ contact_id: contact?.id });
	});

	it('takes what both sections have from Options', async () => {
		await trillet.run({
			resource: 'call',
			operation: 'start',
			parameters: {
				agentId: byId(PRODUCTION_IDS.salesAgent),
				toNumber: '+15551234567',
				additionalFields: { callbackUrl: 'https://old.example.com', metadata: '{"a": 1}' },
				options: { callbackUrl: 'https://new.example.com' },
			},
		});
		expect(trillet.requests()[0]?.body).toMatchObject({
			callback_url: 'https://new.example.com',
			metadata: { a: 1 },
		});
	});

	it('filters variables as Filters says', async () => {
		await klen.run({
			resource: 'contextVariable',
			operation: 'getAll',
			parameters: { filters: { contextType: 'business' } },
		});
		expect(klen.requests()[0]?.query).toMatchObject({ context_type: 'business' });
	});

	it('makes variables of all fields of the item as Variables From says, until fields are filled in', async () => {
		const columns = async (parameters: INodeParameters) => {
			await create({
				items: [{ phone: '+15551110001', plan: 'Basic' }],
				parameters: { variablesFrom: 'item', ...parameters },
			});
			return Object.keys(batches().at(-1)?.jobs[0]?.row ?? {});
		};
		expect(await columns({})).toEqual(['phone_number', 'phone', 'plan']);
		expect(await columns(inFields({ tier: 'Gold' }))).toEqual(['phone_number', 'tier']);
	});
});
