import { phonesOf, simplifyContact } from '../../../nodes/Klen/actions/contact/simplify';

const ADDRESS = {
	street: '1 Main St',
	city: 'Springfield',
	state: 'CA',
	zip_code: '94105',
	country: 'US',
};

describe('simplifyContact', () => {
	it.each([
		['an object', { address: ADDRESS }, ADDRESS],
		['flat fields', { ...ADDRESS, street: undefined, address: '1 Main St' }, ADDRESS],
		['a city only', { city: 'Springfield' }, { ...emptyAddress(), city: 'Springfield' }],
		['nothing', {}, null],
		['an empty object', { address: emptyAddress() }, null],
	])('writes an address given as %s as an object', (_, contact, address) => {
		expect(simplifyContact({ id: 1, ...contact })).toMatchObject({ id: 1, address });
	});

	it('has the same ten fields whatever it gets', () => {
		expect(Object.keys(simplifyContact({}))).toHaveLength(10);
	});
});

function emptyAddress() {
	return { street: null, city: null, state: null, zip_code: null, country: null };
}

describe('phonesOf', () => {
	const entry = (phone_number: string, primary: boolean) => ({ phone_number, primary });

	it.each([
		['a list entry', { phone: '+15550000001' }, ['+15550000001']],
		[
			'details',
			{ phone_numbers: [entry('+15550000001', false), entry('+15550000002', true)] },
			['+15550000002', '+15550000001'],
		],
		['neither', { phone: null, phone_numbers: null }, []],
		['entries without a number', { phone: '', phone_numbers: [{}, 'x', null] }, []],
	])('finds the numbers of %s, the primary one first', (_, contact, phones) => {
		expect(phonesOf(contact as never)).toEqual(phones);
	});
});
