import { NodeHelpers, type ICredentialType, type INodeParameters } from 'n8n-workflow';
import { KlenApi } from '../../credentials/KlenApi.credentials';
import { TrilletApi } from '../../credentials/TrilletApi.credentials';
import { byId, useKlen } from './klen/klen';

/** The names of the fields that the form of a credential shows. */
function shown({ properties }: ICredentialType, data: INodeParameters = {}): string[] {
	const values = NodeHelpers.getNodeParameters(properties, data, true, true, null, null) ?? {};
	return properties
		.filter((field) => field.type !== 'hidden')
		.filter((field) => NodeHelpers.displayParameter(values, field, null, null))
		.map(({ displayName }) => displayName);
}

describe('the form of a credential', () => {
	it('asks for what everybody needs', () => {
		expect(shown(new KlenApi())).toEqual([
			'Environment',
			'API Key',
			'Webhook Signing Secret',
			'Show Advanced',
		]);
		expect(shown(new TrilletApi())).toEqual([
			'Environment',
			'API Key',
			'Workspace ID',
			'Webhook Signing Secret',
			'Show Advanced',
		]);
	});

	it('asks for the rest on demand', () => {
		expect(shown(new KlenApi(), { showAdvanced: true }).slice(4)).toEqual([
			'Permissions of the API Key',
			'Scoped Keys',
			'Second API Key',
			'Previous Webhook Signing Secret',
			'Requests per Minute',
			'Base URL Override',
		]);
		expect(shown(new TrilletApi(), { showAdvanced: true }).slice(5)).toEqual([
			'Second API Key',
			'Previous Webhook Signing Secret',
			'Requests per Minute',
			'Base URL Override',
		]);
	});
});

describe('what was filled in', () => {
	const klen = useKlen();

	it.each([false, true])('counts with Show Advanced %s', async (showAdvanced) => {
		const scoped = { apiKey: 'klen_test_can_read_calls', permissions: ['can_read_calls'] };
		const { json, error } = await klen.run({
			resource: 'call',
			operation: 'get',
			parameters: { callId: byId(String(klen.control.klen.production.calls()[0]?.id)) },
			credential: { showAdvanced, scopedKeys: { key: [scoped] } },
		});
		expect(error).toBeUndefined();
		expect(json[0]).toHaveProperty('call_id');
		expect(klen.requests()[0]?.key).toBe('can_read_calls');
	});
});
