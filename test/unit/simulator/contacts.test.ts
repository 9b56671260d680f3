import type { Simulator } from '../../../simulator';
import { send, startStill } from './client';

interface Details {
	full_name: string;
	email: string | null;
	country: string;
	tags: string[];
	phone_numbers: Array<{ id: number; phone_number: string; primary: boolean; phone_type: string }>;
}

let simulator: Simulator;

beforeEach(async () => {
	simulator = await startStill();
});
afterEach(() => simulator.close());

const create = async (body: object) => {
	const answer = await send(simulator, 'POST', '/api/v1/contacts/create', { body });
	return { ...answer, id: (answer.body as { id: number }).id };
};
const get = async (id: number) =>
	(await send(simulator, 'GET', `/api/v1/contacts/${id}`)).body as Details;
const change = (method: 'PATCH' | 'PUT', id: number, body: object) =>
	send(simulator, method, `/api/v1/contacts/${id}/update`, { body });

describe('creating', () => {
	it('fills in the documented defaults, and reads the flat address back as an object', async () => {
		const { id, status } = await create({
			first_name: 'John',
			last_name: 'Doe',
			address: '1 Main St',
		});

		expect(status).toBe(201);
		expect(await get(id)).toMatchObject({
			full_name: 'John Doe',
			email: null,
			stage: 'lead',
			stage_display: 'Lead',
			status: 'not_contacted',
			status_display: 'Not Contacted',
			address: { street: '1 Main St', city: null, country: 'US' },
			created_date: '2025-05-01T08:00:00Z',
			phone_numbers: [],
		});
	});

	it('puts a new contact at the top of the list, with its primary number', async () => {
		const { id } = await create({
			first_name: 'John',
			phone_numbers: [
				{ phone_number: '+15551230001' },
				{ phone_number: '+15551230002', primary: true },
			],
		});
		const { body } = await send(simulator, 'GET', '/api/v1/contacts?limit=1');

		expect(body).toMatchObject({ contacts: [{ id, phone: '+15551230002' }] });
	});

	it.each([
		[{}, 400, 'missing_first_name'],
		[{ first_name: '' }, 400, 'missing_first_name'],
		[{ first_name: 'a', team_id: 1 }, 404, 'team_not_found'],
		[{ first_name: 'a', team_id: 457 }, 403, 'team_access_denied'],
		[{ first_name: 'a', phone_numbers: [{ phone_number: '555' }] }, 400, 'validation_error'],
		[{ first_name: 'a', tags: 'VIP' }, 400, 'validation_error'],
	])('refuses %j with %i %s', async (body, status, error) => {
		expect(await create(body)).toMatchObject({ status, body: { error } });
	});
});

describe('changing', () => {
	const original = {
		first_name: 'John',
		email: 'john@example.com',
		country: 'DE',
		tags: ['A', 'B'],
		phone_numbers: [{ phone_number: '+15551230001' }, { phone_number: '+15551230002' }],
	};

	it('by PATCH leaves what is not sent, and replaces tags', async () => {
		const { id } = await create(original);
		expect((await change('PATCH', id, { last_name: 'Roe', tags: ['C'] })).status).toBe(200);

		const details = await get(id);
		expect(details).toMatchObject({
			full_name: 'John Roe',
			email: 'john@example.com',
			address: { country: 'DE' },
			tags: ['C'],
		});
		expect(details.phone_numbers).toHaveLength(2);
	});

	it('by PATCH changes a number by its id, and adds one without', async () => {
		const { id } = await create(original);
		const [first] = (await get(id)).phone_numbers;
		await change('PATCH', id, {
			phone_numbers: [
				{ id: first?.id, phone_number: '+15551230009', phone_type: 'work' },
				{ phone_number: '+15551230003', primary: true },
			],
		});

		const numbers = (await get(id)).phone_numbers.map(({ phone_number, primary }) => [
			phone_number,
			primary,
		]);
		expect(numbers).toEqual([
			['+15551230009', false],
			['+15551230002', false],
			['+15551230003', true],
		]);
	});

	it('by PUT resets what is not sent', async () => {
		const { id } = await create(original);
		expect((await change('PUT', id, { first_name: 'Jane' })).status).toBe(200);

		expect(await get(id)).toMatchObject({
			full_name: 'Jane',
			email: null,
			address: { country: 'US' },
			tags: [],
			phone_numbers: [],
		});
	});

	it('refuses a PUT without a name, an unknown number and an unknown contact', async () => {
		const { id } = await create(original);
		const foreign = { phone_numbers: [{ id: 1, phone_number: '+15551230001' }] };

		expect(await change('PUT', id, {})).toMatchObject({ status: 400 });
		expect(await change('PATCH', id, foreign)).toMatchObject({
			status: 400,
			body: { error: 'validation_error' },
		});
		expect(await change('PATCH', 1, {})).toMatchObject({
			status: 404,
			body: { error: 'not_found' },
		});
	});
});

it('answers 404 for an id that is not a number', async () => {
	expect(await send(simulator, 'GET', '/api/v1/contacts/john')).toMatchObject({
		status: 404,
		body: { error: 'not_found', message: 'Contact not found or you do not have access' },
	});
});
