import type { Simulator } from '../../../simulator';
import { PRODUCTION_IDS as IDS } from '../../../simulator/trillet/seed';
import { startStill } from './client';
import { ask, succeed, formWith, type StoredDocument } from './trillet-client';

let simulator: Simulator;

beforeEach(async () => {
	simulator = await startStill();
});
afterEach(() => simulator.close());

const request = async (method: string, path: string, body?: unknown) =>
	await ask(simulator, method, path, { body });
const done = (method: string, path: string, body?: unknown) =>
	succeed(simulator, method, path, body);
const set = (settings: object) => simulator.control.settings({ trillet: settings });

describe('phone numbers', () => {
	const PATH = '/v1/api/twilio';
	const list = () => done('GET', `${PATH}/user-phone-numbers`) as Promise<unknown>;

	it('are listed in three shapes', async () => {
		expect(await list()).toMatchObject([{ _id: IDS.salesNumber }, {}, {}]);
		set({ phoneNumberList: 'strings' });
		expect(await list()).toEqual({
			phoneNumbers: ['+15557654321', '+15551234567', '+15559876543'],
		});
		set({ phoneNumberList: 'object' });
		expect(await list()).toMatchObject({ _id: IDS.salesNumber });
	});

	it('are searched and bought', async () => {
		const search = () => done('GET', `${PATH}/available-numbers?country=US&areaCode=215&limit=2`);
		const { numbers } = (await search()) as unknown as { numbers: Array<{ phoneNumber: string }> };
		expect(numbers).toEqual([{ phoneNumber: '+12155550110' }, { phoneNumber: '+12155550111' }]);
		const buy = (phoneNumber: string) =>
			request('POST', `${PATH}/purchase-number`, { country: 'US', type: 'local', phoneNumber });
		const { body } = await buy('+12155550110');
		const { phoneNumber } = body as { phoneNumber: StoredDocument };

		expect(phoneNumber).toMatchObject({ phoneNumber: '+12155550110', status: 'active' });
		expect((await buy('+12155550110')).status).toBe(400);
		expect(await search()).toMatchObject({ numbers: [{ phoneNumber: '+12155550111' }, {}] });
		set({ purchaseAnswer: 'string', credits: 20 });
		expect((await buy('+12155550111')).body).toEqual({
			success: true,
			phoneNumber: '+12155550111',
		});
		expect((await buy('+12155550112')).status).toBe(402);
		expect(await done('GET', `${PATH}/phone-numbers/${phoneNumber._id}`)).toMatchObject({
			monthlyPrice: 19.99,
		});
	});

	it('of others are registered', async () => {
		const credentials = { accountSid: 'AC1', authToken: 'x' };
		const number = { phoneNumber: '+14155550000', provider: 'twilio', credentials };
		await done('POST', `${PATH}/register-external-number`, number);

		expect(await list()).toMatchObject([{}, {}, {}, { isExternal: true }]);
	});

	it('are configured', async () => {
		const path = `${PATH}/phone-numbers/${IDS.freeNumber}/config`;
		const officeHours = { enabled: true, timezone: 'UTC', schedule: { monday: ['09:00-17:00'] } };
		expect(await done('GET', path)).toMatchObject({
			agentId: null,
			officeHours: { enabled: false },
		});
		await done('PUT', path, { agentId: IDS.salesAgent, officeHours, recordingEnabled: false });

		expect(await done('GET', path)).toMatchObject({
			agentId: IDS.salesAgent,
			direction: 'outbound',
			recording: false,
			officeHours,
			transferCallerIdMode: 'agent',
		});
	});

	it('are given back', async () => {
		await done('POST', `${PATH}/release-number`, { phoneNumberId: IDS.salesNumber });

		expect(await list()).toHaveLength(2);
		expect(await done('GET', `/v1/api/agents/${IDS.salesAgent}`)).toMatchObject({
			phoneNumberIds: [],
		});
	});
});

describe('workspaces', () => {
	const PATH = '/v1/api/workspaces';

	it('are created and listed, as an array or as one object', async () => {
		const { _id } = await done('POST', PATH, { name: 'New', initials: 'NE' });
		const headers = { 'x-api-key': 'trillet_test_key', 'x-workspace-id': _id };
		expect(await done('GET', PATH)).toMatchObject([{}, {}, { _id, name: 'New' }]);
		expect((await ask(simulator, 'GET', '/v1/api/agents', { headers })).body).toEqual([]);
		set({ workspaceList: 'object' });

		expect(await done('GET', PATH)).toMatchObject({ name: 'Acme' });
	});

	it('take members that the header agrees with', async () => {
		const invite = (id: string) =>
			request('POST', `${PATH}/${id}/invite`, { email: 'john@example.com', role: 'viewer' });
		const [first, second] = simulator.control.trillet.production.documents('workspaces');

		expect((await invite(first?._id ?? '')).body).toMatchObject({ success: true });
		expect((await invite(second?._id ?? '')).status).toBe(403);
		expect((await invite('nobody')).status).toBe(404);
	});
});

describe('voices', () => {
	const PATH = '/v1/api/voices';

	it('are read, created and cloned', async () => {
		expect(await done('GET', `${PATH}/${IDS.voice}`)).toMatchObject({
			voiceId: 'mistv2_Wildflower',
		});
		const embedding = { data: 'AAAAAA==', format: 'float32' };
		const { _id } = await done('POST', PATH, { name: 'Mine', embedding });
		expect(await done('GET', `${PATH}/${_id}`)).toMatchObject({ name: 'Mine' });
		const clone = (fields: Record<string, string>) =>
			ask(simulator, 'POST', `${PATH}/clone`, {
				form: formWith('file', 'voice.wav', 'RIFF', fields),
			});

		expect((await clone({})).body).toEqual({ embedding: { data: 'UklGRg==', format: 'float32' } });
		expect((await clone({ name: 'Clone', language: 'en' })).body).toMatchObject({
			voice: { name: 'Clone', language: 'en' },
		});
		expect(await done('GET', PATH)).toHaveLength(3);
	});

	it('are not cloned from nothing', async () => {
		const form = formWith('file', 'voice.wav', '');
		expect((await ask(simulator, 'POST', `${PATH}/clone`, { form })).status).toBe(400);
		const none = new FormData();
		none.set('name', 'x');
		expect((await ask(simulator, 'POST', `${PATH}/clone`, { form: none })).status).toBe(400);
	});
});

describe('knowledge bases', () => {
	const PATH = '/v1/api/knowledgebase';

	it('are created and take files', async () => {
		const { _id } = await done('POST', PATH, { name: 'Hours' });
		const content = Buffer.from([0, 255, 128, 10, 13, 45, 45]);
		const { body } = await ask(simulator, 'POST', `${PATH}/${_id}/files`, {
			form: formWith('uploadedFile', 'guide.pdf', content),
		});
		const file = { name: 'guide.pdf', size: 7, type: 'application/octet-stream' };
		expect(body).toEqual({ success: true, file });

		expect(await done('GET', `${PATH}/${_id}`)).toMatchObject({ name: 'Hours', files: [file] });
	});

	it('are listed bare or under data', async () => {
		expect(await done('GET', PATH)).toMatchObject([{ _id: IDS.knowledgeBase }]);
		set({ knowledgeBaseEnvelope: 'data' });
		expect(await done('GET', PATH)).toMatchObject({ data: [{ _id: IDS.knowledgeBase }] });
	});
});

describe('errors', () => {
	it('have the envelope that the settings ask for', async () => {
		const path = '/v1/api/agents/nobody';
		expect((await request('GET', path)).body).toEqual({
			error: { code: 'not_found', message: 'Agent not found' },
		});
		set({ errorEnvelope: 'string' });
		expect((await request('GET', path)).body).toEqual({
			error: 'Not Found',
			message: 'Agent not found',
		});
		set({ errorEnvelope: 'object' });
		expect((await request('GET', '/v1/api/batch-calls/nobody')).body).toMatchObject({
			error: { code: 'not_found', message: 'Batch not found' },
		});
	});
});
