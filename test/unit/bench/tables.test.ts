import { count, type Measurement, type Scenario } from '../../../bench/scenario';
import { growthTable, tableOf } from '../../../bench/tables';

const scenario: Omit<Scenario, 'measure'> = {
	name: 'list',
	title: 'List',
	sizeName: 'Calls',
	metrics: [{ name: 'Time', unit: 's' }, count('Answered 429')],
	limitName: 'Server time',
};

const measurement = (size: number, contender: string, time: number | string): Measurement => ({
	size,
	contender,
	limit: size / 1000,
	values: { Time: time, 'Answered 429': 0 },
});

const MEASUREMENTS = [
	measurement(1_000, 'Our node', 1.2),
	measurement(1_000, 'HTTP Request', 6),
	measurement(10_000, 'Our node', 12),
	measurement(10_000, 'HTTP Request', 'error'),
];

const rowsOf = (table: string) =>
	table.split('\n').map((line) =>
		line
			.split('|')
			.slice(1, -1)
			.map((cell) => cell.trim()),
	);

describe('the table of a scenario', () => {
	it('compares with ours of the same size, and with the limit', () => {
		const [head, , ...rows] = rowsOf(tableOf(scenario, MEASUREMENTS));
		expect(head).toEqual([
			'Calls',
			'',
			'Time',
			'To ours',
			'Answered 429',
			'Server time',
			'To that',
		]);
		expect(rows).toEqual([
			['1,000', 'Our node', '1.2 s', '1', '0', '1 s', '1.2'],
			['1,000', 'HTTP Request', '6 s', '5', '0', '1 s', '6'],
			['10,000', 'Our node', '12 s', '1', '0', '10 s', '1.2'],
			['10,000', 'HTTP Request', 'error', '', '0', '10 s', ''],
		]);
	});

	it('has no column of sizes where a scenario has but one', () => {
		const one = { ...scenario, sizeName: undefined, limitName: undefined };
		expect(rowsOf(tableOf(one, MEASUREMENTS.slice(0, 2)))).toEqual([
			['', 'Time', 'To ours', 'Answered 429'],
			['---', '---', '---', '---'],
			['Our node', '1.2 s', '1', '0'],
			['HTTP Request', '6 s', '5', '0'],
		]);
	});
});

describe('the table of growth', () => {
	it('gives the power of the size, where both sizes have a figure', () => {
		expect(rowsOf(growthTable(scenario, MEASUREMENTS)).slice(2)).toEqual([
			['Our node', '1'],
			['HTTP Request', '–'],
		]);
	});
});
