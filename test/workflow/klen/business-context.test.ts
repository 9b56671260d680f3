import type { INodeParameters } from 'n8n-workflow';
import { asJson, inFields, useKlen } from './klen';
import { testOperation } from '../operation-suite';

const klen = useKlen();

testOperation(klen, {
	resource: 'businessContext',
	operation: 'set',
	request: 'setBusinessContext',
	parameters: asJson('={{ $json.values }}'),
	good: () => [{ values: { office_hours: '9-17' } }, { values: { name: 'Acme Corp' } }],
	expectOutput: (outputs, { values }) => {
		expect(outputs).toEqual([{ message: 'Business context variables updated successfully' }]);
		expect(klen.control.klen.production.businessContext()).toMatchObject(values as object);
	},
	bad: {
		item: { values: {} },
		message: 'Context Variables (JSON) is empty',
		nextStep: 'Write names and values as a JSON object.',
	},
	refused: {
		item: () => ({ values: { membership_level: 'Gold' } }),
		message: 'A context variable is not defined',
		nextStep: 'Create the variable first',
		httpStatus: 400,
		code: 'undefined_variable',
	},
});

const set = async (parameters: INodeParameters) =>
	await klen.run({ resource: 'businessContext', operation: 'set', parameters });

it('creates unknown variables and removes values', async () => {
	Object.assign(klen.control.klen.production.businessContext(), { office_hours: '9-17' });
	const variables = { office_hours: null, accepts_new_customers: true };
	const result = await set({ ...asJson(variables), createUnknown: true });
	expect(result.error).toBeUndefined();
	expect(klen.control.klen.production.businessContext()).toEqual({ accepts_new_customers: true });
});

it('sets and removes what is chosen in fields', async () => {
	Object.assign(klen.control.klen.production.businessContext(), { office_hours: '9-17' });
	await set({ ...inFields({ name: 'Acme' }), removeVariables: ['office_hours'] });
	expect(klen.control.klen.production.businessContext()).toEqual({ name: 'Acme' });
});
