import { errors } from '../../../nodes/Klen/api/errors';
import { inVirtualTime } from '../../harness/workflow';
import { byId, useKlen } from './klen';

const klen = useKlen();

/** Every code on any page of Klen's documentation, with its status. */
const CODES: Array<[status: number, code: string]> = [
	[400, 'duplicate_variable'],
	[400, 'invalid_datetime_format'],
	[400, 'invalid_duration'],
	[400, 'invalid_json'],
	[400, 'invalid_parameter_format'],
	[400, 'invalid_phone_number'],
	[400, 'invalid_value'],
	[400, 'missing_agent_id'],
	[400, 'missing_first_name'],
	[400, 'missing_parameter'],
	[400, 'missing_phone_number'],
	[400, 'undefined_variable'],
	[400, 'validation_error'],
	[401, 'authentication_required'],
	[401, 'invalid_key'],
	[402, 'insufficient_funds'],
	[403, 'delete_not_allowed'],
	[403, 'do_not_call'],
	[403, 'permission_denied'],
	[403, 'team_access_denied'],
	[404, 'agent_not_found'],
	[404, 'no_phone_number'],
	[404, 'not_found'],
	[404, 'team_not_found'],
	[429, 'rate_limit_exceeded'],
	[500, 'server_error'],
];

it('leaves no code out', () => {
	expect(CODES.map(([, code]) => code).sort()).toEqual(Object.keys(errors).sort());
});

it.each(CODES)('explains %i %s, quotes Klen and says what to do next', async (status, code) => {
	const operationId = 'getCall';
	const body = { error: code, message: `About ${code}` };
	klen.control.addFault({ operationId, status, body, times: 'always' });
	const run = async () =>
		await klen.run({
			resource: 'call',
			operation: 'get',
			parameters: { callId: byId('call_def456') },
		});
	// Klen is asked again after 429 and 500, which takes minutes.
	const { error } = await inVirtualTime(run);
	const advice =
		code === 'permission_denied'
			? { message: 'The API key lacks the permission can_read_calls', nextStep: 'Create a key' }
			: errors[code];
	expect(error).toMatchObject({
		message: advice?.message,
		description: expect.stringContaining(advice?.nextStep ?? 'nothing') as string,
		httpCode: String(status),
		context: { data: { code, body } },
	});
	expect(error?.description).toContain(
		`(Klen AI answered HTTP ${status} ${code}: "About ${code}")`,
	);
});
