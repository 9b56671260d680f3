import { useKlen } from './klen';
import { testOperation } from '../operation-suite';

const klen = useKlen();

testOperation(klen, {
	resource: 'businessContext',
	operation: 'set',
	request: 'setBusinessContext',
	parameters: {
		variables: { variable: [{ name: '={{ $json.name }}', value: '={{ $json.value }}' }] },
	},
	good: () => [
		{ name: 'office_hours', value: '9-17' },
		{ name: 'name', value: 'Acme Corp' },
	],
	expectOutput: (outputs, { name, value }) => {
		expect(outputs).toEqual([{ message: 'Business context variables updated successfully' }]);
		expect(klen.control.klen.production.businessContext()).toHaveProperty(name as string, value);
	},
	bad: {
		item: { name: '', value: 'x' },
		message: 'Name in row 1 of Context Variables is empty',
		nextStep: 'Enter a value.',
	},
	refused: {
		item: () => ({ name: 'membership_level', value: 'Gold' }),
		message: 'A context variable is not defined',
		nextStep: 'Create the variable first',
		httpStatus: 400,
		code: 'undefined_variable',
	},
});

it('creates unknown variables and removes values', async () => {
	Object.assign(klen.control.klen.production.businessContext(), { office_hours: '9-17' });
	const result = await klen.run({
		resource: 'businessContext',
		operation: 'set',
		parameters: {
			variables: { variable: [{ name: 'office_hours', remove: true }] },
			variablesJson: '{"accepts_new_customers": true}',
			createUnknown: true,
		},
	});
	expect(result.error).toBeUndefined();
	expect(klen.control.klen.production.businessContext()).toEqual({ accepts_new_customers: true });
});
