import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { PRODUCTION_IDS } from '../../../simulator/trillet/seed';
import { byId, type VendorWorld } from '../vendor-world';

/** What a repeat of a request does, which decides what becomes of it after a fault. */
export type Kind = 'read' | 'write' | 'create' | 'place';

/** An operation that stands for all of its kind. It makes one request for each item. */
export interface RequestClass {
	kind: Kind;
	vendor: 'klen' | 'trillet';
	resource: string;
	operation: string;
	/** The contract's operationId. */
	request: string;
	parameters: INodeParameters;
	/** Three items, each of which asks for something else. */
	items(world: VendorWorld): IDataObject[];
	/** How often the vendor did what an item asks for; null where that leaves no trace. */
	done(world: VendorWorld, item: IDataObject): number | null;
}

const { folder, salesAgent } = PRODUCTION_IDS;
const numbers = () => ['+15550000001', '+15550000002', '+15550000003'].map((phone) => ({ phone }));
const names = () => ['Ada', 'Ben', 'Cleo'].map((name) => ({ name }));

const klen = (world: VendorWorld) => world.control.klen.production;
const trillet = (world: VendorWorld) => world.control.trillet.production;
const ringsOf = (world: VendorWorld, { phone }: IDataObject) =>
	world.control.rungPhones().filter(({ phoneNumber }) => phoneNumber === phone).length;
const count = <T>(records: T[], isWanted: (record: T) => boolean) =>
	records.filter(isWanted).length;

const list = { resource: 'call', operation: 'getAll', parameters: { limit: 1 } };
const anything = () => [{}, {}, {}];
const noTrace = () => null;

export const classes: RequestClass[] = [
	{
		...list,
		kind: 'read',
		vendor: 'klen',
		request: 'listCalls',
		items: anything,
		done: noTrace,
	},
	{
		kind: 'write',
		vendor: 'klen',
		resource: 'contact',
		operation: 'update',
		request: 'updateContact',
		parameters: {
			contactId: byId('={{ $json.id }}'),
			updateFields: { firstName: '={{ $json.name }}' },
		},
		items: (world) => names().map((item) => ({ ...item, id: klen(world).addContacts()[0]?.id })),
		done: (world, { name }) => count(klen(world).contacts(), ({ firstName }) => firstName === name),
	},
	{
		kind: 'create',
		vendor: 'klen',
		resource: 'contact',
		operation: 'create',
		request: 'createContact',
		parameters: {
			firstName: '={{ $json.name }}',
			additionalFields: { email: '={{ $json.name }}@example.com' },
		},
		items: names,
		done: (world, { name }) => count(klen(world).contacts(), ({ firstName }) => firstName === name),
	},
	{
		kind: 'place',
		vendor: 'klen',
		resource: 'call',
		operation: 'initiate',
		request: 'initiateCall',
		parameters: { agentId: byId('789'), phoneNumber: '={{ $json.phone }}' },
		items: numbers,
		done: ringsOf,
	},
	{
		...list,
		kind: 'read',
		vendor: 'trillet',
		request: 'listCallHistory',
		items: anything,
		done: noTrace,
	},
	{
		kind: 'write',
		vendor: 'trillet',
		resource: 'folder',
		operation: 'update',
		request: 'updateFolder',
		parameters: {
			folderId: byId('={{ $json.id }}'),
			updateFields: { name: '={{ $json.name }}', color: 'teal', icon: 'phone' },
		},
		items: (world) =>
			names().map((item) => ({
				...item,
				id: trillet(world).copyDocument('folders', folder, {})._id,
			})),
		done: (world, item) =>
			count(trillet(world).documents('folders'), ({ name }) => name === item.name),
	},
	{
		kind: 'create',
		vendor: 'trillet',
		resource: 'folder',
		operation: 'create',
		request: 'createFolder',
		parameters: { name: '={{ $json.name }}' },
		items: names,
		done: (world, item) =>
			count(trillet(world).documents('folders'), ({ name }) => name === item.name),
	},
	{
		kind: 'place',
		vendor: 'trillet',
		resource: 'call',
		operation: 'start',
		request: 'startCall',
		parameters: { agentId: byId(salesAgent), toNumber: '={{ $json.phone }}' },
		items: numbers,
		done: ringsOf,
	},
	{
		kind: 'place',
		vendor: 'trillet',
		resource: 'call',
		operation: 'send',
		request: 'sendCall',
		parameters: { agentId: byId(salesAgent), toNumber: '={{ $json.phone }}' },
		items: numbers,
		done: ringsOf,
	},
];
