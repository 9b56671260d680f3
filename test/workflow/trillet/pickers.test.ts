import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { PRODUCTION_IDS } from '../../../simulator/trillet/seed';
import { searchList } from '../../harness/workflow';
import { useTrillet } from './trillet';

const { salesAgent, supportAgent, draftAgent } = PRODUCTION_IDS;
const trillet = useTrillet();
const EMPTY_WORKSPACE = { workspaceId: '664a1b2c3d4e5f6a7b8c9d10' };

interface Opening {
	credential?: ICredentialDataDecryptedObject;
	filter?: string;
	paginationToken?: string;
	timezone?: string;
}

const search = async (method: string, { credential, ...opening }: Opening = {}) =>
	await searchList({
		node: 'trillet',
		method,
		credentials: trillet.credentials(credential),
		...opening,
	});

it.each([
	['searchAgents', 'call agents', 'Call Agent > Create'],
	['searchCallFlows', 'call flows', 'Call Flow > Create'],
	['searchCalls', 'calls', 'Call > Start'],
	['searchConversations', 'conversations', 'Conversation > Generate Message'],
	['searchFolders', 'folders', 'Folder > Create'],
	['searchKnowledgeBases', 'knowledge bases', 'Knowledge Base > Create'],
	['searchMessageFlows', 'message flows', 'Message Flow > Create'],
	['searchOmniFlowAgents', 'omni-flow agents', 'Omni-Flow Agent > Create'],
	['searchPhoneNumbers', 'phone numbers', 'Phone Number > Purchase'],
])('%s says what to do in an empty workspace', async (method, records, operation) => {
	await expect(search(method, { credential: EMPTY_WORKSPACE })).rejects.toMatchObject({
		name: 'NodeApiError',
		message: `This workspace has no ${records} yet`,
		description: `Use ${operation}, or create one in the Trillet AI dashboard, https://app.trillet.ai. The Workspace ID of the credential says which workspace is listed.`,
	});
});

it('says what to do without any workspace', async () => {
	trillet.control.addFault({ operationId: 'listWorkspaces', status: 200, body: [] });
	await expect(search('searchWorkspaces')).rejects.toMatchObject({
		message: 'The key reaches no workspace',
		description: expect.stringContaining('Use Workspace > Create') as string,
	});
});

it('lists calls page by page until the last one, whatever a page holds', async () => {
	const { production } = trillet.control.trillet;
	production.addCalls({ count: 150 });
	const first = await search('searchCalls');
	const second = await search('searchCalls', { paginationToken: String(first.paginationToken) });
	expect([...first.results, ...second.results].map(({ value }) => value)).toEqual(
		production.calls().map(({ callId }) => callId),
	);
	expect(second.paginationToken).toBeUndefined();
});

it("shows the times of calls in the workflow's zone, and finds calls by them", async () => {
	const createdAt = Date.parse('2025-04-23T14:30:45Z');
	const [call] = trillet.control.trillet.production.addCalls({ createdAt });
	const filter = '2025-04-23 23:30';
	const { results } = await search('searchCalls', { timezone: 'Asia/Tokyo', filter });
	expect(results).toEqual([
		{ name: expect.stringContaining(filter) as string, value: call?.callId },
	]);
});

describe('the list of call agents', () => {
	const agents = async (filter?: string) => (await search('searchAgents', { filter })).results;

	it('shows agents by name', async () => {
		expect(await agents()).toEqual([
			{ name: 'Sales Agent', value: salesAgent },
			{ name: 'Support Agent', value: supportAgent },
			{ name: 'Survey Draft', value: draftAgent },
		]);
	});

	it('finds them by name and by ID, with one request', async () => {
		expect(await agents('sales')).toHaveLength(1);
		expect(await agents(supportAgent)).toEqual([{ name: 'Support Agent', value: supportAgent }]);
		expect(trillet.requests('listAgents')).toHaveLength(1);
	});
});
