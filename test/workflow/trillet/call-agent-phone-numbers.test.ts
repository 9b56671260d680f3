import type { INodeParameters } from 'n8n-workflow';
import { PRODUCTION_IDS } from '../../../simulator/trillet/seed';
import { testOperation } from '../operation-suite';
import { emptyLocator, notFound } from './refusals';
import { byId, useTrillet } from './trillet';

const { salesAgent, supportAgent, draftAgent, salesFlow, salesNumber, supportNumber, freeNumber } =
	PRODUCTION_IDS;
const trillet = useTrillet();
const production = () => trillet.control.trillet.production;
const numbersOf = (id: string) =>
	production()
		.documents('agents')
		.find(({ _id }) => _id === id)?.phoneNumberIds;

const resource = 'callAgent';
const parameters = {
	agentId: byId('={{ $json.agent }}'),
	phoneNumberId: byId('={{ $json.number }}'),
};
const bad = emptyLocator('Call Agent', { agent: '', number: freeNumber });

describe('bind', () => {
	const bind = async (additionalFields: INodeParameters = {}, number = freeNumber) =>
		await trillet.run({
			resource,
			operation: 'bindPhoneNumber',
			parameters: {
				agentId: byId(salesAgent),
				phoneNumberId: byId(number),
				additionalFields,
			},
		});
	const sent = () => trillet.requests('bindPhoneNumber')[0]?.body;

	testOperation(trillet, {
		resource,
		operation: 'bindPhoneNumber',
		request: 'bindPhoneNumber',
		parameters,
		good: () => [
			{ agent: draftAgent, number: freeNumber },
			{ agent: salesAgent, number: supportNumber },
		],
		expectOutput: (outputs, { agent, number }) => {
			expect(outputs).toMatchObject([{ agentId: agent, phoneNumberId: number }]);
			expect(numbersOf(String(agent))).toContain(number);
		},
		bad,
		refused: notFound({ agent: salesAgent, number: 'nowhere' }),
	});

	it('sends what is given, and returns what holds for the number now', async () => {
		const result = await bind({
			metadataTags: '{"team": "sales"}',
			officeHours: { monday: ['09:00-17:00'], tuesday: [] },
			recordCalls: true,
			recordingPublic: false,
		});
		const settings = {
			recordingPublic: false,
			officeHours: { monday: ['09:00-17:00'], tuesday: [] },
			metadataTags: { team: 'sales' },
		};
		expect(sent()).toEqual({ recordCalls: true, ...settings });
		expect(result.json).toEqual([
			{
				agentId: salesAgent,
				phoneNumberId: freeNumber,
				callFlowId: salesFlow,
				direction: 'outbound',
				recordingEnabled: true,
				...settings,
				message: null,
			},
		]);
	});

	it('has the same fields when the answer is as on older pages', async () => {
		trillet.control.addFault({
			operationId: 'bindPhoneNumber',
			status: 200,
			body: { status: 'success', message: 'Call flow bound' },
		});
		const { json } = await bind();
		expect(sent()).toEqual({});
		expect(json).toEqual([
			{
				agentId: salesAgent,
				phoneNumberId: freeNumber,
				callFlowId: null,
				direction: null,
				recordingEnabled: null,
				recordingPublic: null,
				officeHours: null,
				metadataTags: null,
				message: 'Call flow bound',
			},
		]);
	});

	it('takes the number itself in place of its ID', async () => {
		expect((await bind({}, '+15559876543')).json).toMatchObject([{ phoneNumberId: freeNumber }]);
	});

	it.each([
		[{ officeHours: '{"mon": ["09:00-17:00"]}' }, 'has no periods of a day in "mon"'],
		[{ metadataTags: '[1]' }, 'Metadata Tags (JSON) must be a JSON object'],
	])('refuses %j before the request', async (additionalFields, message) => {
		expect((await bind(additionalFields)).error?.message).toContain(message);
		expect(trillet.requests()).toEqual([]);
	});
});

describe('release', () => {
	testOperation(trillet, {
		resource,
		operation: 'releasePhoneNumber',
		request: 'releasePhoneNumber',
		parameters,
		good: () => [
			{ agent: salesAgent, number: salesNumber },
			{ agent: supportAgent, number: supportNumber },
		],
		expectOutput: (outputs, { agent, number }) => {
			expect(outputs).toEqual([
				{
					agentId: agent,
					phoneNumberId: number,
					status: 'success',
					message: 'Call flow released from phone number successfully',
				},
			]);
			expect(numbersOf(String(agent))).toEqual([]);
		},
		bad,
		refused: notFound({ agent: 'nowhere', number: salesNumber }),
	});

	it('confirms, as later pages ask for', async () => {
		await trillet.run({
			resource,
			operation: 'releasePhoneNumber',
			parameters: { agentId: byId(salesAgent), phoneNumberId: byId(salesNumber) },
		});
		expect(trillet.requests()[0]?.body).toEqual({ confirmation: true });
	});
});
