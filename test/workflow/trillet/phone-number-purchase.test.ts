import type { INodeParameters } from 'n8n-workflow';
import { registerExternal } from '../../../nodes/Trillet/actions/phoneNumber/registerExternal.operation';
import { inVirtualTime, searchList } from '../../harness/workflow';
import { testOperation } from '../operation-suite';
import { rejected } from './refusals';
import { useTrillet, WORKSPACE } from './trillet';

const trillet = useTrillet();
const resource = 'phoneNumber';
const numbers = () => trillet.control.trillet.production.documents('phoneNumbers');

describe('purchase', () => {
	const purchase = async (parameters: INodeParameters = {}) =>
		await trillet.run({
			resource,
			operation: 'purchase',
			parameters: { phoneNumber: '+14155550112', confirmPurchase: true, ...parameters },
		});
	const bought = {
		_id: expect.stringMatching(/^[0-9a-f]{24}$/) as string,
		phoneNumber: '+14155550112',
		country: 'US',
		type: 'local',
		status: 'active',
		workspaceId: WORKSPACE,
		placement: 'confirmed',
	};

	testOperation(trillet, {
		resource,
		operation: 'purchase',
		request: 'purchasePhoneNumber',
		parameters: { phoneNumber: '={{ $json.number }}', confirmPurchase: '={{ $json.sure }}' },
		good: () => [
			{ number: '+14155550110', sure: true },
			{ number: '+14155550111', sure: 'true' },
		],
		expectOutput: (outputs, { number }) => {
			expect(outputs).toEqual([{ ...bought, phoneNumber: number }]);
		},
		bad: {
			item: { number: '+14155550110', sure: false },
			message: 'Confirm Purchase is off, so nothing was bought',
			nextStep: 'A phone number costs money each month. Turn it on to buy the number.',
		},
		refused: {
			item: () => ({ number: '+14155559999', sure: true }),
			message: 'Trillet AI did not accept the values of this request',
			nextStep: '"The phone number is not available"',
			httpStatus: 400,
			code: 'invalid_request',
		},
	});

	describe('the list of numbers', () => {
		const search = async (parameters: INodeParameters, filter?: string) =>
			await searchList({
				node: 'trillet',
				method: 'searchAvailableNumbers',
				credentials: trillet.credentials(),
				parameters: { resource, operation: 'purchase', ...parameters },
				filter,
			});
		const chosen = { country: { __rl: true, mode: 'list', value: 'US' }, type: 'mobile' };

		it('holds what can be bought of the country and the type', async () => {
			const { results } = await search(chosen);
			expect(trillet.requests()[0]?.query).toMatchObject({ country: 'US', type: 'mobile' });
			expect(results.length).toBeGreaterThan(0);
			const [{ value } = { value: '' }] = results;
			const placed = await purchase({
				...chosen,
				phoneNumber: { __rl: true, mode: 'list', value },
			});
			expect(placed.json).toMatchObject([{ phoneNumber: value, type: 'mobile', country: 'US' }]);
		});

		it('says what to do when there is nothing to buy', async () => {
			const body = { numbers: [] };
			trillet.control.addFault({ operationId: 'searchAvailableNumbers', status: 200, body });
			await expect(search(chosen)).rejects.toMatchObject({
				message: 'Trillet AI has no number of this country and type to sell',
				description: 'Choose another Country or Type.',
			});
		});
	});

	it('sends every documented field', async () => {
		await purchase({
			country: 'us',
			type: 'mobile',
			options: { addressSid: 'AD1', coupon: 'SAVE' },
		});
		expect(trillet.requests()[0]?.body).toEqual({
			phoneNumber: '+14155550112',
			country: 'US',
			type: 'mobile',
			addressSid: 'AD1',
			coupon: 'SAVE',
		});
	});

	it('buys nothing unless somebody confirms', async () => {
		expect((await purchase({ confirmPurchase: undefined })).error?.message).toContain('is off');
		expect(trillet.requests()).toEqual([]);
	});

	it.each([
		[{ phoneNumber: '4155550112' }, 'is not in E.164 format'],
		[{ country: 'U1' }, 'is not a country code'],
		[{ type: '={{ "fax" }}' }, 'Type must be one of local, mobile, tollFree'],
	])('refuses %j before the request', async (parameters, message) => {
		expect((await purchase(parameters)).error?.message).toContain(message);
		expect(trillet.requests()).toEqual([]);
	});

	describe('when the answer is the bare number', () => {
		beforeEach(() => trillet.control.settings({ trillet: { purchaseAnswer: 'string' } }));

		it('looks the ID up in the list', async () => {
			expect((await purchase()).json).toEqual([bought]);
		});

		it('succeeds without an ID when the list does not tell it', async () => {
			const withoutId = { ...bought, _id: null, status: null, workspaceId: null };
			trillet.control.settings({ trillet: { phoneNumberList: 'strings' } });
			expect((await purchase()).json).toEqual([withoutId]);
		});

		it('succeeds without an ID when the list fails: the number is bought', async () => {
			const fault = { operationId: 'listPhoneNumbers', times: 'always' as const };
			trillet.control.addFault({ ...fault, status: 500, body: { error: 'x' } });
			const result = await inVirtualTime(async () => await purchase());
			expect(result.error).toBeUndefined();
			expect(result.json).toMatchObject([{ _id: null, phoneNumber: '+14155550112' }]);
		});
	});

	describe('when it has to be paid first', () => {
		const unpaid = {
			...bought,
			_id: null,
			status: 'payment_required',
			workspaceId: null,
			checkoutUrl: expect.stringMatching(/^https:\/\/checkout\.stripe\.com\//) as string,
		};

		it.each(['checkout', 'refused'] as const)('says where to pay: %s', async (purchaseAnswer) => {
			trillet.control.settings({ trillet: { purchaseAnswer } });
			expect((await purchase()).json).toEqual([unpaid]);
			expect(trillet.requests('purchasePhoneNumber')).toHaveLength(1);
		});

		it('buys nothing a second time in a retry, and finds the number once it is paid', async () => {
			trillet.control.settings({ trillet: { purchaseAnswer: 'checkout' } });
			const run = {
				resource,
				operation: 'purchase',
				parameters: { phoneNumber: '={{ $json.number }}', confirmPurchase: true },
				items: [{ number: '+14155550112' }, { number: '+14155550113' }],
			};
			const refusal = { operationId: 'purchasePhoneNumber', status: 400, body: { error: 'x' } };
			trillet.control.addFault({ ...refusal, nth: 2, times: 2 });
			const failed = await trillet.run(run);
			const again = await trillet.retry(failed, run);
			expect([failed, again].map(({ error }) => error?.httpCode)).toEqual(['400', '400']);
			const [known] = numbers();
			trillet.control.trillet.production.copyDocument('phoneNumbers', String(known?._id), {
				phoneNumber: '+14155550112',
			});
			const [first, second] = (await trillet.retry(again, run)).json;
			expect(second).toEqual({ ...unpaid, phoneNumber: '+14155550113' });
			expect(first).toMatchObject({
				...bought,
				country: expect.any(String) as string,
			});
			const asked = trillet
				.requests('purchasePhoneNumber')
				.filter(({ body }) => (body as { phoneNumber: string }).phoneNumber === '+14155550112');
			expect(asked).toHaveLength(1);
			const listed = await trillet.run({ resource, operation: 'getAll' });
			expect(listed.json).toContainEqual(expect.objectContaining({ phoneNumber: '+14155550112' }));
		});
	});

	it('takes no other address for a place to pay', async () => {
		const body = { success: false, docs: 'see https://docs.example.com', phoneNumber: '' };
		trillet.control.addFault({ operationId: 'purchasePhoneNumber', status: 200, body });
		const { error } = await inVirtualTime(async () => await purchase());
		expect(error?.message).toContain('did not confirm this purchase');
	});

	it('says that the credits do not suffice', async () => {
		trillet.control.settings({ trillet: { credits: 5 } });
		expect((await purchase()).error).toMatchObject({
			message: 'The Trillet AI account has too few credits',
			httpCode: '402',
		});
	});

	it('is found after a lost answer', async () => {
		trillet.control.addFault({ operationId: 'purchasePhoneNumber', when: 'after', reset: true });
		const { json } = await inVirtualTime(async () => await purchase());
		expect(json).toEqual([{ ...bought, placement: 'recovered' }]);
		expect(trillet.requests('purchasePhoneNumber')).toHaveLength(1);
	});

	it('stops after a lost request', async () => {
		trillet.control.addFault({ operationId: 'purchasePhoneNumber', reset: true });
		expect((await inVirtualTime(async () => await purchase())).error).toMatchObject({
			message: 'Trillet AI did not confirm this purchase, so the number may or may not be yours',
			description: expect.stringContaining('Phone Number > Get Many') as string,
		});
		expect(trillet.requests('purchasePhoneNumber')).toHaveLength(1);
	});

	it('is sent again after a lost request when the user wants that', async () => {
		trillet.control.addFault({ operationId: 'purchasePhoneNumber', reset: true });
		const parameters = { options: { ifOutcomeUnknown: 'placeAgain' } };
		const { json } = await inVirtualTime(async () => await purchase(parameters));
		expect(json).toEqual([bought]);
	});
});

describe('register external', () => {
	const TOKEN = 'twilio-auth-token-0123456789';
	const parameters = {
		phoneNumber: '={{ $json.number }}',
		accountSid: 'AC1',
		authToken: TOKEN,
	};
	const register = async () =>
		await trillet.run({
			resource,
			operation: 'registerExternal',
			parameters,
			items: [{ number: '+15550001111' }],
		});

	testOperation(trillet, {
		resource,
		operation: 'registerExternal',
		request: 'registerExternalNumber',
		parameters,
		good: () => [{ number: '+15550001111' }, { number: '+15550001112' }],
		expectOutput: (outputs, { number }) => {
			const message = 'Phone number registered successfully';
			expect(outputs).toEqual([{ phoneNumber: number, status: 'success', message }]);
			expect(numbers()).toContainEqual(
				expect.objectContaining({ phoneNumber: number, isExternal: true }),
			);
		},
		bad: {
			item: { number: '5550001111' },
			message: 'Phone Number "5550001111" is not in E.164 format',
			nextStep:
				'Write it with + and the country code, and without spaces or signs, for example +15551234567.',
		},
		refused: rejected(trillet, 'registerExternalNumber', { number: '+15550001111' }),
	});

	it('sends every documented field', async () => {
		await register();
		expect(trillet.requests()[0]?.body).toEqual({
			phoneNumber: '+15550001111',
			provider: 'twilio',
			credentials: { accountSid: 'AC1', authToken: TOKEN },
		});
	});

	it.each([400, 200])(
		'shows the token nowhere, even if an answer %i repeats it',
		async (status) => {
			const message = `Twilio says ${TOKEN}`;
			const body = { status: 'success', message, error: { code: 'x', message } };
			trillet.control.addFault({ operationId: 'registerExternalNumber', status, body });
			const result = await register();
			// Outputs and errors; the rest of the execution is the workflow, which holds its parameters.
			const text = JSON.stringify(result.run.data.resultData);
			expect(text).toContain('Twilio says [hidden]');
			expect(text).not.toContain(TOKEN);
		},
	);

	it('has the editor hide the token', () => {
		const token = registerExternal.properties.find(({ name }) => name === 'authToken');
		expect(token).toMatchObject({ typeOptions: { password: true }, default: '' });
	});
});
