import { markdownTable } from '../tools/markdown';
import type { Measurement, Metric, Scenario } from './scenario';

const DIGITS: Record<Metric['unit'], number> = {
	s: 2,
	ms: 0,
	µs: 0,
	MB: 0,
	kB: 0,
	'1/s': 0,
	count: 0,
};

const number = (value: number, digits: number) =>
	value.toLocaleString('en', { maximumFractionDigits: digits });

function cell(value: number | string | undefined, { unit }: Metric): string {
	if (typeof value === 'string') return value;
	if (value === undefined || Number.isNaN(value)) return '–';
	const text = number(value, DIGITS[unit]);
	if (unit === 'count') return text;
	return unit === '1/s' ? `${text} a second` : `${text} ${unit}`;
}

/** How many times as much one is as the other; empty without two numbers. */
const times = (value: unknown, base: unknown): string =>
	typeof value === 'number' && typeof base === 'number' && base !== 0
		? number(value / base, 2)
		: '';

/**
 * A scenario as a table: everybody's figures, the first of them also as a ratio to those of the
 * first contender of the same group and size, and to the limit.
 */
export function tableOf(
	{ groupName, sizeName, metrics, limitName }: Omit<Scenario, 'measure'>,
	measurements: Measurement[],
): string {
	const [first] = metrics as [Metric];
	const groupHead = groupName ? [groupName] : [];
	const sizeHead = sizeName ? [sizeName] : [];
	const limitHead = limitName ? [limitName, 'To that'] : [];
	const head = [
		...groupHead,
		...sizeHead,
		'',
		...metrics.flatMap((metric) => (metric === first ? [metric.name, 'To ours'] : [metric.name])),
		...limitHead,
	];
	const rows = measurements.map(({ group, size, contender, values, limit }) => {
		const same = measurements.filter((other) => other.group === group && other.size === size);
		const ours = same[0]?.values[first.name];
		const own = values[first.name];
		return [
			...groupHead.map(() => group ?? ''),
			...sizeHead.map(() => number(size, 0)),
			contender,
			...metrics.flatMap((metric) => {
				const text = cell(values[metric.name], metric);
				return metric === first ? [text, times(own, ours)] : [text];
			}),
			...(limitName ? [cell(limit, first), times(own, limit)] : []),
		];
	});
	return markdownTable(head, rows);
}

/**
 * How the first metric grows: between two neighbouring sizes, to which power of the size.
 * 1 is in proportion; 2 would be four times as much for twice the size.
 */
export function growthTable(
	{ sizeName = '', metrics: [metric] }: Pick<Scenario, 'sizeName' | 'metrics'>,
	measurements: Measurement[],
): string {
	const name = metric?.name ?? '';
	const sizes = [...new Set(measurements.map(({ size }) => size))];
	const steps = sizes.slice(1).map((size, index) => [sizes[index] as number, size] as const);
	const contenders = [...new Set(measurements.map(({ contender }) => contender))];
	const valueOf = (contender: string, size: number) =>
		measurements.find((one) => one.contender === contender && one.size === size)?.values[name];
	const rows = contenders.map((contender) => [
		contender,
		...steps.map(([from, to]) => {
			const [low, high] = [valueOf(contender, from), valueOf(contender, to)];
			if (typeof low !== 'number' || typeof high !== 'number') return '–';
			return number(Math.log(high / low) / Math.log(to / from), 2);
		}),
	]);
	const head = steps.map(
		([from, to]) => `${number(from, 0)} to ${number(to, 0)} ${sizeName.toLowerCase()}`,
	);
	return markdownTable(['Power of the size', ...head], rows);
}
